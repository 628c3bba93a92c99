"""The staff-kept directory of units: who they are, and whether they may be faxed a report.

A CSV with one row a unit. Parsing is pure (text in, records out); whoever starts the program reads the file. Lookup
never guesses: an abbreviation that fits several units gives all of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import fuzz, process

from intake.errors import ConfigError

NEAR_NAME = 90.0
"""How alike (0–100) a long name must be to count as misread."""
_NEAR_WORD = 70.0
"""And each of its words."""

_COLUMNS = (
    "name", "aliases", "place", "region", "in_halland", "ownership", "kind", "media_unit", "fax", "phone",
    "checked_on", "checked_by", "fictional",
)  # fmt: skip
_CLOSED = {
    "in_halland": {"yes": "yes", "ja": "yes", "no": "no", "nej": "no"},
    "fictional": {"yes": "yes", "ja": "yes", "no": "no", "nej": "no", "": "no"},
    "ownership": {"public": "public", "private": "private", "unknown": "unknown"},
    "kind": {k: k for k in ("hospital", "media_unit", "clinic", "health_centre", "provider")},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the directory. ``fax`` and ``phone`` are as staff wrote them; empty where not yet checked."""

    name: str
    aliases: tuple[str, ...]
    place: str
    region: str
    in_halland: bool
    ownership: str  # "public", "private", "unknown"
    kind: str  # "hospital", "media_unit", "clinic", "health_centre", "provider" (a private group with several sites)
    media_unit: str  # how the unit's media unit is written in the log line, e.g. "mediaenh SU/S"; empty where unknown
    fax: str = ""
    phone: str = ""
    checked_on: str = ""
    checked_by: str = ""
    fictional: bool = False  # an invented unit that only the samples use


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a piece of text may name: no unit, exactly one, or several (``ambiguous``)."""

    units: tuple[Unit, ...]
    score: float  # 0–1; below 1 where the writing differs from the directory's
    matched: str  # the part of the text that matched

    @property
    def unit(self) -> Unit | None:
        return self.units[0] if len(self.units) == 1 else None

    @property
    def ambiguous(self) -> bool:
        return len(self.units) > 1


@dataclass(frozen=True, slots=True)
class _Key:
    """One way to write some units. A short one counts only in exactly these letters."""

    text: str
    units: frozenset[int]  # places in Directory.units
    exact: bool
    is_place: bool  # a bare place name: a hospital only in the company of hospital words
    pattern: re.Pattern[str]
    lead: str  # its first word, small letters: where that is not in a text the pattern need not be tried


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    units: frozenset[int]
    is_place: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """All units. Made by ``parse_directory``."""

    units: tuple[Unit, ...]
    _keys: tuple[_Key, ...] = field(init=False, repr=False, compare=False)
    _long_names: Mapping[int, Mapping[str, frozenset[int]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_keys", tuple(_keys_of(self.units)))
        object.__setattr__(self, "_long_names", _long_names_of(self._keys))

    def find(self, text: str) -> UnitMatch:
        """The units that ``text`` (a recipient or clinic as written on a fax) may name.

        A longer name hides a shorter one inside it (SU/S over SU). Abbreviations need their exact capitals and dots;
        a near miss gives every unit it may be. Long names bear small misreadings. Several names in one text must agree
        on a unit; else all of them come back.
        """
        bare = _plain(text)
        hits = _longest(self._exact_hits(bare))
        # A bare place name is a hospital by custom only.
        score = 0.8 if hits and all(h.is_place for h in hits) and not _HOSPITAL_WORDS.search(bare) else 1.0
        if not hits:
            hits, score = _longest(self._misread_names(bare)), 0.95
        if not hits:
            hits, score = self._misread_abbreviations(bare), 0.8
        if not hits:
            return UnitMatch((), 0.0, "")
        places = self._narrowed(hits, bare)
        start, end = min(h.start for h in hits), max(h.end for h in hits)
        return UnitMatch(tuple(self.units[i] for i in sorted(places)), score, text[start:end])

    def _exact_hits(self, bare: str) -> list[_Hit]:
        hospital_words = bool(_HOSPITAL_WORDS.search(bare)) and not _OTHER_CARE.search(bare)
        hits: list[_Hit] = []
        low = _lower(bare)
        for key in self._keys:
            if key.lead not in low:
                continue
            alone = key.text.casefold() == bare.strip(" .,:;()").casefold()
            if key.is_place and not (hospital_words or alone):
                continue
            if len(key.text) == 1 and not alone:
                continue
            hits.extend(
                _Hit(*m.span(), key.units, key.is_place)
                for m in key.pattern.finditer(bare)
                if not (key.is_place and _is_surname(bare, m.start()))
            )
        return hits

    def _misread_names(self, bare: str) -> list[_Hit]:
        """Long names with a letter or a dot wrong. The best stand; others close to the best stand beside them."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(bare)]
        scored: list[tuple[float, _Hit]] = []
        for width, names in self._long_names.items():
            for i in range(len(words) - width + 1):
                start, end = words[i][0], words[i + width - 1][1]
                window = _undotted(bare[start:end])
                for name, score, _ in process.extract(window, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_NAME):
                    if _word_by_word(window, name):
                        scored.append((score, _Hit(start, end, names[name], False)))
        best = max((score for score, _ in scored), default=0.0)
        near = [hit for score, hit in scored if score >= best - 4.0]
        if best == 100.0:  # only dots and capitals differ
            near = [hit for score, hit in scored if score == best]
        rivals = (frozenset[int]().union(*(o.units for o in near if _overlap(h, o))) for h in near)
        return [_Hit(h.start, h.end, units, False) for h, units in zip(near, rivals, strict=True)]

    def _misread_abbreviations(self, bare: str) -> list[_Hit]:
        """Abbreviations whose vowels, dots or digits were taken for others: every unit they may be."""
        hits = []
        for match in _CAPITALS.finditer(bare):
            shape = _confusable(match[0])
            units: frozenset[int] = frozenset()
            for key in self._keys:
                if key.exact and len(key.text) >= 3 and _confusable(key.text) == shape:
                    units |= key.units
            if units:
                hits.append(_Hit(*match.span(), units, False))
        return hits

    def _narrowed(self, hits: list[_Hit], bare: str) -> frozenset[int]:
        """The units on which all hits agree; where they cannot, all of them."""
        named = [h for h in hits if not h.is_place] or hits
        common = frozenset.intersection(*(h.units for h in named))
        if not common:
            common = frozenset().union(*(h.units for h in named))
        low = _lower(bare)
        in_place = frozenset(i for i in common if self.units[i].place and _names_word(low, _lower(self.units[i].place)))
        return in_place or common


