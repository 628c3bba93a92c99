"""``confirm``: a named person works an order to its end.

Corrections come first and are decided at once; then doubts are answered and checks confirmed, one by one, each saved as
it is said; the closing comes last. Nothing is released with anything open: the store refuses it too.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from intake import words
from intake.cli.common import (
    console,
    json_option,
    look_at,
    now,
    opened,
    protected_option,
    settings_of,
    settings_options,
    shown,
)
from intake.cli.desk import AskingDesk
from intake.cli.queue import print_open
from intake.cli.shapes import Confirmation, OpenFlag
from intake.desk import Wish, blanks_of
from intake.house import load_rules
from intake.outcome import OutcomeKind, outcome_of
from intake.store import Closing, Look, NotAllowedError, OrderState, Store
from intake.store.closing import open_checks, open_stops
from intake.words import STOCKHOLM


@click.command()
@click.argument("typed", metavar="ID")
@click.option("--by", required=True, help="Your name; it stands in the audit trail.")
@protected_option
@settings_options
@json_option
@click.option("--edit", "edits", multiple=True, metavar="FIELD=VALUE", help="Correct a value; decided again at once.")
@click.option("--flag", "flags", multiple=True, metavar="CODE:FIELD", help="Answer a doubt: the value stands as read.")
@click.option("--check", "checks", multiple=True, metavar="NAME", help="Confirm one check that you have done.")
@click.option("--reject", metavar="REASON", help="Close the order as not for this desk.")
@click.option("--outcome", type=click.Choice(["release", "ask", "refer", "review"]), help="Close it so; see --note.")
@click.option("--note", help="Why; needed where the outcome is not the proposed one.")
@click.option("--approve", is_flag=True, help="Close with the proposed reply although something was changed just now.")
@click.option("--signature", help="Your user id for the export log: closes a release.")
@click.option("--at", "at_text", metavar="TIME", help="When the export was done (2024-03-05 09:00); default: now.")
@click.option("--fill", "fills", multiple=True, metavar="BLANK=TEXT", help="Fill an open place of the log line.")
@click.option("--log-line", help="The whole log line, where none was drafted.")
@click.option("--seen-repeat", is_flag=True, help="You have seen that a closed fax came again.")
@click.option(
    "--ask/--no-ask", default=None, help="Ask step by step; default: on a terminal, when nothing else is given."
)
def confirm(
    typed: str,
    by: str,
    sees_protected: bool,
    config_file: Path | None,
    var: Path | None,
    as_json: bool,
    edits: tuple[str, ...],
    flags: tuple[str, ...],
    checks: tuple[str, ...],
    reject: str | None,
    outcome: OutcomeKind | None,
    note: str | None,
    approve: bool,
    signature: str | None,
    at_text: str | None,
    fills: tuple[str, ...],
    log_line: str | None,
    seen_repeat: bool,
    ask: bool | None,
) -> None:
    """Answer doubts, confirm checks, correct values, and close an order.

    On a terminal you are asked step by step. With options everything is named: each doubt (--flag), each check
    (--check), and for a release the --signature for the log line. An order that is to be completed or referred is
    closed, and its reply approved, when nothing but ID and --by are given. What is given is saved even where something
    else is still open.
    """
    settings = settings_of(config_file, var)
    wish = Wish(outcome, note, signature, _moment(at_text), log_line, pairs("--fill", fills))
    with opened(settings) as store:
        sha256, reference = store.find(typed)[0], reference_of(store, typed)
        # The whole fax is shown where it is asked step by step.
        look_at(store, settings, by, store.orders_on(sha256), Look.ORDER, acknowledged=sees_protected)
        desk = AskingDesk(store, settings, load_rules(settings), reference, by, console())
        changing = bool(edits or flags or checks or seen_repeat)
        saying = bool(approve or signature or outcome)
        if seen_repeat:
            store.see_repeats(store.order(reference).summary.sha256, by, now())
        if edits:
            desk.edit(pairs("--edit", edits))
        for flag in flags:
            desk.answer(*_flag(flag))
        for check in checks:
            desk.check(check)
        if reject is not None:
            desk.close(Closing("review", rejected=True, note=reject))
        elif ask or (ask is None and not (changing or saying or as_json) and _is_terminal()):
            desk.ask_everything(wish)
        elif saying or not changing:
            desk.close(desk.closing(wish))
        _report(desk, as_json)


def _report(desk: AskingDesk, as_json: bool) -> None:
    record = desk.record
    if not as_json:
        record_open = record.summary.state is OrderState.IN_REVIEW
        desk.out.print(f"{words.CODES[record.decision.code]}: {shown(record.decision.reason)}" if record_open else "")
        print_open(desk.out, record)
        return
    confirmed = {check.name for check in record.checks}
    is_open = record.summary.state is OrderState.IN_REVIEW
    shape = Confirmation(
        schema="intake.confirm/1",
        reference=record.reference,
        state=record.summary.state,
        outcome=outcome_of(record.decision.code),
        code=record.decision.code,
        open_checks=open_checks(record.decision, confirmed) if is_open else (),
        open_flags=tuple(
            OpenFlag(code=stop.code, field=stop.field, text=stop.text)
            for stop in (open_stops(record.order, record.answers) if is_open else ())
        ),
        to_fill=blanks_of(record, {}) if is_open else (),
        keying=record.keying.value if record.keying else None,
        closed_as=record.closed_as,
        closed_by=record.closed_by,
        log_line=record.log_line.text if record.log_line else None,
        reply=record.closed_text,
    )
    click.echo(shape.as_json(indent=2))


def reference_of(store: Store, typed: str) -> str:
    """The order that a person means.

    Raises:
        NotAllowedError: ``unknown_id``, ``ambiguous_id``, ``no_orders``.
    """
    _, reference = store.find(typed)
    if reference is None:
        raise NotAllowedError(
            "no_orders",
            "Faxet har inga beställningar: det är inte läst, eller sitter i karantän.",
            "The fax has no orders: it is not read yet, or in quarantine.",
        )
    return reference


def pairs(option: str, given: tuple[str, ...]) -> dict[str, str]:
    """``NAME=VALUE`` as given to ``option``, by name."""
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter("NAME=VALUE", param_hint=option)
        found[name.strip()] = value
    return found


def _flag(text: str) -> tuple[str, str | None]:
    code, _, field = text.partition(":")
    return code, None if field in ("", "-") else field


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" kl. ", " "))
    except ValueError as error:
        raise click.BadParameter("ÅÅÅÅ-MM-DD TT:MM", param_hint="--at") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def _is_terminal() -> bool:
    return sys.stdin.isatty()
