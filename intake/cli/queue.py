"""Commands for the queue: ``list`` and ``show``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from intake import words
from intake.cli.common import (
    console,
    is_there,
    json_option,
    look_at,
    now,
    opened,
    protected_option,
    settings_of,
    settings_options,
    shown,
    who_is_asking,
)
from intake.cli.shapes import ListedFax, ListedOrder, Listing
from intake.cli.showing import print_outcome
from intake.config import Settings
from intake.model import FaxState, RequesterType
from intake.outcome import Reason
from intake.store import FaxRecord, Happening, Keying, Look, OrderRecord, OrderState, OrderSummary
from intake.store.closing import open_checks, open_stops
from intake.words import age, on_paper

_STATES = [*OrderState, FaxState.WAITING, FaxState.QUARANTINED]


@click.command(name="list")
@settings_options
@json_option
@click.option("--state", "states", multiple=True, type=click.Choice([str(each) for each in _STATES]))
@click.option("--outcome", "outcomes", multiple=True, type=click.Choice(["release", "ask", "refer", "review"]))
@click.option("--limit", type=click.IntRange(min=1), help="At most so many orders.")
def list_orders(
    config_file: Path | None,
    var: Path | None,
    as_json: bool,
    states: tuple[str, ...],
    outcomes: tuple[str, ...],
    limit: int | None,
) -> None:
    """List the orders: open ones first, urgent before others, then the oldest. No patient is named.

    --state and --outcome may be given several times.
    """
    settings = settings_of(config_file, var)
    listing = _listing(settings, states, outcomes, limit)
    if as_json:
        click.echo(listing.as_json(indent=2))
    else:
        _print_listing(console(), listing)


def _listing(settings: Settings, states: tuple[str, ...], outcomes: tuple[str, ...], limit: int | None) -> Listing:
    if not is_there(settings):
        return Listing(schema="intake.list/1", orders=(), faxes=())
    of_orders = [OrderState(state) for state in states if state in [*OrderState]]
    at = now()
    with opened(settings, read_only=True) as store:
        orders: tuple[OrderSummary, ...] = ()
        if of_orders or not states:
            orders = store.list_orders(states=of_orders or None, outcomes=outcomes or None, limit=limit)
        faxes = [] if outcomes else [fax for fax in store.ledger().faxes if _is_listed(fax, states)]
    return Listing(
        schema="intake.list/1",
        orders=tuple(_listed(order, at) for order in orders),
        faxes=tuple(
            ListedFax(
                sha256=fax.sha256,
                received_at=fax.received_at,
                state=fax.state,
                reason=Reason(code=fax.reason_code, text=fax.reason_sv or "") if fax.reason_code else None,
            )
            for fax in faxes
        ),
    )


def _is_listed(fax: FaxRecord, states: tuple[str, ...]) -> bool:
    return not fax.orders and (not states or fax.state in states)


def _listed(order: OrderSummary, at: datetime) -> ListedOrder:
    is_open = order.state is OrderState.IN_REVIEW
    return ListedOrder(
        reference=order.reference,
        sha256=order.sha256,
        received_at=order.received_at,
        waited_minutes=max(0, int((at - order.received_at).total_seconds() // 60)) if is_open else None,
        state=order.state,
        outcome=order.outcome,
        code=order.code,
        requester_type=RequesterType(order.requester_type),
        requester="" if order.protected else order.requester,
        section=order.section,
        missing=order.missing,
        urgent=order.urgent,
        unseen_repeats=order.unseen_repeats,
        protected=order.protected,
    )


def _print_listing(out: Console, listing: Listing) -> None:
    at = now()
    table = Table()
    for heading in ("beställning", "kom in", "väntat", "beställare", "utfall", "rutinens avsnitt", "saknas", "läge"):
        table.add_column(heading, overflow="fold")
    for order in listing.orders:
        waited = age(order.received_at, at) if order.waited_minutes is not None else ""
        state = words.STATES[order.state]
        if order.unseen_repeats:
            state += f" [red](kom igen {order.unseen_repeats}×)[/]"
        requester = words.REQUESTERS[order.requester_type]
        table.add_row(
            f"[bold red]{order.reference} !![/]" if order.urgent else order.reference,
            on_paper(order.received_at),
            waited,
            "[magenta]skyddade personuppgifter[/]"
            if order.protected
            else shown(f"{requester}: {order.requester}" if order.requester else requester),
            words.CODES[order.code],
            shown(order.section),
            ", ".join(words.field_name(name) for name in order.missing),
            state,
        )
    for fax in listing.faxes:
        reason = fax.reason.text if fax.reason else ""
        waited = age(fax.received_at, at)
        table.add_row(
            fax.sha256[:12], on_paper(fax.received_at), waited, "", "", "", shown(reason), words.STATES[fax.state]
        )
    out.print(table if table.row_count else "Inga beställningar.")


@click.command()
@click.argument("typed", metavar="ID")
@settings_options
@json_option
@protected_option
@click.option("--by", help="Who is looking, for the access log; default: the account.")
def show(
    typed: str, config_file: Path | None, var: Path | None, as_json: bool, by: str | None, sees_protected: bool
) -> None:
    """Show an order with all that was read, why it was decided so, and the drafts.

    ID is a reference, its beginning, or the beginning of a fax's SHA-256. That you looked is written down.
    With --json the published object of the fax is printed (docs/outcome.md), as it stands now.
    """
    settings = settings_of(config_file, var)
    with opened(settings) as store:
        sha256, reference = store.find(typed)
        outcome = store.outcome(sha256)
        # All orders of the fax are printed, whichever was asked for.
        look_at(store, settings, who_is_asking(by), store.orders_on(sha256), Look.ORDER, acknowledged=sees_protected)
        record = store.order(reference) if reference else None
        happenings = store.history(sha256, reference)
        fax = store.fax(sha256)
    out = console()
    if as_json:
        if outcome is not None:
            click.echo(outcome.as_json(indent=2))
        else:
            click.echo("null")  # not read yet
        return
    if outcome is None:
        out.print(f"{sha256[:12]}: {words.STATES['waiting']}")
    else:
        print_outcome(out, outcome, by_reference=True)
    for arrival in fax.arrivals if fax else ():
        if arrival.told is not None:
            out.print(shown(words.call_line(arrival.told)), style="dim", soft_wrap=True)
    if record is not None:
        print_open(out, record)
    _print_history(out, happenings)


def print_open(out: Console, record: OrderRecord) -> None:
    """What a person still has to do on an order, and how it was closed."""
    if record.summary.state is not OrderState.IN_REVIEW:
        closed = f"{words.STATES[record.summary.state]} av {record.closed_by}"
        out.print(
            f"[bold]{record.reference}[/]: {shown(closed)}"
            + (f" ({shown(record.closed_note)})" if record.closed_note else "")
        )
        if record.log_line:
            out.print(shown(record.log_line.text))
        return
    done = {check.name: check.by for check in record.checks}
    out.print(f"[bold]Att göra på {record.reference}[/]")
    for stop in open_stops(record.order, record.answers):
        named = words.field_name(stop.field)
        out.print(f"  [red]?[/] {shown(named)}: {shown(stop.text)}  ({stop.code}:{stop.field or '-'})")
    for check in record.decision.checks:
        out.print(f"  [green]✓[/] {check} ({shown(done[check])})" if check in done else f"  ☐ {check}")
    if record.keying is Keying.DUE:
        out.print("  ☐ en andra person skriver om personnummer och mottagare (sidan Omskrivning)")
    elif not open_checks(record.decision, done) and not open_stops(record.order, record.answers):
        out.print("  inget kvar utom att avsluta (intake confirm)")


def _print_history(out: Console, happenings: tuple[Happening, ...]) -> None:
    out.print("[bold]Historik[/]")
    for each in happenings:
        detail = ", ".join(f"{key}: {value}" for key, value in each.detail.items() if value is not None)
        action = words.ACTIONS.get(each.action, each.action)
        out.print(f"  {on_paper(each.at)}  {shown(each.who)}  {action}  [dim]{shown(detail)}[/]")
