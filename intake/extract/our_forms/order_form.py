"""Our own blank order form, filled in and faxed: an order read field by field, from the places of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from intake.directory import Directory
from intake.extract.evidence.poor_pages import POOR_PAGE
from intake.extract.our_forms.answers import CLINIC, complete
from intake.extract.our_forms.return_form import Answer, read_order_page
from intake.flags import flag
from intake.model import (
    FIELD_NAMES,
    Consent,
    ConsentDocument,
    Facts,
    Field,
    Flag,
    Order,
    Page,
    PageKind,
    Reading,
    Relevance,
    SelfReferred,
)
from intake.return_form import Option, Question, QuestionKind, order_layout

_FIELDS = (
    "patient_name", "identity_number", "examination", "examination_date", "requesting_clinic", "doctor",
    "image_recipient", "report_recipient", "phone", "fax",
)  # fmt: skip
BOXES = {
    "requester_type": (CLINIC, "physiotherapist", "chiropractor", "naprapath", "patient", "other"),
    "wants": ("images", "report"),
    "delivery": ("link", "iep", "usb"),
    "oral_consent": ("yes", "no"),
    "self_referred": ("yes", "no"),
}
"""The boxes of each question; their order is that on the sheet, and does not depend on words."""

KINDS = {
    **dict.fromkeys(_FIELDS, QuestionKind.FIELD),
    **dict.fromkeys(BOXES, QuestionKind.CHOICE),
    "wants": QuestionKind.BOXES,
    "relevance": QuestionKind.REASON,
    "written_consent": QuestionKind.SIGNATURE,
}
SHEET = order_layout(
    {
        name: Question(name, kind, "", tuple(Option(code, code) for code in BOXES.get(name, ())))
        for name, kind in KINDS.items()
    }
)
"""Where everything stands; the same whatever the language of the form."""

_UNANSWERED = {
    "consent": Consent.NONE.value,
    "consent_document": ConsentDocument.NONE.value,
    "relevance": Relevance.NOT_STATED.value,
    "self_referred": SelfReferred.NOT_STATED.value,
}


def with_order_forms(reading: Reading, pages: Sequence[Page], *, directory: Directory, today: date) -> Reading:
    """``reading`` with each of our order forms among ``pages`` read by its places; as it is where there is none.

    Marks that change who may decide (protected identity, a block …) still come from all words of the fax.
    """
    found = {page.number: answers for page in pages if (answers := read_order_page(page, SHEET)) is not None}
    if not found:
        return reading
    poor = {page.number for page in pages if page.quality < POOR_PAGE}
    facts = _any([order.facts for order in reading.orders])
    others = any(page.number not in found and not page.blank and kind not in (PageKind.COVER, PageKind.BLANK)
                 for page, kind in zip(pages, reading.page_kinds, strict=True))  # fmt: skip

    def doubts(number: int) -> tuple[Flag, ...]:
        read_poorly = (flag("poor_page", None, f"Sida {number}."),) if number in poor else ()
        beside = (flag("more_pages"),) if others else ()
        divided = (flag("split_unconfirmed"),) if len(found) > 1 else ()
        return (*read_poorly, *beside, *divided)

    orders = tuple(
        _order(number, answers, facts, doubts(number), split=len(found) > 1, directory=directory, today=today)
        for number, answers in found.items()
    )
    elsewhere = tuple(
        replace(order, flags=(*order.flags, flag("more_pages")))
        for order in reading.orders
        if order.is_order and not found.keys() & set(order.pages)
    )
    kinds = tuple(
        PageKind.ORDER if page.number in found else kind for page, kind in zip(pages, reading.page_kinds, strict=True)
    )
    return Reading(kinds, (*_as_refused(orders, reading.orders), *elsewhere))


def _as_refused(orders: Sequence[Order], said: Sequence[Order]) -> tuple[Order, ...]:
    """A refusal in words anywhere on the fax outweighs every tick."""
    refusals = [each.fields["consent"] for each in said if each.is_order]
    refused = next((field for field in refusals if field.value == Consent.REFUSED), None)
    if refused is None:
        return tuple(orders)
    return tuple(replace(order, fields={**order.fields, "consent": refused}) for order in orders)


def _order(
    number: int,
    answers: Sequence[Answer],
    facts: Facts,
    doubts: Sequence[Flag],
    *,
    split: bool,
    directory: Directory,
    today: date,
) -> Order:
    blank = {name: Field(_UNANSWERED.get(name)) for name in FIELD_NAMES}
    order = Order(pages=(number,), is_order=True, fields=blank, facts=replace(facts, minor=False), split=split)
    # Who asks comes after the clinic: the profession decides, not the letterhead.
    in_turn = sorted(answers, key=lambda answer: answer.ask == "requester_type")
    order = complete(order, in_turn, doubts, directory=directory, today=today).order
    if facts.minor and order.fields["identity_number"].value is None:
        order = replace(order, facts=replace(order.facts, minor=True))
    return order


def _any(every: Sequence[Facts]) -> Facts:
    """The marks that any order of the fax bears."""
    marks = {name: any(getattr(each, name) for each in every) for name in (f.name for f in fields(Facts))}
    known = [each.already_exported for each in every if each.already_exported is not None]
    return replace(Facts(**marks), already_exported=any(known) if known else None)
