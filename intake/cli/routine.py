"""``routine``: the table of rules proven, shown, explained and compared. Texts in the language of the settings."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from intake.cli.common import console, is_there, json_option, opened, settings_of, settings_options, shown
from intake.cli.routine_shapes import (
    BrokenStatement,
    CasesDecidedDifferently,
    ExplainedExamination,
    ExplainedRequester,
    FactInWords,
    OrderDecidedDifferently,
    ProvenCase,
    RoutineDifference,
    RoutineExplanation,
    RoutineInWords,
    RoutineProof,
    RuleInWords,
    RuleThatSpeaks,
    VerdictInShort,
)
from intake.config import Settings
from intake.decide import Routine, decide
from intake.decide.compare import Moved, compare
from intake.decide.explain import Explanation, explain
from intake.decide.fact_words import CODES, Language, case_in
from intake.decide.page import ShownTable, by_heading, headings, markdown, shown_table, then
from intake.decide.prove import Kind, Proof, prove, told
from intake.decide.words import Words
from intake.house import load_table
from intake.model import Decision, Order
from intake.store import NotAllowedError, OrderState, OrderSummary, Store

_KINDS = {
    Kind.DEMAND: ("krav i rutinen", "demands of the routine"),
    Kind.ONE_VERDICT: ("om att varje del får precis ett beslut", "that each part has exactly one verdict"),
    Kind.EVIDENCE: ("steg till mer underlag: aldrig strängare", "steps to more evidence: never stricter"),
    Kind.ADVERSE: ("steg till något som talar emot: aldrig mildare", "steps to an adverse fact: never looser"),
    Kind.REACHED: ("regler som gäller i något fall", "rules that are heard in some case"),
    Kind.EXAMPLE: ("exempel, och rader som har ett", "examples, and rows that have one"),
    Kind.EVALUATION: ("fall där bevis och program jämförts", "cases in which proof and program were compared"),
}
_STATES = {
    OrderState.IN_REVIEW: Words("att granska", "in review"),
    OrderState.CLOSED: Words("avslutad", "closed"),
    OrderState.REJECTED: Words("avvisad", "rejected"),
}
_IN_USE = "-"


@click.group(name="routine")
def routine_commands() -> None:
    """Prove, show, explain and compare the table of rules."""


@routine_commands.command(name="prove")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@settings_options
@json_option
def prove_command(file: Path | None, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Prove a table over every combination of its facts; without FILE the one in use.

    Exit status 1 and the smallest counter-example in words where it does not hold. Writes nothing.
    """
    settings = settings_of(config_file, var)
    language = settings.wording.language
    table = load_table(settings, file)
    began_s = time.monotonic()
    proof = prove(table)
    took_s = time.monotonic() - began_s
    if as_json:
        click.echo(_proof_shape(proof, table, file, took_s, language).as_json(indent=2))
    else:
        _print_proof(console(), proof, table, took_s, language)
    sys.exit(0 if proof.holds else 1)


def _proof_shape(proof: Proof, table: Routine, file: Path | None, took_s: float, language: Language) -> RoutineProof:
    return RoutineProof(
        schema="intake.routine-prove/1",
        source=str(file) if file else "",
        version=proof.version,
        sha256=proof.sha256,
        holds=proof.holds,
        combinations=proof.combinations,
        seconds=round(took_s, 3),
        tried=dict(proof.tried),
        broken=tuple(
            BrokenStatement(
                kind=one.kind,
                name=one.name,
                section=one.section,
                text=told(one, table, language),
                combinations=one.combinations,
                cases=tuple(ProvenCase(**{**asdict(case), "facts": dict(case.facts)}) for case in one.cases),
            )
            for one in proof.broken
        ),
    )


def _print_proof(out: Console, proof: Proof, table: Routine, took_s: float, language: Language) -> None:
    combinations = f"{proof.combinations:,}".replace(",", " ")
    tried = _say(language, "kombinationer av", "combinations of")
    facts = _say(language, "uppgifter", "facts")
    out.print(f"{shown(table.title)}, {shown(table.version)}: {combinations} {tried} {len(table.facts)} {facts}")
    for kind, number in proof.tried.items():
        wrong = sum(one.kind is kind for one in proof.broken)
        mark = f"[red]✗ {wrong} av[/]" if wrong else "[green]✓[/]"
        if language == "en":
            mark = mark.replace(" av[", " of[")
        out.print(f"{mark} {number} {_say(language, *_KINDS[kind])}")
    if proof.holds:
        out.print(_say(language, f"[green]✓ Bevisad[/] på {took_s:.1f} s", f"[green]✓ Proven[/] in {took_s:.1f} s"))
        return
    worst, *others = proof.broken
    out.print()
    out.print(f"[bold red]{_say(language, 'Minsta motexempel', 'Smallest counter-example')}[/] ({shown(worst.name)})")
    out.print(shown(told(worst, table, language)), soft_wrap=True)
    if others:
        out.print(f"\n[bold]{_say(language, 'Håller inte heller', 'Does not hold either')}[/]")
    for one in others:
        out.print(f"- {shown(one.name)}: {shown(one.words.in_(language))}", soft_wrap=True)


