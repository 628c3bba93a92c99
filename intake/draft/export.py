"""From a released order to its line for "Exporterade bilder".

One part for each examination; where images and report go to different places, one part for each of the two. A fact
that the routine rests on is never invented: a release that lacks one is refused loudly (``RoutineError``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intake.draft.logline import LATEST, LogLine, LogPart, fits
from intake.draft.untrusted import Redaction
from intake.draft.wording import Phrases
from intake.errors import RoutineError
from intake.model import (
    Code,
    Consent,
    ConsentDocument,
    Decision,
    Delivery,
    Examination,
    Field,
    Modality,
    Order,
    PartVerdict,
    RecipientKind,
    RequesterType,
    SelfReferred,
    Side,
)

RELEASES = frozenset({Code.RELEASE, Code.RELEASE_IMAGES_REFER_REPORT, Code.RELEASE_REPORT_TO_PATIENT})

_TITLES = re.compile(
    r"(?:dr|doktor|leg|läk|läkare|öl|överläkare|bitr|biträdande|st|at|bt|st-läkare|at-läkare|bt-läkare|st-läk|at-läk"
    r"|bt-läk|spec|specialist|specialistläkare|spec\.läk|distriktsläkare|docent|professor|prof|sjukgymnast"
    r"|fysioterapeut|omt|kiropraktor|dc|naprapat|dn|legitimerad)(?:\.|,)?(?=\s|,|$)[\s,]*",
    re.IGNORECASE,
)
_THERAPISTS = {
    RequesterType.PHYSIOTHERAPIST: "fysioterapeut",
    RequesterType.CHIROPRACTOR: "kiropraktor",
    RequesterType.NAPRAPATH: "naprapat",
}
_MODALITIES = {
    Modality.XR: "röntgen",
    Modality.US: "ultraljud",
    Modality.MG: "mammografi",
    Modality.NM: "nuklearmedicin",
    Modality.FL: "genomlysning",
    Modality.XA: "angiografi",
}
_SIDES = {Side.LEFT: "vänster", Side.RIGHT: "höger", Side.BOTH: "båda sidor"}
_CONSENT_PHRASES = {
    Consent.ORAL: "oral_consent",
    Consent.WRITTEN: "written_consent",
    Consent.UNCLEAR: "stated_consent",
}
_WORTHLESS = {
    ConsentDocument.ANNOUNCED_ABSENT,
    ConsentDocument.ATTACHED_UNSIGNED,
    ConsentDocument.ATTACHED_OTHER_PATIENT,
}
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Way:
    """Who asked, and to whom and how the material goes, the same for all examinations of an order."""

    images_to: str | None
    report_to: str | None
    medium: str
    report: str  # how the report goes when with the images ("" where the medium carries it)
    report_alone: str
    orderer: str | None
    ordering_clinic: str | None
    onward: str | None
    self_named: str | None = None  # a recipient that names the orderer already


def log_of(order: Order, decision: Decision, phrases: Phrases, redaction: Redaction) -> LogLine:
    """The open log line of a released order.

    Raises:
        RoutineError: ``release_lacks_value``: the decision releases what the order does not carry.
    """
    values = _Values(order.fields, redaction)
    examinations = _released(order, decision)
    if decision.code is Code.RELEASE_REPORT_TO_PATIENT:
        return LogLine(tuple(_to_patient(_dated(examination, values)) for examination in examinations or (None,)))
    if not examinations:
        raise _lacking("examination")
    kind = requester_of(order)
    way = _therapist_way(order, kind, values, phrases) if kind in _THERAPISTS else _clinic_way(order, values, phrases)
    sends = (decision.images is PartVerdict.RELEASE, decision.report is PartVerdict.RELEASE)
    parts: list[LogPart] = []
    for examination in examinations:
        note = _note(order, examination, kind, phrases)
        parts.extend(_parts(_dated(examination, values), way, sends, note))
    if not parts:
        raise _lacking("wants_images")
    return LogLine(tuple(parts))


def requester_of(order: Order) -> RequesterType:
    """Whose form applies; where several types are possible (they have the same verdict) the first candidate's."""
    value = order.fields.get("requester_type", Field()).value
    if isinstance(value, str) and value in set(RequesterType) and value != RequesterType.UNKNOWN:
        return RequesterType(value)
    return order.requester_candidates[0] if order.requester_candidates else RequesterType.UNKNOWN


