"""From a decision to the texts a person confirms: replies, the log line, the note on a case.

Which reply a verdict gets stands in the routine table. Everything from the fax goes through ``untrusted`` first: no
reply and no log line carries the patient's name or number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake.draft.export import RELEASES, examination_text, log_of, requester_of
from intake.draft.logline import STOCKHOLM, parse
from intake.draft.render import render
from intake.draft.untrusted import Redaction, redaction_for
from intake.draft.wording import EarlierExport, Letterhead, Phrases
from intake.errors import BadInput, ConfigError
from intake.model import (
    Code,
    Decision,
    Delivery,
    Draft,
    DraftKind,
    Examination,
    Field,
    Order,
    PartVerdict,
    RequesterType,
    SelfReferred,
)

_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_CASE_NOTES = frozenset({Code.ALREADY_EXPORTED, Code.HUMAN_REVIEW, Code.NOT_AN_ORDER})

TEMPLATES = (
    "reply_completion",
    "reply_patient_to_clinic",
    "reply_report_recipient",
    "reply_already_sent",
    "reply_dvd_replaced",
    "case_note",
    "log_line",
)
"""The templates that a folder of templates must hold for each language, beside the parts they share."""

_BLANKS = {
    "sv": {"region": "[region fylls i]", "unit": "[enhet fylls i]", "hospital": "[sjukhus fylls i]",
           "phone": "[telefon fylls i]", "fax": "[faxnummer fylls i]", "clinic": "[klinik fylls i]",
           "date": "[datum fylls i]", "recipient": "[mottagare fylls i]"},
    "en": {"region": "[region to be filled in]", "unit": "[unit to be filled in]",
           "hospital": "[hospital to be filled in]", "phone": "[phone to be filled in]",
           "fax": "[fax number to be filled in]", "clinic": "[clinic to be filled in]",
           "date": "[date to be filled in]", "recipient": "[recipient to be filled in]"},
}  # fmt: skip


def sent_blanks(language: str) -> tuple[str, str]:
    """The blanks of ``reply_already_sent``, without their brackets: when it was sent, and to whom."""
    return _BLANKS[language]["date"].strip("[]"), _BLANKS[language]["recipient"].strip("[]")


@dataclass(frozen=True, slots=True)
class Case:
    """All that the texts of one order are made from."""

    order: Order
    decision: Decision
    templates: Mapping[str, str]
    letterhead: Letterhead
    reference: str
    received_at: datetime
    language: str
    redaction: Redaction
    earlier: EarlierExport | None
    ask_words: Mapping[str, str]
    check_words: Mapping[str, str]
    note_words: Mapping[str, str]

    def write(self, kind: DraftKind, name: str, **more: Any) -> Draft:
        return Draft(kind, name, render(self.templates, self.language, name, {**template_values(self), **more}))


def draft(
    order: Order,
    decision: Decision,
    *,
    templates: Mapping[str, str],
    replies: Mapping[Code, str],
    letterhead: Letterhead,
    phrases: Phrases,
    reference: str,
    received_at: datetime,
    language: str = "sv",
    earlier: EarlierExport | None = None,
    ask_words: Mapping[str, str] = _NO_WORDS,
    check_words: Mapping[str, str] = _NO_WORDS,
    note_words: Mapping[str, str] = _NO_WORDS,
) -> tuple[Draft, ...]:
    """The texts that the decision on an order calls for, at least one.

    Args:
        templates: the folder of templates: path within it (``sv/reply_completion.txt.j2``) to text.
        replies: the template of the reply to each verdict that is answered by one, from the routine table.
        reference: ours, to be quoted by the requester; it stands in every reply and note.
        received_at: when the fax came, aware; shown in Europe/Stockholm.
        language: of replies and notes, ``sv`` or ``en``. The log line is Swedish in both.
        earlier: the earlier export, where it is known; else staff fill it in.
        ask_words: the routine's words, in ``language``, for what it asks; used where the templates have none.
        check_words, note_words: the same for its open checks and its notes; a code without words is shown as it is.

    Raises:
        ConfigError: a template or a phrase cannot be used (``template_…``, ``phrase_unusable``). ``plain_case_note``
            still works then.
        RoutineError: ``release_lacks_value``: the decision releases what the order does not carry.
    """
    case = case_of(
        order, decision, templates=templates, letterhead=letterhead, reference=reference, received_at=received_at,
        language=language, earlier=earlier, ask_words=ask_words, check_words=check_words, note_words=note_words,
    )  # fmt: skip
    drafts = []
    if decision.code in RELEASES:
        drafts.append(_log_line(case, phrases))
    if decision.code in replies:
        drafts.append(case.write(DraftKind.REPLY, replies[decision.code]))
    if decision.code is Code.RELEASE and _field(order, "delivery") == Delivery.DVD:
        drafts.append(case.write(DraftKind.REPLY, "reply_dvd_replaced"))
    if decision.code in _CASE_NOTES:
        drafts.append(case.write(DraftKind.CASE_NOTE, "case_note"))
    return tuple(drafts)


def case_of(
    order: Order,
    decision: Decision,
    *,
    templates: Mapping[str, str],
    letterhead: Letterhead,
    reference: str,
    received_at: datetime,
    language: str = "sv",
    earlier: EarlierExport | None = None,
    ask_words: Mapping[str, str] = _NO_WORDS,
    check_words: Mapping[str, str] = _NO_WORDS,
    note_words: Mapping[str, str] = _NO_WORDS,
) -> Case:
    """What the texts of one order are made from; the arguments are those of ``draft``.

    Raises:
        ConfigError: ``unknown_language``.
    """
    if language not in _BLANKS:
        raise ConfigError("unknown_language", "Utkastens språk måste vara sv eller en.", "Drafts are in sv or en.")
    return Case(
        order, decision, templates, letterhead, reference, received_at.astimezone(STOCKHOLM), language,
        redaction_for(order), earlier, ask_words, check_words, note_words,
    )  # fmt: skip


def plain_case_note(order: Order, decision: Decision, *, reference: str, why: str = "") -> Draft:
    """A note on a case that needs no template, for when ``draft`` cannot work: nothing is left without a text.

    ``why`` is the sentence of the error, for staff.
    """
    redaction = redaction_for(order)
    lines = [
        "ÄRENDENOTERING – endast för personal",
        f"Vår referens: {reference}",
        f"Beslut: {decision.code}",
        f"Rutinens avsnitt: {decision.section}",
        f"Skäl: {redaction.text(decision.reason, 500)}",
    ]
    lines += [f"Flagga: {redaction.text(flag.text, 300)}" for flag in order.flags]
    lines += [f"Rad i Exporterade bilder: {redaction.text(each.line, 500)}" for each in order.earlier]
    lines += [f"Att kontrollera: {check}" for check in decision.checks]
    if why:
        lines.append(f"Utkast saknas: {why}")
    return Draft(DraftKind.CASE_NOTE, "plain_case_note", "\n".join(lines))


def _log_line(case: Case, phrases: Phrases) -> Draft:
    try:
        line = log_of(case.order, case.decision, phrases, case.redaction)
    except BadInput as error:  # values from the fax always fit, so it is one of the desk's own phrases
        raise ConfigError(
            "phrase_unusable",
            "En fras under [wording] kan inte stå i loggraden: den ska börja med bokstav eller siffra och vara en rad.",
            "A phrase under [wording] cannot stand in the log line: it begins with a letter or digit and is one line.",
        ) from error
    drafted = case.write(DraftKind.LOG_LINE, "log_line", line=line.render())
    try:
        kept = parse(drafted.text) == line
    except BadInput:
        kept = False
    if not kept:
        raise ConfigError(
            "template_broken",
            "Mallen ”log_line” ändrar loggraden. Den får bara innehålla {{ line }}.",
            'The template "log_line" changes the log line. It may hold nothing but {{ line }}.',
        )
    return drafted


def template_values(case: Case) -> dict[str, Any]:
    """What templates may use; ``docs/wording.md`` is the same list for staff."""
    order, decision, redaction = case.order, case.decision, case.redaction
    blanks = _BLANKS[case.language]
    kind = requester_of(order)
    from_patient = kind is RequesterType.PATIENT
    letterhead = {name: value.strip() or blanks[name] for name, value in asdict(case.letterhead).items()}

    def shown(name: str) -> str | None:
        """A field of the order; nothing from a patient's, whose fields can only be about the patient."""
        value = None if from_patient else _field(order, name)
        return redaction.text(value) or None if isinstance(value, str) else None

    return {
        "letterhead": letterhead,
        "reference": case.reference,
        "received_date": f"{case.received_at:%Y-%m-%d}",
        "received_time": f"{case.received_at:%H:%M}",
        "from_patient": from_patient,
        "requester_type": kind.value,
        "clinic": shown("requesting_clinic"),
        "doctor": shown("doctor"),
        "examinations": [_examination(examination, redaction) for examination in order.examinations],
        "asks": list(dict.fromkeys(decision.asks or decision.missing)),
        "ask_words": dict(case.ask_words),
        "dvd_asked": _field(order, "delivery") == Delivery.DVD,
        "own_referral_counts": kind is RequesterType.CHIROPRACTOR
        and _field(order, "self_referred") not in (SelfReferred.YES, SelfReferred.NO),
        "report_with_images": kind in (RequesterType.OUTSIDE_REGION, RequesterType.PRIVATE),
        "images": decision.images.value,
        "report": decision.report.value,
        "images_asked": decision.images is not PartVerdict.NOT_ASKED,
        "images_released": decision.images is PartVerdict.RELEASE,
        "already_date": case.earlier.on.isoformat() if case.earlier and case.earlier.on else blanks["date"],
        "already_recipient": redaction.text(case.earlier.recipient)
        if case.earlier and case.earlier.recipient
        else blanks["recipient"],
        "earlier_lines": [redaction.text(each.line, 500) for each in order.earlier],
        "return_form": False,
        "blank_clinic": blanks["clinic"],
        "blank_recipient": blanks["recipient"],
        "code": decision.code.value,
        "section": decision.section,
        "rules": list(decision.rules),
        "reason": redaction.text(decision.reason, 500),
        "missing": list(decision.missing),
        "checks": [case.check_words.get(check, check) for check in decision.checks],
        "notes": [redaction.text(case.note_words.get(note, note), 300) for note in decision.notes],
        "flags": [
            {"code": flag.code, "severity": flag.severity.value, "field": flag.field,
             "text": redaction.text(flag.text, 300)}
            for flag in order.flags
        ],
        "facts": [name for name in _FACTS if getattr(order.facts, name)],
        "pages": list(order.pages),
        "looks_like": redaction.text(order.looks_like) if order.looks_like else None,
        "split": order.split,
    }  # fmt: skip


_FACTS = (
    "protected_identity", "blocked", "deceased", "minor", "emergency", "on_behalf_of", "formal_demand",
    "already_exported",
)  # fmt: skip


def _examination(examination: Examination, redaction: Redaction) -> dict[str, str | None]:
    text, date = examination_text(examination), examination.date.value
    return {
        "text": redaction.text(text) or None if text else None,
        "date": redaction.text(date, 20) if isinstance(date, str) and date != "latest" else None,
        "latest": "latest" if date == "latest" else None,
    }


def _field(order: Order, name: str) -> str | bool | None:
    return order.fields.get(name, Field()).value