# --- reading the file --------------------------------------------------------------------------------------------


def parse_directory(text: str, source: str = "directory.csv") -> Directory:
    """The directory in ``text``: CSV with a header line, fields divided by comma or semicolon, aliases by ``|``.

    Raises:
        ConfigError: a column is missing or unknown, a value is outside its closed list, a name stands twice. The
            message names file, line and column.
    """
    rows = examine_directory(text, source)
    for row in rows:
        if row.wrong is not None:
            raise row.wrong
    return Directory(tuple(row.unit for row in rows if row.unit is not None))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file (``line`` from 1): its unit, or what is wrong with it. A name that stands twice has both."""

    line: int
    unit: Unit | None
    wrong: ConfigError | None


def examine_directory(text: str, source: str = "directory.csv") -> tuple[Row, ...]:
    """Every row of ``text``, right or wrong (form: ``parse_directory``). After a wrong header nothing follows."""
    body = text.removeprefix("\ufeff")
    delimiter = ";" if body.partition("\n")[0].count(";") > body.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    lines: dict[str, int] = {}
    try:
        header = tuple(name.strip() for name in reader.fieldnames or ())
        _check_header(header, source)
        reader.fieldnames = list(header)
        for cells in reader:
            if any(isinstance(value, str) and value.strip() for value in cells.values()):
                rows.append(_row(cells, source, reader.line_num, lines))
    except csv.Error:
        line = reader.reader.line_num
        rows.append(Row(line, None, _wrong(source, line, "-", "raden är inte giltig CSV", "not valid CSV")))
    except ConfigError as error:  # the header
        rows.append(Row(1, None, error))
    return tuple(rows)


def _row(cells: Mapping[str | None, str | list[str] | None], source: str, line: int, lines: dict[str, int]) -> Row:
    """One row; ``lines`` tells on which line each name stood first."""
    try:
        unit = _unit(cells, source, line)
    except ConfigError as error:
        return Row(line, None, error)
    known = lines.setdefault(unit.name.casefold(), line)
    if known == line:
        return Row(line, unit, None)
    sv, en = f"”{unit.name}” står redan på rad {known}", f'"{unit.name}" is on line {known} already'
    return Row(line, unit, _wrong(source, line, "name", sv, en))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that staff should look at in a file that is right. ``kind``: ``shared_number``, ``shared_name``,
    ``number_unchecked``, ``stale``, ``check_ahead``."""

    kind: str
    line: int
    unit: str
    sv: str
    en: str


