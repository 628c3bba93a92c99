"""The published outcome of one fax: what ``intake read --json`` prints, what is stored and what hooks are given.

``docs/outcome.md`` describes it in words and ``docs/schema/outcome.json`` as JSON Schema. Fields may be added; what a
field means changes only with the version in ``schema``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer
from pydantic import Field as Described

from intake import model
from intake.errors import IntakeError
from intake.model import Code, Decision, Draft, Order, Page, PageKind, PartVerdict, Reading, Severity

SCHEMA: Final = "intake.outcome/1"

OutcomeKind = Literal["release", "ask", "refer", "review"]


class Published(BaseModel):
    """What all published objects share: no unknown keys, and one way to write them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    left_out_when_null: ClassVar[frozenset[str]] = frozenset()
    """Keys that most objects have no use for; all others are always there."""

    @model_serializer(mode="wrap")
    def _without_unused_keys(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = write(self)
        return {key: value for key, value in written.items() if value is not None or key not in self.left_out_when_null}

    def as_json(self, *, indent: int | None = None) -> str:
        """This object as JSON in ASCII: a file name that is not UTF-8 stands there with surrogate escapes."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The object that ``as_json`` wrote.

        Raises:
            ValueError: ``text`` is not JSON or does not fit the model.
        """
        return cls.model_validate(json.loads(text))


class Versions(Published):
    """What read and judged this fax."""

    program: str
    routine: str = Described(description="name and version of the routine table; empty where nothing was decided")
    ocr: str = Described(description="name and version of the recogniser")


class Reason(Published):
    """Why a fax is in quarantine, in words for staff."""

    code: str
    text: str


class PublishedPage(Published):
    """One page, and how it was turned to be read."""

    left_out_when_null = frozenset({"no_order_by"})

    number: int = Described(ge=1)
    kind: PageKind
    turned_deg: Literal[0, 90, 180, 270]
    skew_deg: float
    x_dpi: int
    y_dpi: int
    quality: float = Described(ge=0, le=1)
    no_order_by: str | None = Described(None, description="the person who said that it belongs to no order")


class PublishedEvidence(Published):
    """Where a value stands: page from 1; x0, y0, x1, y1 in pixels of the upright page image; the words as read."""

    left_out_when_null = frozenset({"fax"})

    page: int = Described(ge=1)
    box: tuple[int, int, int, int]
    text: str
    fax: str | None = Described(None, description="SHA-256 of the return form that it stands on; null: on this fax")


class PublishedField(Published):
    """A value with its evidence. Without a flag, the program gives its word that the value is right."""

    left_out_when_null = frozenset({"typed_by"})

    value: str | bool | None
    raw: str | None
    confidence: float = Described(ge=0, le=1)
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    candidates: tuple[str, ...]
    evidence: tuple[PublishedEvidence, ...]
    typed_by: str | None = Described(None, description="the person who typed the value; null: read from the fax")


class PublishedExamination(Published):
    """One examination asked for, with its own verdict."""

    left_out_when_null = frozenset({"self_referred"})

    modality: PublishedField
    body_part: PublishedField
    side: PublishedField
    date: PublishedField
    text: PublishedField
    self_referred: PublishedField | None = Described(
        None, description="set only where the fax says it for this examination alone"
    )
    decision: Code


class PublishedFacts(Published):
    """What the fax shows beside the fields."""

    protected_identity: bool
    deceased: bool
    minor: bool
    emergency: bool
    on_behalf_of: bool
    formal_demand: bool
    blocked: bool
    already_exported: bool | None


class PublishedFlag(Published):
    """A doubt, in words that staff understand."""

    code: str
    field: str | None
    severity: Severity
    text: str


class PublishedParts(Published):
    """Images and report are decided apart."""

    images: PartVerdict
    report: PartVerdict


class PublishedDecision(Published):
    """The routine's verdict. ``releases`` lists the parts that may go once a person has done the checks."""

    outcome: OutcomeKind
    code: Code
    releases: tuple[Literal["images", "report"], ...]
    parts: PublishedParts
    release_to: Literal["requester", "patient"] | None
    rules: tuple[str, ...]
    section: str
    reason: str
    asks: tuple[str, ...]
    checks: tuple[str, ...]


class PublishedDraft(Published):
    """A text for a person to confirm."""

    kind: model.DraftKind
    template: str
    text: str


class PublishedEarlier(Published):
    """A line of "Exporterade bilder" on the same patient that is, or may be, an earlier export of what is asked for."""

    line: str
    on: str | None = Described(description="the day that the line names, ISO 8601")
    recipient: str | None
    sure: bool = Described(description="false: a person looks whether it is the same")


class PublishedOrder(Published):
    """One order of the fax. ``fields`` has every name of the vocabulary, or none where the fax is not an order."""

    left_out_when_null = frozenset({"regrouped_into"})

    pages: tuple[int, ...]
    fields: dict[str, PublishedField]
    examinations: tuple[PublishedExamination, ...]
    facts: PublishedFacts
    split_confirmed: Literal[True] | None
    missing: tuple[str, ...]
    flags: tuple[PublishedFlag, ...]
    decision: PublishedDecision
    drafts: tuple[PublishedDraft, ...]
    earlier: tuple[PublishedEarlier, ...] = ()
    regrouped_into: tuple[str, ...] | None = Described(
        None, description="a person put its pages into these orders instead, and it waits for nobody; null: it stands"
    )


class PublishedJoin(Published):
    """An order of another fax that this fax completed as a return form; ``by``: its code, or its printed reference."""

    reference: str
    by: Literal["code", "reference"]


class Outcome(Published):
    """One fax, as understood and judged, or in quarantine with the reason."""

    left_out_when_null = frozenset({"joined"})

    schema_: Literal["intake.outcome/1"] = Described(alias="schema")
    file: str
    sha256: str = Described(pattern=r"^[0-9a-f]{64}$")
    received_at: datetime | None
    status: Literal["read", "quarantined"]
    versions: Versions
    reason: Reason | None
    pages: tuple[PublishedPage, ...]
    orders: tuple[PublishedOrder, ...] = Described(
        description="at least one where the fax was read, unless it only brought return forms back"
    )
    joined: tuple[PublishedJoin, ...] | None = Described(
        None, description="orders of other faxes that this one completed; null: none"
    )

    def with_order(self, number: int, order: PublishedOrder) -> Outcome:
        """The same outcome with order ``number`` (from 1) replaced, as after a person's correction."""
        orders = list(self.orders)
        orders[number - 1] = order
        return self.model_copy(update={"orders": tuple(orders)})


# --- building ----------------------------------------------------------------------------------------------------


def build_outcome(
    file: str,
    sha256: str,
    received_at: datetime | None,
    pages: Sequence[Page],
    reading: Reading,
    decisions: Sequence[Decision],
    drafts: Sequence[Sequence[Draft]],
    versions: Versions,
    joined: Sequence[PublishedJoin] = (),
) -> Outcome:
    """The published object of a fax that was read.

    Args:
        file: the file's name as it arrived, without folders.
        sha256: of its bytes, 64 hexadecimal digits.
        received_at: aware; ``None`` where the fax did not come through the inbox.
        pages: as read, in the file's order; ``reading.page_kinds`` has one kind for each.
        reading: its orders.
        decisions: one for each order.
        drafts: those of each order.
        versions: what read and judged it.
        joined: the orders of other faxes that it completed.

    Raises:
        ValueError: the sequences do not fit each other (a mistake in the program).
    """
    return Outcome(
        schema=SCHEMA,
        file=file,
        sha256=sha256,
        received_at=received_at.astimezone(UTC) if received_at else None,
        status="read",
        versions=versions,
        reason=None,
        pages=tuple(_page(page, kind) for page, kind in zip(pages, reading.page_kinds, strict=True)),
        orders=tuple(
            published_order(order, decision, texts)
            for order, decision, texts in zip(reading.orders, decisions, drafts, strict=True)
        ),
        joined=tuple(joined) or None,
    )


def build_quarantined(
    file: str, sha256: str, received_at: datetime | None, error: IntakeError, versions: Versions
) -> Outcome:
    """The published object of a fax that could not be read; ``error`` says why."""
    return Outcome(
        schema=SCHEMA,
        file=file,
        sha256=sha256,
        received_at=received_at.astimezone(UTC) if received_at else None,
        status="quarantined",
        versions=versions,
        reason=Reason(code=error.code, text=error.sv),
        pages=(),
        orders=(),
        joined=None,
    )


def published_order(
    order: Order, decision: Decision, drafts: Sequence[Draft], *, split_confirmed: bool = False
) -> PublishedOrder:
    """One order as published. An entry that is not an order has an empty field set."""
    fields = {name: _field(order.fields[name]) for name in model.FIELD_NAMES} if order.is_order else {}
    return PublishedOrder(
        pages=order.pages,
        fields=fields,
        examinations=_examinations(order, decision) if order.is_order else (),
        facts=_facts(order.facts),
        split_confirmed=True if order.split and split_confirmed else None,
        missing=decision.missing,
        flags=tuple(
            PublishedFlag(code=flag.code, field=flag.field, severity=flag.severity, text=flag.text)
            for flag in order.flags
        ),
        decision=_decision(decision),
        drafts=tuple(PublishedDraft(kind=draft.kind, template=draft.template, text=draft.text) for draft in drafts),
        earlier=tuple(
            PublishedEarlier(line=each.line, on=each.on, recipient=each.recipient, sure=each.sure)
            for each in order.earlier
        ),
        regrouped_into=None,
    )


def outcome_of(code: Code) -> OutcomeKind:
    """The coarse outcome that a code belongs to."""
    if code.startswith("release"):
        return "release"
    if code.startswith("ask_"):
        return "ask"
    if code.startswith("refer_"):
        return "refer"
    return "review"


def _page(page: Page, kind: PageKind) -> PublishedPage:
    return PublishedPage(
        number=page.number,
        kind=kind,
        turned_deg=_quarter_turn(page.turned_deg),
        skew_deg=round(page.skew_deg, 2),
        x_dpi=page.x_dpi,
        y_dpi=page.y_dpi,
        quality=round(page.quality, 3),
        no_order_by=None,
    )


def _quarter_turn(degrees: int) -> Literal[0, 90, 180, 270]:
    match degrees:
        case 0 | 90 | 180 | 270:
            return degrees
        case _:
            raise ValueError(f"a page is turned by quarter turns, not by {degrees}°")


def _field(field: model.Field) -> PublishedField:
    return PublishedField(
        value=field.value,
        raw=field.raw,
        confidence=round(field.confidence, 3),
        flags=field.flags,
        notes=field.notes,
        candidates=field.candidates,
        evidence=tuple(
            PublishedEvidence(
                page=ink.page, box=(ink.box.x0, ink.box.y0, ink.box.x1, ink.box.y1), text=ink.text, fax=ink.fax
            )
            for ink in field.evidence
        ),
        typed_by=field.typed_by,
    )


def _examinations(order: Order, decision: Decision) -> tuple[PublishedExamination, ...]:
    return tuple(
        PublishedExamination(
            modality=_field(examination.modality),
            body_part=_field(examination.body_part),
            side=_field(examination.side),
            date=_field(examination.date),
            text=_field(examination.text),
            self_referred=_field(examination.self_referred) if examination.self_referred else None,
            decision=code,
        )
        for examination, code in zip(order.examinations, decision.examination_codes, strict=True)
    )


def _facts(facts: model.Facts) -> PublishedFacts:
    return PublishedFacts(
        protected_identity=facts.protected_identity,
        deceased=facts.deceased,
        minor=facts.minor,
        emergency=facts.emergency,
        on_behalf_of=facts.on_behalf_of,
        formal_demand=facts.formal_demand,
        blocked=facts.blocked,
        already_exported=facts.already_exported,
    )


def _decision(decision: Decision) -> PublishedDecision:
    parts: Mapping[Literal["images", "report"], PartVerdict] = {"images": decision.images, "report": decision.report}
    match decision.release_to:
        case "requester" | "patient" | None as release_to:
            pass
        case other:
            raise ValueError(f"nothing is released to {other!r}")
    return PublishedDecision(
        outcome=outcome_of(decision.code),
        code=decision.code,
        releases=tuple(part for part, verdict in parts.items() if verdict is PartVerdict.RELEASE),
        parts=PublishedParts(images=decision.images, report=decision.report),
        release_to=release_to,
        rules=decision.rules,
        section=decision.section,
        reason=decision.reason,
        asks=decision.asks,
        checks=decision.checks,
    )
