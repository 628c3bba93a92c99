"""Label wordings → what they ask for, tolerant of misread letters.

The wordings are data (``vocabulary/labels.toml``). Here they are found on the rows of a sheet, with the care that a
label is also often an ordinary word: at the start of a column, or before a colon.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

from rapidfuzz import fuzz, process

from intake.extract.layout import Row, Run, Sheet
from intake.extract.letters import undotted
from intake.model import Word

_FUZZY_FROM = 7
"""Shorter wordings must match letter by letter (after folding): one wrong letter there makes another word."""

_FUZZY_SCORE = 87.0
_MOST_WORDS = 9
_LETTERS = str.maketrans("åäöéèüáà", "aaoeeuaa")

DIGIT_KINDS = frozenset({"identity", "phone", "mobile", "fax", "phone_fax", "exam_date", "order_date", "birth_date"})
"""Kinds whose value begins with a digit: the digit itself shows that the word before it is a label."""


def fold(text: str) -> str:
    """Letters and digits only, in lower case, without the dots and rings of å ä ö."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().translate(_LETTERS))


@dataclass(frozen=True, slots=True)
class Wording:
    kind: str
    weak: bool


@dataclass(frozen=True)
class Vocabulary:
    """All wordings by their folded form."""

    wordings: Mapping[str, Wording]

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(w for w in self.wordings if len(w) >= _FUZZY_FROM)

    def find(self, folded: str, *, fuzzy: bool) -> Wording | None:
        exact = self.wordings.get(folded)
        if exact is not None or not fuzzy or len(folded) < _FUZZY_FROM - 1:
            return exact
        best = process.extractOne(folded, self._long, scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        if best is None or abs(len(best[0]) - len(folded)) > 2:
            return None
        # A misread letter is forgiven anywhere, another last word ("till", "från", "via") is not.
        if fuzz.ratio(best[0][-4:], folded[-4:]) < 70:
            return None
        return self.wordings[best[0]]


@cache
def vocabulary() -> Vocabulary:
    """The bundled wordings; part of the program, like its code."""
    text = (resources.files("intake.extract") / "vocabulary" / "labels.toml").read_text(encoding="utf-8")
    wordings: dict[str, Wording] = {}
    for kind, groups in tomllib.loads(text).items():
        for strength in ("strong", "weak"):
            for wording in groups.get(strength, ()):
                wordings.setdefault(fold(wording), Wording(kind, strength == "weak"))
    return Vocabulary(wordings)


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found on a row: tokens ``start``–``end`` (exclusive). ``kind`` is ``unknown`` for a label we cannot name.

    ``colon`` says that it ends in a colon or question mark, ``alone`` that nothing follows it in its column.
    """

    row: int
    start: int
    end: int
    kind: str
    weak: bool
    colon: bool
    alone: bool


@cache
def _lookup(folded: str, fuzzy: bool) -> Wording | None:
    return vocabulary().find(folded, fuzzy=fuzzy)


def find_hits(sheet: Sheet) -> tuple[Hit, ...]:
    """Every label on the sheet, in reading order; a value that only looks like a label is none."""
    rows = [row_hits(row, index) for index, row in enumerate(sheet.rows)]
    _guess_in_label_column(sheet, rows)
    kept: list[Hit] = []
    for index, hits in enumerate(rows):
        for place, hit in enumerate(hits):
            before = hits[place - 1] if place else None
            if (
                before is not None
                and before in kept
                and before.alone
                and (
                    _answers(sheet.rows[index], before, hit)
                    or (before.colon and not hit.colon)
                    or hit.kind == "unknown"
                )
            ):
                continue
            if before is None and _stands_below_its_label(sheet, rows, index, hit, kept):
                continue
            kept.append(hit)
    return tuple(kept)


_VALUE_LIKE = re.compile(
    r"^(?:akut|skyndsamt|bradskande|infor\w*|lankning|lankas|usb\w*|iep|viaiep|cddvd|dvdskiva|perpost\w*"
    r"|hamtas\w*|pagaendebehandling|eftergranskning|demonstration"
    r"|konsultation|mdk|rond|bilder|utlatanden?|svar|rontgensvar|mediaenhet|rontgen|rontgenavdelning|bildenhet"
    r"|rontgenarkiv|bildarkiv|.*(?:muntlig|skriftlig|finns|inhamtat|bifogas|lamnat).*|bilderutlatande"
    r"|endastbilder\w*|kopiaavutlatande)$"
)
"""Wordings of labels that are also common values."""


def _answers(row: Row, label: Hit, value: Hit) -> bool:
    """Is ``value``, found like a label, rather the value of ``label``?"""
    words = "".join(t.text for t in row.tokens[value.start : value.end] if isinstance(t, Word))
    if value.colon or label.kind == value.kind == "wanted":
        return False
    return label.kind != "unknown" and (
        _VALUE_LIKE.match(fold(words)) is not None or (label.kind == "profession" and value.kind == "doctor")
    )


def _stands_below_its_label(sheet: Sheet, rows: list[list[Hit]], index: int, hit: Hit, kept: list[Hit]) -> bool:
    """Label, value, label one below the other: the middle one is the value, whatever its words."""
    if hit.start != 0 or hit.colon or index == 0:
        return False
    row, above = sheet.rows[index], sheet.rows[index - 1]
    label = next(
        (
            k
            for k in kept
            if k.row == index - 1 and abs(above.tokens[k.start].box.x0 - row.tokens[0].box.x0) <= 4 * sheet.char_px
        ),
        None,
    )
    if label is None or not label.alone or not _answers(row, label, hit):
        return False
    if label.end < len(above.tokens) and not any(k.row == index - 1 and k.start == label.end for k in kept):
        return False  # its value stands beside it
    if fold(label_run(sheet, label).text) == fold(label_run(sheet, hit).text):
        return False  # a heading, and the label of its only field
    if index + 1 == len(sheet.rows):
        return True
    below = rows[index + 1]
    return bool(below) and below[0].start == 0


def _guess_in_label_column(sheet: Sheet, rows: list[list[Hit]]) -> None:
    """In a form of two columns what stands in the label column is a label, even where its wording is not known."""
    pairs = [
        (row.tokens[0].box.x0, row.tokens[hits[0].end].box.x0)
        for row, hits in zip(sheet.rows, rows, strict=True)
        if hits
        and hits[0].start == 0
        and hits[0].alone
        and not hits[0].colon
        and hits[0].end < len(row.tokens)
        and not any(h.start == hits[0].end for h in hits)
    ]
    if len(pairs) < 0.5 * sum(1 for hits in rows if hits):
        return
    for index, row in enumerate(sheet.rows):
        end = min((i for i in row.column_starts if i), default=0)
        if rows[index] or not end or end > _MOST_WORDS or not all(isinstance(t, Word) for t in row.tokens[:end]):
            continue
        x0, x1 = row.tokens[0].box.x0, row.tokens[end].box.x0
        near = sum(abs(a - x0) < sheet.char_px and abs(b - x1) < sheet.char_px for a, b in pairs)
        text = " ".join(t.text for t in row.tokens[:end] if isinstance(t, Word))
        if near >= 3 and text[:1].isupper() and end not in row.aligned:
            rows[index].append(Hit(index, 0, end, guess_kind(text), False, False, True))


def with_whole_labels(sheet: Sheet) -> Sheet:
    """Labels that were broken over two lines of their column are put back on one row."""
    rows = list(sheet.rows)
    for index in range(len(rows) - 1):
        for lines in (3, 2):
            joined = _joined_label(sheet, rows[index : index + lines]) if index + lines <= len(rows) else None
            if joined is not None:
                rows[index : index + lines] = joined
                break
    return replace(sheet, rows=tuple(row for row in rows if row.tokens))


def _joined_label(sheet: Sheet, rows: list[Row]) -> list[Row] | None:
    """The rows with the label of their first column put together; ``None`` where they hold no such label."""
    columns = [_first_column(row) for row in rows]
    if not all(columns) or any(column[0].text[:1].isupper() for column in columns[1:]):
        return None
    if len(columns[0]) == len(rows[0].tokens) and any(
        len(c) < len(r.tokens) for c, r in zip(columns, rows, strict=True)
    ):
        return None
    for above, below in pairwise(rows):
        apart = abs(above.tokens[0].box.x0 - below.tokens[0].box.x0) > 1.5 * sheet.char_px
        if apart or below.middle_px - above.middle_px > 1.6 * sheet.line_px:
            return None
    words = [w for column in columns for w in column]
    lone = all(len(c) == len(r.tokens) for c, r in zip(columns[1:], rows[1:], strict=True))
    if _lookup(fold("".join(w.text for w in words)), lone) is None:
        return None
    first = replace(rows[0], tokens=(*words, *rows[0].tokens[len(columns[0]) :]), aligned=frozenset())
    rest = [
        replace(r, tokens=r.tokens[len(c) :], aligned=frozenset()) for r, c in zip(rows[1:], columns[1:], strict=True)
    ]
    return [first, *rest]


def _first_column(row: Row) -> list[Word]:
    end = min((i for i in row.column_starts if i), default=len(row.tokens))
    tokens = row.tokens[:end]
    return [t for t in tokens if isinstance(t, Word)] if all(isinstance(t, Word) for t in tokens) else []


def row_hits(row: Row, index: int) -> list[Hit]:
    """The labels of one row. A label must begin a column, follow a check box's text, or end in a colon."""
    hits: list[Hit] = []
    position = 0
    while position < len(row.tokens):
        hit = _hit_at(row, index, position)
        if hit is None:
            position += 1
        else:
            hits.append(hit)
            position = hit.end
    return hits


def _hit_at(row: Row, index: int, start: int) -> Hit | None:
    tokens = row.tokens
    opening = tokens[start]
    if not isinstance(opening, Word) or not fold(opening.text):
        return None
    begins = start in row.column_starts
    column_end = next((i for i in range(start + 1, len(tokens)) if i in row.column_starts), len(tokens))
    limit = start
    while limit < min(column_end, start + _MOST_WORDS) and isinstance(tokens[limit], Word):
        word = tokens[limit]
        limit += 1
        if isinstance(word, Word) and _ends_label(word.text):
            break
    words = [t for t in tokens[start:limit] if isinstance(t, Word)]
    for count in range(len(words), 0, -1):
        phrase = words[:count]
        colon = _ends_label(phrase[-1].text)
        if not (begins or colon) or phrase[-1].text.endswith((",", ".,")):
            continue
        found = _lookup(fold("".join(w.text for w in phrase)), colon or begins)
        if found is None:
            continue
        end, colon = _past_parenthesis(row, start + count, column_end, colon)
        rest = [t.text for t in tokens[end:column_end] if isinstance(t, Word)]
        alone = end == column_end
        if not colon and count >= 3 and phrase[-1].text.endswith("."):
            continue  # a sentence
        if colon or _stands_as_label(found, words[0].text, rest, alone, end < len(tokens) or start > 0, count >= 3):
            return Hit(index, start, end, found.kind, found.weak, colon, alone)
    if (
        begins
        and words
        and words[-1].text.endswith(":")
        and words[-1].confidence >= 0.5
        and _ends_label(words[-1].text)
        and len(words) <= 6
        and words[0].text[:1].isupper()
    ):
        kind = guess_kind(" ".join(w.text for w in words))
        return Hit(index, start, start + len(words), kind, False, True, start + len(words) == column_end)
    return None


_GUESSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("oral_consent", r"muntlig\w* ?(?:patient)?(?:samtyck|medgiv)"),
        ("written_consent", r"skriftlig\w* ?(?:patient)?(?:samtyck|medgiv)"),
        ("consent", r"samtyck|medgiv|fullmakt"),
        (
            "patient_signature",
            r"(?:patient|vardnad)\w*.*(?:underskrift|namnteckning|signatur)|(?:underskrift"
            r"|namnteckning).*(?:patient|vardnad)",
        ),
        ("signature", r"underskrift|namnteckning|signatur"),
        ("identity", r"person\W?(?:nr|nummer|id)|pers\.? ?nr|\bpnr\b|identitet|samordningsn|reservn"),
        ("birth_date", r"\bfodd|fodelse"),
        (
            "self_referred",
            r"(?:egen|eget|sjalv\w*|ni|er|oss|undertecknad).*remi|remi\w*.*(?:egen|sjalv|oss|undertecknad)",
        ),
        ("onward", r"\bfvb|vidare ?befordr|slutmottag"),
        (
            "recipient",
            r"(?:bild.*(?:utl|svar)|(?:utl|svar).*bild).*\b(?:till|mottag\w*)\b|mottag\w*.*bild.*(?:utl|svar)",
        ),
        ("report_recipient", r"(?:utl\w*|svar\w*).*\btill\b|mottag\w*.*(?:utl|svar)|(?:utl|svar)\w*.*mottag"),
        ("image_recipient", r"bild\w*.*\btill\b|mottag\w*.*bild|bild\w*.*mottag"),
        ("fax", r"\bfax|telefax"),
        ("phone", r"telefon|\btel\b|\btfn\b|direktn|vaxel"),
        (
            "other",
            r"e-?post|adress|postn|\borg\b|org\.|antal sid|faktur|kostnad|betal|kombika|anamnes|status|ovrig|bilag",
        ),
        ("exam_place", r"(?:utford|undersokt|undersokning).*\b(?:vid|pa|var|sjukhus|plats|ort)\b"),
        (
            "exam_date",
            r"(?:undersok\w*|\bus\b|rontg\w*|bild\w*).*(?:datum|dag|nar)|datum.*(?:undersok|\bus\b|rontg)|utford",
        ),
        ("needed_by", r"senast|\brond|operationsd|aterbesok|\bmdk"),
        ("urgency", r"\bakut\b|priorit|bradsk|skynds|angelagen"),
        ("delivery", r"leverans|overforing|levereras|\bmedium|\bformat"),
        ("relevance", r"anledning|syfte|andamal|fragestall|relevan|behandling|orsak|varfor|diagnos|indikation|motiv"),
        ("receiving_doctor", r"mottagande (?:lakare|doktor)"),
        ("recipient", r"mottagar|mottagande|skickas till|lankas till|sands till|levereras till"),
        ("reference", r"referens|arende|diarie|\bdnr|remiss-?(?:id|nr|nummer)|accession|ordern"),
        ("patient_name", r"patient\w*.*namn|namn.*patient"),
        ("doctor", r"lakare|doktor|behandlare|terapeut|(?:bestall|rekvir|begar|ordin)\w* av|namn.*(?:yrke|titel)"),
        ("profession", r"yrke|titel|legitim|profession"),
        ("clinic", r"klinik|enhet|mottagning|avdelning|vardgivare|vardcentral|foretag"),
        ("examination", r"undersokning|\brontgen\w*und"),
        ("wanted", r"onskas|onskar|bestalls|begars|efterfragas|avser"),
        ("order_date", r"datum"),
    )
)


