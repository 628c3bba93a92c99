"""What a label asks for, worked out from its parts: wordings that nobody has listed are understood like those we know.

A label names whose (patient, requester, recipient), what (name, number, date, unit …) and sometimes how. Each word is
taken apart into known stems (``vocabulary/label_parts.toml``); an ordered table of rules tells what their sum asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from intake.extract.values.letters import undotted
from intake.extract.vocabulary import table

_ENDINGS = frozenset(
    """a ad ade an ande ar are aren arens arna arnas as at d da de des e en ens er erna ernas es et ets n na nas ns or
    orna r re s t te ts""".split()  # noqa: SIM905
)
"""Endings that a stem may take (folded)."""

_INFLECTED_FROM = 4
"""Shorter stems are words of their own: an ending would make another word of them."""

_FUZZY_FROM = 6
_FUZZY_SCORE = 85.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase asks for. ``parts`` are its parts in order; ``understood`` is the share (0–1) of words with one."""

    kind: str
    parts: tuple[str, ...]
    understood: float


@cache
def meaning(text: str) -> Meaning | None:
    """What ``text`` asks for as a label; ``None`` where its parts do not tell."""
    text = _UNCLOSED.sub("", text)  # the remark goes on on the next line
    text = _OURS.sub("min", text)
    words = [w for w in _split(text) if not w.isdigit()]
    if _TITLE.match(undotted(text)):
        return Meaning("onset_heading_other", ("ordered",), 1.0)
    parts: list[str] = []
    known = 0
    shortened = set(_SHORTENED.findall(undotted(text)))
    for word in words:
        of_word = _JOINERS.get(word) or parts_of(word) or (_stands_for(word) if word in shortened else ())
        known += bool(of_word)
        parts += of_word
    if parts[-1:] == ["day"]:
        parts[-1] = "date"  # "Utförd den": the day follows
    if words[-1:] == ["for"] and {"wished", "patient", "material"}.intersection(parts):
        parts[-1] = "reason"  # "Bilderna behövs för": the reason follows
    if not parts:
        return None
    if parts == ["at"]:
        return Meaning("delivery", ("at",), known / len(words))  # "På": behind "Sändes till"
    parts = _head(parts)
    kind = _asked_whether(text, frozenset(parts)) or _kind(tuple(parts))
    return Meaning(kind, tuple(parts), known / len(words)) if kind else None


def _head(parts: list[str]) -> list[str]:
    """``Läkare på kliniken``: what stands before the preposition is asked for, where it is a person."""
    at = parts.index("at") if "at" in parts[1:-1] else 0
    person = {"doctor", "contact"}.intersection(parts[:at])
    return (
        [*parts[:at], "who"]
        if person and not {"name", "phone", "fax", "exam", "images"}.intersection(parts[:at])
        else parts
    )


_WHETHER = re.compile(r"\W*(?:\d+\W+)?(?:ska|skall)\b")


def _asked_whether(text: str, parts: frozenset[str]) -> str | None:
    """``Ska bilderna skickas``: a question that yes and no answer, about the images, the report or both."""
    if not _WHETHER.match(undotted(text)) or {"how", "where", "to", "via", "date", "when", "which"} & parts:
        return None
    images, report = "images" in parts, "report" in parts
    if images and report:
        return "wanted"
    return "images_wanted" if images else "report_wanted" if report else None


_SHORTENED = re.compile(r"\b([a-z]{5,})[.:]")
"""A word that may be cut off, by a full stop that leaders or a colon may have taken with them."""
_WHO_OR_WHY = frozenset({"doctor", "treating", "reason"})


@cache
def _stands_for(word: str) -> tuple[str, ...]:
    """``Undersökn.``: the part of all stems that begin so; ``Behandl.`` may ask who or why, which the value tells."""
    parts = {part for stem, part in _lexicon()[0].items() if stem.startswith(word)}
    if len(parts) > 1 and "doctor" in parts and parts <= _WHO_OR_WHY:
        return ("doctor",)
    return tuple(parts) if len(parts) == 1 else ()


_TITLE = re.compile(
    r"\W*(?:(?:begaran|bestallning\w*|forfragan|rekvisition\w*|ansokan|anhallan|onskemal|lan)\W"
    r"(?!.*(?:\bvad\b|vilk|lakare|\btill\b|galler|avser|datum|\bden\b|person)).*(?:bild|rontgen|utlat|svar|material)"
    r"|(?=.*(?:bild|rontgen|utlat|svar|material)).*\s[-–]\s*(?:bestallning|rekvisition|begaran|forfragan|anhallan)\W*$"
    r"|[\w/ -]*(?:bild|svar|rontgen|utlatande|material)\w*(?:\W{1,3})?"
    r"(?:bestallning|rekvisition|begaran|forfragan)\w*\W*$"
    r"|\W*(?:bestallning|rekvisition|begaran) till (?:rontgen|radiolog)\w*\W*$)"
)
"""What a form calls itself: ``Begäran om bilder``."""

