"""From the queue to the closed order, by keyboard alone, for every outcome of the routine."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from intake.house import House
from intake.store import OrderState, Store
from tests.browser.conftest import Open
from tests.unit.review.finished import come_in, with_letterhead
from tests.unit.review.ordered import doubtful, put
from tests.unit.review.stationed import house_in

MOST_PRESSES = 12


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return house_in(tmp_path, store, with_letterhead())


class Keyboard:
    """A keyboard that counts; what is typed into a field is not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        """Press, and wait as a person does until the page has answered."""
        self.page.keyboard.press(key)
        self.pressed += 1
        self.page.wait_for_load_state()
        self.page.wait_for_selector(
            ".order-bench[data-ready]:not([aria-busy]), .finish:not(#finish-bar), body:not(:has(.order-bench))"
        )

    def from_queue_to_end(self) -> None:
        """Take the next order, and go on from one open thing to the next until its end."""
        self.press("n")
        self.page.wait_for_url("**/order/*")
        self.page.wait_for_selector(".order-bench[data-ready]")
        while not self.page.url.endswith("/finish"):
            assert self.pressed < MOST_PRESSES
            self.press("Enter")
        self.page.wait_for_selector("#close")


def is_closed(page: Page, store: Store, reference: str) -> None:
    page.wait_for_url("**closed=*")
    expect(page.locator(".strip")).to_be_visible()
    assert store.order(reference).summary.state is not OrderState.IN_REVIEW


def test_a_doubtful_order_in_under_twelve_presses(open_page: Open, store: Store, house: House) -> None:
    reference = put(house, doubtful())
    keys = Keyboard(open_page())
    keys.press("n")
    keys.page.wait_for_selector(".order-bench[data-ready]")
    for key in ("1", "Enter", "Enter", "Space", "Enter"):  # two values, two checks, to the end
        keys.press(key)
    keys.page.wait_for_url("**/finish")
    with keys.page.expect_navigation():
        keys.press("Enter")  # exported and logged
    with keys.page.expect_navigation():
        keys.press("Enter")
    is_closed(keys.page, store, reference)
    assert keys.pressed == 8 < MOST_PRESSES
    line = store.order(reference).log_line
    assert line is not None
    assert line.text.endswith(" /rutg")


@pytest.mark.parametrize(
    ("kind", "closed_as", "typed"),
    [
        ("release", "release", ()),
        ("ask", "ask", ()),
        ("refer", "refer", ("Anna Lind", "Solhagens läkarhus")),
        ("review", "review", ("försäkringsbolag: lämnas till chef", "")),
        ("no_order", "review", ()),
    ],
)
def test_every_outcome(
    open_page: Open, store: Store, house: House, kind: str, closed_as: str, typed: tuple[str, ...]
) -> None:
    reference = come_in(house, kind)
    keys = Keyboard(open_page())
    keys.from_queue_to_end()
    for number, text in enumerate(typed):
        if number:
            keys.press("Tab")
        keys.page.keyboard.type(text)
    while "closed=" not in keys.page.url:
        assert keys.pressed < MOST_PRESSES
        keys.press("Enter")
        keys.page.wait_for_timeout(300)  # the answer to a form
    is_closed(keys.page, store, reference)
    assert store.order(reference).closed_as == closed_as