def guess_kind(text: str) -> str:
    """What a label outside the vocabulary asks for, by its stems; ``unknown`` where they do not tell."""
    bare = undotted(text)
    return next((kind for kind, pattern in _GUESSES if pattern.search(bare)), "unknown")


def _ends_label(text: str) -> bool:
    return len(text) > 1 and text[-1] in ":?;" and any(c.isalpha() or c == ")" for c in text)


def _past_parenthesis(row: Row, end: int, column_end: int, colon: bool) -> tuple[int, bool]:
    """Takes a remark in parentheses with the label: ``Personnummer (12 siffror):``."""
    tokens = row.tokens
    if colon or end >= column_end:
        return end, colon
    first = tokens[end]
    if not isinstance(first, Word) or not first.text.startswith("("):
        return end, colon
    for index in range(end, column_end):
        token = tokens[index]
        if not isinstance(token, Word):
            break
        if token.text.rstrip(":").endswith(")"):
            return index + 1, token.text.endswith(":")
    return end, colon


def _stands_as_label(
    found: Wording, first_word: str, rest: list[str], alone: bool, neighbours: bool, more_words: bool
) -> bool:
    """A wording without a colon: is it a label here, or an ordinary word that begins a line?"""
    if not (first_word[:1].isupper() or first_word[:1].isdigit()):
        # A capital read as a small letter ("utförd"): only a long wording, or a word that stands by itself.
        lone = not neighbours and first_word[-1].isalpha() and len(first_word) >= 5 and is_wording(first_word)
        return alone and not found.weak and (lone or (more_words and neighbours))
    if alone:
        return (
            not found.weak
            or found.kind in {"patient_name", "clinic", "order_date"}
            or (neighbours and found.kind not in {"delivery", "urgency"})
        )
    if not rest:
        return neighbours and not found.weak
    if found.kind in DIGIT_KINDS:
        return bool(re.match(r"^[+(]?\d", rest[0]))
    if found.kind in {"addressee", "sender"}:
        return False
    if found.weak:
        name = len(rest) >= 2 and rest[0][:1].isupper() and rest[1][:1].isupper()
        sentence = rest[-1].endswith(".") and not any(c.isdigit() for word in rest for c in word)
        return found.kind == "patient_name" and name and not sentence
    if found.kind.startswith("onset_heading"):
        return False
    running = any(word.endswith((".", "!", "?")) and len(word) > 4 for word in rest[:-1])
    return (rest[0][:1].isupper() or rest[0][:1].isdigit()) and len(rest) <= 10 and not running


def is_wording(text: str) -> bool:
    """Is the whole text a label of the vocabulary, letter by letter?"""
    return _lookup(fold(text), False) is not None


def kind_of(text: str) -> str | None:
    """What a whole text asks for as a label, misread letters forgiven; ``None`` where it is none."""
    found = _lookup(fold(text), True)
    return found.kind if found else None


def label_run(sheet: Sheet, hit: Hit) -> Run:
    """The words of the label itself."""
    row = sheet.rows[hit.row]
    return Run(sheet.number, tuple(t for t in row.tokens[hit.start : hit.end] if isinstance(t, Word)))