def remarks_on(rows: Iterable[Row], *, today: date, stale_after_days: int) -> tuple[Remark, ...]:
    """What is doubtful in rows that are right: one fax number or name for several units, and checks that are old.

    A name that several units share is no fault: it stays ambiguous, and an order that uses it goes to a person.
    """
    right = [(row.line, row.unit) for row in rows if row.unit is not None and row.wrong is None]
    return (*_shared(right), *_stale(right, today, stale_after_days))


def _shared(right: Iterable[tuple[int, Unit]]) -> Iterator[Remark]:
    first_fax: dict[str, Unit] = {}
    names: dict[str, list[Unit]] = {}
    for line, unit in right:
        number = re.sub(r"[^0-9]", "", unit.fax)
        other = first_fax.setdefault(number, unit) if number else unit
        if other is not unit:
            sv = f"samma faxnummer som {other.name}"
            yield Remark("shared_number", line, unit.name, sv, f"the same fax number as {other.name}")
        for name in dict.fromkeys((unit.name, *unit.aliases)):
            owners = names.setdefault(name if _is_abbreviation(name) else name.casefold(), [])
            owners.append(unit)
            if len(owners) > 1:
                others = ", ".join(owner.name for owner in owners[:-1])
                sv = f"”{name}” heter också {others}: tas aldrig för en av dem"
                yield Remark("shared_name", line, unit.name, sv, f'"{name}" is also {others}: never taken for one')


def _stale(right: Iterable[tuple[int, Unit]], today: date, stale_after_days: int) -> Iterator[Remark]:
    for line, unit in right:
        if unit.fictional:
            continue
        if not unit.checked_on:
            if unit.fax or unit.phone:
                sv, en = "nummer som ingen har kontrollerat", "a number that nobody has checked"
                yield Remark("number_unchecked", line, unit.name, sv, en)
            continue
        age_days = (today - date.fromisoformat(unit.checked_on)).days
        if age_days < 0:
            sv, en = f"kontrolldatum i framtiden ({unit.checked_on})", f"checked in the future ({unit.checked_on})"
            yield Remark("check_ahead", line, unit.name, sv, en)
        elif age_days > stale_after_days:
            sv = f"kontrollerades för {age_days} dagar sedan ({unit.checked_on}, {unit.checked_by or 'okänd'})"
            en = f"checked {age_days} days ago ({unit.checked_on}, {unit.checked_by or 'unknown'})"
            yield Remark("stale", line, unit.name, sv, en)