@routine_commands.command(name="show")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@settings_options
@json_option
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
def show_command(
    file: Path | None, config_file: Path | None, var: Path | None, as_json: bool, as_markdown: bool
) -> None:
    """Print a table as a page for staff; without FILE the one in use."""
    settings = settings_of(config_file, var)
    language = settings.wording.language
    table = shown_table(load_table(settings, file), language)
    if as_json:
        shape = RoutineInWords(
            schema="intake.routine-show/1",
            rules=tuple(RuleInWords(**asdict(rule)) for rule in table.rules),
            **{name: value for name, value in asdict(table).items() if name != "rules"},
        )
        click.echo(shape.as_json(indent=2))
    elif as_markdown:
        click.echo(markdown(table, language))
    else:
        _print_table(console(), table, language)


def _print_table(out: Console, table: ShownTable, language: Language) -> None:
    out.print(f"[bold]{shown(table.title)}[/]  {shown(table.issuer)}, {table.updated}")
    valid = f"{table.valid_from} – {table.valid_to or ''}".rstrip()
    out.print(f"{_say(language, 'Tabellens version', 'Table version')} {shown(table.version)}, {valid}")
    for heading, rules in by_heading(table, language):
        if not rules:
            continue
        columns = Table(title=shown(heading), title_justify="left", title_style="bold", show_lines=True)
        for name, share in zip(headings(language), (0, 5, 2, 4, 4), strict=True):
            columns.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold")
        for rule in rules:
            said = "\n".join(then(rule, language))
            columns.add_row(
                shown(rule.id), shown("\n".join(rule.conditions)), rule.part, shown(said), shown(rule.reason)
            )
        out.print()
        out.print(columns)


