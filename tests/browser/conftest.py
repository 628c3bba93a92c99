"""A station with people, and a real browser in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from intake.store import User
from tests.browser.chromium import options, program
from tests.unit.review.conftest import address, house, store
from tests.unit.review.stationed import PASSWORD, RUT

__all__ = ["address", "house", "store"]  # the same station as in the unit tests

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program(), args=options())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """``open_page(user)`` signs in by keyboard in a browser of its own. A script that fails, fails the test."""
    contexts = []
    failures: list[str] = []

    def open_(user: User = RUT, *, width: int = 1280, height: int = 720, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            service_workers="block",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda line: failures.append(line.text) if "Content Security Policy" in line.text else None)
        page.goto("/login")
        page.keyboard.type(user.name)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert failures == []