_OURS = re.compile(r"\bvår(?:t|a)?\b", re.IGNORECASE)
"""``Vår mottagning``: ours; without its ring the word asks where."""

_UNCLOSED = re.compile(r"\s*\([^)]*$")

_JOINERS = {"/": ("joined",), "+": ("joined",), "&": ("joined",), ",": ("joined",), "(": ("joined",), ")": ("plain",)}
_FIXED = (
    (re.compile(r"\be-(post|mail)"), r"e\1"),
    (re.compile(r"\bp\.? ?n(?:r|ummer)\b"), "pnr"),
    (re.compile(r"\bres\.? ?n(?:r|ummer)\b"), "reservnr"),
    (re.compile(r"\b(?:for|efter|till\w*)- ?(?:och|o|/|&) ?(?=(?:for|efter)namn)"), "namn "),
    (re.compile(r"\bdet som\b"), "vad"),
    (re.compile(r"\bsamt\.(?=\W|$)|^\W*samt\W*$"), "samtycke"),
    (re.compile(r"\ba{2,4}mmdd\W?(?:nnnn|xxxx)"), "pnr"),
    (re.compile(r"\bf\.? ?v\.? ?b\b"), "fvb"),
    (re.compile(r"\bu\.s\b"), "us"),
    (re.compile(r"\bae-titel"), "aetitel"),
    (re.compile(r"(?<=\w )avs(?=\W*$)"), "avsandare"),
    (re.compile(r"\bvar remiss\b"), "egen remiss"),
    (re.compile(r"\bmott\.? (?=(?:enh|enhet|bild|utl|svar|lakare|rontgen|media))"), "mottagande "),
    (re.compile(r"\bakt\.? beh\b"), "aktuell behandling"),
    (re.compile(r"\bfr\.? ?o\.? ?m\b|\bt\.? ?o\.? ?m\b"), "period"),
    (re.compile(r"\(s?(?:ar|er|or|en|n|na|erna)\)"), ""),
    (re.compile(r"\b(hoger|ho|h)/(vanster|va|v)\b"), "sida"),
)


def _split(text: str) -> list[str]:
    bare = undotted(text)
    for pattern, plain in _FIXED:
        bare = pattern.sub(plain, bare)
    return re.findall(r"[a-z]+|\d+|[/+&,()]", bare.replace("-", " "))


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    """Stems that take endings, and words that do not, each with its part."""
    stems: dict[str, str] = {}
    whole: dict[str, str] = {}
    for part, lists in table("label_parts.toml").items():
        for stem in lists.get("stems", ()):
            stems.setdefault(stem.replace(" ", ""), part)
        for word in lists.get("words", ()):
            whole.setdefault(word.replace(" ", ""), part)
    return stems, whole


