"""Users of the review station: who there is, and every change of that, each with its audit note."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from intake.store import passwords
from intake.store.arriving import note
from intake.store.connect import reading, writing
from intake.store.records import Happening, NotAllowedError, Role, User
from intake.store.tables import audit, claims, orders, sessions, users

_NAME = re.compile(r"[\w.@+-]+(?:\\[\w.@+-]+)?")  # as it stands in a proxy's header too: eva, eva@example.se, RH\eva
CHANGES = ("user_added", "user_changed", "user_password", "user_removed", "signed_out")
_LONGEST_NAME, _LONGEST_SHOWN, _LONGEST_SIGNATURE = 64, 80, 16


class People:
    """The users. Every method is one transaction; reached as ``Store.people``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[User, ...]:
        """Every user, by name."""
        with reading(self._engine) as connection:
            return tuple(user_of(row) for row in connection.execute(select(users).order_by(users.c.name)))

    def get(self, name: str) -> User | None:
        """One user by the name that they sign in with, or ``None``."""
        with reading(self._engine) as connection:
            row = _row(connection, name)
            return user_of(row) if row is not None else None

    def history(self, limit: int) -> tuple[Happening, ...]:
        """The last changes of users, the newest first."""
        apart = audit.c.sha256.is_(None) & audit.c.reference.is_(None)
        query = select(audit).where(apart, audit.c.action.in_(CHANGES)).order_by(audit.c.id.desc()).limit(limit)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(Happening(row.at, row.who, row.action, json.loads(row.detail_json)) for row in rows)

    def any_administrator(self) -> bool:
        """Whether somebody is there who can let others in."""
        with reading(self._engine) as connection:
            return bool(_administrators(connection))

    def add(self, user: User, password: str | None, *, by: str, at: datetime) -> User:
        """A new user.

        Args:
            user: as wished; with ``temporary`` they have to choose a password of their own at the first sign-in.
            password: ``None``: signs in through the proxy only.
            by: who adds them.
            at: aware.

        Raises:
            NotAllowedError: ``bad_name``, ``name_taken``, ``shown_taken``, or what ``passwords.refuse_weak`` raises.
        """
        user = replace(_tidy(user), active=True, has_password=password is not None)
        if password is not None:
            passwords.refuse_weak(password, user.name, user.shown)
        password_hash = passwords.hashed(password) if password is not None else None
        with writing(self._engine) as connection:
            _lock(connection)
            if _row(connection, user.name) is not None:
                raise NotAllowedError(
                    "name_taken", f"Det finns redan en användare {user.name}.", f"There is a user {user.name} already."
                )
            _refuse_same_shown(connection, user)
            values = {**_values(user), "password_hash": password_hash, "added_at": at, "added_by": by}
            connection.execute(insert(users).values(name=user.name, **values))
            note(connection, at, by, "user_added", detail=_told(user))
        return user

    def change(self, user: User, *, by: str, at: datetime) -> None:
        """Set everything but the password to what ``user`` says. Whoever is no longer active is signed out.

        Raises:
            NotAllowedError: ``unknown_user``, ``bad_name``, ``shown_taken``, ``last_administrator``.
        """
        user = _tidy(user)
        with writing(self._engine) as connection:
            _lock(connection)
            before = _known(connection, user.name)
            user = replace(user, temporary=before.temporary, has_password=before.has_password)
            if user == before:
                return
            _refuse_same_shown(connection, user)
            if not (user.active and user.role is Role.ADMINISTRATOR):
                _refuse_last_administrator(connection, user.name)
            connection.execute(update(users).where(users.c.name == user.name).values(_values(user)))
            if not user.active:
                _let_go(connection, user.name)
            old, new = _told(before), _told(user)
            changed = {key: {"from": old[key], "to": new[key]} for key in new if old[key] != new[key]}
            note(connection, at, by, "user_changed", detail={"user": user.name, **changed})

    def set_password(
        self, name: str, password: str, *, by: str, at: datetime, temporary: bool = False, keep: str = ""
    ) -> None:
        """A new password. All sessions of the user end, but the one whose fingerprint is ``keep``.

        Raises:
            NotAllowedError: ``unknown_user``, or what ``passwords.refuse_weak`` raises.
        """
        name = folded(name)
        with reading(self._engine) as connection:
            user = _known(connection, name)
        passwords.refuse_weak(password, name, user.shown)
        values = {"password_hash": passwords.hashed(password), "temporary": temporary}
        with writing(self._engine) as connection:
            _known(connection, name)
            connection.execute(update(users).where(users.c.name == name).values(values))
            others = (sessions.c.user == name) & (sessions.c.token_sha256 != keep)
            connection.execute(delete(sessions).where(others))
            note(connection, at, by, "user_password", detail={"user": name, "temporary": temporary})

    def remove(self, name: str, *, by: str, at: datetime) -> None:
        """Take a user away. What they did stays in the audit trail; their orders are anybody's again.

        Raises:
            NotAllowedError: ``unknown_user``, ``last_administrator``.
        """
        name = folded(name)
        with writing(self._engine) as connection:
            _lock(connection)
            user = _known(connection, name)
            _refuse_last_administrator(connection, name)
            _let_go(connection, name)
            connection.execute(update(orders).where(orders.c.assigned_to == name).values(assigned_to=None))
            connection.execute(delete(users).where(users.c.name == name))
            note(connection, at, by, "user_removed", detail=_told(user))


