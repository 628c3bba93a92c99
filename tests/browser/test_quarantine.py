"""A fax that could not be read: from the queue's group to its pages and back, by keyboard."""

from __future__ import annotations

import pytest

from intake.house import House
from intake.store import Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.review.test_quarantine import stuck
from tests.unit.store.made import OTHER_SHA, SHA


def test_from_the_queue_to_its_pages_and_seen_to(open_page: Open, house: House, store: Store) -> None:
    stuck(house, pages=2)
    page = open_page()
    page.goto("/?group=quarantined")
    page.wait_for_selector("#queue a.open")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/quarantine/{SHA}")
    page.wait_for_function("() => document.images.length === 2 && document.images[0].naturalWidth > 800")
    assert violations(page) == []
    page.keyboard.type("ringde kliniken, de faxar om")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quarantine")
    assert "ringde kliniken" in page.inner_text("table")
    fax = store.fax(SHA)
    assert fax is not None
    assert fax.handled_by == "Rut Granskare"


@pytest.mark.parametrize("dark", [False, True])
def test_nobody_is_kept_out(open_page: Open, house: House, dark: bool) -> None:
    stuck(house, pages=1)
    stuck(house, sha256=OTHER_SHA)
    page = open_page(dark=dark, width=900, height=1280)
    for path in ("/quarantine", f"/quarantine/{OTHER_SHA}"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path