@cache
def parts_of(word: str) -> tuple[str, ...]:
    """The parts of one folded word, in order; empty where it holds a piece that is no part of a label."""
    found = _taken_apart(word) or _taken_apart(word.replace("rn", "m"))  # the usual misreading
    if found is None and len(word) >= _FUZZY_FROM:
        near = process.extractOne(word, _spellings(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        found = _taken_apart(near[0]) if near is not None and abs(len(near[0]) - len(word)) <= 1 else None
    return found or ()


@cache
def _spellings() -> tuple[str, ...]:
    """The words as listed, then those with an ending. Of two that are as near to a misread one the first is taken, so
    their order is fixed: a set has another in every process."""
    stems, whole = _lexicon()
    endings = ("en", "et", "er", "ens", "s", "n", "ns")
    listed = sorted(w for w in {*stems, *whole} if len(w) >= 5)
    inflected = sorted(s + e for s in stems for e in endings if len(s) >= 5)
    return tuple(dict.fromkeys((*listed, *inflected)))


@cache
def _taken_apart(word: str) -> tuple[str, ...] | None:
    """``undersokningsdatum`` → exam, date. The longest stems win; every letter must belong to one."""
    stems, whole = _lexicon()
    if word in whole:
        return (whole[word],)
    if word in stems:
        return (stems[word],)
    for length in range(len(word), 1, -1):
        head, rest = word[:length], word[length:]
        part = stems.get(head)
        if part is not None:
            if rest in _ENDINGS and length >= _INFLECTED_FROM:
                return (part,)
            for link in ("", "s", "e", "ar", "nings", "es", "n"):
                if rest.startswith(link) and len(rest) - len(link) >= 2:
                    tail = _taken_apart(rest[len(link) :])
                    if tail is not None:
                        return (part, *tail)
        part = whole.get(head)
        if part is not None and part not in _NEVER_IN_COMPOUNDS and len(rest) >= 2:
            tail = _taken_apart(rest)
            if tail is not None and tail[0] not in _NEVER_IN_COMPOUNDS:
                return (part, *tail)
    return None


_NEVER_IN_COMPOUNDS = frozenset(
    {"plain", "own", "our", "your", "to", "from", "by", "at", "joined", "where", "when", "how", "who", "side", "faxed"}
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A phrase asks for ``kind`` with a part of each group of ``need``, none of ``unless``, and ``last`` at its end."""

    kind: str
    need: tuple[frozenset[str], ...]
    unless: frozenset[str]
    last: str = ""

    def fits(self, parts: frozenset[str]) -> bool:
        return all(group & parts for group in self.need) and not self.unless & parts


def _rule(kind: str, need: str, unless: str = "", *, last: str = "") -> _Rule:
    groups = tuple(frozenset(group.split("|")) for group in need.split())
    return _Rule(kind, groups, frozenset(unless.split()), last)


_HEADINGS = (
    _rule("other", "info to radiology", "wished ordered send date images report"),
    _rule("onset_heading_patient", "info patient", "requester recipient consent address phone unit signature"),
    _rule("onset_heading_patient", "who concerns", "send recipient doctor by"),
    _rule("onset_heading_recipient", "info recipient"),
    _rule("onset_heading_recipient", "info delivery", "requester"),
    _rule("onset_heading_recipient", "how where joined", "send link delivery ordered wished images report exam"),
    _rule("onset_heading_requester", "info requester|doctor|unit|referrer", "recipient exam patient to"),
    _rule("onset_heading_requester", "who ordered|wished", "send recipient doctor by images report"),
    _rule("onset_heading_examination", "info exam|images|material", "reason to"),
    _rule("onset_heading_consent", "info consent"),
    _rule("onset_heading_other", "referral to", "by date number own our"),
    _rule("onset_heading_other", "info ordered|contactless|reach"),
)
_PAPERWORK = (
    _rule("clinic_closed", "closed unit|treating"),
    _rule("order_date", "signature|fax|faxed|send|today date", "joined needed done exam", last="date"),
    _rule("patient_signature", "signature|clarified patient|guardian"),
    _rule("signature", "signature"),
    _rule("print_name", "clarified"),
    _rule("consent", "consent oral written"),
    _rule("oral_consent", "consent oral"),
    _rule("written_consent", "consent written"),
    _rule("consent", "consent", "reason"),
    _rule("self_referred", "self_referral"),
    _rule("self_referred", "exam|images referrer by own|our|your|requester", "number id unit doctor name"),
    _rule("self_referred", "own|our|your|requester referrer|referral", "reference number id unit doctor"),
    _rule("self_referred", "exam|images done at referral", "date when which number id from unit doctor"),
    _rule("other", "internal"),
)
_PEOPLE = (
    _rule("last_name", "last_name patient", "first_name name requester doctor unit"),
    _rule("first_name", "first_name patient", "last_name name requester doctor unit"),
    _rule("patient_name", "name|first_name|last_name identity", "requester doctor unit"),
    _rule("patient_name", "requester patient|guardian", "unit doctor date reach phone fax address ordered wished"),
    _rule("identity", "identity", "requester doctor unit reference"),
    _rule("identity", "person|reserve number|id", "requester doctor unit contact recipient"),
    _rule("identity", "patient number|id", "phone mobile fax reference"),
    _rule("birth_date", "birth"),
)
_NUMBERS = (
    _rule("addressee", "recipient fax|faxed|ordered by", "images report material exam unit"),
    _rule("other", "phone|fax|mobile|reach patient|guardian|recipient", "requester"),
    _rule("phone_fax", "phone|mobile fax"),
    _rule("fax", "fax", "send report recipient"),
    _rule("fax", "fax report", "send recipient to"),
    _rule("addressee", "fax|faxed to", "own our requester report images unit exam name"),
    _rule("fax", "fax to own"),
    _rule("mobile", "mobile", "phone"),
    _rule("phone", "phone|mobile", "send recipient doctor"),
    _rule("phone", "phone doctor|contact|requester"),
    _rule("doctor", "reach name", "phone fax mobile"),
    _rule("phone", "reach"),
)
_PLACES = (
    _rule("onward", "onward"),
    _rule("receiving_doctor", "recipient doctor|contact", "unit"),
    _rule("recipient", "recipient|to|where images report", "reason"),
    _rule("report_recipient", "recipient|where report", "images"),
    _rule("image_recipient", "recipient|where images", "report done examined exam from"),
    _rule("report_recipient", "to report", "images reason"),
    _rule("report_recipient", "faxed to|where", "images"),
    _rule("image_recipient", "to images", "report reason requester"),
    _rule("image_recipient", "link to|recipient|where", "all report send"),
    _rule("needed_by", "wished to date"),
    _rule("recipient", "send|link|ordered|wished|delivery to", "reason when doctor date"),
    _rule("recipient", "where send|link|delivery|ordered|wished", "done exam examined date"),
    _rule("recipient", "address delivery|send"),
    _rule("recipient", "recipient", "reason date"),
    _rule("recipient", "to|where unit|radiology|material|all", "done examined exam images requester referral"),
)
_EXAMINATIONS = (
    _rule("patient_name", "examined name", "date"),
    _rule("body_part", "examined|exam|images body_part", "joined date"),
    _rule("exam_place", "done|examined at|where|place|unit", "date when send doctor requester ordered wished"),
    _rule("exam_place", "exam|images where|place|unit", "date when send doctor requester ordered wished which"),
    _rule("needed_by", "needed", "urgency exam"),
    _rule("order_date", "ordered date|when", "exam done images examined treating modality wished"),
    _rule("needed_by", "wished date", "exam done requester images by today examined treating modality"),
    _rule("examination", "exam joined date"),
    _rule("examination", "which exam joined"),
    _rule("examination", "done exam", "date when which", last="exam"),
    _rule("exam_date", "exam|done|images|radiology|modality|material|examined date|when|approximate", "reason"),
    _rule("exam_date", "approximate date|when"),
    _rule("exam_date", "done|examined", "reason unit doctor consent by"),
)
_REST = (
    _rule("doctor", "who treating|treats", "images report exam material"),
    _rule("other", "contactless", "reason name"),
    _rule("urgency", "urgency"),
    _rule("examination", "exam number|id joined", "date referral ordered requester"),
    _rule("reference", "referral|exam|ordered number|id", "which"),
    _rule("their_reference", "reference your"),
    _rule("reference", "reference", "reason concerns"),
    _rule("relevance", "why"),
    _rule("relevance", "reason|treats"),
    _rule("relevance", "patient at", "name identity exam examined done"),
    _rule("delivery", "how send|link|images|material|report|ordered|wished|all"),
    _rule("delivery", "delivery", "address"),
    _rule("delivery", "via images|wished|ordered|send"),
    _rule("delivery", "via", "to number patient exam referral recipient phone fax unit doctor"),
    _rule("delivery", "send|link", "date by reason doctor unit which"),
    _rule("other", "send|today by"),
    _rule("other", "address", "unit name"),
    _rule("last_name", "last_name", "first_name joined name"),
    _rule("first_name", "first_name", "last_name name"),
    _rule("patient_name", "patient name|first_name|last_name", "requester"),
    _rule("doctor", "name|contact|doctor profession", "unit"),
    _rule("profession", "profession", "unit"),
    _rule("doctor", "doctor|contact name", "unit"),
    _rule("clinic", "unit", "patient recipient exam"),
    _rule("doctor", "person ordered|requester|wished", "identity number id exam material"),
    _rule("doctor", "patient doctor"),
    _rule("doctor", "doctor"),
    _rule("doctor", "requester|referrer name"),
    _rule("referrer", "referrer"),
    _rule("clinic", "ordered|requester from"),
    _rule("doctor", "ordered|wished by", "images report exam material consent all scope kind"),
    _rule("doctor", "who ordered|wished"),
    _rule("doctor", "contact", "phone"),
    _rule("doctor", "treating", "unit reason patient images exam"),
    _rule("clinic", "requester"),
    _rule("clinic", "unit"),
    _rule("name", "name|first_name|last_name"),
    _rule("identity", "id number"),
    _rule("examination", "modality|exam joined body_part"),
    _rule("side", "side"),
    _rule("body_part", "body_part"),
    _rule("examination", "exam"),
    _rule("modality", "modality"),
    _rule("examination", "images|material which|from"),
    _rule("wanted", "images joined report"),
    _rule("examination", "ordered|wished images|radiology", "own"),
    _rule("report_wanted", "report"),
    _rule("patient_name", "concerns patient"),
    _rule("wanted", "ordered|wished|scope"),
    _rule("wanted", "which|kind material|images|send"),
    _rule("examination", "material|images"),
    _rule("order_date", "today", "by"),
    _rule("order_date", "date"),
    _rule("examination", "radiology by"),
    _rule("recipient", "radiology"),
    _rule("patient_name", "patient", "at own exists send all closed answer"),
    _rule("addressee", "to"),
    _rule("sender", "from"),
)
_RULES = (*_HEADINGS, *_PAPERWORK, *_PEOPLE, *_NUMBERS, *_PLACES, *_EXAMINATIONS, *_REST)


def _kind(parts: tuple[str, ...]) -> str | None:
    held = frozenset(parts)
    return next((rule.kind for rule in _RULES if rule.fits(held) and rule.last in ("", parts[-1])), None)