def folded(name: str) -> str:
    """The name as it is kept: case does not matter to who signs in."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def _tidy(user: User) -> User:
    name, shown = folded(user.name), " ".join(user.shown.split())
    signature = (user.signature or "").strip() or None
    if not (_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME):
        raise NotAllowedError(
            "bad_name",
            "Inloggningsnamnet får bestå av bokstäver, siffror och . _ @ + - (högst 64 tecken).",
            "The name to sign in with is made of letters, digits and . _ @ + - (at most 64 characters).",
        )
    fit = 0 < len(shown) <= _LONGEST_SHOWN and len(signature or "") <= _LONGEST_SIGNATURE
    if not fit or not (shown + (signature or "")).isprintable() or shown.casefold() == "intake":
        raise NotAllowedError(
            "bad_name",
            "Ange personens namn (högst 80 tecken) och en signatur på högst 16 tecken.",
            "Give the person's name (at most 80 characters) and a signature of at most 16 characters.",
        )
    return replace(user, name=name, shown=shown, signature=signature)


def _refuse_same_shown(connection: Connection, user: User) -> None:
    """Two people of one name could not be told apart in the audit trail."""
    for row in connection.execute(select(users.c.name, users.c.shown).where(users.c.name != user.name)):
        if user.shown.casefold() in (row.shown.casefold(), row.name):
            raise NotAllowedError(
                "shown_taken",
                f"{row.name} heter redan så. Skriv ut namnet så att de går att skilja åt i historiken.",
                f"{row.name} is called that already. Write the name so that the trail can tell them apart.",
            )


def _refuse_last_administrator(connection: Connection, name: str) -> None:
    if _administrators(connection) == [name]:
        raise NotAllowedError(
            "last_administrator",
            "Det är den sista aktiva administratören. Gör någon annan till administratör först.",
            "That is the last active administrator. Make somebody else one first.",
        )


def _administrators(connection: Connection) -> list[str]:
    query = select(users.c.name).where(users.c.role == Role.ADMINISTRATOR, users.c.active)
    return list(connection.execute(query).scalars())


def _lock(connection: Connection) -> None:
    """One change of users at a time, so that two cannot each take the other's last administrator away."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE")


def _let_go(connection: Connection, name: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.user == name))
    connection.execute(delete(claims).where(claims.c.held_by == name))


def _known(connection: Connection, name: str) -> User:
    row = _row(connection, name)
    if row is None:
        raise NotAllowedError("unknown_user", "Det finns ingen sådan användare.", "There is no such user.")
    return user_of(row)


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(users).where(users.c.name == folded(name))).one_or_none()


def _values(user: User) -> dict[str, Any]:
    names = ("shown", "role", "sees_protected", "signature", "active", "language", "temporary")
    return {name: getattr(user, name) for name in names}


def _told(user: User) -> dict[str, Any]:
    """What the audit trail says of a user."""
    told = {name: value for name, value in _fields(user) if name not in ("name", "has_password")}
    return {"user": user.name, **told}


def _fields(user: User) -> Iterator[tuple[str, Any]]:
    for each in fields(user):
        yield each.name, getattr(user, each.name)


def user_of(row: Row[Any]) -> User:
    """A row of ``users`` as it is handed out."""
    return User(
        row.name,
        row.shown,
        Role(row.role),
        row.sees_protected,
        row.signature,
        row.language,
        row.active,
        temporary=row.temporary,
        has_password=row.password_hash is not None,
    )
