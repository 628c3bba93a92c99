"""The records that travel through the house, from ink to verdict.

``Fax`` → ``Page`` (words and marks) → ``Order`` (fields with evidence, flags) → ``Decision`` → ``Draft``.

Everything here is frozen data without behaviour that touches the world. The closed vocabularies are those of the
published outcome (``docs/outcome.md``); a member's value is what stands in the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# --- closed vocabularies -----------------------------------------------------------------------------------------


class RequesterType(StrEnum):
    """Who asks, by the profession of the person who will use the material, not by the letterhead."""

    REGION_CLINIC = "region_clinic"  # a public unit of Region Halland
    OUTSIDE_REGION = "outside_region"  # a public unit of another region
    PRIVATE = "private"  # private care, inside or outside Halland
    PHYSIOTHERAPIST = "physiotherapist"
    CHIROPRACTOR = "chiropractor"
    NAPRAPATH = "naprapath"
    PATIENT = "patient"
    OTHER = "other"  # insurer, lawyer, police, dentist …: the routine is silent
    UNKNOWN = "unknown"


THERAPISTS = frozenset({RequesterType.PHYSIOTHERAPIST, RequesterType.CHIROPRACTOR, RequesterType.NAPRAPATH})
"""Requesters who receive the material themselves, for a treatment of their own."""


class Consent(StrEnum):
    """Which consent the fax claims. What is shown on paper is ``ConsentDocument``."""

    NONE = "none"
    ORAL = "oral"
    WRITTEN = "written"
    REFUSED = "refused"
    UNCLEAR = "unclear"  # "consent exists", its kind not said


class ConsentDocument(StrEnum):
    """The consent on paper, as far as it came with the fax."""

    NONE = "none"
    CLAIMED = "claimed"  # said to exist elsewhere, for instance in the record
    ANNOUNCED_ABSENT = "announced_absent"  # said to be enclosed, but is not
    ATTACHED_UNSIGNED = "attached_unsigned"
    ATTACHED_OTHER_PATIENT = "attached_other_patient"
    ATTACHED_SIGNED = "attached_signed"


class SelfReferred(StrEnum):
    """Did the requester refer the patient to the examination?"""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


class Relevance(StrEnum):
    """Does the examination bear on the treatment that the requester gives?"""

    YES = "yes"
    NO = "no"
    DOUBTFUL = "doubtful"  # a reason is written, but examination and treated part do not fit
    NOT_STATED = "not_stated"


class Delivery(StrEnum):
    LINK = "link"
    IEP = "iep"
    USB = "usb"
    DVD = "dvd"  # CD/DVD: no longer offered
    POST = "post"
    UNCLEAR = "unclear"


class Modality(StrEnum):
    CT = "CT"
    MR = "MR"
    XR = "XR"
    US = "US"
    MG = "MG"
    PET_CT = "PET-CT"
    NM = "NM"
    FL = "FL"
    XA = "XA"
    DXA = "DXA"
    OTHER = "other"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NONE = "none"


class PageKind(StrEnum):
    ORDER = "order"
    COVER = "cover"
    CONSENT = "consent"
    RETURN_FORM = "return_form"
    ATTACHMENT = "attachment"
    BLANK = "blank"
    OTHER = "other"


class RecipientKind(StrEnum):
    """What a named recipient is, as far as the directory and the words on the fax tell (rule K1)."""

    MEDIA_UNIT = "media_unit"  # a radiology department, media unit or image archive: may be faxed a report
    OTHER_UNIT = "other_unit"  # a ward, clinic, health centre, therapist
    PERSON = "person"
    PATIENT = "patient"
    UNKNOWN = "unknown"  # written, but cannot be classed
    MISSING = "missing"  # nothing written


class Severity(StrEnum):
    STOP = "stop"  # nothing goes out before a person has answered it
    LOOK = "look"  # worth a look
    NOTE = "note"  # worth knowing


class PartVerdict(StrEnum):
    """The verdict on one part (images, or report), laxest first."""

    NOT_ASKED = "not_asked"
    RELEASE = "release"
    REFER = "refer"
    ASK = "ask"
    REVIEW = "review"


class Code(StrEnum):
    """The verdict on a whole order."""

    RELEASE = "release"
    RELEASE_IMAGES_REFER_REPORT = "release_images_refer_report"
    RELEASE_REPORT_TO_PATIENT = "release_report_to_patient"
    ASK_INFORMATION = "ask_information"
    ASK_ORAL_CONSENT = "ask_oral_consent"
    ASK_WRITTEN_CONSENT = "ask_written_consent"
    ASK_RELEVANCE = "ask_relevance"
    REFER_PATIENT_TO_CLINIC = "refer_patient_to_clinic"
    REFER_REPORT_RECIPIENT = "refer_report_recipient"
    ALREADY_EXPORTED = "already_exported"
    HUMAN_REVIEW = "human_review"
    NOT_AN_ORDER = "not_an_order"


class DraftKind(StrEnum):
    REPLY = "reply"
    LOG_LINE = "log_line"
    CASE_NOTE = "case_note"


# --- what was read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright page image; origin top left, ``x1`` and ``y1`` exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word.

    ``confidence`` is 0–1 as the recogniser gives it. ``line`` numbers the printed lines of a page from 0 in reading
    order; ``block`` numbers the recogniser's text blocks. ``second_reading`` is the word as read again from its own
    crop at another scale; ``None`` where it was not read again. ``by_hand``: its letters
    stand as a hand sets them, not as print does, so that a person reads it, whatever the confidence.
    """

    text: str
    confidence: float
    box: Box
    line: int
    block: int = 0
    second_reading: str | None = None
    by_hand: bool = False


