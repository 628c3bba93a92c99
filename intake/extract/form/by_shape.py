"""What a value tells that its label left open: a label may ask for several things, or in words nobody knows."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.extract.form.pairs import Entry
from intake.extract.people.presented import UNIT_WORDS, is_person, reads_like_person
from intake.extract.values.consent_words import understand
from intake.extract.values.examinations import find_examinations
from intake.extract.values.letters import undotted
from intake.extract.values.name_shapes import WORD, more_words
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.values.shapes import fits, reads_like_name
from intake.extract.wordings.grammar import meaning

_SHORT_WORD = re.compile(r"\b(?:VIA|PÅ|TILL|FRÅN|MED|OCH|USB|IEP|PACS|DVD)\b")
_SHORTENED = re.compile(r"\W*(?:\d+\W+)?beh(?:andl)?[.:]+")
"""Who treats, or for what: ``Behandl.``."""

_BY_LETTER = {"t": "phone", "f": "fax", "m": "mobile"}
"""Labels of one letter, before a telephone number."""
_NOT_NUMBERS = frozenset({"phone", "fax", "mobile", "phone_fax"})

_MATERIAL = r"(?:rontgen)?(?:bild\w*|utlatand\w*|utl\b\.?|(?:rontgen|remiss)?svar\w*)"
_WISH = re.compile(
    rf"\W*(?:(?:endast|enbart|bara|bade|saval|kopia|kopior|av|pa)\W+)*{_MATERIAL}"
    rf"(?:\W*(?:\+|&|/|och|samt|jamte|plus|som|inkl|ej|inga|inget|utan|inte|kopia|av|\(|\))\W*)*(?:{_MATERIAL})?\W*"
)
"""``Bilder och svar``, ``endast utlåtande``: what is wished for and nothing else."""
_PERSON = re.compile(rf"\s*{WORD}{more_words(1, 3)},?\s+\(?(?:\d\d)?\d\d[01]\d[0-9]\d[-+–]?\d{{4}}\b")
_PART = re.compile(rf"\W*{_MATERIAL}\W*")
"""A label that names one part and no more."""
_ASKED_OF_PEOPLE = frozenset({"profession", "phone", "reference"})
_WROTE = re.compile(r"\b(?:utfard|upprattad|upprattat|bestall|begar|rekvirer)")
_SOMEWHERE = re.compile(
    r"\W*(?:till )?(?:oss|mig|hit|samma|d:o|dito|bestallar\w*|avsandar\w*|var (?:klinik|mottagning|enhet))\b"
)
_WAY = re.compile(r"\b(?:usb|iep|cd|dvd|lank\w*|pacs|post|bildportal\w*|sectra|digital\w*)\b")
_BEGINS_WITH_DATE = re.compile(r"^\W*(?:\d{4}-\d\d-\d\d|\d{6}|\d{8})\W+(?!\d)")
_MAY_ASK_WHAT = frozenset({"delivery", "order_date", "addressee", "unknown", "other", "patient_name", "examination"})


def by_shape(entry: Entry) -> Entry:
    """``Beställningen gäller: Anna Berg``: the kind that the value tells, where the label leaves it open."""
    text = entry.value.text
    if not text or entry.marked:
        return entry
    kind = _place_of_part(entry) or _told(entry, text, undotted(text))
    return entry if kind is None else replace(entry, kind=kind)


WHERETO = re.compile(r"\W*(?:(?:via|per|med|genom|pa) [\w-]+ |\w+s )?till (?=\S)")
"""``via IEP till``, ``faxas till``: what stands before a place."""


def _told(entry: Entry, text: str, bare: str) -> str | None:
    label = undotted(entry.label.text)
    if WHERETO.match(bare) and _PART.fullmatch(label):  # "Bilder | via IEP till Röntgen SÖS"
        return "report_recipient" if re.search(r"utl|svar", label) else "image_recipient"
    letter = re.sub(r"[\W_]", "", label)
    if letter in _BY_LETTER and entry.kind not in _NOT_NUMBERS and find_phone_numbers(text):
        return _BY_LETTER[letter]
    if entry.kind in {"wanted", "unknown"} and _may_be_patient(text) and entry.section != "requester":
        return "patient_name"
    if entry.kind in {"unknown", "other"} and label.rstrip(" :").endswith(" av") and _is_writer(entry):
        return "signature"  # "Dikterat av: Eva Lund, överläkare"
    if entry.kind in _ASKED_OF_PEOPLE and not any(c.isdigit() for c in text) and _name_and_title(entry):
        return "doctor"  # "Beställare med yrke: Eva Lund, naprapat"
    if entry.kind == "delivery":
        return _recipient(entry, bare)
    if entry.kind == "doctor" and _SHORTENED.fullmatch(label) and not fits("doctor", text):
        return "relevance"
    if (
        entry.kind == "relevance"
        and is_person(entry.value)
        and reads_like_person(re.split(r"[,(]", text)[0])
        and "," in text
    ):
        return "doctor"
    if entry.kind == "examination" and re.fullmatch(r"\W*(?:ja|nej|x)\W*(?:nej|ja)?\W*", bare):
        return "images_wanted"
    if entry.kind == "exam_date" and not any(c.isdigit() for c in text) and _is_body_part(text):
        return "body_part"  # "Undersökt del: Höger handled"
    if entry.kind in _MAY_ASK_WHAT and _WISH.fullmatch(bare):
        return "wanted"
    if entry.kind in {"unknown", "patient_name", "name"} and re.search(r"samtyck|medgiv", bare) and understand(text):
        return "consent"
    asks_what = entry.kind in {"reference", "patient_name"} or _asks_what(entry)
    if asks_what and _is_examination(_BEGINS_WITH_DATE.sub("", text)):
        return "examination"
    if entry.kind in {"reference", "their_reference"} and _PERSON.match(text):
        return "patient_name"  # "Märkning: Anna Berg, 19900602-2397"
    return None


WAY_TO = re.compile(
    r"\W*(?:(?:via|genom|per|pa|med|fax\w*|lank\w*|skick\w*|sand\w*|overfor\w*|exporter\w*|laggs|iep|usb\S*|post|sectra"
    r"|pacs|digitalt)\W+){0,4}till\s+"
)
"""``via IEP till``, ``faxas till``: how something goes, before where it goes."""


def _place_of_part(entry: Entry) -> str | None:
    """``Bilder: via IEP till Röntgen SÖS``: a part by its name, and behind it where it goes."""
    label = undotted(entry.label.text)
    way = WAY_TO.match(undotted(entry.value.text))
    if way is None or _WISH.fullmatch(label) is None:
        return None
    images, report = "bild" in label, re.search(r"utl|svar", label) is not None
    return "recipient" if images == report else "image_recipient" if images else "report_recipient"


def _name_and_title(entry: Entry) -> bool:
    name, comma, _ = entry.value.text.partition(",")
    return bool(comma) and is_person(entry.value) and reads_like_person(name)


def _is_writer(entry: Entry) -> bool:
    """A person with a title, or by name alone where the label says that they wrote the order."""
    wrote = _WROTE.search(undotted(entry.label.text)) is not None
    return is_person(entry.value) or (wrote and reads_like_person(entry.value.text))


def _recipient(entry: Entry, bare: str) -> str | None:
    """``Bilder skickas: Röntgen SU/Ö``: a verb of sending asks where or how; a place or ditto tells which."""
    found = meaning(entry.label.text)
    parts = frozenset(found.parts) if found is not None else frozenset()
    place = UNIT_WORDS.search(bare) is not None or _SOMEWHERE.match(bare) is not None
    if not parts & {"send", "link"} or parts & {"how", "via"} or not place or _WAY.search(bare):
        return None
    if ("images" in parts) == ("report" in parts):
        return "recipient"
    return "image_recipient" if "images" in parts else "report_recipient"


def _may_be_patient(text: str) -> bool:
    """In capitals any two words look like a name (``PÅ USB``)."""
    return reads_like_name(text) and fits("patient_name", text) is True and not _SHORT_WORD.search(text)


def _asks_what(entry: Entry) -> bool:
    """``Vad`` in a column of its own, or in the part for examinations: what it asks for stands in it."""
    return entry.kind == "unknown" and (entry.section == "examination" or entry.table is not None)


def _is_body_part(text: str) -> bool:
    first = next(iter(find_examinations(f"MR {text}")), None)
    return first is not None and bool(first.body_part)


def _is_examination(text: str) -> bool:
    """``MR Th-rygg``: words of an examination at the very start, whatever number or code its label speaks of."""
    first = next(iter(find_examinations(text)), None)
    return first is not None and first.start == 0 and not re.match(r"\W*[A-Z]{0,3}\d{3,}", text)