def name_without_title(name: str) -> str:
    """``Överläkare Eva Berg`` → ``Eva Berg``; a name that is nothing but titles is left alone."""
    stripped = name
    while (match := _TITLES.match(stripped)) and match.end() < len(stripped):
        stripped = stripped[match.end() :]
    before_comma, _, after = stripped.partition(",")
    if after and not _TITLES.sub("", after.strip()).strip(" ,."):
        stripped = before_comma
    return stripped.strip(" ,") or name


def examination_text(examination: Examination) -> str | None:
    """The examination as on the order; put together from its parts where only those were understood."""
    for text in (examination.text.value, examination.text.raw):
        if isinstance(text, str) and text.strip():
            return text
    modality, part, side = examination.modality.value, examination.body_part.value, examination.side.value
    words = [
        _MODALITIES.get(Modality(modality), str(modality))
        if isinstance(modality, str) and modality in set(Modality) and modality != Modality.OTHER
        else None,
        part if isinstance(part, str) else None,
        _SIDES.get(Side(side)) if isinstance(side, str) and side in set(Side) else None,
    ]
    return " ".join(word for word in words if word) or None


@dataclass(frozen=True, slots=True)
class _Values:
    """The order's fields as they may stand in a line."""

    fields: Mapping[str, Field]
    redaction: Redaction

    def get(self, name: str, blank: str) -> str | None:
        """The field, ``None`` where it was not found, ``blank`` where it cannot be shown or nobody has read it yet."""
        field = self.fields.get(name, Field())
        if field.awaits_reading:
            return blank
        value = field.value
        return self.fit(value, blank) if isinstance(value, str) and value.strip() else None

    def need(self, name: str, blank: str) -> str:
        value = self.get(name, blank)
        if value is None:
            raise _lacking(name)
        return value

    def fit(self, value: str, blank: str) -> str:
        """``value`` redacted and trimmed to what a log line can hold (``LogPart``)."""
        text = self.redaction.text(value).rstrip("; ")
        while text and not (text[0].isalnum() or text[0] == "["):
            text = text[1:]
        return text if fits(text) else blank


def _released(order: Order, decision: Decision) -> tuple[Examination, ...]:
    codes = decision.examination_codes
    if len(codes) != len(order.examinations):
        return order.examinations
    return tuple(examination for examination, code in zip(order.examinations, codes, strict=True) if code in RELEASES)


def _dated(examination: Examination | None, values: _Values) -> tuple[str, str]:
    """Examination and date; blanks where the order names none (a patient need not)."""
    text = examination_text(examination) if examination else None
    date = examination.date.value if examination else None
    if date == "latest":
        date = LATEST
    elif not (isinstance(date, str) and _DATE.fullmatch(date)):
        date = "[datum fylls i]"
    return values.fit(text or "", "[undersökning fylls i]"), date


def _to_patient(dated: tuple[str, str]) -> LogPart:
    return LogPart(*dated, to="patient, behandlande klinik upphört", report="skickas")


def _clinic_way(order: Order, values: _Values, phrases: Phrases) -> _Way:
    delivery = order.fields.get("delivery", Field()).value
    asked = {Delivery.IEP: phrases.via_iep, Delivery.USB: phrases.on_usb, Delivery.DVD: _either(phrases)}
    medium = asked.get(Delivery(delivery), phrases.linked) if delivery in set(Delivery) else phrases.linked
    return _Way(
        images_to=values.get("image_recipient", "[mottagare fylls i]"),
        report_to=values.get("report_recipient", "[mottagare fylls i]"),
        medium=medium,
        report="faxas",
        report_alone="faxas",
        orderer=f"dr {values.fit(name_without_title(values.need('doctor', '[läkare fylls i]')), '[läkare fylls i]')}",
        ordering_clinic=values.need("requesting_clinic", "[klinik fylls i]"),
        onward=values.get("onward_recipient", "[klinik fylls i]"),
    )


