"""A person puts the pages of a fax into other orders, and has it read again: from kept words, through the real flow."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake import pipeline, taking
from intake.desk import Desk, Grouping, PagesDesk
from intake.desk.pages import typed_values
from intake.house import House
from intake.model import Code, FaxState, Page
from intake.read import turns
from intake.receive.settle import Stamp
from intake.receive.watch import Found
from intake.resources import bundled
from intake.store import Closing, NotAllowedError, OrderState
from intake.store.codec import PAGES
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.loop.returned import come_back
from tests.unit.store.made import NOW

OTHER = (
    FORM.replace("Anna Testsson", "Bo Testman").replace("19900602-2397", "19440813-9089").replace("CT thorax", "MR knä")
)
SECOND = """
Undersökning:  MR hjärna
Us.datum:      2026-02-01
"""
LETTER = "Hej\n\nVi ses på torsdag.\n\nHälsningar Lena"


@pytest.fixture
def sha256(house: House) -> str:
    """Two patients, an order each, and a page that is neither."""
    return come_back(house, (page(FORM), page(OTHER, number=2), page(LETTER, number=3)), "two patients")


def desk(house: House, sha256: str) -> PagesDesk:
    return PagesDesk(house, sha256, "Eva")


def seen(at: PagesDesk) -> dict[str, int]:
    return {record.reference: record.version for record in at.open}


def number(house: House, reference: str) -> object:
    return house.store.order(reference).order.fields["identity_number"].value


def test_pages_that_are_put_together_are_understood_together(house: House) -> None:
    sha256 = come_back(house, (page(FORM), page(SECOND, number=2)), "one patient")
    at = desk(house, sha256)
    (only,) = at.open
    assert at.regroup(Grouping({only.reference: only.order.pages}, frozenset({1, 2} - {*only.order.pages})), {}) == ()
    made = at.regroup(Grouping({"new-1": (1,)}, frozenset({2})), seen(at))
    (alone,) = made
    assert len(house.store.order(alone).order.examinations) == 1
    at = desk(house, sha256)
    (both,) = at.regroup(Grouping({"new-1": (1, 2)}), seen(at))
    record = house.store.order(both)
    assert record.order.pages == (1, 2)
    assert both.endswith("-3")
    assert record.order.flags == () or all(flag.code != "split_unconfirmed" for flag in record.order.flags)


def test_an_unchanged_order_keeps_what_people_typed_and_the_others_are_decided_anew(house: House, sha256: str) -> None:
    at = desk(house, sha256)
    first, second = (record.reference for record in at.open)
    Desk(house.store, house.settings, house.rules, first, "Rut").edit({"phone": "035-13 10 00"})
    at = desk(house, sha256)
    assert typed_values(at.open[0]) == (("phone", "Rut"),)
    letter = next(seat for seat in at.seats() if seat.number == 3)
    keep = at.open[0].order.pages
    others = tuple(page_ for page_ in (2, 3) if page_ not in keep)
    (made,) = at.regroup(Grouping({first: keep, "new-1": others}, frozenset({1, 2, 3} - {*keep, *others})), seen(at))
    assert letter.closed is None
    assert house.store.order(first).order.fields["phone"].value == "035-13 10 00"
    assert house.store.order(second).summary.state is OrderState.REGROUPED
    assert number(house, made) == "194408139089"
    names = {path.name.split(".")[0] for path in (house.blobs.here / "drafts").glob("*.txt")}
    assert names <= {first, made}
    assert made in names


def test_two_patients_in_one_order_are_never_released(house: House, sha256: str) -> None:
    at = desk(house, sha256)
    (made,) = at.regroup(Grouping({"new-1": (1, 2, 3)}), seen(at))
    record = house.store.order(made)
    assert record.decision.code is Code.HUMAN_REVIEW
    with pytest.raises(NotAllowedError):
        house.store.close_order(made, 1, Closing("release", note="ändå"), "Eva", NOW)


def test_one_page_may_be_two_orders_where_a_person_says_so(house: House) -> None:
    sha256 = come_back(house, (page(FORM),), "one page")
    at = desk(house, sha256)
    (only,) = at.open
    (made,) = at.regroup(Grouping({only.reference: (1,), "new-1": (1,)}), seen(at))
    assert house.store.order(only.reference).summary.state is OrderState.IN_REVIEW
    assert house.store.order(made).order.pages == (1,)


def test_what_the_machine_took_for_no_order_becomes_one(house: House) -> None:
    sha256 = come_back(house, (page(LETTER), page(FORM.replace("BESTÄLLNING AV BILDER", ""), number=2)), "hidden")
    at = desk(house, sha256)
    free = frozenset(seat.number for seat in at.seats())
    assert free == {1, 2}
    made = at.regroup(Grouping({"new-1": (1,)}, frozenset({2})), seen(at))
    record = house.store.order(made[0])
    assert record.order.is_order
    assert record.decision.code is not Code.RELEASE


def test_pages_of_a_closed_order_stay_where_they_are(house: House, sha256: str) -> None:
    at = desk(house, sha256)
    first = at.open[0]
    house.store.close_order(first.reference, 1, Closing("review", rejected=True, note="reklam"), "Bo", NOW)
    at = desk(house, sha256)
    assert [seat.closed for seat in at.seats() if seat.number in first.order.pages] == [
        first.reference for _ in first.order.pages
    ]
    with pytest.raises(NotAllowedError) as refusal:
        at.regroup(Grouping({"new-1": (1, 2, 3)}), seen(at))
    assert refusal.value.code == "page_closed"


def test_without_the_words_nothing_is_regrouped(house: House, sha256: str) -> None:
    shutil.rmtree(house.pages_folder(sha256))
    at = desk(house, sha256)
    with pytest.raises(NotAllowedError) as refusal:
        at.regroup(Grouping({"new-1": (1, 2, 3)}), seen(at))
    assert refusal.value.code == "words_gone"
    assert [record.summary.state for record in at.open] == [OrderState.IN_REVIEW] * 2


# --- read again --------------------------------------------------------------------------------------------------


@pytest.fixture
def faxed(house: House, tmp_path: Path) -> str:
    """A sample that came in and was read by the real reader."""
    source = tmp_path / "fax.tif"
    shutil.copy(next(bundled("samples").glob("02-*.tif")), source)
    sha256 = taking.take(house, Found(source, Stamp.of(source.stat())))
    pipeline.through(house, sha256)
    return sha256


def words(house: House, sha256: str) -> tuple[Page, ...]:
    return PAGES.decode((house.pages_folder(sha256) / "pages.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_page_is_read_again_as_a_person_turned_it(house: House, faxed: str) -> None:
    upright = words(house, faxed)[0]
    desk(house, faxed).read_again({1: 180})
    assert house.fax(faxed).state is FaxState.WAITING
    pipeline.through(house, faxed)
    turned = words(house, faxed)[0]
    assert turned.turned_deg == (upright.turned_deg + 180) % 360
    assert {word.text for word in turned.words} != {word.text for word in upright.words}
    named = house.fax(faxed).orders
    assert [each.rpartition("-")[2] for each in named] == ["2"]
    desk(house, faxed).read_again({1: 180})
    pipeline.through(house, faxed)
    assert [word.text for word in words(house, faxed)[0].words] == [word.text for word in upright.words]
    again = house.store.order(house.fax(faxed).orders[0])
    first = house.store.order(house.fax(faxed).replaced[0])
    assert again.order.fields == first.order.fields
    assert again.reference.endswith("-3")


@pytest.mark.slow
def test_what_was_asked_is_obeyed_whenever_it_is_read_and_then_left_alone(house: House, faxed: str) -> None:
    folder = house.pages_folder(faxed)
    desk(house, faxed).read_again({})
    (folder / "pages.json").write_text(PAGES.encode(()), encoding="utf-8")  # as a kill before the reading leaves it
    pipeline.read_step(house, faxed)
    assert len(words(house, faxed)) == 1
    before = (folder / "pages.json").stat().st_mtime_ns
    pipeline.read_step(house, faxed)
    assert (folder / "pages.json").stat().st_mtime_ns == before
    pipeline.understand_step(house, faxed)
    pipeline.understand_step(house, faxed)
    assert len(house.fax(faxed).orders) == 1


def test_where_reading_again_is_refused_nothing_is_asked(house: House, sha256: str) -> None:
    at = desk(house, sha256)
    Desk(house.store, house.settings, house.rules, at.open[0].reference, "Rut").edit({"phone": "035-13 10 00"})
    with pytest.raises(NotAllowedError) as refusal:
        desk(house, sha256).read_again({1: 90})
    assert refusal.value.code == "cannot_read_again"
    assert turns.asked(house.pages(sha256)) is None
    assert turns.is_obeyed(house.pages(sha256))
