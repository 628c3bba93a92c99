"""More evidence never makes a verdict stricter, and an adverse fact never makes it looser.

Two cases that differ in one fact only are compared everywhere: the order as a whole by the stricter of its parts, and
each part by its own word, before it is held back for the other part's sake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from intake.decide.facts import CARE
from intake.decide.prove.charted import Chart
from intake.decide.prove.diagram import Diagram


@dataclass(frozen=True, slots=True)
class Step:
    """One fact from a less to a more favourable value, ``whose`` being the requesters it is proven for."""

    fact: str
    less: str
    more: str
    whose: frozenset[str] | None = None  # all of them
    adverse: bool = False  # the less favourable value is adverse, rather than missing


def _chain(fact: str, *values: str, whose: frozenset[str] | None = None) -> tuple[Step, ...]:
    pairs = pairwise(values)
    return tuple(Step(fact, less, more, whose) for less, more in pairs)


def _adverse(fact: str, value: str, *others: str) -> tuple[Step, ...]:
    return tuple(Step(fact, value, other, adverse=True) for other in others)


STEPS: tuple[Step, ...] = (
    *_chain("consent", "none", "unclear", "oral", "written_claimed", "written"),
    *_chain("relevance", "not_stated", "yes"),
    *_chain("relevance", "no", "doubtful", "yes"),
    *_chain("self_referred", "no", "not_stated", "yes"),
    *_chain("clinic", "missing", "stated"),
    *_chain("doctor", "missing", "stated"),
    *_chain("patient_name", "missing", "stated"),
    *_chain("identity", "missing", "reserve", "stated"),
    *_chain("examination", "missing", "stated"),
    *_chain("examination_date", "missing", "latest", "stated"),
    *_chain("image_recipient", "missing", "media_unit", whose=CARE),
    *_chain("report_recipient", "missing", "media_unit", whose=CARE),
    *_chain("image_recipient", "unknown", "media_unit"),
    *_chain("report_recipient", "unknown", "media_unit"),
    *_chain("directory", "not_listed", "listed"),
    *_chain("already_exported", "not_known", "no"),
    *_chain("return_number", "missing", "stated"),
    *_adverse("order", "no", "yes"),
    *_adverse("arrival", "other", "fax"),
    *_adverse("consent", "refused", "none", "unclear", "oral", "written_claimed", "written"),
    *_adverse("identity", "invalid", "missing", "reserve", "stated"),
    *_adverse("examination_date", "invalid", "missing", "latest", "stated"),
    *_adverse("already_exported", "yes", "no", "not_known"),
    *(
        step
        for fact in ("protected_identity", "deceased", "blocked", "formal_demand", "several_patients", "on_behalf_of",
                     "emergency")
        for step in _adverse(fact, "yes", "no")
    ),
)  # fmt: skip
"""``clinic_closed`` is not among them: a patient whose clinic has closed is another row, not better evidence for the
same. Nor is ``minor``: for a child someone else may consent. A recipient who is named counts only where it is a media
unit: to name anyone else asks for something else."""


def against_order(chart: Chart) -> Iterator[tuple[Step, Diagram]]:
    """Each step with the cases, at its less favourable value, in which the more favourable one is decided stricter."""
    for step in STEPS:
        broken = chart.space.nowhere()
        for strictness in (chart.strictest, chart.own_images, chart.own_report):
            less, more = strictness.given(step.fact, step.less), strictness.given(step.fact, step.more)
            broken = broken | more.higher_than(less)
        if step.whose is not None:
            broken = broken & chart.space.has("requester", *step.whose)
        yield step, broken & chart.space.has(step.fact, step.less)
