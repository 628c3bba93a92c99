"""``intake user``: the users of the review station. A password is typed twice or read from stdin, never an option."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from rich.table import Table

from intake import words
from intake.cli.common import (
    Command,
    console,
    json_option,
    now,
    opened,
    settings_of,
    settings_options,
    shown,
    who_is_asking,
)
from intake.cli.shapes import ListedUser, UserListing
from intake.errors import BadInput
from intake.store import NotAllowedError, Role, Store, User, open_store
from intake.store.passwords import LONGEST, SHORTEST

_BY = click.option("--by", help="Who does it, for the audit trail; default: the account.")
_STDIN = click.option("--password-stdin", is_flag=True, help="Read the password from standard input: its first line.")
_TEMPORARY = click.option("--temporary", is_flag=True, help="They have to choose their own at the next sign-in.")
_ROLES = click.Choice([str(role) for role in Role])
_LANGUAGES = click.Choice(["sv", "en"])


@click.group(name="user")
def user_commands() -> None:
    """The users of the review station, and what each may do.

    \b
    reviewer       works orders
    administrator  works orders, and keeps the users
    auditor        changes nothing; reads the access log
    """


def _common(command: Command) -> Command:
    options: list[Callable[[Command], Command]] = [settings_options, _BY]
    for option in options:
        command = option(command)
    return command


@user_commands.command()
@click.argument("name")
@click.option(
    "--shown", "shown_as", help="The person's name as it stands in the trail and under letters; default: NAME."
)
@click.option("--role", type=_ROLES, default="reviewer", show_default=True)
@click.option("--sees-protected", is_flag=True, help="May see orders with a protected identity.")
@click.option("--signature", help="In the log line of an export; default: NAME.")
@click.option("--language", type=_LANGUAGES, default="sv", show_default=True, help="Of the pages.")
@click.option("--no-password", is_flag=True, help="Comes through the reverse proxy only ([review] proxy_header).")
@_STDIN
@_TEMPORARY
@_common
def add(
    name: str,
    shown_as: str | None,
    role: str,
    sees_protected: bool,
    signature: str | None,
    language: str,
    no_password: bool,
    password_stdin: bool,
    temporary: bool,
    by: str | None,
    config_file: Path | None,
    var: Path | None,
) -> None:
    """Add a user. NAME is what they sign in with."""
    settings = settings_of(config_file, var)
    user = User(
        name, shown_as or name, Role(role), sees_protected, signature, language, temporary=temporary and not no_password
    )
    password = None if no_password else _password(from_stdin=password_stdin)
    store = open_store(settings.storage.url, settings.storage.root / "backup")  # the first user makes the database
    try:
        added = store.people.add(user, password, by=who_is_asking(by), at=now())
    finally:
        store.close()
    console().print(f"Tillagd: [bold]{shown(added.name)}[/], {words.ROLES[added.role]}")


@user_commands.command(name="list")
@settings_options
@json_option
def list_(config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """List the users."""
    settings = settings_of(config_file, var)
    with opened(settings, read_only=True) as store:
        users = store.people.all()
    if as_json:
        listed = tuple(ListedUser(**{name: getattr(user, name) for name in ListedUser.model_fields}) for user in users)
        click.echo(UserListing(schema="intake.user-list/1", users=listed).as_json(indent=2))
        return
    table = Table("namn", "visas som", "roll", "skyddade", "signatur", "språk", "läge")
    for user in users:
        state = "avstängd" if not user.active else "" if user.has_password else "bara genom proxyn"
        table.add_row(
            shown(user.name),
            shown(user.shown),
            words.ROLES[user.role],
            "ser" if user.sees_protected else "",
            shown(user.signature or ""),
            user.language,
            state or ("ska välja lösenord" if user.temporary else ""),
        )
    console().print(table if users else "Inga användare. Lägg till med: intake user add NAMN --role administrator")


@user_commands.command()
@click.argument("name")
@_STDIN
@_TEMPORARY
@_common
def password(
    name: str, password_stdin: bool, temporary: bool, by: str | None, config_file: Path | None, var: Path | None
) -> None:
    """Set a new password. The user is signed out everywhere."""
    settings = settings_of(config_file, var)
    with opened(settings) as store:
        known = _known(store, name)
        store.people.set_password(
            known.name, _password(from_stdin=password_stdin), by=who_is_asking(by), at=now(), temporary=temporary
        )
    console().print(f"Nytt lösenord för [bold]{shown(known.name)}[/]; utloggad överallt")


@user_commands.command()
@click.argument("name")
@click.option("--shown", "shown_as", help="The person's name as it stands in the trail and under letters.")
@click.option("--role", type=_ROLES)
@click.option("--sees-protected/--not-protected", default=None, help="May see orders with a protected identity.")
@click.option("--signature", help="In the log line of an export; empty: NAME.")
@click.option("--language", type=_LANGUAGES)
@click.option("--active/--disabled", default=None, help="May sign in. Who is disabled is signed out at once.")
@_common
def change(
    name: str,
    shown_as: str | None,
    role: str | None,
    sees_protected: bool | None,
    signature: str | None,
    language: str | None,
    active: bool | None,
    by: str | None,
    config_file: Path | None,
    var: Path | None,
) -> None:
    """Change what a user may do, and how they are named; what is not given stays."""
    settings = settings_of(config_file, var)
    with opened(settings) as store:
        user = _known(store, name)
        wished = replace(
            user,
            shown=user.shown if shown_as is None else shown_as,
            role=user.role if role is None else Role(role),
            sees_protected=user.sees_protected if sees_protected is None else sees_protected,
            signature=user.signature if signature is None else signature,
            language=user.language if language is None else language,
            active=user.active if active is None else active,
        )
        store.people.change(wished, by=who_is_asking(by), at=now())
    console().print(f"Ändrad: [bold]{shown(user.name)}[/]")


@user_commands.command()
@click.argument("name")
@_common
def remove(name: str, by: str | None, config_file: Path | None, var: Path | None) -> None:
    """Take a user away. What they did stays in the audit trail; `change NAME --disabled` is usually enough."""
    settings = settings_of(config_file, var)
    with opened(settings) as store:
        store.people.remove(_known(store, name).name, by=who_is_asking(by), at=now())
    console().print(f"Borttagen: [bold]{shown(name)}[/]")


def _known(store: Store, name: str) -> User:
    user = store.people.get(name)
    if user is None:
        raise NotAllowedError(
            "unknown_user",
            "Det finns ingen sådan användare. ”intake user list” visar vilka som finns.",
            "There is no such user. `intake user list` shows those there are.",
        )
    return user


def _password(*, from_stdin: bool) -> str:
    """The password, typed twice on a terminal or read from standard input.

    Raises:
        BadInput: ``no_password``: nothing was given.
    """
    if not from_stdin and sys.stdin.isatty():
        typed: str = click.prompt(
            f"Lösenord (minst {SHORTEST} tecken)", hide_input=True, confirmation_prompt="En gång till"
        )
        return typed
    given = sys.stdin.readline(4 * LONGEST).rstrip("\r\n") if from_stdin else ""
    if not given:
        raise BadInput(
            "no_password",
            "Inget lösenord: skriv det på en terminal, eller ge det på standard input med --password-stdin.",
            "No password: type it on a terminal, or give it on standard input with --password-stdin.",
        )
    return given
