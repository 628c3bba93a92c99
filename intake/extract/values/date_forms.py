"""Every form of a date by itself, and what each is read as."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake.extract.values.found import Found
from intake.extract.values.identity_marks import looks_like_other_number

RECENT_YEARS = 10
"""Examinations asked for are mostly newer than this: it tells which of two readings of a short date is likely."""
_L, _R = r"(?<![\w/:-])(?<!\d[.,])", r"(?![\w])(?![/:-]\d)(?![.,]\d)"
_MONTH_STEMS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:r|ruari)?|mar(?:s)?|apr(?:il)?|maj|jun[ij]?|jul[ij]?|aug(?:usti)?|sep(?:t|tember)?"
    r"|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_WORD_YEAR = r"(?P<year>(?:19|20)\d\d|(?:-|')\d\d|\d\d)"
_YEAR_IN_WORDS = r"(?P<year>(?:nu )?i år|detta år|i fjol|förra året|ifjol)"
_BEFORE_DATE = re.compile(r"(?:\bden|\bdatum\w*|\bus\.?datum|\butförd\w*|\bgjord\w*|\btagen|\btagna|\bfrån)\s*:?\s*$")
_DATE_LABEL = re.compile(r"(?:datum|utförd|dat\.?)\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class _Day:
    """A calendar day as written; it need not exist."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def exists(self) -> bool:
        return 1 <= self.month <= 12 and self.year >= 1 and 1 <= self.day <= monthrange(self.year, self.month)[1]


def looks_like_phone(bare: str, match: re.Match[str]) -> bool:
    """Digits without any mark of a date, on a line that announces another kind of number."""
    other = match[0].isdigit() and looks_like_other_number(bare, match.start())
    return other and not _DATE_LABEL.search(bare[: match.start()])


def _found(
    value: str, *, flags: tuple[str, ...] = (), notes: tuple[str, ...] = (), candidates: tuple[str, ...] = ()
) -> Found:
    return Found(0, 0, "", value, tuple(dict.fromkeys(flags)), tuple(dict.fromkeys(notes)), candidates)


