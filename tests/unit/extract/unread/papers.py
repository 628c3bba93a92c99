"""Papers of which something was read wrongly on purpose: what a net sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from intake.extract.evidence.dossier import Dossier, Sighted
from intake.extract.pages.sighted import sighted_page
from intake.extract.unread.doubt import Doubt
from intake.extract.unread.paper import Paper
from intake.model import FIELD_NAMES, Evidence, Examination, Facts, Field, Order
from tests.unit.extract.orders import DIRECTORY, TODAY
from tests.unit.extract.typeset import page


def held(text: str, *exams: dict[str, str], facts: Facts = Facts(), **values: str | bool) -> Paper:  # noqa: B008
    """An order that holds ``values`` (where they stand on the page is looked up) and ``exams`` by their parts."""
    sighted = sighted_page(page(text))
    dossier = Dossier((sighted,), (), (), (), DIRECTORY, TODAY)
    fields = {name: _field(sighted, values.get(name)) for name in FIELD_NAMES}
    examinations = tuple(_examination(sighted, exam) for exam in exams)
    return Paper(Order((1,), True, fields=fields, examinations=examinations, facts=facts), dossier)


def _examination(sighted: Sighted, parts: dict[str, str]) -> Examination:
    whole = _field(sighted, parts["text"])
    one = {
        part: Field(parts.get(part), None, 0.99, evidence=whole.evidence) if part in parts else Field()
        for part in ("modality", "body_part", "side")
    }
    return Examination(one["modality"], one["body_part"], one["side"], _field(sighted, parts.get("date")), whole)


def _field(sighted: Sighted, value: str | bool | None) -> Field:
    if value is None:
        return Field()
    return Field(value, str(value), 0.99, evidence=_where(sighted, str(value)))


def _where(sighted: Sighted, value: str) -> tuple[Evidence, ...]:
    run = sighted.form.sheet.run
    start = run.text.find(value)
    return run.between(start, start + len(value)).evidence() if start >= 0 else ()


def doubted(net: Callable[[Paper], Iterable[Doubt]], paper: Paper) -> dict[str, str]:
    """What a net doubts: the words by the place."""
    return {doubt.place: doubt.words for doubt in net(paper)}
