"""What a fax says: the truth that is drawn, and that the expected outcome is worked out from.

Nothing here knows of recognition. Vocabulary as in the published outcome.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Type = Literal[
    "region_clinic", "outside_region", "private", "physiotherapist", "chiropractor", "naprapath", "patient", "other",
    "unknown",
]  # fmt: skip
Consent = Literal["none", "oral", "written", "refused", "unclear"]
ConsentDocument = Literal[
    "none", "claimed", "announced_absent", "attached_unsigned", "attached_other_patient", "attached_signed"
]
Language = Literal["sv", "en", "de", "fi"]
THERAPISTS = ("physiotherapist", "chiropractor", "naprapath")
CLINICS = ("region_clinic", "outside_region", "private")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. ``identity`` is twelve digits or a reserve number; ``printed`` how the fax writes it."""

    first: str
    last: str
    identity: str
    printed: str
    valid: bool = True
    reserve: bool = False
    minor: bool = False
    coordination: bool = False

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Exam:
    """One examination: ``text`` as the fax writes it, ``date`` ISO 8601 or ``latest``, empty where not given."""

    modality: str
    body_part: str
    text: str
    date: str
    side: str = "none"
    self_referred: str | None = None


@dataclass(slots=True)
class Truth:
    """One order. Empty strings are things the fax leaves out."""

    type: Type
    clinic: str = ""
    doctor: str = ""
    title: str = ""  # profession as written, e.g. "leg. naprapat"
    patient: Person | None = None
    show_name: bool = True
    show_identity: bool = True
    exams: list[Exam] = field(default_factory=list)
    wants_images: bool | None = None
    wants_report: bool | None = None
    image_recipient: str = ""
    report_recipient: str = ""
    one_recipient: bool = True  # both written once, under one label
    report_to_media_unit: bool = True
    onward: str = ""
    delivery: str = ""
    consent: Consent = "none"
    consent_document: ConsentDocument = "none"
    consent_words: str = ""  # how the fax says it, where it is not a box
    consent_boxes: tuple[str, str] | None = None  # states of "Ja" and "Nej"
    self_referred: str = "not_stated"
    relevance: str = "not_stated"
    purpose: str = ""
    clinic_closed: bool = False
    phone: str = ""
    fax: str = ""
    urgency: str = ""
    reference: str = ""
    letterhead: str = ""  # where it is not the clinic
    small_print: str = ""  # at the foot; means nothing
    handwritten: bool = False  # the patient's name, number and the date are filled in by hand
    remarks: list[str] = field(default_factory=list)  # whole sentences that carry facts
    facts: frozenset[str] = frozenset()
    ordered_on: str = "2026-11-16"
    is_order: bool = True
    looks_like: str = ""
    consent_patient: Person | None = None  # whose consent page it is, where not the patient's
    title_needed: bool = False  # the title decides what the requester is, so it is never left out
    two_pages: bool = False  # the form goes on on a second page
    page_order: Literal["", "reversed", "consent_first"] = ""
    cover: bool = False  # a cover sheet comes with it, whatever the plan
    together: bool = False  # all orders of the fax are rows of one table
    language: Language = "sv"  # anything but Swedish is a letter in that language
    doubtful: tuple[str, ...] = ()  # fields that the wording itself leaves doubtful
