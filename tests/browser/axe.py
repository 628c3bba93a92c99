"""axe-core on a page: the rules of WCAG 2.2 A and AA, run in the browser from the copy that the package ships."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds, one line a rule with the places."""
    answer: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}}).response
    return [
        f"{found['id']}: {found['help']}: {', '.join(str(node['target']) for node in found['nodes'])}"
        for found in answer["violations"]
    ]