class CheckState(StrEnum):
    EMPTY = "empty"
    MARKED = "marked"  # crossed, ticked or filled
    STRUCK = "struck"  # filled over and over: marked, then taken back
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A drawn check box found in the pixels, whatever the recogniser made of it."""

    box: Box
    state: CheckState
    confidence: float


@dataclass(frozen=True, slots=True)
class Ink:
    """Connected ink that no printed word accounts for: handwriting, a signature, a stamp, a drawing.

    ``share`` is the black share (0–1) of the box.
    """

    box: Box
    share: float


@dataclass(frozen=True, slots=True)
class Barcode:
    """A bar code or two-dimensional code that was decoded, its check digits or error correction included.

    ``text`` is what it says, control characters written as ``<U+001D>``; ``format`` is its symbology as zxing-cpp names
    it (``QRCode``, ``Code128``, ``DataMatrix`` …).
    """

    text: str
    format: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. All boxes refer to the upright, square-pixel, deskewed image of this page.

    ``turned_deg`` (0, 90, 180, 270, clockwise) and ``skew_deg`` say how the page was turned to get there;
    ``x_dpi``/``y_dpi`` are the resolution it arrived in, ``dpi`` that of the upright image. ``quality`` is 0–1: how far
    the page can be read at all. ``text_layer_agrees`` is ``None`` where the file has no text layer of its own.
    """

    number: int
    width_px: int
    height_px: int
    dpi: int
    x_dpi: int
    y_dpi: int
    turned_deg: int
    skew_deg: float
    quality: float
    words: tuple[Word, ...] = ()
    check_boxes: tuple[CheckBox, ...] = ()
    inks: tuple[Ink, ...] = ()
    blank: bool = False
    text_layer_agrees: bool | None = None
    codes: tuple[Barcode, ...] = ()


# --- what was understood -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands on paper: page from 1, box on the upright page image, the words as read.

    ``fax`` is the SHA-256 of the fax that the page belongs to where that is not the order's own: a return form.
    """

    page: int
    box: Box
    text: str
    fax: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its evidence.

    ``value`` is ``None`` where nothing was found. ``flags`` are codes of doubts (``intake.flags``): **no flag is the
    program's word that the value is right**. ``notes`` are worth knowing, not doubts. ``candidates`` are the readings
    that compete where there is a doubt. A value without evidence was typed by a person, named in ``typed_by``;
    ``read`` is then what the program had read there.
    """

    value: str | bool | None = None
    raw: str | None = None
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    typed_by: str | None = None
    read: Field | None = None

    @property
    def awaits_reading(self) -> bool:
        """Words are written there by hand, and no person has said yet which.

        Ink that no word was found in beside the name of a person or unit (note ``ink_only``) may be a signature, which
        names nobody: it does not count.
        """
        return self.value is None and "handwritten" in self.flags and "ink_only" not in self.notes


