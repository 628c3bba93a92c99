"""A published outcome as text for people."""

from __future__ import annotations

import textwrap

from rich.console import Console
from rich.table import Table

from intake import words
from intake.cli.common import shown
from intake.outcome import Outcome, PublishedField, PublishedOrder
from intake.reference import reference
from intake.words import on_paper

_COLOURS = {"release": "green", "ask": "yellow", "refer": "cyan", "review": "magenta"}


def print_outcome(out: Console, outcome: Outcome, *, by_reference: bool = False) -> None:
    """The whole fax: its pages, and each order with fields, doubts, verdict and drafts.

    ``by_reference``: it is in the books, and its orders have names.
    """
    out.print(f"[bold]{shown(outcome.file)}[/]  {outcome.sha256[:12]}", soft_wrap=True)
    if outcome.received_at:
        out.print(f"Kom in {on_paper(outcome.received_at)}")
    if outcome.reason:
        out.print(f"[red]Karantän[/]: {shown(outcome.reason.text)} ({outcome.reason.code})")
    for page in outcome.pages:
        turned = f", vriden {page.turned_deg}°" if page.turned_deg else ""
        out.print(f"Sida {page.number}: {words.PAGES[page.kind]}, läsbarhet {page.quality:.0%}{turned}", style="dim")
    for join in outcome.joined or ():
        out.print(f"Svarsblankett till [bold]{join.reference}[/]")
    for number, order in enumerate(outcome.orders, start=1):
        named = reference(outcome.sha256, number) if by_reference else f"Beställning {number}"
        if order.regrouped_into is not None:
            into = ", ".join(order.regrouped_into) or "ingen beställning"
            out.print(f"\n[bold]{named}[/]  [dim]ersatt: sidorna ligger nu i {into}[/]")
            continue
        print_order(out, order, named)
    out.print()


def print_order(out: Console, order: PublishedOrder, named: str) -> None:
    """One order: verdict first, then what it rests on."""
    decision = order.decision
    colour = _COLOURS[decision.outcome]
    out.print()
    out.print(f"[bold]{named}[/]  [{colour}]{words.CODES[decision.code]}[/]  {shown(decision.reason)}")
    rules = ", ".join(decision.rules)
    out.print(f"Rutinen: ”{shown(decision.section)}” ({shown(rules)})", style="dim")
    if order.missing:
        missing = ", ".join(words.field_name(name) for name in order.missing)
        out.print(f"[yellow]Saknas[/]: {shown(missing)}")
    marks = [words.FACTS[name] for name, mark in order.facts.model_dump().items() if mark]
    if marks:
        out.print(f"[magenta]Observera[/]: {', '.join(marks)}")
    for flag in order.flags:
        severity = words.SEVERITIES[flag.severity]
        out.print(f"[red]{severity}[/]: {shown(words.field_name(flag.field))}: {shown(flag.text)} ({flag.code})")
    for line in order.earlier:
        said = "[magenta]Redan exporterat[/]" if line.sure else "[yellow]Kan vara samma export[/]"
        out.print(f"{said}: {shown(line.line)}", soft_wrap=True)
    if order.fields:
        out.print(_fields(order))
    for draft in order.drafts:
        out.print(f"\n[bold]{words.DRAFTS[draft.kind]}[/] (utkast)")
        out.print(textwrap.indent(shown(draft.text), "  "), soft_wrap=True)


def _fields(order: PublishedOrder) -> Table:
    table = Table(
        "fält", "värde", "säkerhet", "frågetecken", "på faxet", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for name, field in order.fields.items():
        if field.value is not None or field.flags or name in order.missing:
            _add(table, words.field_name(name), field)
    for number, examination in enumerate(order.examinations):
        for name in ("text", "modality", "body_part", "side", "date", "self_referred"):
            field = getattr(examination, name)
            if field is not None:
                _add(table, words.field_name(f"examinations.{number}.{name}"), field)
    return table


def _add(table: Table, label: str, field: PublishedField) -> None:
    where = "; ".join(
        f"{f'svarsblankett {ink.fax[:12]} ' if ink.fax else ''}s. {ink.page}: {ink.text}" for ink in field.evidence
    )
    if field.typed_by:
        where = f"skrivet av {field.typed_by}"
    doubts = ", ".join(field.flags)
    if field.candidates:
        doubts += f" (möjliga: {', '.join(field.candidates)})"
    sure = f"{field.confidence:.0%}" if field.value is not None else ""
    table.add_row(label, shown(words.value(field.value)), sure, f"[red]{shown(doubts)}[/]", shown(where))
