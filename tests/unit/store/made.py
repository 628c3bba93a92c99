"""Invented faxes for the tests of store, commands and page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from intake.flags import flag
from intake.model import (
    FIELD_NAMES,
    Box,
    Code,
    Decision,
    Draft,
    DraftKind,
    Evidence,
    Examination,
    Field,
    Flag,
    Order,
    Page,
    PageKind,
    PartVerdict,
    Reading,
    RecipientKind,
    RequesterType,
)
from intake.outcome import Versions, build_outcome
from intake.store import Store

NOW = datetime(2024, 3, 5, 8, 0, tzinfo=UTC)
SHA = "7c" * 32
OTHER_SHA = "e1" * 32
VERSIONS = Versions(program="0.1.0", routine="halland 2023-08-29", ocr="tesseract 5")
LOG_LINE = (
    "____-__-__ kl. __:__: CT torax, 2024-01-15 länkas till mediaenh SU/S fvb. toraxkliniken SU/S "
    "enl. dr Berg, Medicinmott HSV /____"
)


def page(number: int = 1) -> Page:
    return Page(number, 1728, 2292, 204, 204, 98, 180, 1.234567, 0.83333)


def seen(value: str | bool, *flags: str) -> Field:
    return Field(value, str(value), 0.98765, flags, evidence=(Evidence(1, Box(10, 20, 300, 44), str(value)),))


def order(number: int = 1, *, flagged: bool = True, split: bool = False) -> Order:
    """A clinic's order; ``flagged``: the date and the name carry a stopping doubt each."""
    doubt = ("low_confidence",) if flagged else ()
    fields = dict.fromkeys(FIELD_NAMES, Field())
    fields |= {
        "requester_type": seen("region_clinic"),
        "requesting_clinic": seen("Medicinmott HSV"),
        "doctor": seen("Berg"),
        "image_recipient": seen("mediaenh SU/S"),
        "patient_name": seen("Tolv Tolvsson", *doubt),
        "identity_number": seen("191212121212"),
        "wants_images": seen(True),
        "wants_report": seen(False),
    }
    examination = Examination(seen("CT"), seen("torax"), seen("none"), seen("2024-01-15", *doubt), seen("CT torax"))
    flags: tuple[Flag, ...] = (flag("low_confidence", "patient_name"),) if flagged else ()
    if split:
        flags += (flag("split_unconfirmed"),)
    return Order(
        pages=(number,),
        is_order=True,
        fields=fields,
        examinations=(examination,),
        flags=flags,
        requester_candidates=(RequesterType.REGION_CLINIC,),
        image_recipient_kind=RecipientKind.MEDIA_UNIT,
        split=split,
    )


def decision(code: Code = Code.RELEASE) -> Decision:
    parts = {
        Code.RELEASE: (PartVerdict.RELEASE, PartVerdict.NOT_ASKED),
        Code.ASK_INFORMATION: (PartVerdict.ASK, PartVerdict.NOT_ASKED),
    }
    images, report = parts.get(code, (PartVerdict.REVIEW, PartVerdict.REVIEW))
    return Decision(
        code=code,
        images=images,
        report=report,
        release_to="requester" if code is Code.RELEASE else None,
        rules=("A1",),
        section="Annan klinik vill beställa bilder",
        reason="Allt som rutinen kräver finns.",
        checks=("patient_in_ris", "earlier_export") if code is Code.RELEASE else (),
        missing=("image_recipient",) if code is Code.ASK_INFORMATION else (),
        asks=("image_recipient",) if code is Code.ASK_INFORMATION else (),
        examination_codes=(code,),
    )


def drafts(code: Code = Code.RELEASE) -> tuple[Draft, ...]:
    if code is Code.RELEASE:
        return (Draft(DraftKind.LOG_LINE, "logline", LOG_LINE),)
    return (Draft(DraftKind.REPLY, "completion.txt", "Vi behöver veta vart bilderna ska skickas."),)


def arrive(store: Store, sha256: str = SHA, *, name: str = "a.pdf", key: str = "first", minutes: int = 0) -> str:
    at = NOW + timedelta(minutes=minutes)
    return store.record_arrival(sha256, name, 1234, at, f"{sha256[:2]}/{sha256}.pdf", key)


def save(store: Store, sha256: str = SHA, *, orders: int = 1, code: Code = Code.RELEASE, flagged: bool = True) -> bool:
    pages = tuple(page(number) for number in range(1, orders + 1))
    entries = tuple(order(number, flagged=flagged, split=orders > 1) for number in range(1, orders + 1))
    reading = Reading((PageKind.ORDER,) * orders, entries)
    decisions, texts = [decision(code)] * orders, [drafts(code)] * orders
    outcome = build_outcome("a.pdf", sha256, NOW, pages, reading, decisions, texts, VERSIONS)
    return store.save_reading(outcome, reading, decisions, texts, NOW)


def without_doubts(entry: Order) -> Order:
    plain = {name: replace(field, flags=()) for name, field in entry.fields.items()}
    examinations = tuple(replace(each, date=replace(each.date, flags=())) for each in entry.examinations)
    return replace(entry, fields=plain, examinations=examinations, flags=())


def waiting(store: Store) -> tuple[str, ...]:
    """The SHA-256 of every fax that is not read yet, the oldest first."""
    return tuple(fax.sha256 for fax in store.works.waiting())
