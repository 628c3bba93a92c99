"""The proof of the shipped table, and that it finds every unsafe change that is planted in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from intake.decide import Routine, load_routine
from intake.decide.decide import HELD_BACK, STRICTNESS, Verdict, _join, verdict
from intake.decide.fact_words import value_words
from intake.decide.facts import VOCABULARY, CaseFacts
from intake.decide.predicates import Condition, OneOf
from intake.decide.prove import Kind, prove, told
from intake.decide.prove.charted import chart, code_of, part_of, whole_space
from intake.decide.prove.diagram import Space
from intake.decide.prove.orders import STEPS
from intake.decide.prove.statements import statements
from intake.decide.routine import Outcome, Stage
from intake.decide.rows import ROWS
from intake.model import PartVerdict
from tests.unit.decide.orders import TABLE, halland

TEXT = TABLE.read_text(encoding="utf-8")


@cache
def space() -> Space:
    """One for all tables of this file: what they share is worked out once."""
    return whole_space()


def test_the_shipped_table_is_proven() -> None:
    proof = prove(halland())
    assert proof.holds, [told(one, halland(), "en") for one in proof.broken]
    assert proof.combinations == 11_985_978_654_720
    assert proof.tried[Kind.DEMAND] > 90
    assert proof.tried[Kind.REACHED] == len(halland().rules)
    assert proof.tried[Kind.EVIDENCE] + proof.tried[Kind.ADVERSE] == len(STEPS)


# --- planted mutations -------------------------------------------------------------------------------------------


def rule(name: str) -> re.Pattern[str]:
    """The text of one rule, with its examples."""
    return re.compile(rf'\[\[rule\]\]\nid = "{re.escape(name)}"\n.*?(?=\n\[\[rule\]\]|\Z)', re.DOTALL)


def within(name: str, old: str, new: str) -> Callable[[str], str]:
    """The table with ``old`` replaced in what decides of the rule ``name``; its examples are left alone."""

    def changed(text: str) -> str:
        found = rule(name).search(text)
        assert found, name
        head, mark, examples = found[0].partition("[[rule.example]]")
        assert old in head, (name, old)
        return text[: found.start()] + head.replace(old, new) + mark + examples + text[found.end() :]

    return changed


def without(*names: str) -> Callable[[str], str]:
    """The table without some rules; what they alone name is no longer declared either."""

    def changed(text: str) -> str:
        for name in names:
            text, times = rule(name).subn("", text)
            assert times == 1, name
        return text

    return changed


def everywhere(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return changed


def both(*changes: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        for change in changes:
            text = change(text)
        return text

    return changed


def released(name: str) -> Callable[[str], str]:
    """The rule ``name`` releases instead of asking."""

    def changed(text: str) -> str:
        found = rule(name).search(text)
        assert found
        mended = re.sub(r'outcome = "ask"\nasks = \[.*\]', 'outcome = "release"', found[0], count=1)
        assert mended != found[0]
        return text.replace(found[0], mended)

    return changed


MUTATIONS: dict[str, tuple[Callable[[str], str], Kind, str]] = {
    # what is planted: the change, what the proof finds first, and a statement that must be among what is broken
    "a naprapath's oral consent taken for written": (
        both(
            *(
                within(f"N1.{part}", 'consent = "written"', 'consent = ["oral", "written"]')
                for part in ("images", "report")
            ),
            without("N2"),
        ),
        Kind.DEMAND,
        "N1.consent",
    ),
    "a naprapath's written consent that nobody saw": (
        both(
            *(
                within(f"N1.{part}", 'consent = "written"', 'consent = ["written_claimed", "written"]')
                for part in ("images", "report")
            ),
            without("N2.claimed"),
        ),
        Kind.DEMAND,
        "N1.consent",
    ),
    "consent kinds swapped between chiropractors and physiotherapists": (
        both(
            within("R4", 'asks = ["written_consent"]', 'asks = ["oral_consent"]'),
            within("S2", 'asks = ["oral_consent"]', 'asks = ["written_consent"]'),
        ),
        Kind.DEMAND,
        "R4.oral_is_not_enough",
    ),
    "an ask turned into a release": (both(released("P3")), Kind.DEMAND, "P1.consent"),
    "a physiotherapist's relevance no longer asked for": (
        both(released("S3"), released("S5")),
        Kind.DEMAND,
        "S1.relevance",
    ),
    "a gate removed": (without("G4"), Kind.DEMAND, "one_verdict.spoken"),
    "a gate removed and its fact forgotten": (
        both(without("G4"), everywhere('protected_identity = "no", ', "")),
        Kind.DEMAND,
        "G4.protected.released",
    ),
    "the dead forgotten": (
        both(without("G8"), everywhere('deceased = "no", ', "")),
        Kind.DEMAND,
        "G8.deceased.released",
    ),
    "a block forgotten": (
        both(without("G5.blocked"), everywhere('blocked = "no", ', "")),
        Kind.DEMAND,
        "G5.blocked.released",
    ),
    "a refusal taken for no consent": (
        both(without("G5"), within("P3", '["none", "unclear"]', '["none", "unclear", "refused"]')),
        Kind.DEMAND,
        "G5.refused",
    ),
    "the requester's type widened": (
        everywhere('region = { requester = "region_clinic" }', 'region = { requester = ["region_clinic", "private"] }'),
        Kind.DEMAND,
        "section.private",
    ),
    "chiropractors treated as physiotherapists": (
        both(
            *(
                without(f"R{row}")
                for row in (
                    "1.images",
                    "1.report",
                    "3.images",
                    "3.report",
                    "4",
                    "4.relevance",
                    "5",
                    "5.relevance",
                    "6",
                    "6b",
                    "7.images",
                    "7.report",
                    "8",
                    "8.relevance",
                )
            ),
            everywhere(
                'physio = { requester = "physiotherapist" }',
                'physio = { requester = ["physiotherapist", "chiropractor"] }',
            ),
        ),
        Kind.DEMAND,
        "R3.consent",
    ),
    "own referral exempts naprapaths too": (
        both(
            everywhere(
                'chiro = { requester = "chiropractor" }', 'chiro = { requester = ["chiropractor", "naprapath"] }'
            ),
            without("N2", "N2.claimed", "N2.relevance", "N3", "N3.relevance", "N4", "N5"),
        ),
        Kind.DEMAND,
        "N1.consent",
    ),
    "own referral taken for granted": (
        both(
            *(
                within(f"R1.{part}", 'self_referred = "yes"', 'self_referred = ["yes", "not_stated"]')
                for part in ("images", "report")
            ),
            without("R8", "R8.relevance", "R6b"),
        ),
        Kind.DEMAND,
        "R3.consent",
    ),
    "reports faxed to any unit": (
        both(
            everywhere(
                'report_to_media_unit = { report_recipient = "media_unit" }',
                'report_to_media_unit = { report_recipient = ["media_unit", "other_unit"] }',
            ),
            within("A8", '["other_unit", "own", "person", "patient"]', '["own", "person", "patient"]'),
        ),
        Kind.DEMAND,
        "A8.fax_report",
    ),
    "images released to patients": (
        within("U4", 'outcome = "human_review"', 'outcome = "release"'),
        Kind.DEMAND,
        "U4.images",
    ),
    "reports released to patients whose clinic exists": (
        both(within("U2", 'clinic_closed = "yes"', 'clinic_closed = ["yes", "no"]'), without("U1")),
        Kind.DEMAND,
        "U2.closed",
    ),
    "reports released to relatives": (
        both(without("U7"), within("U2", ', on_behalf_of = "no"', "")),
        Kind.DEMAND,
        "U7.relative",
    ),
    "an invalid number taken as valid": (
        both(
            without("G3.identity"),
            everywhere('identity = ["stated", "reserve"]', 'identity = ["stated", "reserve", "invalid"]'),
        ),
        Kind.DEMAND,
        "F.identity",
    ),
    "an invalid date taken as valid": (
        both(
            without("G3.date"),
            everywhere(
                'examination_date = ["stated", "latest"] }', 'examination_date = ["stated", "latest", "invalid"] }'
            ),
        ),
        Kind.DEMAND,
        "G3.examination_date",
    ),
    "the ordering doctor no longer needed": (
        both(
            without("A5", "F.doctor", "P5.doctor"),
            everywhere('clinic = "stated", doctor = "stated"', 'clinic = "stated"'),
        ),
        Kind.DEMAND,
        "A5.doctor",
    ),
    "a second release of the same": (
        both(without("A9", "A9.patient"), everywhere(', already_exported = ["no", "not_known"]', "")),
        Kind.DEMAND,
        "A9.already_exported",
    ),
    "an emergency let through": (
        both(
            without("P7", "P7.therapist"),
            everywhere('consenting = { emergency = "no" }', 'consenting = { minor = ["yes", "no"] }'),
            everywhere('unless = [{ on_behalf_of = "yes", minor = "no" }]\n', ""),
        ),
        Kind.DEMAND,
        "P7.emergency",
    ),
    "a check dropped": (
        within("R1.images", '"referrer_in_ris", ', ""),
        Kind.DEMAND,
        "R1.referrer_checked",
    ),
    "a field that nobody asks for": (without("F.examination_date"), Kind.DEMAND, "reply.examination_date"),
    "a release rule removed": (without("N1.images"), Kind.ONE_VERDICT, "one_verdict.spoken"),
    "a rule that more consent makes stricter": (
        both(
            within("P2.images", '["written", "written_claimed"]', '"written_claimed"'),
            within("P3", '["none", "unclear"]', '["none", "unclear", "written"]'),
        ),
        Kind.DEMAND,
        "reply.oral_consent.needed",
    ),
    "more consent sent to a person": (
        both(
            *(within(f"P2.{part}", 'outcome = "release"', 'outcome = "human_review"') for part in ("images", "report"))
        ),
        Kind.EVIDENCE,
        "consent.oral.written_claimed",
    ),
    "a block that loosens": (
        both(
            within("G5.blocked", 'stage = "gate"', 'stage = "row"'),
            within("G5.blocked", 'part = "order"', 'part = "both"'),
            within("G5.blocked", 'outcome = "human_review"', 'outcome = "refer_report_recipient"'),
        ),
        Kind.DEMAND,
        "blocked.yes.no",
    ),
    "a rule that is never heard": (
        within("N5", 'relevance = ["doubtful", "no"]', 'relevance = ["doubtful", "no"], order = "no"'),
        Kind.DEMAND,
        "N5",
    ),
    "two releases of one part": (
        within("U2", 'outcome = "release_report_to_patient"', 'outcome = "release"'),
        Kind.EXAMPLE,
        "U2.1",
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_planted_mutation_is_found(name: str) -> None:
    change, first, statement = MUTATIONS[name]
    text = change(TEXT)
    assert text != TEXT
    broken = load_routine(text, "planted.toml")
    proof = prove(broken, space())
    assert not proof.holds
    assert statement in {one.name for one in proof.broken}, [one.name for one in proof.broken]
    assert proof.broken[0].kind is first, [(one.kind, one.name) for one in proof.broken]
    for language in ("sv", "en"):
        words = told(proof.broken[0], broken, language)  # type: ignore[arg-type]
        assert len(words) > 20


def test_at_least_a_dozen_are_planted() -> None:
    assert len(MUTATIONS) >= 12
    assert {statement for _, _, statement in MUTATIONS.values() if "." in statement}


@pytest.mark.parametrize("letter", sorted({one.id[0] for one in halland().rules}))
def test_any_rule_taken_out_is_missed_and_lets_nothing_go(letter: str) -> None:
    released = chart(halland(), space()).released
    for one in halland().rules:
        if one.id.startswith(letter):
            less = replace(halland(), rules=tuple(other for other in halland().rules if other is not one))
            assert (chart(less, space()).released - released).empty, one.id
            assert not prove(less, space()).holds, one.id


def one_step_away(number: int) -> Iterator[tuple[str, Routine]]:
    """The table with one rule changed in one place, in every way that may release more."""
    rules = halland().rules
    one = rules[number]

    def changed(what: str, **change: object) -> tuple[str, Routine]:
        other = replace(one, **change)  # type: ignore[arg-type]
        return f"{one.id}: {what}", replace(halland(), rules=(*rules[:number], other, *rules[number + 1 :]))

    if one.stage is Stage.CHECK:
        return
    tests = one.condition.all_of
    if one.outcome in (Outcome.RELEASE, Outcome.RELEASE_REPORT_TO_PATIENT):
        yield changed("without its exceptions", condition=replace(one.condition, none_of=()))
        yield changed("for both parts", images=True, report=True)
        for place, test in enumerate(tests):
            others = (*tests[:place], *tests[place + 1 :])
            for value in set(VOCABULARY[test.fact]) - test.values:
                wider = (*others, OneOf(test.fact, test.values | {value}))
                yield changed(f"{test.fact} also {value}", condition=replace(one.condition, all_of=wider))
        return
    yield changed("releases", outcome=Outcome.RELEASE, stage=Stage.ROW, asks=())
    for place, test in enumerate(tests):
        for value in test.values if len(test.values) > 1 else ():
            narrower = (*tests[:place], OneOf(test.fact, test.values - {value}), *tests[place + 1 :])
            yield changed(f"{test.fact} not {value}", condition=replace(one.condition, all_of=narrower))


@pytest.mark.parametrize("letter", sorted({one.id[0] for one in halland().rules}))
def test_no_single_change_that_releases_more_passes(letter: str) -> None:
    own = whole_space()
    shipped = chart(halland(), own)
    for number, one in enumerate(halland().rules):
        if one.id.startswith(letter):
            for what, table in one_step_away(number):
                charted = chart(table, own)
                more = (charted.images.equals(1) - shipped.images.equals(1)) | (
                    charted.report.equals(1) - shipped.report.equals(1)
                )
                assert more.empty or any(not each.broken.empty for each in statements(charted)), what


# --- the counter-example -----------------------------------------------------------------------------------------


def test_the_counter_example_is_the_smallest_and_told_in_both_languages() -> None:
    broken = load_routine(MUTATIONS["a naprapath's oral consent taken for written"][0](TEXT), "planted.toml")
    worst = prove(broken, space()).broken[0]
    assert worst.name == "N1.consent"
    (case,) = worst.cases
    odd = {fact for fact, usual in broken.usual.items() if case.facts[fact] != usual}
    assert odd == {"requester", "consent", "relevance"}
    got = verdict(CaseFacts(**case.facts), broken)  # type: ignore[arg-type]
    assert (got.images, got.report) == (case.images, case.report) == (PartVerdict.RELEASE, PartVerdict.RELEASE)
    assert told(worst, broken, "sv") == (
        "Till en naprapat lämnas inget ut utan undertecknat skriftligt samtycke. [Beställare: naprapat; "
        "Vad som begärs: bilder och utlåtande; Samtycke som räknas: muntligt; Relevans för aktuell behandling: ja] → "
        "lämna ut: bilder lämnas ut, utlåtande lämnas ut (regel N1.images, N1.report)."
    )
    assert "Requester: naprapath; What is asked for: images and report" in told(worst, broken, "en")


def test_two_cases_are_told_where_two_are_compared() -> None:
    broken = load_routine(MUTATIONS["more consent sent to a person"][0](TEXT), "planted.toml")
    worst = prove(broken, space()).broken[0]
    less, more = worst.cases
    assert {fact for fact in VOCABULARY if less.facts[fact] != more.facts[fact]} == {"consent"}
    assert " men [" in told(worst, broken, "sv")


# --- what the proof rests on -------------------------------------------------------------------------------------


def test_the_page_about_it_has_the_right_numbers() -> None:
    proof = prove(halland())
    text = (Path(__file__).parents[2] / "docs" / "routine.md").read_text(encoding="utf-8")
    assert f"{proof.combinations:,}".replace(",", " ") in text
    told_there = [int(number) for number in re.findall(r"^\| .* \| (\d+) \|$", text, re.MULTILINE)]
    assert told_there[0] == proof.tried[Kind.DEMAND]
    assert told_there == [proof.tried[kind] for kind in Kind]


def test_rows_are_the_table_of_the_department() -> None:
    """Brought over by hand from the decision table: its rows, its checks C1-C7 and its minimum fields."""
    counted = {letter: sum(row[0] == letter for row in ROWS) for letter in "GTAPSRNUOKFC"}
    assert counted == {
        "G": 13,
        "T": 9,
        "A": 10,
        "P": 7,
        "S": 6,
        "R": 10,
        "N": 6,
        "U": 7,
        "O": 1,
        "K": 5,
        "F": 9,
        "C": 7,
    }
    assert len(set(ROWS)) == len(ROWS)


def test_every_value_has_words_in_both_languages() -> None:
    for fact, values in VOCABULARY.items():
        words = [value_words(fact, value) for value in values]
        assert len({one.sv for one in words}) == len({one.en for one in words}) == len(values), fact


def test_no_statement_is_named_twice_and_each_can_be_broken() -> None:
    charted = chart(halland(), space())
    names = [one.name for one in statements(charted)]
    assert len(set(names)) == len(names)
    nothing = load_routine(TEXT, "x.toml")
    everything = replace(
        nothing,
        rules=tuple(
            replace(one, outcome=Outcome.RELEASE, stage=Stage.ROW, asks=(), checks=(), condition=Condition(()))
            for one in nothing.rules[:1]
        ),
    )
    loose = {one.name for one in statements(chart(everything, space())) if not one.broken.empty}
    withheld = {name for name in names if not name.startswith(("reply.", "section."))}
    # what cannot break in a table without a single ask is broken by the planted mutations and the rules taken out
    assert len(loose & withheld) > 45


def test_joining_examinations_never_loosens() -> None:
    """Every pair of verdicts that occurs anywhere, as two examinations of one order."""
    charted = chart(halland(), space())
    met = [
        (code_of(code), part_of(images), part_of(report))
        for code, images, report in product(charted.code.values(), charted.images.values(), charted.report.values())
        if not (charted.code.equals(code) & charted.images.equals(images) & charted.report.equals(report)).empty
    ]
    assert len(met) > 20
    one_by_one = [Verdict(*each, ("X1",), "", "", (), (), (), ()) for each in met]
    for first, second in product(one_by_one, repeat=2):
        joined = _join([first, second], 2)
        for each in (first, second):
            assert HELD_BACK.index(joined.code) >= HELD_BACK.index(each.code)
            assert STRICTNESS.index(joined.images) >= STRICTNESS.index(each.images)
            assert STRICTNESS.index(joined.report) >= STRICTNESS.index(each.report)
        if PartVerdict.RELEASE in (joined.images, joined.report):
            assert not {PartVerdict.ASK, PartVerdict.REVIEW} & {joined.images, joined.report}
