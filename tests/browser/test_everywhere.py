"""What holds for every page of the station."""

from __future__ import annotations

import pytest

from intake.store import Store
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.unit.store.made import arrive, save


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_keeps_anybody_out(open_page: Open, store: Store, dark: bool) -> None:
    arrive(store)
    save(store)
    page = open_page(dark=dark)
    for path in ("/", f"/order/{store.list_orders()[0].reference}", "/nothing"):
        page.goto(path)
        assert violations(page) == [], path


def test_the_sign_in_page_keeps_nobody_out(open_page: Open) -> None:
    page = open_page()
    page.context.clear_cookies()
    page.goto("/")
    assert page.url.endswith("/login?next=/")
    assert violations(page) == []