FIELD_NAMES = (
    "requester_type",
    "requesting_clinic",
    "doctor",
    "image_recipient",
    "report_recipient",
    "onward_recipient",
    "patient_name",
    "identity_number",
    "wants_images",
    "wants_report",
    "delivery",
    "consent",
    "consent_document",
    "self_referred",
    "relevance",
    "clinic_closed",
    "phone",
    "fax",
    "urgency",
    "reference",
)
"""The fields of an order, in the order staff read them."""


@dataclass(frozen=True, slots=True)
class Examination:
    """One examination asked for. ``text`` is the examination as written; ``date.value`` is ISO 8601 or ``latest``.

    ``self_referred`` is set only where the fax says it for this examination alone (row R9).
    """

    modality: Field
    body_part: Field
    side: Field
    date: Field
    text: Field
    self_referred: Field | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fax shows beside the fields: marks that change who may decide."""

    protected_identity: bool = False
    deceased: bool = False
    minor: bool = False
    emergency: bool = False
    on_behalf_of: bool = False
    formal_demand: bool = False
    blocked: bool = False
    already_exported: bool | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt, in words that staff understand. ``code`` is a key of ``intake.flags.FLAGS``."""

    code: str
    field: str | None
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class LoggedExport:
    """A line of "Exporterade bilder" of the same patient that may be of the same material to the same recipient.

    ``on`` (ISO 8601) and ``recipient`` are what the line says, where it could be read. ``sure`` is false where a person
    has to look whether it is the same.
    """

    line: str
    on: str | None
    recipient: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Order:
    """One order as understood from its pages.

    ``fields`` holds every name of ``FIELD_NAMES``, or nothing where ``is_order`` is false (``looks_like`` then says
    what it seems to be). ``requester_candidates`` are all types the evidence allows (more than one: each is decided).
    ``image_recipient_kind`` and ``report_recipient_kind`` class the recipients for rule K1. ``split`` says that the
    fax was divided into several orders, which a person confirms. ``earlier`` are earlier exports, the sure ones first.
    """

    pages: tuple[int, ...]
    is_order: bool
    fields: Mapping[str, Field] = field(default_factory=dict)
    examinations: tuple[Examination, ...] = ()
    facts: Facts = Facts()
    flags: tuple[Flag, ...] = ()
    requester_candidates: tuple[RequesterType, ...] = ()
    image_recipient_kind: RecipientKind = RecipientKind.MISSING
    report_recipient_kind: RecipientKind = RecipientKind.MISSING
    looks_like: str | None = None
    split: bool = False
    earlier: tuple[LoggedExport, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a whole fax was understood to be: the kind of each page, and at least one order."""

    page_kinds: tuple[PageKind, ...]
    orders: tuple[Order, ...]


# --- what was decided and drafted --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """The routine's verdict on one order.

    ``rules`` and ``section`` cite the routine; ``reason`` is one sentence for staff. ``missing`` names the required
    fields not found, ``asks`` what is asked of the requester, ``checks`` what a person must still do.
    ``examination_codes`` has one code for each examination of the order, in their order.
    """

    code: Code
    images: PartVerdict
    report: PartVerdict
    release_to: str | None  # "requester", "patient"
    rules: tuple[str, ...]
    section: str
    reason: str
    asks: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    examination_codes: tuple[Code, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for a person to confirm. ``template`` names the template it came from."""

    kind: DraftKind
    template: str
    text: str


# --- the fax itself ----------------------------------------------------------------------------------------------


class FaxState(StrEnum):
    WAITING = "waiting"  # archived; not yet read to the end
    IN_REVIEW = "in_review"  # read; at least one order waits for a person
    DONE = "done"  # every order closed by a person
    QUARANTINED = "quarantined"  # cannot be read; the reason says why


@dataclass(frozen=True, slots=True)
class Fax:
    """A fax, named by the SHA-256 of its bytes. ``name`` is how it arrived (patient data: never logged)."""

    sha256: str
    name: str
    received_at: datetime
    size_bytes: int
