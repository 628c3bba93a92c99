"""The second keying by keyboard alone, and the statistics for every eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bench.busy_desk import fill
from intake.store import Drawn, Keying, Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.review.stationed import ADA
from tests.unit.store.made import SHA
from tests.unit.store.test_keying import NAMED, check, close, read


@pytest.fixture
def due(store: Store, tmp_path: Path) -> Store:
    """An order that waits for a second person, with an image of its page."""
    read(store)
    folder = tmp_path / "pages" / SHA
    folder.mkdir(parents=True)
    Image.new("1", (1728, 2292), 1).save(folder / "1.png")
    return store


def test_from_the_list_to_the_next_order_without_a_mouse(open_page: Open, due: Store) -> None:
    page = open_page()
    page.goto("/keying")
    page.keyboard.press("Enter")  # the first, which has the focus
    page.wait_for_url(f"**/keying/{NAMED}")
    page.keyboard.type("191212121212")
    page.keyboard.press("Enter")
    page.keyboard.type("mediaenheten SU/S")
    page.keyboard.press("Enter")
    page.wait_for_url("**/keying?after=*")
    assert page.get_by_role("status").first.inner_text() == f"{NAMED}: stämmer."
    assert due.order(NAMED).keying is Keying.AGREED


def test_a_slip_is_asked_about_and_what_was_typed_stays(open_page: Open, due: Store) -> None:
    page = open_page()
    page.goto(f"/keying/{NAMED}")
    page.keyboard.type("191212121213")
    page.keyboard.press("Enter")
    page.keyboard.type("mediaenh SU/S")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    page.wait_for_function("document.activeElement.id === 'identity_number'")
    assert page.locator("#image_recipient").input_value() == "mediaenh SU/S"
    assert violations(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.type("191212121220")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_text("går tillbaka").wait_for()
    assert due.order(NAMED).keying is Keying.DIFFERED
    assert violations(page) == []


def test_the_fax_is_paged_and_magnified_from_the_box_at_hand(open_page: Open, due: Store) -> None:
    assert due
    page = open_page()
    page.goto(f"/keying/{NAMED}")
    top = "document.querySelector('[data-paper]').scrollTop"
    width = "document.querySelector('[data-paper] img').getBoundingClientRect().width"
    page.wait_for_function("document.querySelector('[data-paper] img').complete")
    page.keyboard.press("PageDown")
    page.wait_for_function(f"{top} > 100")
    page.keyboard.press("PageUp")
    page.wait_for_function(f"{top} === 0")
    before = page.evaluate(width)
    page.keyboard.press("Control+ArrowUp")
    assert page.evaluate(width) > before
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+ArrowDown")
    assert page.evaluate(width) < before
    assert page.evaluate("document.activeElement.id") == "identity_number"


def test_a_difference_found_afterwards_is_decided_by_keyboard(open_page: Open, store: Store) -> None:
    read(store, Drawn(sample=True))
    check(store, ADA.shown)
    close(store, ADA.shown)
    page = open_page()
    page.goto("/keying/next")
    for text in ("191212121212", "Tolvan Tolvsson", "20240115", "mediaenh SU/S"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.get_by_text("som omskrivet").wait_for()
    assert violations(page) == []
    page.get_by_label("som i beställningen").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("fel i beställningen").wait_for()
    assert store.keyings_of(NAMED)[0].wrong == ("patient_name",)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (900, 1280)])
def test_no_page_of_these_keeps_anybody_out(open_page: Open, due: Store, dark: bool, size: tuple[int, int]) -> None:
    fill(due, 300, days=20)
    page = open_page(width=size[0], height=size[1], dark=dark)
    for path in ("/keying", f"/keying/{NAMED}", "/statistics?days=30", "/statistics?days=1"):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    for fold in page.locator("details").all():
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
    assert violations(page) == []


def test_who_worked_it_is_told_why_it_waits(open_page: Open, due: Store) -> None:
    check(due, ADA.shown)
    page = open_page(ADA)
    page.goto(f"/keying/{NAMED}")
    assert page.locator("#identity_number").count() == 0
    assert violations(page) == []
    page.get_by_label("Varför").focus()
    page.keyboard.type("Akut, ensam i natt")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/order/{NAMED}")
    assert due.order(NAMED).keying is Keying.WAIVED
