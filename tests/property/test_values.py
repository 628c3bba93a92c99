"""The value parsers under arbitrary and generated input."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from intake.directory import parse_directory
from intake.errors import ConfigError
from intake.extract.values.dates import find_dates
from intake.extract.values.examinations import find_examinations
from intake.extract.values.identity import find_identity_numbers
from intake.extract.values.names import clean_doctor_name, clean_person_name
from intake.extract.values.numbers import find_phone_numbers
from intake.extract.values.professions import find_profession
from intake.extract.values.shapes import fits
from intake.extract.values.units import classify_unit
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.extract.wordings.grammar import meaning

relaxed = settings(deadline=None)  # the machine that runs the tests may be busy

TODAY = date(2026, 11, 22)
LABEL_KINDS = [
    "identity",
    "phone",
    "exam_date",
    "patient_name",
    "doctor",
    "clinic",
    "examination",
    "profession",
    "wanted",
]
DIRECTORY = parse_directory(STARTER_DIRECTORY)
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]

FRAGMENTS = st.sampled_from(
    ["CT", "MR", "röntgen", "knä", "hö", "vä", "thorax", "buk", "och", "/", ",", "-", "\n", ". ", "SU", "SU/S", "HSV",
     "dr", "Lund", "Eva", "Tel", "Fax", "Pnr", "19900602-2397", "9006022397", "2026-03-02", "3/11", "senaste",
     "035-13 10 00", "fvb.", "avd 5", "samtliga bilder", "naprapat", "AB", "VC", "mellan", "t.o.m.", "v.12",
     "O", "l", "+", "(", "åäö"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(FRAGMENTS, max_size=12).map(" ".join), st.lists(FRAGMENTS, max_size=12).map("".join)
)


def luhn(nine: str) -> str:
    """The check digit, worked out apart from the code under test."""
    total = 0
    for place, digit in enumerate(nine):
        product = int(digit) * (1 if place % 2 else 2)
        total += product - 9 if product > 9 else product
    return str((10 - total % 10) % 10)


@st.composite
def personal_numbers(draw: st.DrawFn) -> str:
    """A twelve-digit number of somebody under 90, a coordination number now and then; made at run time only."""
    born = draw(st.dates(date(1937, 1, 1), TODAY))
    day = born.day + (60 if draw(st.integers(0, 9)) == 0 else 0)
    nine = f"{born:%y%m}{day:02d}{draw(st.integers(1, 999)):03d}"
    return f"{born:%Y}"[:2] + nine + luhn(nine)


WRITINGS = st.sampled_from([
    "{c}{d}{t}", "{c}{d}-{t}", "{c}{d}–{t}", "{c}{d} - {t}", "{c}{d} {t}", "{c}{d}- {t}", "Personnummer: {c}{d}-{t}",
    "Pnr {c}{y}-{m}-{dd}-{t}", "Pers.nr: {c}{y} {m} {dd} {t}", "Test Testsson {c}{d}-{t}, MR knä 2026-03-02",
])  # fmt: skip
SHORT_WRITINGS = st.sampled_from(["{d}-{t}", "{d}–{t}", "Pnr {d}{t}", "Pnr: {d} {t}", "Test Testsson {d}-{t}"])


def written(form: str, number: str) -> str:
    return form.format(c=number[:2], d=number[2:8], t=number[8:], y=number[2:4], m=number[4:6], dd=number[6:8])


@relaxed
@given(TEXTS)
def test_no_parser_raises_and_spans_hold(text: str) -> None:
    found = [
        *find_identity_numbers(text, order_year=2026, today=TODAY),
        *find_dates(text, today=TODAY),
        *find_phone_numbers(text),
        *find_profession(text),
        *find_examinations(text),
        *(name for name in (clean_person_name(text), clean_doctor_name(text)) if name),
    ]
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert each.raw == text[each.start : each.end]
    assert classify_unit(text, DIRECTORY).types


@relaxed
@given(st.one_of(st.none(), st.integers(-10, 10_000)), TEXTS)
def test_any_order_year_will_do(order_year: int | None, text: str) -> None:
    for found in find_identity_numbers(text, order_year=order_year, today=TODAY):
        assert found.value


@relaxed
@given(st.text(max_size=200))
def test_a_directory_is_read_or_refused(text: str) -> None:
    header = STARTER_DIRECTORY.partition("\n")[0]
    for body in (text, f"{header}\n{text}"):
        try:
            parse_directory(body)
        except ConfigError as error:
            assert "directory.csv" in error.en


@relaxed
@given(personal_numbers(), WRITINGS)
def test_twelve_digits_come_back_from_any_writing(number: str, form: str) -> None:
    (found,) = find_identity_numbers(written(form, number), order_year=2026, today=TODAY)
    assert (found.value, found.flags) == (number, ())


@relaxed
@given(personal_numbers(), SHORT_WRITINGS)
def test_ten_digits_come_back_from_any_writing(number: str, form: str) -> None:
    assume(number[2] != "0" or "Pnr" in form or "-" in form or "–" in form)
    (found,) = find_identity_numbers(written(form, number), order_year=2026, today=TODAY)
    assert (found.value, found.flags) == (number, ())
    assert "assumed_century" in found.notes


@relaxed
@given(personal_numbers(), st.one_of(WRITINGS, SHORT_WRITINGS), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_never_accepted_silently(number: str, form: str, place: int, step: int) -> None:
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assume(place > 1 or "{c}" in form)
    for found in find_identity_numbers(written(form, wrong), order_year=2026, today=TODAY):
        assert found.flags


@relaxed
@given(personal_numbers(), st.sampled_from(["19{}", "K{}", "{}5"]), WRITINGS)
def test_something_stuck_to_a_number_is_never_dropped_silently(number: str, frame: str, form: str) -> None:
    text = written(form, number)
    stuck = text.replace(number[:2] + number[2:8], frame.format(number[:8])) if "{}5" not in frame else text + "5"
    for found in find_identity_numbers(stuck, order_year=2026, today=TODAY):
        assert found.flags or found.value == number


@relaxed
@given(
    st.sampled_from(
        ["Tel", "Tel:", "Telefon", "Tfn", "Mobil", "Mobil:", "Fax", "Fax:", "Telefax nr", "Växel", "Direktnr"]
    ),
    st.sampled_from(["070", "072", "073", "076", "079", "035", "0340", "08", "+4670"]),
    st.integers(0, 9_999_999),
    st.sampled_from(["{a}-{n}", "{a}{n}", "{a} {n}", "{a}-{p} {q} {r}", "{a} - {n}"]),
)
def test_telephone_numbers_are_never_identity_numbers(label: str, area: str, number: int, form: str) -> None:
    digits = f"{number:07d}"
    text = f"{label} {form.format(a=area, n=digits, p=digits[:3], q=digits[3:5], r=digits[5:])}"
    assert find_identity_numbers(text, order_year=2026, today=TODAY) == ()
    assert find_dates(text, today=TODAY) == ()


@relaxed
@given(st.dates(date(1990, 1, 1), TODAY), st.integers(0, 7))
def test_dates_come_back_from_every_writing(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    text = [
        f"{day}", f"{day:%Y%m%d}", f"{day.day}/{day.month} {day.year}", f"{day:%d.%m.%Y}",
        f"{day.day} {month[:3]} {day.year}",
        f"den {day.day}:e {month} {day.year}", f"{day.day}/{day.month}-{day.year}", f"MR knä {day}, utförd",
    ][form]  # fmt: skip
    (found,) = find_dates(text, today=TODAY)
    assert (found.value, found.flags) == (day.isoformat(), ())


@relaxed
@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from(["%y-%m-%d", "%y%m%d", "%d/%m/%y", "%d.%m.%y", "%d/%m -%y"]))
def test_short_dates_are_right_or_flagged_with_the_right_one_beside(day: date, form: str) -> None:
    (found,) = find_dates(day.strftime(form), today=TODAY)
    assert found.value == day.isoformat() or (found.flags and day.isoformat() in found.candidates)


@relaxed
@given(st.dates(TODAY + timedelta(days=1), date(2099, 12, 31)))
def test_days_to_come_are_flagged(day: date) -> None:
    (found,) = find_dates(f"{day}", today=TODAY)
    assert found.flags == ("future_date",)


@relaxed
@given(st.integers(1, 12), st.integers(1, 31), st.integers(1990, 2026))
def test_days_that_never_were_are_flagged(month: int, day: int, year: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        (found,) = find_dates(f"{year}-{month:02d}-{day:02d}", today=TODAY)
        assert found.flags == ("invalid_date",)


@relaxed
@given(
    st.sampled_from(["CT", "MR", "Rtg", "UL"]),
    st.sampled_from(["knä", "höft", "axel", "handled", "fotled", "armbåge"]),
    st.sampled_from(
        [
            ("", "none"),
            ("hö", "right"),
            ("höger", "right"),
            ("dx", "right"),
            ("vä", "left"),
            ("sin", "left"),
            ("bilat", "both"),
        ]
    ),
    st.booleans(),
)
def test_side_and_part_in_either_order(modality: str, part: str, side: tuple[str, str], first: bool) -> None:
    word, value = side
    text = " ".join(filter(None, [modality, word, part] if first else [modality, part, word]))
    (found,) = find_examinations(text)
    assert (found.body_part, found.side.value, found.flags) == (part, value, ())


@relaxed
@given(st.text(max_size=60))
def test_a_label_of_any_letters_is_understood_or_not_and_never_fails(text: str) -> None:
    found = meaning(text)
    assert found is None or (0.0 < found.understood <= 1.0 and found.parts)


@relaxed
@given(st.sampled_from(LABEL_KINDS), st.text(max_size=40))
def test_whether_a_value_fits_its_label_is_told_of_any_text(kind: str, text: str) -> None:
    assert fits(kind, text) in (True, False, None)
