"""Every sentence of every template has its English, and the sign-in speaks as the browser or the switch says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import jinja2
import pytest

from intake.review.language import language_of_browser, translations
from intake.review.station import HERE
from tests.unit.review.stationed import RUT, signed_in

TEMPLATES = sorted((HERE / "templates").glob("*.html"))
ALIKE = {"Fax", "fax", "Original", "Patient", "Period"}
"""Words that are the same in both languages."""


def sentences(template: str) -> Iterator[tuple[str, str | None]]:
    """What a template says, with the plural where it has one."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for _, function, said in environment.extract_translations(template):
        if said is None:
            continue
        first, second = said if isinstance(said, str) else said[0], None
        if function == "ngettext" and not isinstance(said, str):
            second = said[1]
        if first is not None:
            yield first, second


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_sentence_has_its_english(path: Path) -> None:
    catalogue, missing = translations("en"), set()
    for one, many in sentences(path.read_text("utf-8")):
        told = (catalogue.gettext(one),) if many is None else (catalogue.ngettext(one, many, n) for n in (1, 2))
        if {*told} & {one, many}:
            missing.add(one)
    assert missing - ALIKE == set()


def test_the_test_reads_templates() -> None:
    assert list(sentences('{{ _("Kön") }}{{ ngettext("%(num)s sida", "%(num)s sidor", 2) }}')) == [
        ("Kön", None),
        ("%(num)s sida", "%(num)s sidor"),
    ]
    assert sum(1 for path in TEMPLATES for _ in sentences(path.read_text("utf-8"))) > 500


# --- before anybody signed in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "sv"),
        ("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", "sv"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("en;q=0.3, sv;q=0.9", "sv"),
        ("sv,en", "sv"),
        ("en,sv", "en"),
        ("de-DE,de;q=0.9,en;q=0.5", "en"),
        ("fi,nb;q=0.9", "sv"),
        ("en;q=0", "sv"),
        ("EN-us", "en"),
        ("*", "sv"),
        ("en;q=high,<script>,;;;,q=1", "sv"),
        ("de," * 5000 + "en", "sv"),
    ],
)
def test_the_language_of_a_browser(accepted: str, language: str) -> None:
    assert language_of_browser(accepted) == language


def test_the_sign_in_follows_the_browser_and_the_switch(address: str) -> None:
    with signed_in(address, None) as client:
        assert "Lösenord" in client.get("/login").text
        client.headers["Accept-Language"] = "en-GB,en;q=0.9"
        page = client.get("/login?next=/statistics").text
        assert '<html lang="en">' in page
        assert not re.search(r"[åäö]", page.replace("På svenska", ""))
        wrong = client.post("/login", data={"name": "rut", "password": "x", "next": "/"})
        assert "Name or password is wrong" in wrong.text
        swedish = client.post("/login/language", data={"language": "sv", "next": "/statistics"}).text
        assert '<html lang="sv">' in swedish
        assert 'name="next" value="/statistics"' in swedish
        (kept,) = re.findall(r'type="hidden" name="language" value="(\w+)"', swedish)
        wrong = client.post("/login", data={"name": "rut", "password": "x", "next": "/", "language": kept})
        assert "Namn eller lösenord stämmer inte" in wrong.text
        for odd in ("de", "../sv", ""):
            assert '<html lang="en">' in client.post("/login/language", data={"language": odd}).text
        assert 'name="next" value="/"' in client.post("/login/language", data={"next": "//elsewhere.test"}).text
        assert "signed out" in client.get("/login/dialog?language=en").text.lower()
        assert "Du har blivit utloggad" in client.get("/login/dialog?language=sv").text


def test_who_signed_in_has_their_own_language_whatever_the_browser_says(client: httpx.Client) -> None:
    assert '<html lang="sv">' in client.get("/", headers={"Accept-Language": "en"}).text
    assert '<html lang="sv">' in client.get("/me?language=en").text


def test_what_was_typed_stays_through_the_switch(address: str) -> None:
    with signed_in(address, RUT) as client:
        csrf = client.headers["X-CSRF"]
        client.cookies.clear()
        del client.headers["X-CSRF"]
        ours = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
        page = client.post("/me", data={"csrf": csrf, "language": "sv", "signature": "ny"}, headers=ours)
        assert page.status_code == 401
        hidden = dict(re.findall(r'type="hidden" name="(kept|kept_path)" value="([^"]*)"', page.text))
        hidden = {name: html.unescape(value) for name, value in hidden.items()}
        switched = client.post("/login/language", data={**hidden, "language": "en"}, headers=ours).text
        again = dict(re.findall(r'type="hidden" name="(kept|kept_path)" value="([^"]*)"', switched))
        assert {name: html.unescape(value) for name, value in again.items()} == hidden
        assert "What you typed" in switched