def _check_header(header: tuple[str, ...], source: str) -> None:
    for column in _COLUMNS:
        if column not in header:
            raise _wrong(source, 1, column, "kolumnen saknas", "the column is missing")
    for place, column in enumerate(header):
        if column not in _COLUMNS or column in header[:place]:
            raise _wrong(source, 1, column, "okänd eller dubbel kolumn", "unknown or repeated column")


def _unit(row: Mapping[str | None, str | list[str] | None], source: str, line: int) -> Unit:
    if None in row or None in row.values():
        raise _wrong(source, line, _COLUMNS[-1], "fel antal fält på raden", "wrong number of fields")
    cells = {str(column): str(value).strip() for column, value in row.items()}
    if not cells["name"]:
        raise _wrong(source, line, "name", "namnet saknas", "the name is missing")
    for column, allowed in _CLOSED.items():
        value = cells[column].casefold()
        if value not in allowed:
            listed = ", ".join(k for k in allowed if k)
            sv, en = f"”{cells[column]}” ska vara ett av {listed}", f"must be one of {listed}"
            raise _wrong(source, line, column, sv, en)
        cells[column] = allowed[value]
    for column in ("fax", "phone"):
        if cells[column] and not re.fullmatch(r"[+(]?[0-9][0-9 ()/-]{4,20}", cells[column]):
            raise _wrong(source, line, column, f"”{cells[column]}” är inget telefonnummer", "not a telephone number")
    if cells["checked_on"]:
        try:
            date.fromisoformat(cells["checked_on"])
        except ValueError as error:
            sv, en = "datum skrivs ÅÅÅÅ-MM-DD", "write the date as YYYY-MM-DD"
            raise _wrong(source, line, "checked_on", sv, en) from error
    aliases = tuple(dict.fromkeys(a.strip() for a in cells["aliases"].split("|") if a.strip()))
    return Unit(
        cells["name"], aliases, cells["place"], cells["region"], cells["in_halland"] == "yes", cells["ownership"],
        cells["kind"], cells["media_unit"], cells["fax"], cells["phone"], cells["checked_on"], cells["checked_by"],
        cells["fictional"] == "yes",
    )  # fmt: skip


def _wrong(source: str, line: int, column: str, sv: str, en: str) -> ConfigError:
    return ConfigError(
        "directory_wrong",
        f"{source}, rad {line}, kolumn {column}: {sv}. Rätta filen.",
        f"{source}, line {line}, column {column}: {en}. Correct the file.",
    )


# --- writing, compared -------------------------------------------------------------------------------------------

_WORD = re.compile(r"[\w/]+")
_CAPITALS = re.compile(r"(?<![\w/])[A-ZÅÄÖ0-9](?:/?[A-ZÅÄÖ0-9]){2,4}(?![\w/])")
_HOSPITAL_WORDS = re.compile(
    r"sjukhus|\bsjh\b|lasarett|\blas\b|r[oö]ntg|\brtg\b|radiolog|media ?enh|bildarkiv|bildenhet|bild- och|\bbfm\b",
    re.IGNORECASE,
)
_OTHER_CARE = re.compile(
    r"vårdc|\bvc\b|hälsocentral|läkarstation|läkarhus|närhälsan|\bkommun|tandv|\bab\b|capio|aleris|unilabs|evidia"
    r"|rehab|gymnast|fysio|naprapat|kiroprakt",
    re.IGNORECASE,
)
_SAME_SHAPE = str.maketrans("ÅÄÖO0QU5V1LI8G", "AAAAAAASYIIIB6")
_PLAIN = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\t": " ", "’": "'"})
_DOTLESS = str.maketrans("åäöéèü", "aaoeeu")


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _lower(text: str) -> str:
    return text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[:1] for c in text)