def _dated(day: _Day, today: date, *, flags: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Found:
    if not day.exists:
        return _found(day.iso, flags=(*flags, "invalid_date"), notes=notes)
    late = ("future_date",) if date(day.year, day.month, day.day) > today else ()
    return _found(day.iso, flags=(*flags, *late), notes=notes)


def _full_year(written: str, today: date) -> tuple[int, tuple[str, ...]]:
    """The year of two or four digits, or in words; two digits are 20YY up to the present year, else 19YY."""
    if written[-1].isalpha():
        return today.year - _is_last_year(written), ()
    digits = written.strip("-'")
    if len(digits) == 4:
        return int(digits), ()
    year = 2000 + int(digits)
    return (year if year <= today.year else year - 100), ("assumed_century",)


def _iso(match: re.Match[str], today: date) -> Found | None:
    return _dated(_Day(int(match["year"]), int(match["m"]), int(match["d"])), today)


def _compact(match: re.Match[str], today: date) -> Found | None:
    day = _Day(int(match[0][:4]), int(match[0][4:6]), int(match[0][6:]))
    return _dated(day, today) if day.exists or _announced(match) else None


def _day_first(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match["year"], today)
    return _dated(_Day(year, int(match["m"]), int(match["d"])), today, notes=notes)


def _three_pairs(match: re.Match[str], today: date) -> Found | None:
    """Three pairs of digits: dashes mean year first, slashes and dots day first, unless only the other can be."""
    a, b, c = match["a"], match["b"], match["c"]
    year_first = _Day(_full_year(a, today)[0], int(b), int(c))
    day_first = _Day(_full_year(c, today)[0], int(b), int(a))
    usual, other = (year_first, day_first) if match["sep"] == "-" else (day_first, year_first)
    note = ("assumed_century",)
    if not other.exists or usual == other:
        return _dated(usual, today, notes=note)
    if not usual.exists:
        return _dated(other, today, notes=note)
    if _recent(usual, today) and not _recent(other, today):
        return _dated(usual, today, notes=note)
    return _found(usual.iso, flags=("several_values",), notes=note, candidates=(usual.iso, other.iso))


def _recent(day: _Day, today: date) -> bool:
    return today.year - RECENT_YEARS <= day.year and date(day.year, day.month, day.day) <= today


def _six_digits(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match[0][:2], today)
    day = _Day(year, int(match[0][2:4]), int(match[0][4:]))
    return _dated(day, today, notes=notes) if day.exists or _announced(match) else None


def _spaced_pairs(match: re.Match[str], today: date) -> Found | None:
    if not _announced(match):
        return None
    year, notes = _full_year(match["year"], today)
    return _dated(_Day(year, int(match["m"]), int(match["d"])), today, notes=notes)


def _misread(match: re.Match[str], today: date) -> Found | None:
    """An ISO date with letters among its digits: the likely date, flagged."""
    if match[0].replace("-", "").isdigit():
        return None
    year, month, day = (int(part.translate(str.maketrans("olisb|", "011581"))) for part in match[0].split("-"))
    found = _dated(_Day(year, month, day), today, flags=("low_confidence",))
    return replace(found, candidates=(found.value,))


def _without_year(match: re.Match[str], today: date) -> Found | None:
    """Day and month alone, where something says that it is a date: the latest such day, flagged."""
    if not (_announced(match) or _BEFORE_DATE.search(match.string[: match.start()])):
        return None
    month = int(match["m"]) if "m" in match.groupdict() else _month_number(match["month"])
    for year in (today.year, today.year - 1):
        day = _Day(year, month, int(match["d"]))
        if day.exists and date(year, month, day.day) <= today:
            return _dated(day, today, flags=("low_confidence",), notes=("assumed_year",))
    return None


def _announced(match: re.Match[str]) -> bool:
    """Whether the text is nothing but this, or a label for a date stands before it."""
    text = match.string
    alone = not (text[: match.start()] + text[match.end() :]).strip(" .,:;()\n")
    return alone or bool(_DATE_LABEL.search(text[: match.start()]))


def _month_number(word: str) -> int:
    stem = word[:3].replace("oct", "okt")
    return _MONTH_STEMS.index(stem) + 1


def _day_and_month(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match["year"], today)
    return _dated(_Day(year, _month_number(match["month"]), int(match["d"])), today, notes=notes)


def _month_and_year(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match["year"], today)
    month = _month_number(match["month"])
    late = ("future_date",) if (year, month) > (today.year, today.month) else ()
    return _found(f"{year:04d}-{month:02d}", flags=late, notes=notes)


def _year_and_month(match: re.Match[str], today: date) -> Found | None:
    year, month = int(match["year"]), int(match["m"])
    if not 1 <= month <= 12:
        return None
    late = ("future_date",) if (year, month) > (today.year, today.month) else ()
    return _found(f"{year:04d}-{month:02d}", flags=late)


def _week(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match["year"], today)
    try:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
    except ValueError:
        return _found(f"{year:04d}-W{int(match['week']):02d}", flags=("invalid_date",), notes=notes)
    late = ("future_date",) if monday > today else ()
    return _found(f"{monday}/{monday + timedelta(days=6)}", flags=late, notes=(*notes, "week"))


def _season(match: re.Match[str], today: date) -> Found | None:
    year, notes = _full_year(match["year"], today)
    late = ("future_date",) if year > today.year else ()
    return _found(f"{year:04d}", flags=late, notes=(*notes, "approximate"))


def _year_alone(match: re.Match[str], today: date) -> Found | None:
    before = match.string[: match.start()]
    if looks_like_other_number(match.string, match.start()) or re.search(r"\d[ -]?$|\bpostnr\W*$", before):
        return None
    if re.match(r" ?(?:kr\b|mg\b|ml\b|st\b|\d)", match.string[match.end() :]):
        return None
    late = ("future_date",) if int(match["year"]) > today.year else ()
    near = ("approximate",) if match["near"] else ()
    return _found(match["year"], flags=late, notes=near)


_NUMBER_WORDS = {
    "": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
}  # fmt: skip


def _recent_years(match: re.Match[str], today: date) -> Found | None:
    """ "De senaste två åren": a period that ends today."""
    count = int(match["n"]) if match["n"].isdigit() else _NUMBER_WORDS[match["n"]]
    months = count * (12 if match["unit"].startswith("år") else 1)
    total = today.year * 12 + today.month - 1 - months
    year, month = max(1, total // 12), total % 12 + 1
    begin = date(year, month, min(today.day, monthrange(year, month)[1]))
    return _found(f"{begin}/{today}", notes=("approximate", "relative"))


def _year_span(match: re.Match[str], today: date) -> Found | None:
    first, last = match["year"], match["to"]
    flags = ("invalid_date",) if last < first else ("future_date",) if int(first) > today.year else ()
    return _found(f"{first}/{last}", flags=flags)


def _last_year(match: re.Match[str], today: date) -> Found | None:
    return _found(str(today.year - _is_last_year(match[0])), notes=("approximate", "relative"))


def _is_last_year(words: str) -> bool:
    return re.search(r"fjol|förra", words) is not None


def _latest(_match: re.Match[str], _today: date) -> Found | None:
    return _found("latest")


_Reader = Callable[[re.Match[str], date], Found | None]
_DM = r"(?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_END = r"(?!\w)"
_SEASON = r"(?:våren|sommaren|hösten|vintern|vår|sommar|höst|vinter|jul|vt|ht)(?:en)?"
_PART_OF = r"(?:början|slutet|mitten) (?:av|på)|årsskiftet"
FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_L}{_Y4} ?(?P<sep>[-./]) ?(?P<m>\d{{1,2}}) ?(?P=sep) ?(?P<d>\d{{1,2}}){_END}(?![/:]\d)", _iso),
        # A fax takes a dash or makes a full stop of it: "2026 07-13", "2025.01 14".
        (rf"{_L}{_Y4}(?: ?[-.] ?| )(?P<m>[01]\d)(?: ?[-.] ?| )(?P<d>[0-3]\d){_R}", _iso),
        (rf"{_L}(?:19|20)\d{{6}}{_END}(?![/:]\d)", _compact),
        (rf"{_L}(?P<d>\d{{1,2}}) ?(?P<sep>[-./]) ?(?P<m>\d{{1,2}}) ?(?P=sep) ?{_Y4}{_END}", _day_first),
        (rf"{_L}{_DM}(?: ?[-/,] ?| +-?|\.)(?P<year>(?:19|20)\d\d|'\d\d){_END}", _day_first),
        (
            rf"{_L}(?P<a>\d\d) ?(?P<sep>[-./]) ?(?P<b>\d\d) ?(?P=sep) ?(?P<c>\d\d){_END}(?![/:-]\d)",
            _three_pairs,
        ),
        (rf"{_L}{_DM}(?: ?[-/] ?| +-|\.| )(?P<year>\d\d){_END}(?![/:-]\d)", _day_first),
        (rf"{_L}(?P<d>\d{{1,2}})(?::?[ae])?[.'´’]? ?{_MONTH},? ?{_WORD_YEAR}{_END}(?![:.]\d)", _day_and_month),
        (rf"{_L}{_Y4} {_MONTH} (?P<d>\d{{1,2}}){_END}", _day_and_month),
        (
            rf"{_L}{_MONTH}(?: månad)?,? ?-?(?P<year>(?:19|20)\d\d|(?:-|')\d\d|(?<=-)\d\d){_END}",
            _month_and_year,
        ),
        (rf"{_L}{_DM},? {_YEAR_IN_WORDS}\b", _day_first),
        (rf"{_L}(?P<d>\d{{1,2}})(?::?[ae])?\.? ?{_MONTH},? {_YEAR_IN_WORDS}\b", _day_and_month),
        (rf"{_L}{_MONTH},? {_YEAR_IN_WORDS}\b", _month_and_year),
        (rf"{_L}v(?:ecka|\.)? ?(?P<week>\d{{1,2}})[ ,/.-]+{_YEAR}{_END}", _week),
        (rf"{_L}{_Y4}[ -]?(?:v(?:ecka|\.)? ?|w)(?P<week>\d{{1,2}}){_END}", _week),
        (
            rf"{_L}(?:(?:tidig|sen|under|{_PART_OF}) )?(?:{_SEASON}|{_PART_OF}) ?-?"
            rf"(?P<year>(?:19|20)\d\d|(?<=-)\d\d|'\d\d){_END}",
            _season,
        ),
        (rf"{_L}[o0-9lis|b]{{4}}-[o0-9lis|b]{{2}}-[o0-9lis|b]{{2}}{_END}", _misread),
        (rf"{_L}{_Y4}-(?P<m>\d\d){_R}", _year_and_month),
        (rf"{_L}\d{{6}}{_R}(?!-\d)", _six_digits),
        (rf"{_L}(?P<year>\d\d) (?P<m>\d\d) (?P<d>\d\d){_R}", _spaced_pairs),
        (rf"{_L}{_DM}{_R}", _without_year),
        (rf"{_L}(?P<d>\d{{1,2}})(?::?[ae])?\.? ?{_MONTH}{_R}", _without_year),
        (
            r"\b(?:de |det )?(?:senaste|sista) "
            r"(?P<n>\d{1,2}(?= )|(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)(?= )|) ?"
            r"(?P<unit>år(?:en|et)?\b|mån\w*)",
            _recent_years,
        ),
        (r"\b(?:förra året|i fjol|i år)\b", _last_year),
        (
            r"\b(?:senaste|sista|nyligen|färskaste|nyaste)\b(?! (?:svarsdag|datum för svar|gången))"
            r"|\bsenast(?= (?:us\b|undersök|utförd|gjord|tagn|genomför))|^\W*senast\W*$",
            _latest,
        ),
        (rf"{_L}{_Y4} ?(?:-|till|t\.?o\.?m\.?) ?(?P<to>(?:19|20)\d\d){_R}(?!-\d)", _year_span),
        (
            rf"{_L}(?P<near>(?:ca\.?|cirka|omkring|runt) )?(?P<year>19[4-9]\d|20\d\d){_END}"
            r"(?!:\d)(?!-\d{2,3}\b)(?![.,/]\d)",
            _year_alone,
        ),
    )
)
