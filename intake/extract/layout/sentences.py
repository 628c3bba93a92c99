"""Where a sentence ends: not after "dr." or "fvb."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.extract.layout.sheet import Run
from intake.extract.values.letters import undotted

_ABBREVIATIONS = (
    "dr|fvb|f.v.b|enl|pat|utl|utlat|utlåt|us|leg|kl|tel|tfn|nr|ca|t.ex|bl.a|mott|klin|sjh|avd|rtg|spec|läk|lak"
    "|öv|ov|bitr|med|kir"
    "|ort|p.g.a|pga|m.fl|m.m|osv|etc|vb|resp|ev|ang|hö|ho|vä|va|inkl|exkl|st|s.k|kap|d.v.s|dvs|obs|ref|pers|samt"
    "|univ|rem|mediaenh|enh|fr|utf|unders|betr|muntl|skriftl"
)
_BEGINS = (
    r"Undertecknad|Patienten(?:s|s mor|s far)?|Barnets|Vi|Jag|Det|Detta|Hon|Han|Önskar|Behöver|Vänligen|Tacksam|Allt"
    r"|Bifoga[rst]|(?:Muntligt|Skriftligt) samtycke"
    r"|Materialet|Undersökningen|Bilder(?:na)? (?:\+|och|önskas|länkas|skickas|ska|behövs)"
    r"|Utlåtandet? (?:önskas|skickas|faxas|ska)"
)
"""How the sentences of an order begin."""
_END = re.compile(
    r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9§])"
    rf"|(?<=[a-zåäö0-9),])(?<!\bav)(?<!\bför)(?<!\btill)(?<!\boch)(?<!\batt)(?<!\bom)(?<!\bfrån)\s+(?=(?:{_BEGINS})\s)"
)
"""A full stop, or none or a comma where a fax lost it or made one of it before the first words of a sentence."""
_ENDS_SHORT = re.compile(rf"(?:^|[\s(])(?:{_ABBREVIATIONS}|[a-zåäö])\.$", re.IGNORECASE)
_ENDS_VERB = re.compile(r"\batt \w+ med\.$")
"""``att jämföra med.``: no short word for medicine."""

_SENTENCE_WORDS = 5


def sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """The gaps between sentences: where one ends and where the next begins."""
    start = 0
    for match in _END.finditer(text):
        before = text[start : match.start()]
        stopped = text[match.start() - 1] in ".!?"
        if len(before.split()) >= _SENTENCE_WORDS if not stopped else _ends_whole(before):
            yield match.start(), match.end()
            start = match.end()


def _ends_whole(before: str) -> bool:
    return not _ENDS_SHORT.search(before) or _ENDS_VERB.search(before) is not None


def ends_short(text: str) -> bool:
    """Does the text end in an abbreviation (``fvb.``), whose full stop ends no sentence?"""
    return _ENDS_SHORT.search(text) is not None


def is_sentence(text: str) -> bool:
    """Five words or more up to a full stop that belongs to no abbreviation: no label ends so."""
    return text.endswith((".", "!")) and len(text.split()) >= _SENTENCE_WORDS and _ENDS_SHORT.search(text) is None


def split_sentences(run: Run) -> Iterator[Run]:
    """The sentences of a run of words; a full stop after an abbreviation does not end one."""
    start = 0
    for end, following in sentence_ends(run.text):
        yield run.between(start, end)
        start = following
    if start < len(run.text):
        yield run.between(start, len(run.text))


_ASKED_FOR = (
    r"(?:sand|skick|lank|over|fax|kontakt|ring|lever|exp|bekraft|noter|observ|return|bifog|ordna|hjalp|aterkom|svar|se\b"
    r"|lamna|fyll|ange|beakta|tillse|meddel|distrib|vidare|formedl|tillstall|post|mejl|mail)"
)
"""What is asked for politely: ``Vänligen skicka …`` greets nobody."""
GREETING = re.compile(
    r"\b(?:med )?(?:vanlig|vanliga|basta|varma|kollegial|kollegiala|manga) halsning(?:ar)?\b|\bmvh\b"
    rf"|\bm\.?v\.?h\b|\bhalsningar\b|\bvanligen\b(?! {_ASKED_FOR})"
    r"|\bhogaktning(?:sfullt)?\b|\bhalsar\b|\bhalsning\b|\bhalsn\b"
    r"|^\W*(?:med )?(?:stort |varmt |manga )?tack(?: (?:pa forhand|for (?:er |din |all )?hjalpen))?\W*$"
    r"|^\W*(?:enligt|pa) (?:\w+ )?uppdrag\b"
    r"|\byours (?:sincerely|faithfully|truly)\b|\b(?:kind|best|warm) regards\b|\bmit freundlichen gru\w+"
    r"|\bystavallisin terveisin\b|\bmed ven+lig hilsen\b|\bcordialement\b|\bmet vriendelijke groet(?:en)?\b"
)
"""How letters end (in undotted text)."""


def is_greeting(text: str) -> bool:
    """Does a line begin with the words that end a letter?"""
    match = GREETING.search(undotted(text))
    return match is not None and match.start() < 5


SALUTATION = re.compile(
    r"\W*(?:hej\w*|god (?:dag|morgon|kvall)|basta|kara|hallo|halla)\b[^,.!?:;\d]{0,40}(?:[,!]\s*|$)"
)
"""How letters begin (in undotted text)."""
