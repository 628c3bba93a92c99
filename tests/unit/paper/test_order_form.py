"""The blank order form: filled in on screen, faxed at standard resolution, and read field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from bench.returns import open_desk
from intake import judging
from intake.extract.our_forms.order_form import SHEET, with_order_forms
from intake.house import House
from intake.model import (
    FIELD_NAMES,
    Barcode,
    Box,
    CheckBox,
    CheckState,
    Code,
    Facts,
    Field,
    Order,
    Page,
    PageKind,
    Reading,
    RequesterType,
    Word,
)
from intake.paper import Printed
from intake.replying import print_order_form
from intake.return_form import ANCHORS, CODES, ORDER_TOKEN, FormCode, Place
from tests.unit.loop.returned import PX_PER_MM

TODAY = date(2026, 3, 1)
CLINIC = {
    "patient_name": "Tolvan Tolvansson",
    "identity_number": "191212121212",
    "examination": "CT torax",
    "examination_date": "2025-01-15",
    "requesting_clinic": "Privatläkarmottagningen Ekbacken",
    "doctor": "Eva Berg",
    "requester_type": "clinic",
    "wants": "images report",
    "delivery": "link",
    "image_recipient": "Röntgen, Skånes universitetssjukhus Lund",
    "report_recipient": "Röntgen, Skånes universitetssjukhus Lund",
    "oral_consent": "yes",
    "phone": "0346-12 34 56",
}


def _box(place: Place) -> Box:
    return Box(*(round(mm * PX_PER_MM) for mm in (place.x, place.y, place.x + place.w, place.y + place.h)))


def page_of(filled: dict[str, str], number: int = 1) -> Page:
    """The sheet as read, with these texts typed and boxes ticked."""
    boxes = [CheckBox(_box(place), CheckState.MARKED, 0.8) for place in ANCHORS]
    words = []
    for placed in SHEET.questions:
        said = filled.get(placed.question.ask, "").split()
        for option, place in zip(placed.question.options, placed.boxes, strict=True):
            boxes.append(CheckBox(_box(place), CheckState.MARKED if option.code in said else CheckState.EMPTY, 0.9))
        for place in placed.fields[:1]:
            for at, text in enumerate(said):
                step = (place.w - 4) / max(len(said), 1)
                words.append(Word(text, 0.97, _box(Place(place.x + 2 + at * step, place.y + 2, step - 1, 4)), 3))
    codes = tuple(Barcode(FormCode(1, c, ORDER_TOKEN).text, "QRCode", _box(p)) for c, p in CODES.items())
    return Page(number, 1728, 2386, 204, 204, 98, 0, 0.0, 0.9, tuple(words), tuple(boxes), (), False, None, codes)


def read(house: House, *pages: Page, facts: Facts | None = None) -> Reading:
    kinds = tuple(PageKind.ORDER for _ in pages)
    before = Reading(kinds, (Order((1,), is_order=False, facts=facts or Facts()),))
    return with_order_forms(before, pages, directory=house.rules.directory, today=TODAY)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return open_desk(tmp_path_factory.mktemp("desk"))


def test_a_clinics_order_is_read_and_released(house: House) -> None:
    (order,) = read(house, page_of(CLINIC)).orders
    values = {name: field.value for name, field in order.fields.items() if field.value is not None}
    assert values["requester_type"] == "private"
    assert values["consent"] == "oral"
    assert (values["wants_images"], values["wants_report"]) == (True, True)
    assert order.examinations[0].date.value == "2025-01-15"
    decision, _ = judging.redecide(
        order, house.settings, order_reference="X", received_at=datetime.now(UTC), rules=house.rules
    )
    assert decision.code is Code.RELEASE


def test_the_profession_decides_not_the_letterhead(house: House) -> None:
    (order,) = read(house, page_of({**CLINIC, "requester_type": "naprapath"})).orders
    assert order.requester_candidates == (RequesterType.NAPRAPATH,)
    assert order.fields["requester_type"].value == "naprapath"


def test_two_professions_are_none(house: House) -> None:
    (order,) = read(house, page_of({**CLINIC, "requester_type": "naprapath physiotherapist"})).orders
    assert order.fields["requester_type"].flags == ("unclear_mark",)
    assert order.requester_candidates == ()


def test_an_empty_form_is_an_order_that_lacks_everything(house: House) -> None:
    (order,) = read(house, page_of({})).orders
    assert not any(field.value for name, field in order.fields.items() if name not in
                   ("consent", "consent_document", "relevance", "self_referred"))  # fmt: skip
    assert order.fields["consent"].value == "none"


def test_two_forms_in_one_fax_are_two_orders_that_a_person_confirms(house: House) -> None:
    orders = read(house, page_of(CLINIC), page_of({**CLINIC, "doctor": "Bo Ask"}, 2)).orders
    assert [order.fields["doctor"].value for order in orders] == ["Eva Berg", "Bo Ask"]
    assert all("split_unconfirmed" in {flag.code for flag in order.flags} for order in orders)


def test_marks_of_the_whole_fax_stay(house: House) -> None:
    (order,) = read(house, page_of(CLINIC), facts=Facts(protected_identity=True, deceased=True)).orders
    assert order.facts.protected_identity
    assert order.facts.deceased


def test_other_pages_beside_the_form_are_looked_at(house: House) -> None:
    other = replace(page_of(CLINIC, 2), codes=())
    (order,) = read(house, page_of(CLINIC), other).orders
    assert "more_pages" in {flag.code for flag in order.flags}


@pytest.mark.slow
def test_a_form_filled_in_on_screen_is_read_after_a_fax_in_standard_resolution(house: House) -> None:
    printed: Printed = print_order_form(house.settings, house.rules, CLINIC)
    outcome = judging.understand(printed.arrived, house.settings, today=TODAY, rules=house.rules)
    (order,) = outcome.orders
    assert [page.kind for page in outcome.pages] == [PageKind.ORDER]
    unflagged = {name: field.value for name, field in order.fields.items() if not field.flags}
    expected = {
        "requester_type": "private", "doctor": "Eva Berg", "identity_number": "191212121212", "consent": "oral",
        "patient_name": "Tolvan Tolvansson", "wants_images": True, "wants_report": True, "delivery": "link",
    }  # fmt: skip
    wrong = {name for name, value in expected.items() if order.fields[name].value not in (value, None)}
    assert wrong == set()
    assert sum(unflagged.get(name) == value for name, value in expected.items()) >= 6


@pytest.mark.slow
def test_the_fields_can_be_filled_in_on_screen(house: House) -> None:
    document = pypdfium2.PdfDocument(print_order_form(house.settings, house.rules).pdf)
    assert document.get_formtype() == 1  # AcroForm
    assert len(document) == 1


def test_the_sheet_has_room_for_everything() -> None:
    places = [p for q in SHEET.questions for p in (*q.boxes, *q.fields)]
    taken = [*places, *CODES.values(), *ANCHORS]
    for number, one in enumerate(taken):
        for other in taken[number + 1 :]:
            apart = (one.x + one.w <= other.x or other.x + other.w <= one.x
                     or one.y + one.h <= other.y or other.y + other.h <= one.y)  # fmt: skip
            assert apart, (one, other)


def test_a_refusal_in_words_outweighs_the_tick(house: House) -> None:
    page = page_of(CLINIC)
    said = Order((1,), is_order=True, fields=dict.fromkeys(FIELD_NAMES, Field()) | {"consent": Field("refused")})
    reading = Reading((PageKind.ORDER,), (said,))
    (order,) = with_order_forms(reading, (page,), directory=house.rules.directory, today=TODAY).orders
    assert order.fields["consent"].value == "refused"
