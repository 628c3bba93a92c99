"""An order brought to its end by keyboard, for every outcome of the routine; undone; its pages moved by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from intake.house import House
from intake.store import OrderState, Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page as typeset
from tests.unit.loop.returned import come_back
from tests.unit.review.finished import come_in, with_letterhead
from tests.unit.review.stationed import house_in
from tests.unit.review.test_pages_of_a_fax import OTHER


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return house_in(tmp_path, store, with_letterhead())


class Keys:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
            self.pressed += 1

    def type(self, text: str) -> None:
        """Values are not counted as presses."""
        self._page.keyboard.type(text)


def at_the_end(open_page: Open, reference: str) -> tuple[Page, Keys]:
    page = open_page()
    page.goto(f"/order/{reference}/finish")
    return page, Keys(page)


def closed(page: Page, store: Store, reference: str) -> None:
    page.wait_for_url("**closed=*")
    page.wait_for_selector(".strip")
    assert store.order(reference).summary.state is not OrderState.IN_REVIEW


def test_a_release_its_checks_and_its_line(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "release")
    page, keys = at_the_end(open_page, reference)
    for left in (2, 1, 0):
        with page.expect_navigation():
            keys.press("Enter")
        assert page.locator(".left li").count() == left
    with page.expect_navigation():
        keys.press("Enter")
    assert keys.pressed == 4
    closed(page, store, reference)
    line = store.order(reference).log_line
    assert line is not None
    assert page.inner_text("#closed-line") == line.text
    assert violations(page) == []


def test_the_copied_line_is_the_one_that_is_saved(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "release")
    for check in store.order(reference).decision.checks:
        store.confirm_check(reference, 1, check, "Rut", store.order(reference).summary.received_at)
    page, keys = at_the_end(open_page, reference)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").focus()
    keys.press("Enter")
    page.wait_for_selector(".copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text("#line")
    assert copied.endswith(" /rutg")
    page.locator("#close").focus()
    keys.press("Enter")
    closed(page, store, reference)
    line = store.order(reference).log_line
    assert line is not None
    assert line.text == copied


def test_an_ask_in_one_press_after_its_reply_was_seen(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    page, keys = at_the_end(open_page, reference)
    assert page.locator(".working").is_visible()
    page.wait_for_selector(".reply img", timeout=120_000)
    assert page.locator(".reply img").count() == 2
    page.wait_for_function("document.querySelector('.reply img').naturalWidth > 800")
    assert violations(page) == []
    keys.press("Enter")
    closed(page, store, reference)
    assert keys.pressed == 1
    assert store.order(reference).closed_as == "ask"


def test_a_referral_with_its_blanks(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "refer")
    page, keys = at_the_end(open_page, reference)
    assert violations(page) == []
    keys.type("Anna Lind")
    keys.press("Tab")
    keys.type("Solhagens läkarhus")
    keys.press("Enter")
    closed(page, store, reference)
    assert keys.pressed <= 3
    assert "Solhagens läkarhus" in (store.order(reference).closed_text or "")


def test_what_a_person_judges_with_a_note(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "review")
    page, keys = at_the_end(open_page, reference)
    keys.type("försäkringsbolag: lämnas till chef")
    keys.press("Tab", "Enter")
    closed(page, store, reference)
    assert store.order(reference).closed_note == "försäkringsbolag: lämnas till chef"


def test_no_order_and_undone_at_once(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "no_order")
    other = come_in(house, "ask")
    page, keys = at_the_end(open_page, reference)
    assert violations(page) == []
    keys.press("Enter")
    closed(page, store, reference)
    assert page.url.partition("?")[0].endswith(other)  # the next one opened by itself
    keys.press("Alt+z")
    page.wait_for_url(f"**/order/{reference}")
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


def test_another_end_is_chosen_by_its_digit_and_asks_why(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    page, keys = at_the_end(open_page, reference)
    keys.press("5")
    assert page.evaluate("document.activeElement.id") == "note"
    keys.type("ska till Varberg 2024")  # digits in a note are a note
    keys.press("Tab", "Enter")
    closed(page, store, reference)
    assert store.order(reference).summary.state is OrderState.REJECTED
    assert store.order(reference).closed_note == "ska till Varberg 2024"


def test_a_reason_is_asked_to_open_an_old_one(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "no_order")
    page, keys = at_the_end(open_page, reference)
    keys.press("Enter")
    closed(page, store, reference)
    page.goto(f"/order/{reference}/finish")
    assert violations(page) == []
    page.locator("input[name=reason]").focus()
    keys.type("det var en beställning")
    keys.press("Enter")
    page.wait_for_url(f"**/order/{reference}")
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


@pytest.mark.parametrize("dark", [False, True])
def test_every_page_of_the_end_keeps_nobody_out(open_page: Open, house: House, dark: bool) -> None:
    reference = come_in(house, "release", pages=3)
    page = open_page(dark=dark, width=900, height=1280)
    for path in (f"/order/{reference}/finish", f"/order/{reference}/pages", "/register", "/quarantine"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path


# --- pages -------------------------------------------------------------------------------------------------------


def test_pages_are_merged_split_and_put_in_order_by_keys(open_page: Open, store: Store, house: House) -> None:
    sha256 = come_back(house, (typeset(FORM), typeset(OTHER, number=2)), "two patients")
    first, _ = house.fax(sha256).orders
    page = open_page()
    keys = Keys(page)
    page.goto(f"/order/{first}/pages")
    page.wait_for_selector(".card:focus")
    assert page.locator("#save").is_disabled()
    keys.press("ArrowRight", "1")
    assert "→" in page.inner_text("#said")
    keys.press("Alt+ArrowLeft", "Enter", "Enter")
    page.wait_for_url("**-3")
    (merged,) = house.fax(sha256).orders
    assert store.order(merged).order.pages == (2, 1)
    page.goto(f"/order/{merged}/pages")
    page.wait_for_selector(".card:focus")
    assert violations(page) == []
    keys.press("n", "Enter", "Enter")
    page.wait_for_url("**-4")
    assert [store.order(each).order.pages for each in house.fax(sha256).orders] == [(1,), (2,)]
    assert keys.pressed == 8


def test_a_page_is_dragged_to_no_order(open_page: Open, house: House) -> None:
    sha256 = come_back(house, (typeset(FORM), typeset(OTHER, number=2)), "two patients")
    first, second = house.fax(sha256).orders
    page = open_page()
    page.goto(f"/order/{first}/pages")
    page.drag_and_drop('.card[data-page="2"]', ".column.none")
    assert page.locator('.column.none .card[data-page="2"]').count() == 1
    page.locator("#save").press("Enter")
    page.wait_for_url(f"**/order/{first}")
    assert (house.fax(sha256).orders, house.fax(sha256).replaced) == ((first,), (second,))


def test_one_page_is_laid_into_two_orders_by_a_key(open_page: Open, store: Store, house: House) -> None:
    sha256 = come_back(house, (typeset(FORM),), "two on one")
    (only,) = house.fax(sha256).orders
    page = open_page()
    page.goto(f"/order/{only}/pages")
    page.wait_for_selector(".card:focus")
    Keys(page).press("d", "Enter", "Enter")
    page.wait_for_url("**-2")
    assert [store.order(each).order.pages for each in house.fax(sha256).orders] == [(1,), (1,)]


def test_a_turned_page_is_asked_to_be_read_again(open_page: Open, store: Store, house: House) -> None:
    sha256 = come_back(house, (typeset(FORM),), "turned")
    (only,) = house.fax(sha256).orders
    page = open_page()
    page.goto(f"/order/{only}/pages")
    page.wait_for_selector(".card:focus")
    Keys(page).press("r", "r", "Enter", "Enter")
    page.wait_for_url("**/reading")
    asked = next(each for each in store.history(sha256) if each.action == "read_again")
    assert asked.detail == {"turns": {"1": 180}}
    assert violations(page) == []


# --- another reply -----------------------------------------------------------------------------------------------


def test_another_reply_is_chosen_shown_as_it_arrives_and_kept(open_page: Open, store: Store, house: House) -> None:
    reference = come_in(house, "ask")
    page, keys = at_the_end(open_page, reference)
    page.wait_for_selector(".reply img", timeout=120_000)
    page.locator("#reply-template").focus()
    keys.type("Redan")
    page.wait_for_selector("#sent-on")
    assert page.locator(".reply img").count() == 0
    assert page.locator("input[name=outcome]:checked").get_attribute("value") == "review"
    assert violations(page) == []
    page.locator("#sent-on").fill("2026-01-05")
    page.locator("#sent-to").focus()
    keys.type("mediaenh SU/S")
    keys.press("Tab", "Enter")  # shows it
    page.wait_for_selector(".reply img", timeout=120_000)
    assert page.locator(".reply img").count() == 1
    page.locator("#sent-to").focus()
    keys.press("End")
    keys.type(" i Göteborg")  # what was shown is no longer what goes
    assert page.locator(".reply img").count() == 0
    assert "visa svaret igen" in page.inner_text("#preview")
    page.locator("#note").focus()
    keys.type("skickat i januari")
    keys.press("Tab", "Enter")
    closed(page, store, reference)
    assert "Till: mediaenh SU/S i Göteborg" in (store.order(reference).closed_text or "")
