"""The answers of a return form, put into the order that they complete. Pure; nothing else of the order changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.directory import Directory
from intake.extract.examinations.relevance import regions_of, relevance_to, says_something
from intake.extract.our_forms.return_form import Answer
from intake.extract.values.dates import find_dates
from intake.extract.values.examinations import find_examinations
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.units import classify_unit, recipient_kind
from intake.flags import flag
from intake.model import (
    Consent,
    ConsentDocument,
    Delivery,
    Examination,
    Field,
    Flag,
    Order,
    Relevance,
    RequesterType,
    SelfReferred,
)

Value = str | bool | None

CLINIC = "clinic"
"""The box of the order form for a clinic of any kind: whose it is, its name tells."""

_ADULT_YEARS = 18
_UNITS = frozenset({"requesting_clinic", "image_recipient", "report_recipient"})
_TEXTS = frozenset({"doctor", "patient_name"})


@dataclass(frozen=True, slots=True)
class Completed:
    """An order with its answers; ``changes``: path → value before and after, as for a person's correction."""

    order: Order
    changes: Mapping[str, tuple[Value, Value]]


def complete(
    order: Order, answers: Sequence[Answer], doubts: Sequence[Flag], *, directory: Directory, today: date
) -> Completed:
    """``order`` with each of ``answers`` entered.

    What was answered replaces what was asked for, with its doubts; what was not answered stays as it was, and is asked
    for again. ``doubts`` are about the return as a whole.
    """
    entry = _Entry(order, directory, today)
    for answer in answers:
        if answer.given:
            entry.enter(answer)
    flags = tuple(dict.fromkeys((*entry.order.flags, *doubts)))
    return Completed(replace(entry.order, flags=flags), entry.changes)


