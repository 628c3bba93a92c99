"""Every text drafted from an invented order: a template that cannot be used is found before a fax needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from intake.draft.drafting import TEMPLATES, case_of, draft
from intake.draft.letter import Outgoing, sheets
from intake.draft.return_form import questions_for
from intake.draft.wording import Letterhead, Phrases
from intake.model import (
    Code,
    Consent,
    ConsentDocument,
    Decision,
    Delivery,
    Examination,
    Facts,
    Field,
    Flag,
    Order,
    PartVerdict,
    RequesterType,
    SelfReferred,
    Severity,
)
from intake.return_form import CODES, TOKEN_LETTERS, FormCode, ReturnForm, layout

_PARTS = {
    Code.RELEASE: (PartVerdict.RELEASE, PartVerdict.RELEASE),
    Code.RELEASE_IMAGES_REFER_REPORT: (PartVerdict.RELEASE, PartVerdict.REFER),
    Code.RELEASE_REPORT_TO_PATIENT: (PartVerdict.NOT_ASKED, PartVerdict.RELEASE),
    Code.REFER_PATIENT_TO_CLINIC: (PartVerdict.REVIEW, PartVerdict.REFER),
    Code.REFER_REPORT_RECIPIENT: (PartVerdict.NOT_ASKED, PartVerdict.REFER),
    Code.HUMAN_REVIEW: (PartVerdict.REVIEW, PartVerdict.REVIEW),
    Code.ALREADY_EXPORTED: (PartVerdict.REVIEW, PartVerdict.REVIEW),
    Code.NOT_AN_ORDER: (PartVerdict.NOT_ASKED, PartVerdict.NOT_ASKED),
}
_NO_WORDS: Mapping[str, str] = {}


def try_templates(
    templates: Mapping[str, str],
    *,
    replies: Mapping[Code, str],
    letterhead: Letterhead,
    phrases: Phrases,
    language: str,
    ask_words: Mapping[str, str] = _NO_WORDS,
) -> int:
    """Draft every kind of text, for every kind of requester and delivery; everything in ``ask_words`` is asked for.

    Returns:
        How many texts were drafted.

    Raises:
        ConfigError: as ``draft``, for the first template or phrase that cannot be used.
    """
    return sum(
        len(
            draft(
                order,
                decision,
                templates=templates,
                replies=replies,
                letterhead=letterhead,
                phrases=phrases,
                reference="00000-00000-1",
                received_at=datetime(2026, 1, 1, tzinfo=UTC),
                language=language,
                ask_words=ask_words,
            )
        )
        for order, decision in _cases(tuple(ask_words))
    ) + _try_sheets(templates, letterhead, language, ask_words)


def _try_sheets(
    templates: Mapping[str, str], letterhead: Letterhead, language: str, ask_words: Mapping[str, str]
) -> int:
    """Every reply on paper, once with a return form that asks everything."""
    named = "00000-00000-1"
    outgoing = Outgoing(date(2026, 1, 1), "Namn", "0")
    tried = 0
    for template in (name for name in TEMPLATES if name.startswith("reply_")):
        order, decision = next(case for case in _cases(tuple(ask_words)) if case[0].is_order)
        case = case_of(
            order, decision, templates=templates, letterhead=letterhead, reference=named,
            received_at=datetime(2026, 1, 1, tzinfo=UTC), language=language, ask_words=ask_words,
        )  # fmt: skip
        questions = questions_for(order, decision, templates=templates, language=language, ask_words=ask_words)
        form = ReturnForm("0" * TOKEN_LETTERS, named, questions) if questions else None
        codes = {
            FormCode(sheet.number, letter, "0" * TOKEN_LETTERS).text: ""
            for sheet in layout(questions)
            for letter in CODES
        }
        sheets(case, template, outgoing, form, codes)
        tried += 1
    return tried


def _cases(asks: tuple[str, ...]) -> Iterator[tuple[Order, Decision]]:
    for code in Code:
        images, report = _PARTS.get(code, (PartVerdict.ASK, PartVerdict.ASK))
        decision = Decision(
            code, images, report, None, ("X1",), "Avsnitt", "Skäl.", asks=asks, checks=("check",), notes=("note",),
            missing=("doctor",),
        )  # fmt: skip
        if code is Code.NOT_AN_ORDER:
            yield Order((1,), is_order=False, looks_like="remiss"), decision
            continue
        for requester in RequesterType:
            for delivery in (Delivery.LINK, Delivery.IEP, Delivery.USB, Delivery.DVD):
                for consent in (Consent.ORAL, Consent.UNCLEAR, Consent.WRITTEN):
                    therapist = requester in (RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH)
                    yield _order(requester, delivery, Consent.WRITTEN if therapist else consent), decision


def _order(requester: RequesterType, delivery: Delivery, consent: Consent) -> Order:
    own = SelfReferred.YES if delivery is Delivery.IEP else SelfReferred.NOT_STATED
    values = {
        "requester_type": requester, "requesting_clinic": "Kliniken", "doctor": "dr Namn", "delivery": delivery,
        "image_recipient": "mediaenh A", "report_recipient": "mediaenh A", "onward_recipient": "kliniken A",
        "consent": consent, "consent_document": ConsentDocument.ATTACHED_SIGNED, "self_referred": own,
    }  # fmt: skip
    text, date = Field("CT torax"), Field("2015-01-01")
    return Order(
        pages=(1,),
        is_order=True,
        fields={name: Field(str(value)) for name, value in values.items()},
        examinations=(Examination(Field("CT"), Field("torax"), Field(), date, text),),
        facts=Facts(minor=True),
        flags=(Flag("assumed", "doctor", Severity.LOOK, "Antaget."),),
        split=True,
    )