def _undotted(text: str) -> str:
    return re.sub(r"[^a-z0-9/]+", " ", _lower(text).translate(_DOTLESS)).strip()


def _confusable(abbreviation: str) -> str:
    return abbreviation.translate(_SAME_SHAPE)


def _is_abbreviation(text: str) -> bool:
    """Whether ``text`` counts only in exactly these letters: SU, SÄS, SkaS, SU/S."""
    return " " not in text and len(text) <= 6 and sum(c.isupper() for c in text) >= min(2, len(text))


def _keys_of(units: tuple[Unit, ...]) -> Iterator[_Key]:
    written: dict[str, set[int]] = {}
    spelling: dict[str, str] = {}
    places = {unit.place.casefold() for unit in units}
    for place, unit in enumerate(units):
        for text in (form for name in (unit.name, *unit.aliases, unit.media_unit) for form in _shortened(name)):
            if text:
                key = text if _is_abbreviation(text) else text.casefold()
                written.setdefault(key, set()).add(place)
                spelling.setdefault(key, text)
    for key, owners in written.items():
        text, exact = spelling[key], _is_abbreviation(spelling[key])
        body = r"[\s,.-]{1,3}".join(re.escape(part) for part in text.split())
        # "Varbergs sjukhus" and "Varberg sjukhuset" are one name on paper; a bare place never bears an ending.
        ending = "" if exact or text.casefold() in places else "(?:et|s)?"
        pattern = re.compile(rf"(?<![\w/]){body}{ending}(?![\w/])", re.NOFLAG if exact else re.IGNORECASE)
        lead = _lower(_plain(text.split()[0]))
        yield _Key(text, frozenset(owners), exact, text.casefold() in places, pattern, lead)


def _shortened(name: str) -> tuple[str, ...]:
    """A name with its hospital word as people shorten it: "Helsingborgs las", "Värnamo sjh"."""
    shorter = re.sub(r"\blasarett\b", "las", re.sub(r"\bsjukhus\b", "sjh", name))
    return (name,) if shorter == name or len(shorter.split()) < 2 else (name, shorter)


def _long_names_of(keys: Iterable[_Key]) -> dict[int, dict[str, frozenset[int]]]:
    """Names long enough to be known though misread, without dots, by their number of words."""
    names: dict[int, dict[str, frozenset[int]]] = {}
    for key in keys:
        if not key.exact and not key.is_place and len(key.text) >= 7:
            same_width = names.setdefault(len(_WORD.findall(key.text)), {})
            name = _undotted(key.text)
            same_width[name] = same_width.get(name, frozenset()) | key.units
    return names


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """``hits`` without those that lie inside a longer one; hits on the very same place are one."""
    merged: dict[tuple[int, int], _Hit] = {}
    for hit in hits:
        same = merged.get((hit.start, hit.end))
        if same is not None:
            hit = replace(hit, units=same.units | hit.units, is_place=same.is_place and hit.is_place)
        merged[hit.start, hit.end] = hit
    spans = list(merged)
    return [
        hit
        for (start, end), hit in sorted(merged.items())
        if not any(a <= start and end <= b and b - a > end - start for a, b in spans)
    ]


def _word_by_word(text: str, name: str) -> bool:
    """Is every word near its own? "Vårdcentralen" alone makes any two of them alike."""
    pairs = zip(text.split(), name.split(), strict=False)
    return all(fuzz.ratio(one, other) >= _NEAR_WORD for one, other in pairs)


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _names_word(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text))


def _is_surname(bare: str, start: int) -> bool:
    """A place name right after a first name or a title: "dr Eva Lund"."""
    before = re.search(r"(\b[\wÅÄÖåäö.]+) $", bare[:start])
    if before is None:
        return False
    word = before[1]
    return word.casefold().rstrip(".") in {"dr", "doktor", "doc", "prof"} or (
        word[:1].isupper() and not _HOSPITAL_WORDS.search(word) and not word.isupper()
    )
