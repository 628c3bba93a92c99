"""The queue in a real browser, by keyboard: moving, searching, taking over, and news that disturbs nobody."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from intake.store import Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.review.stationed import ADA, OLA, RUT
from tests.unit.store.made import NOW, arrive
from tests.unit.store.test_queueing import put, sha


@pytest.fixture
def named(store: Store) -> list[str]:
    return [put(store, number, minutes=number) for number in range(1, 31)]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_the_keys_lead_through_the_list_and_into_an_order(open_page: Open, named: list[str]) -> None:
    page = open_page()
    for key, wanted in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(page.locator(f"#row-{named[wanted]}")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/order/{named[0]}")


def test_n_takes_the_next_that_nobody_has(open_page: Open, store: Store, named: list[str]) -> None:
    now = datetime.now(UTC)
    store.claims.claim(named[0], "ada", now, now + timedelta(minutes=10))
    page = open_page()
    page.keyboard.press("n")
    page.wait_for_url(f"**/order/{named[1]}")
    expect(page.locator("#claim")).to_contain_text("Du arbetar med den här")


def test_a_search_by_keys_answers_and_leads_to_the_order(open_page: Open, named: list[str]) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("tolvsson njk 99")  # letters and digits typed here are no keys of the list
    page.keyboard.press("Enter")
    expect(page.locator("#found h2")).to_contain_text("Inget hittades")
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.type("tolv tolvsson 121212-1212")
    page.keyboard.press("Enter")
    expect(page.locator("#found h2")).to_contain_text("25 senaste")
    expect(page.locator(f"#hit-{named[-1]}")).to_be_focused()
    assert "tolv" not in page.url
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_empty()
    page.keyboard.press("/")
    page.keyboard.type(named[4])
    page.keyboard.press("Enter")
    expect(page.locator(f"#hit-{named[4]}")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/order/{named[4]}")


def test_the_keys_can_be_seen_and_those_of_one_letter_turned_off(open_page: Open, named: list[str]) -> None:
    page = open_page()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#keys-on").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("j")
    assert not focused(page).startswith("row-")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#row-{named[0]}")).to_be_focused()
    page.reload()
    page.keyboard.press("j")
    assert not focused(page).startswith("row-")


def test_a_row_in_short_is_worked_on_from_the_list(open_page: Open, store: Store, named: list[str]) -> None:
    page = open_page()
    page.keyboard.press("j")
    page.keyboard.press("i")
    expect(page.locator("#glance")).to_contain_text("Tolv Tolvsson")
    page.keyboard.press("j")  # the one in short follows
    expect(page.locator("#glance-open")).to_have_text(named[1])
    page.keyboard.press("m")
    expect(page.locator("#glance #desk-to")).to_have_value("rut")
    expect(page.locator(f"tr[data-ref='{named[1]}']")).to_contain_text("du")
    page.locator(f"#row-{named[1]}").focus()
    page.keyboard.press("a")
    expect(page.locator("#desk-text")).to_be_focused()
    page.keyboard.type("ringde, jag återkommer")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".remarks")).to_contain_text("ringde, jag återkommer")
    page.locator(f"#row-{named[1]}").focus()
    page.keyboard.press("s")
    expect(page.locator("#desk-until")).to_be_focused()
    page.locator("#desk-why").focus()
    page.keyboard.type("svar")
    page.keyboard.press("Enter")
    expect(page.locator(f"tr[data-ref='{named[1]}']")).to_have_count(0)
    expect(page.locator("[data-count=snoozed]")).to_have_text("1")
    page.locator(f"#row-{named[2]}").focus()
    page.keyboard.press("b")
    expect(page.locator("#queue tbody tr").first).to_have_attribute("data-ref", named[2])
    assert [each.text for each in store.allotments.remarks(named[1])] == ["ringde, jag återkommer"]


def test_news_comes_without_reload_and_leaves_place_and_typing_alone(
    open_page: Open, store: Store, named: list[str]
) -> None:
    page = open_page()
    page.evaluate("window.here = true")
    page.locator(f"#row-{named[20]}").focus()
    page.wait_for_timeout(1500)
    top = page.evaluate(f"document.getElementById('row-{named[20]}').getBoundingClientRect().top")
    now = datetime.now(UTC)
    store.claims.claim(named[3], "ada", now, now + timedelta(minutes=10))
    expect(page.locator(f"tr[data-ref='{named[3]}']")).to_contain_text("Ada Chef", timeout=15_000)
    store.allotments.hasten(named[25], True, who="Ada", at=NOW)  # comes up, and moves the others down
    expect(page.locator("#queue tbody tr").first).to_have_attribute("data-ref", named[25], timeout=15_000)
    expect(page.locator(f"#row-{named[20]}")).to_be_focused()
    assert abs(page.evaluate(f"document.getElementById('row-{named[20]}').getBoundingClientRect().top") - top) < 3
    page.keyboard.press("/")
    page.keyboard.type("halv")
    store.allotments.hasten(named[25], False, who="Ada", at=NOW)
    expect(page.locator("#queue tbody tr").first).to_have_attribute("data-ref", named[0], timeout=15_000)
    page.keyboard.type("vägs")
    assert page.locator("#said-text").input_value() == "halvvägs"
    arrive(store, sha(99), key="new")
    expect(page.locator("[data-count=waiting]")).to_have_text("1", timeout=15_000)
    assert page.evaluate("window.here")


def test_two_people_see_who_has_an_order_and_one_takes_it_over(open_page: Open, store: Store, named: list[str]) -> None:
    rut, ada = open_page(RUT), open_page(ADA)
    rut.goto(f"/order/{named[0]}")
    expect(rut.locator("#claim")).to_contain_text("Du arbetar med den här")
    ada.goto(f"/order/{named[0]}")
    expect(ada.locator("#claim")).to_contain_text("Rut Granskare arbetar med den här")
    ada.locator("#claim button").focus()
    ada.keyboard.press("Enter")
    expect(ada.locator("#claim")).to_contain_text("Du arbetar med den här")
    expect(rut.locator("#claim [role=alert]")).to_contain_text("Ada Chef tog över den här", timeout=15_000)
    rut.goto("/")  # what she no longer has, she does not give back
    expect(rut.locator(f"tr[data-ref='{named[0]}']")).to_contain_text("Ada Chef")
    ada.goto("/")
    expect(rut.locator(f"tr[data-ref='{named[0]}']")).not_to_contain_text("Ada Chef", timeout=15_000)
    assert store.claims.of(named[0], datetime.now(UTC)) is None


def test_a_session_that_ends_takes_nobody_away_from_what_they_are_typing(
    open_page: Open, store: Store, named: list[str]
) -> None:
    page = open_page()
    page.goto(f"/order/{named[0]}")
    expect(page.locator("#claim")).to_contain_text("Du arbetar med den här")
    page.evaluate("window.typed = 'half'")
    page.context.clear_cookies()
    store.claims.take_over(named[0], "ada", datetime.now(UTC), datetime.now(UTC) + timedelta(minutes=5), who="Ada")
    with page.expect_response(lambda answer: "/claim" in answer.url and answer.status == 401, timeout=15_000):
        pass
    page.wait_for_timeout(500)
    assert page.evaluate("window.typed") == "half"


def test_who_only_looks_holds_nothing(open_page: Open, store: Store, named: list[str]) -> None:
    page = open_page(OLA)
    page.goto(f"/order/{named[0]}")
    page.wait_for_timeout(1500)
    assert store.claims.of(named[0], datetime.now(UTC)) is None
    assert page.locator("#claim button").count() == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (900, 1280)])
def test_the_queue_is_for_everybody_with_all_of_it_open(
    open_page: Open, store: Store, named: list[str], dark: bool, width: int, height: int
) -> None:
    store.allotments.hasten(named[0], True, who="Ada", at=NOW)
    store.allotments.remark(named[0], "ringde", name="ada", who="Ada", at=NOW)
    now = datetime.now(UTC)
    store.claims.claim(named[1], "ada", now, now + timedelta(minutes=10))
    page = open_page(width=width, height=height, dark=dark)
    page.keyboard.press("/")
    page.keyboard.type("tolvsson")
    page.keyboard.press("Enter")
    expect(page.locator("#found tbody tr").first).to_be_visible()
    expect(page.locator("[id^=hit-]").first).to_be_focused()
    page.keyboard.press("i")
    expect(page.locator("#glance")).to_contain_text("Tolv Tolvsson")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []
    page.goto("/?group=snoozed")
    assert violations(page) == []
    assert re.search("Inget här", page.content())