class _Entry:
    """One order while its answers are entered."""

    def __init__(self, order: Order, directory: Directory, today: date) -> None:
        self.order, self._directory, self._today = order, directory, today
        self.changes: dict[str, tuple[Value, Value]] = {}

    def enter(self, answer: Answer) -> None:
        known: Mapping[str, Callable[[Answer], None]] = {
            "requester_type": self._requester_type,
            "phone": self._number,
            "fax": self._number,
            "oral_consent": self._oral_consent,
            "written_consent": self._written_consent,
            "own_referral": self._own_referral,
            "self_referred": self._own_referral,
            "delivery": self._delivery,
            "relevance": self._relevance,
            "wants": self._wants,
            "identity_number": self._identity,
            "examination": self._examination,
            "examination_date": self._date,
        }
        if answer.ask in known:
            known[answer.ask](answer)
        elif answer.ask in _UNITS | _TEXTS:
            self._text(answer)
        else:
            self._unread(answer)

    # --- boxes ---------------------------------------------------------------------------------------------------

    def _oral_consent(self, answer: Answer) -> None:
        if answer.flags:
            self._set("consent", _doubtful(answer, Consent.NONE.value, (Consent.ORAL.value, Consent.NONE.value)))
        elif answer.marked == ("yes",):
            self._set("consent", _certain(answer, Consent.ORAL.value))
            if self.order.fields["consent_document"].value != ConsentDocument.ATTACHED_SIGNED:
                # What was announced and did not come is no longer what the release rests on.
                self._set("consent_document", _certain(answer, ConsentDocument.NONE.value))
        else:
            self._set("consent", _certain(answer, Consent.NONE.value))

    def _written_consent(self, answer: Answer) -> None:
        self._set("consent", Field(Consent.WRITTEN.value, None, 0.5, (), (), (), answer.evidence))
        signed = _doubtful(
            answer,
            ConsentDocument.ATTACHED_SIGNED.value,
            (ConsentDocument.ATTACHED_SIGNED.value, ConsentDocument.ATTACHED_UNSIGNED.value),
        )
        self._set("consent_document", signed)

    def _own_referral(self, answer: Answer) -> None:
        if answer.flags:
            stated = SelfReferred.NOT_STATED.value
            self._set("self_referred", _doubtful(answer, stated, (SelfReferred.YES.value, SelfReferred.NO.value)))
        else:
            value = SelfReferred.YES if answer.marked == ("yes",) else SelfReferred.NO
            self._set("self_referred", _certain(answer, value.value))

    def _delivery(self, answer: Answer) -> None:
        if answer.flags:
            self._set("delivery", _doubtful(answer, Delivery.UNCLEAR.value, (Delivery.IEP.value, Delivery.USB.value)))
        else:
            self._set("delivery", _certain(answer, answer.marked[0]))

    def _wants(self, answer: Answer) -> None:
        for name, code in (("wants_images", "images"), ("wants_report", "report")):
            if answer.flags:
                self._set(name, _doubtful(answer, None, ()))
            else:
                self._set(name, _certain(answer, code in answer.marked))

    # --- fields --------------------------------------------------------------------------------------------------

    def _relevance(self, answer: Answer) -> None:
        exams = self.order.examinations
        if answer.text is None:  # a reason is given, which only a person can read
            self._set("relevance", _doubtful(answer, Relevance.YES.value, (Relevance.YES.value, Relevance.NO.value)))
        elif says_something(answer.text):
            self._set("relevance", _certain(answer, relevance_to(regions_of(answer.text), exams).value))
        else:
            self._unread(answer)

    def _text(self, answer: Answer) -> None:
        if answer.text is None:
            self._set(answer.ask, Field(None, None, 0.0, answer.flags, (), (), answer.evidence))
            return
        text = answer.text.strip(" .,:;|_-")
        if len(re.findall(r"[^\W\d_]", text)) < 2 or not text.isprintable():
            self._unread(answer)
            return
        doubts: tuple[str, ...] = ()
        if answer.ask in _UNITS:
            unit = classify_unit(text, self._directory)
            doubts = tuple(code for code in unit.flags if code in ("unknown_unit", "ambiguous_unit"))
        self._set(answer.ask, Field(text, answer.text, answer.confidence, doubts, (), (), answer.evidence))
        if answer.ask == "image_recipient":
            self.order = replace(self.order, image_recipient_kind=recipient_kind(text, self._directory))
        elif answer.ask == "report_recipient":
            self.order = replace(self.order, report_recipient_kind=recipient_kind(text, self._directory))
        elif answer.ask == "requesting_clinic":
            self._requester(text)

    def _requester(self, clinic: str) -> None:
        """A clinic may tell what the order did not: who asks. Where the two differ every type is decided."""
        types = tuple(t for t in classify_unit(clinic, self._directory).types if t is not RequesterType.UNKNOWN)
        known = self.order.requester_candidates
        every = tuple(dict.fromkeys((*known, *types)))
        if not types or every == known:
            return
        if len(every) == 1:
            clinic_field = self.order.fields["requesting_clinic"]
            self._set("requester_type", replace(clinic_field, value=every[0].value, flags=()))
        else:
            uncertain = replace(
                self.order.fields["requester_type"],
                flags=("requester_uncertain",),
                candidates=tuple(each.value for each in every),
            )
            self._set("requester_type", uncertain)
        self.order = replace(self.order, requester_candidates=every)

    def _requester_type(self, answer: Answer) -> None:
        """Who asks, as ticked. A therapist is one whatever the clinic; a clinic is of the kind that its name tells."""
        if answer.flags or len(answer.marked) != 1:
            self._set("requester_type", _doubtful(answer, RequesterType.UNKNOWN.value, ()))
            self.order = replace(self.order, requester_candidates=())
        elif answer.marked[0] != CLINIC:
            kind = RequesterType(answer.marked[0])
            self._set("requester_type", _certain(answer, kind.value))
            self.order = replace(self.order, requester_candidates=(kind,))

    def _number(self, answer: Answer) -> None:
        digits = re.sub(r"\D", "", answer.text or "")
        if answer.text is None or len(digits) < 5:
            self._set(answer.ask, Field(None, answer.text, 0.0, ("handwritten",), (), (), answer.evidence))
        else:
            self._set(answer.ask, Field(answer.text, answer.text, answer.confidence, (), (), (), answer.evidence))

    def _identity(self, answer: Answer) -> None:
        if answer.text is None:
            self._set("identity_number", Field(None, None, 0.0, answer.flags, (), (), answer.evidence))
            return
        found = find_identity_numbers(f"personnummer {answer.text}", order_year=None, today=self._today)
        if len(found) != 1:
            self._unread(answer)
            return
        number = found[0]
        self._set(
            "identity_number",
            Field(
                number.value, answer.text, answer.confidence, number.flags, number.notes, number.candidates,
                answer.evidence,
            ),
        )  # fmt: skip
        if "reserve_number" not in number.notes and (minor := is_minor(number.value, self._today)) is not None:
            self.order = replace(self.order, facts=replace(self.order.facts, minor=minor))

    def _examination(self, answer: Answer) -> None:
        exams = self.order.examinations
        found = find_examinations(answer.text or "")
        if len(exams) > 1 or (answer.text is not None and (len(found) != 1 or found[0].all_images)):
            self._unread(answer)
            return
        blank = exams[0] if exams else Examination(Field(), Field(), Field(), Field(), Field())
        if answer.text is None:
            text = Field(None, None, 0.0, answer.flags, (), (), answer.evidence)
            self._put(0, replace(blank, text=text), "text", text)
            return
        one = found[0]
        sure = Field(None, answer.text, answer.confidence, (), (), (), answer.evidence)
        side = one.side.value if one.side is not None else None
        exam = replace(
            blank,
            modality=replace(sure, value=one.modality.value if one.modality else None),
            body_part=replace(sure, value=one.body_part or None),
            side=replace(sure, value=side) if side else blank.side,
            text=replace(sure, value=answer.text),
        )
        self._put(0, exam, "text", exam.text)

    def _date(self, answer: Answer) -> None:
        exams = self.order.examinations
        undated = [n for n, exam in enumerate(exams) if exam.date.value is None or exam.date.flags]
        at = undated[0] if len(undated) == 1 else 0 if len(exams) == 1 else None
        found = find_dates(answer.text or "", today=self._today)
        if at is None or (answer.text is not None and len(found) != 1):
            self._unread(answer)
            return
        if answer.text is None:
            when = Field(None, None, 0.0, answer.flags, (), (), answer.evidence)
        else:
            one = found[0]
            when = Field(
                one.value, answer.text, answer.confidence, one.flags, one.notes, one.candidates, answer.evidence
            )
        self._put(at, replace(exams[at], date=when), "date", when)

    # --- how it is written down ----------------------------------------------------------------------------------

    def _unread(self, answer: Answer) -> None:
        """An answer that stands there and cannot be entered; never passed over."""
        self.order = replace(self.order, flags=(*self.order.flags, flag("answer_unread", None, f"({answer.ask})")))

    def _set(self, name: str, field: Field) -> None:
        old = self.order.fields[name]
        kept = tuple(each for each in self.order.flags if each.field != name)
        new = tuple(flag(code, name) for code in field.flags)
        self.order = replace(self.order, fields={**self.order.fields, name: field}, flags=(*kept, *new))
        self.changes[name] = (self.changes.get(name, (old.value, None))[0], field.value)

    def _put(self, number: int, exam: Examination, part: str, field: Field) -> None:
        exams = list(self.order.examinations)
        old: Value = getattr(exams[number], part).value if number < len(exams) else None
        exams[number : number + 1] = [exam]
        short = f"exam_{part}"
        kept = tuple(each for each in self.order.flags if each.field != short or len(exams) > 1)
        several = f"(undersökning {number + 1})" if len(exams) > 1 else ""
        new = tuple(flag(code, short, several) for code in field.flags)
        self.order = replace(self.order, examinations=tuple(exams), flags=(*kept, *new))
        self.changes[f"examinations.{number}.{part}"] = (old, field.value)


def is_minor(number: str, today: date) -> bool | None:
    """Whether the person of an identity number of twelve digits is under 18; ``None`` where it does not tell."""
    if not re.fullmatch(r"\d{12}", number, re.ASCII):
        return None
    day = int(number[6:8])
    born = (int(number[:4]), int(number[4:6]), day - 60 if day > 60 else day)
    return (born[0] + _ADULT_YEARS, *born[1:]) > (today.year, today.month, today.day)


def _certain(answer: Answer, value: Value) -> Field:
    raw = answer.text or "; ".join(each.text for each in answer.evidence) or None
    return Field(value, raw, answer.confidence, (), (), (), answer.evidence)


def _doubtful(answer: Answer, value: Value, candidates: tuple[str, ...]) -> Field:
    return Field(value, None, 0.0, answer.flags, (), candidates, answer.evidence)