def _therapist_way(order: Order, kind: RequesterType, values: _Values, phrases: Phrases) -> _Way:
    delivery = order.fields.get("delivery", Field()).value
    medium = {Delivery.IEP: phrases.via_iep, Delivery.USB: phrases.on_usb}.get(
        Delivery(delivery) if delivery in set(Delivery) else Delivery.UNCLEAR, _either(phrases)
    )
    written = values.need("doctor", "[namn fylls i]")
    title = "sjukgymnast" if "sjukgymnast" in written.casefold() else _THERAPISTS[kind]
    therapist = f"{title} {values.fit(name_without_title(written), '[namn fylls i]')}"
    clinic = values.get("requesting_clinic", "[klinik fylls i]")
    self_named = f"{therapist}, {clinic}" if clinic and kind is RequesterType.PHYSIOTHERAPIST else therapist
    images_to, report_to = (
        self_named if to is None or (clinic and _within(to, clinic)) or _within(to, written) else to
        for to in (values.get("image_recipient", "[mottagare fylls i]"),
                   values.get("report_recipient", "[mottagare fylls i]"))
    )  # fmt: skip
    faxed = report_to != self_named and order.report_recipient_kind is RecipientKind.MEDIA_UNIT
    return _Way(
        images_to=images_to,
        report_to=report_to,
        medium=medium,
        report="faxas" if faxed else "",
        report_alone="faxas" if faxed else medium,
        orderer=therapist if clinic else None,
        ordering_clinic=clinic,
        self_named=self_named,
        onward=None,
    )


def _parts(dated: tuple[str, str], way: _Way, sends: tuple[bool, bool], note: str | None) -> list[LogPart]:
    images, report = sends
    if (images and way.images_to is None) or (report and way.report_to is None):
        raise _lacking("image_recipient" if images and way.images_to is None else "report_recipient")
    together = images and report and _same(way.images_to or "", way.report_to or "")
    parts = []
    if images:
        parts.append(_part(dated, way, way.images_to or "", note, way.medium, way.report if together else None))
    if report and not together:
        parts.append(_part(dated, way, way.report_to or "", note, None, way.report_alone))
    return parts


def _part(
    dated: tuple[str, str], way: _Way, to: str, note: str | None, medium: str | None, report: str | None
) -> LogPart:
    onward = None if way.onward is None or _same(way.onward, to) else way.onward
    orderer, clinic = (None, None) if to == way.self_named else (way.orderer, way.ordering_clinic)
    examination, date = dated
    return LogPart(
        examination=examination,
        date=date,
        to=to,
        medium=medium,
        report=report,
        onward=onward,
        orderer=orderer,
        ordering_clinic=clinic,
        note=note,
    )


def _note(order: Order, examination: Examination, kind: RequesterType, phrases: Phrases) -> str | None:
    """What the release rests on beside the order itself.

    Raises:
        RoutineError: the order does not carry what its kind of requester must show.
    """
    fields = order.fields
    consent = fields.get("consent", Field()).value
    document = fields.get("consent_document", Field()).value
    own = (examination.self_referred or fields.get("self_referred", Field())).value
    if kind is RequesterType.CHIROPRACTOR and own == SelfReferred.YES:
        return _bare(phrases.own_referral)
    if kind in {RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH}:
        if consent != Consent.WRITTEN or document != ConsentDocument.ATTACHED_SIGNED:
            raise _lacking("consent_document")
        return _bare(phrases.written_consent)
    if kind in {RequesterType.REGION_CLINIC, RequesterType.PHYSIOTHERAPIST}:
        return None
    if consent == Consent.REFUSED or document in _WORTHLESS:
        raise _lacking("consent")
    if consent in _CONSENT_PHRASES:
        return _bare(str(getattr(phrases, _CONSENT_PHRASES[Consent(consent)])))
    if document in {ConsentDocument.CLAIMED, ConsentDocument.ATTACHED_SIGNED}:
        return _bare(phrases.stated_consent)
    raise _lacking("consent")


def _either(phrases: Phrases) -> str:
    """Both media the routine names; the brackets leave the choice to staff."""
    return f"{phrases.via_iep} [{phrases.on_usb}]"


def _bare(phrase: str) -> str | None:
    """The phrase without brackets round it, which the grammar adds."""
    return phrase.strip().removeprefix("(").removesuffix(")").strip() or None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _within(one: str, other: str) -> bool:
    """Does every word of the shorter stand in the longer?"""
    shorter, longer = sorted((set(re.findall(r"\w+", text.casefold())) for text in (one, other)), key=len)
    return bool(shorter) and shorter <= longer


def _lacking(name: str) -> RoutineError:
    return RoutineError(
        "release_lacks_value",
        f"Beslutet lämnar ut, men beställningen saknar ”{name}”. Inget får lämnas ut: kontrollera rutintabellen.",
        f'The decision releases, but the order lacks "{name}". Nothing may go out: check the routine table.',
    )
