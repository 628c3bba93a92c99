"""An earlier export is found however both sides write it, and no other is taken for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.directory import parse_directory
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.logbook.reading import read_line
from intake.logbook.same import Likeness, likeness, wish_of
from intake.model import Examination, Field
from tests.unit.store.made import order, seen

DIRECTORY = parse_directory(STARTER_DIRECTORY)
TODAY = date(2026, 11, 28)
NAMES = {
    ("CT", "thorax", ""): ["CT torax", "CT thorax", "DT torax", "DT thorax", "datortomografi thorax", "CT thx"],
    ("XR", "knä", "hö"): ["rtg hö knä", "slätröntgen höger knä", "röntgen knä höger", "Knäröntgen hö", "rtg knä hö"],
    ("XR", "knä", "vä"): ["rtg vä knä", "slätröntgen vänster knä", "röntgen knä vänster", "Knäröntgen vä"],
    ("MR", "hjärna", ""): ["MR hjärna", "MRT hjärna", "magnetkamera hjärna"],
    ("US", "buk", ""): ["ultraljud buk", "Ultraljud buken"],
}
UNITS = {
    "SU/S": ["mediaenh SU/S", "Mediaenheten SU/S", "röntgen SU/S"],
    "Kungälv": ["röntgen Kungälvs sjukhus", "Kungälvs sjukhus, röntgen", "rtg Kungälv"],
}
DAYS = [date(2024, 1, 15), date(2023, 11, 2), date(2019, 6, 30)]


def writings(day: date) -> list[str]:
    return [
        f"{day}",
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month}-{day:%y}",
    ]


_Export = tuple[tuple[str, str, str], str, date]
_exports = st.tuples(st.sampled_from(list(NAMES)), st.sampled_from(list(UNITS)), st.sampled_from(DAYS))
_pairs = st.one_of(_exports.map(lambda one: (one, one)), st.tuples(_exports, _exports))


FORMS = (
    "2024-02-01 kl. 09:00: {exam}, {day} länkas till {to} enl. dr Berg, Medicinmott HSV /abc123",
    "240201 kl 9.00 {exam} {day} länkat till {to} enl dr Berg HSV/abc123",
    "2024-02-01 09:00 {exam}, {day}, länkas + utl. faxas till {to} /abc123",
)


@settings(max_examples=600, deadline=None)
@given(_pairs, st.sampled_from(FORMS), st.data())
def test_the_same_is_found_and_nothing_else(pair: tuple[_Export, _Export], form: str, data: st.DataObject) -> None:
    asked, logged = pair
    exam, unit = (data.draw(st.sampled_from(each)) for each in (NAMES[asked[0]], UNITS[asked[1]]))
    entry = order(flagged=False)
    examination = Examination(Field(), Field(), Field(), seen(asked[2].isoformat()), seen(exam))
    entry = replace(entry, examinations=(examination,), fields={**entry.fields, "image_recipient": seen(unit)})
    text = form.format(
        exam=data.draw(st.sampled_from(NAMES[logged[0]])),
        to=data.draw(st.sampled_from(UNITS[logged[1]])),
        day=data.draw(st.sampled_from(writings(logged[2]))),
    )
    line = read_line(text, today=TODAY).line
    assert line is not None
    assert (likeness(wish_of(entry), line, DIRECTORY) is Likeness.SAME) == (asked == logged)
