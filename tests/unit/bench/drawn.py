"""What the sets of simulated faxes are checked by: all of an order is on its pages, and nothing on top of anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from bench.faxes.faxset import FaxSet
from bench.faxes.line import Damage
from bench.faxes.make import FaxFile, OverfullError, Plan, make
from bench.faxes.paper import DPI, WIDTH_MM, Printed, Sheet, has_face
from bench.faxes.scenarios import SCENARIOS
from bench.faxes.truth import THERAPISTS, Truth
from bench.faxes.verdict import verdict

ORDERS = [name for name, one in SCENARIOS.items() if one.rows != "G1"]


def designs(faxes: FaxSet) -> list[str]:
    return [*faxes.layouts, *faxes.letters]


def suits(faxes: FaxSet, scenario: str, design: str) -> bool:
    if SCENARIOS[scenario].forms_only and design in faxes.letters:
        return False
    return design in faxes.for_patients if scenario.startswith("patient") else design not in faxes.patients_only


def drawn(faxes: FaxSet, scenario: str, design: str, number: int) -> FaxFile:
    """The pages of ``scenario`` in ``design``, in one of six type sizes or the largest smaller one that fits."""
    rng = Random(f"{design} {number}")
    named = faxes.fixed if design in faxes.fixed_layouts else faxes.faces
    faces = [face for face in named if has_face(face)] or ["DejaVu Sans"]
    boxes = design not in (*faxes.letters, *faxes.fixed_layouts) and number % 3 != 0
    plan = Plan(scenario, f"{design} {number}", design, Damage(0), set_name=faxes.name, face=rng.choice(faces),
                size_pt=(8.0, 9.0, 10.0, 11.0, 12.0, 13.0)[number % 6], boxes=boxes)  # fmt: skip
    while plan.size_pt > 6:
        try:
            return make(plan, sent=False)
        except OverfullError:
            plan = replace(plan, size_pt=plan.size_pt - 1)
    raise AssertionError(f"{scenario} in {design} fits no page")


def tokens(text: str) -> set[str]:
    return {token for token in re.split(r"[^\w/+-]+", text.upper()) if token.strip("-/")}


def told(truth: Truth, purposes: Mapping[str, str]) -> list[str]:
    """All that must be read on the pages, in the words of the truth; ``purposes`` by the professions of others."""
    who = truth.patient
    assert who is not None
    if truth.language != "sv":
        return [truth.clinic, truth.doctor, who.name, who.printed]
    purpose = purposes.get(truth.title, truth.purpose) if truth.type == "other" else truth.purpose
    out = [truth.clinic, truth.doctor, truth.onward, truth.reference, purpose, *truth.remarks, truth.image_recipient,
           *(exam.text for exam in truth.exams if exam.modality)]  # fmt: skip
    out += [truth.report_recipient] if truth.report_recipient != truth.image_recipient else []
    out += [who.name] if truth.show_name else []
    out += [who.printed] if truth.show_identity else []
    boxed = truth.consent_boxes is not None or truth.together
    out += ["" if boxed else truth.consent_words, "" if truth.urgency[:1].isdigit() else truth.urgency]
    out += [truth.title] if truth.type in (*THERAPISTS, "other") or truth.title_needed else []
    return [*out, truth.letterhead, truth.phone, truth.fax, "" if truth.together else truth.small_print]


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    things = [*sheet.words, *sheet.boxes, *(one for one in sheet.writing if one.text)]
    out = []
    for place, one in enumerate(things):
        out += [(one.text, other.text) for other in things[place + 1 :] if _shared(one, other) > 0.12]
    return out


def _shared(one: Printed, other: Printed) -> float:
    left, top = max(one.edges[0], other.edges[0]), max(one.edges[1], other.edges[1])
    right, bottom = min(one.edges[2], other.edges[2]), min(one.edges[3], other.edges[3])
    if right <= left or bottom <= top:
        return 0.0
    areas = ((each.edges[2] - each.edges[0]) * (each.edges[3] - each.edges[1]) for each in (one, other))
    return (right - left) * (bottom - top) / max(1, min(areas))


def check_verdicts(faxes: FaxSet, scenario: str) -> None:
    """The routine's verdicts are those of the scenario, whoever of the set's people it is about."""
    for seed in range(20):
        truths = SCENARIOS[scenario].build(Random(seed), replace(faxes.cast, committed=bool(seed % 2)))
        assert tuple(verdict(truth).code for truth in truths) == SCENARIOS[scenario].codes, seed


def check(faxes: FaxSet, scenario: str, design: str, number: int, purposes: Mapping[str, str]) -> None:
    """Everything the order says is on its pages, inside their edges, and nothing covers anything."""
    fax = drawn(faxes, scenario, design, number)
    there = tokens(" ".join(one.text for sheet in fax.sheets for one in (*sheet.words, *sheet.writing)))
    for truth in SCENARIOS[scenario].build(Random(fax.plan.seed), replace(faxes.cast, committed=False)):
        unboxed = not fax.plan.boxes and (truth.consent_words or truth.consent_boxes == ("empty", "empty"))
        if design in faxes.letters or unboxed:
            truth.consent_boxes = None
        for text in told(truth, purposes):
            assert tokens(text) <= there, f"{scenario} in {design}: {text!r} is not on the page"
    for sheet in fax.sheets:
        assert not overlaps(sheet), f"{scenario} in {design}: {overlaps(sheet)}"
        farthest = max((one.edges[2] for one in (*sheet.words, *sheet.writing)), default=0)
        assert farthest < (WIDTH_MM - 8) / 25.4 * DPI, (scenario, design)
        assert max((one.edges[3] for one in sheet.words), default=0) < 293 / 25.4 * DPI