@routine_commands.command(name="explain")
@click.argument("typed", metavar="ID")
@settings_options
@json_option
def explain_command(typed: str, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """Say step by step why an order gets its verdict. Names no patient and writes nothing."""
    settings = settings_of(config_file, var)
    language = settings.wording.language
    table = load_table(settings)
    with opened(settings, read_only=True) as store:
        _, reference = store.find(typed)
        if reference is None:
            raise NotAllowedError(
                "no_orders",
                "Faxet har inga beställningar: det är inte läst, eller sitter i karantän.",
                "The fax has no orders: it is not read yet, or in quarantine.",
            )
        record = store.order(reference)
    explanation, decision = explain(record.order, table, language), decide(record.order, table)
    if as_json:
        click.echo(_explanation_shape(explanation, decision, record.decision, reference, table).as_json(indent=2))
        return
    out = console()
    out.print(f"[bold]{reference}[/]  {_say(language, 'rutin', 'routine')} {shown(table.version)}")
    for number, step in enumerate(explanation.steps, start=1):
        out.print(f"{number:3}. {shown(step)}", soft_wrap=True)
    if record.decision.code is not decision.code:
        stored = CODES[record.decision.code].in_(language)
        out.print(
            _say(
                language,
                f"[yellow]I kön står det tidigare beslutet[/]: {stored}.",
                f"[yellow]The queue has the earlier decision[/]: {stored}.",
            )
        )


def _explanation_shape(
    explanation: Explanation, decision: Decision, stored: Decision, reference: str, table: Routine
) -> RoutineExplanation:
    return RoutineExplanation(
        schema="intake.routine-explain/1",
        reference=reference,
        version=table.version,
        code=decision.code,
        images=decision.images,
        report=decision.report,
        stored_code=stored.code,
        requesters=tuple(
            ExplainedRequester(
                requester=each.requester,
                examinations=tuple(
                    ExplainedExamination(
                        number=one.number,
                        facts=tuple(FactInWords(**asdict(fact)) for fact in one.facts),
                        rules=tuple(RuleThatSpeaks(**asdict(rule)) for rule in one.spoken),
                        code=one.verdict.code,
                        images=one.verdict.images,
                        report=one.verdict.report,
                        asks=one.verdict.asks,
                        checks=one.verdict.checks,
                    )
                    for one in each.examinations
                ),
            )
            for each in explanation.requesters
        ),
        steps=explanation.steps,
    )


@routine_commands.command(name="diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@settings_options
@json_option
def diff_command(old: Path, new: Path, config_file: Path | None, var: Path | None, as_json: bool) -> None:
    """List what NEW decides otherwise than OLD: rules, combinations of facts, and the stored orders.

    OLD and NEW are files; - is the table in use. Writes nothing, and no order is decided anew by it.
    """
    settings = settings_of(config_file, var)
    language = settings.wording.language
    before, after = (load_table(settings, None if str(file) == _IN_USE else file) for file in (old, new))
    difference = _difference(before, after, settings, language)
    if as_json:
        click.echo(difference.as_json(indent=2))
    else:
        _print_difference(console(), difference, language)


def _difference(before: Routine, after: Routine, settings: Settings, language: Language) -> RoutineDifference:
    changes = compare(before, after)
    compared = 0
    orders: tuple[OrderDecidedDifferently, ...] = ()
    if is_there(settings):
        with opened(settings, read_only=True) as store:
            summaries = store.list_orders()
            compared = len(summaries)
            orders = tuple(_decided_differently(store, summaries, before, after))
    return RoutineDifference(
        schema="intake.routine-diff/1",
        old_version=before.version,
        new_version=after.version,
        new_is_proven=prove(after).holds,
        added=changes.added,
        removed=changes.removed,
        changed=changes.changed,
        looser=_moved(changes.looser, after, language),
        stricter=_moved(changes.stricter, after, language),
        otherwise=_moved(changes.otherwise, after, language),
        orders_compared=compared,
        orders=orders,
    )


def _decided_differently(
    store: Store, summaries: tuple[OrderSummary, ...], before: Routine, after: Routine
) -> list[OrderDecidedDifferently]:
    found = []
    for summary in summaries:
        order = store.order(summary.reference).order
        old, new = _short(order, before), _short(order, after)
        if old.model_copy(update={"rules": ()}) != new.model_copy(update={"rules": ()}):
            found.append(OrderDecidedDifferently(reference=summary.reference, state=summary.state, old=old, new=new))
    return found


def _short(order: Order, table: Routine) -> VerdictInShort:
    decision = decide(order, table)
    return VerdictInShort(
        code=decision.code,
        images=decision.images,
        report=decision.report,
        asks=tuple(sorted(decision.asks)),
        checks=tuple(sorted(decision.checks)),
        rules=decision.rules,
    )


def _moved(moved: Moved | None, table: Routine, language: Language) -> CasesDecidedDifferently | None:
    if moved is None:
        return None
    return CasesDecidedDifferently(
        combinations=moved.combinations,
        facts=dict(moved.new.facts),
        words=case_in(moved.new.facts, table.usual, table.facts, language),
        old=moved.old.code,
        new=moved.new.code,
    )


def _print_difference(out: Console, difference: RoutineDifference, language: Language) -> None:
    out.print(f"[bold]{shown(difference.old_version)} → {shown(difference.new_version)}[/]")
    if not difference.new_is_proven:
        out.print(
            _say(
                language,
                "[red]✗ Den nya tabellen är inte bevisad[/]; se ”intake routine prove”.",
                "[red]✗ The new table is not proven[/]; see `intake routine prove`.",
            )
        )
    for name, sv, en in (
        ("added", "Nya regler", "New rules"),
        ("removed", "Borttagna regler", "Rules taken away"),
        ("changed", "Ändrade regler", "Changed rules"),
    ):
        if rules := getattr(difference, name):
            out.print(f"{_say(language, sv, en)}: {shown(', '.join(rules))}", soft_wrap=True)
    for name, sv, en in (
        ("looser", "Mildare", "Looser"),
        ("stricter", "Strängare", "Stricter"),
        ("otherwise", "Annorlunda", "Otherwise"),
    ):
        if (moved := getattr(difference, name)) is not None:
            count = f"{moved.combinations:,}".replace(",", " ")
            combinations = _say(language, "kombinationer av uppgifter, till exempel", "combinations of facts, such as")
            codes = f"{CODES[moved.old].in_(language)} → {CODES[moved.new].in_(language)}"
            out.print(f"[bold]{_say(language, sv, en)}[/]: {count} {combinations}", soft_wrap=True)
            out.print(f"  {shown(moved.words)}: {codes}", soft_wrap=True)
    if not difference.orders:
        out.print(
            _say(
                language,
                f"Alla {difference.orders_compared} sparade beställningar får samma beslut.",
                f"All {difference.orders_compared} stored orders get the same decision.",
            )
        )
        return
    columns = _say(language, "beställning,läge,förr,nu,regler", "order,state,old,new,rules").split(",")
    table = Table(*columns)
    for order in difference.orders:
        table.add_row(
            order.reference,
            _STATES[order.state].in_(language),
            CODES[order.old.code].in_(language),
            CODES[order.new.code].in_(language),
            shown(f"{', '.join(order.old.rules)} → {', '.join(order.new.rules)}"),
        )
    out.print(table)
    out.print(
        _say(
            language,
            f"{len(difference.orders)} av {difference.orders_compared} sparade beställningar.",
            f"{len(difference.orders)} of {difference.orders_compared} stored orders.",
        )
    )


def _say(language: Language, sv: str, en: str) -> str:
    return sv if language == "sv" else en
