"""A reverse proxy in front: what it says counts, what anybody else says in its name does not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.types import Scope

from intake.config import Review, Settings
from intake.review import app
from intake.review.peer import Peer, peer_of
from intake.store import Store
from tests.unit.review.stationed import PASSWORD, RUT, house_in, served, signed_in
from tests.unit.store.made import NOW


def scope(peer: str, **headers: str) -> Scope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "scheme": "http", "client": (peer, 1), "headers": raw}


@pytest.mark.parametrize(
    ("peer", "headers", "expected"),
    [
        ("10.0.0.9", {}, Peer("10.0.0.9", False, False)),
        ("10.0.0.9", {"x_forwarded_for": "1.2.3.4", "x_forwarded_proto": "https"}, Peer("10.0.0.9", False, False)),
        ("10.1.0.1", {"x_forwarded_for": "1.2.3.4", "x_forwarded_proto": "https"}, Peer("1.2.3.4", True, True)),
        ("::ffff:10.1.0.1", {"x_forwarded_for": "1.2.3.4"}, Peer("1.2.3.4", True, False)),
        ("10.1.0.1", {"x_forwarded_for": "6.6.6.6, 1.2.3.4, 10.1.0.2"}, Peer("1.2.3.4", True, False)),
        ("10.1.0.1", {"x_forwarded_for": "6.6.6.6, nonsense"}, Peer("?", True, False)),
        ("10.1.0.1", {"x_forwarded_proto": "https, http"}, Peer("10.1.0.1", True, False)),
        ("10.1.0.1", {}, Peer("10.1.0.1", True, False)),
        ("2001:db8:1:2:3::4", {}, Peer("2001:db8:1:2::/64", False, False)),
        ("", {"x_forwarded_for": "1.2.3.4"}, Peer("?", False, False)),
    ],
)
def test_what_is_said_of_a_request_counts_from_a_proxy_of_ours_only(
    peer: str, headers: dict[str, str], expected: Peer
) -> None:
    assert peer_of(scope(peer, **headers), Review(proxy_addresses="10.1.0.0/16, ::1")) == expected


def test_two_headers_are_not_taken_for_one() -> None:
    twice = scope("10.1.0.1")
    twice["headers"] = [(b"x-forwarded-proto", b"https"), (b"x-forwarded-proto", b"http")]
    assert not peer_of(twice, Review(proxy_addresses="10.1.0.1")).secure


def settings(**review: str) -> Settings:
    return Settings(review=Review.model_validate(review))


def test_behind_tls_the_cookie_is_secure_and_of_this_host_alone(store: Store, tmp_path: Path) -> None:
    given = settings(address="https://intake.example.se", proxy_addresses="127.0.0.1")
    with served(app(house_in(tmp_path, store, given))) as address, signed_in(address, None) as client:
        form = {"name": "rut", "password": PASSWORD}
        ours = {"host": "intake.example.se", "origin": "https://intake.example.se"}
        answer = client.post("/login", data=form, headers=ours)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-intake_session=")
        for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
            assert part in cookie
        token = cookie.split("=", 1)[1].split(";")[0]
        # A host of the same domain without TLS could set the plain name: it is not looked at.
        assert client.get("/", headers={"cookie": f"intake_session={token}"}).status_code == 303
        assert client.get("/", headers={"cookie": f"__Host-intake_session={token}"}).status_code == 200
        for origin in ("http://intake.example.se", "https://intake.example.se.evil.example", "https://127.0.0.1"):
            assert client.post("/login", data=form, headers={**ours, "origin": origin}).status_code == 403
        assert client.get("/login", headers={"host": "other.example.se"}).status_code == 421


def test_the_proxy_says_who_it_is(store: Store, tmp_path: Path) -> None:
    given = settings(proxy_header="X-Remote-User", proxy_addresses="127.0.0.1")
    store.people.add(replace(RUT, name="rh\\eva", shown="Eva Ek"), None, by="test", at=NOW)
    store.people.add(replace(RUT, name="bo", shown="Bo"), PASSWORD, by="test", at=NOW)
    store.people.change(replace(RUT, name="bo", shown="Bo", active=False), by="test", at=NOW)
    with served(app(house_in(tmp_path, store, given))) as address, signed_in(address, None) as client:
        assert client.get("/").status_code == 303
        page = client.get("/", headers={"X-Remote-User": "RH\\Eva"})
        assert page.status_code == 200
        assert "Eva Ek" in page.text
        assert "Logga ut" not in page.text
        assert "set-cookie" not in page.headers
        token = _csrf(page)
        posted = {"csrf": token, "language": "en"}
        assert client.post("/me", data=posted, headers={"X-Remote-User": "rh\\eva"}).status_code == 303
        assert client.post("/me", data=posted, headers={"X-Remote-User": "rut"}).status_code == 403
        for unknown in ("mallory", "bo", "<script>alert(1)</script>"):
            answer = client.get("/", headers={"X-Remote-User": unknown})
            assert answer.status_code == 403
            assert "Be en administratör" in answer.text
            assert "<script>alert" not in answer.text
        twice = [("X-Remote-User", "rut"), ("X-Remote-User", "ada")]
        assert client.get("/", headers=twice).status_code == 400


def test_who_is_no_proxy_cannot_say_who_they_are(store: Store, tmp_path: Path) -> None:
    given = settings(proxy_header="X-Remote-User", proxy_addresses="10.1.0.1")
    with served(app(house_in(tmp_path, store, given))) as address, signed_in(address, None) as client:
        for path in ("/", "/login"):
            answer = client.get(path, headers={"x-remote-user": "ada", "X-Forwarded-For": "10.1.0.1"})
            assert answer.status_code == 400
            assert "Ada" not in answer.text
        assert client.post("/login", data={"name": "rut", "password": PASSWORD}).status_code == 303


def test_a_header_that_was_not_set_up_is_nothing(address: str) -> None:
    with signed_in(address, None) as client:
        for header in ("X-Remote-User", "-", "Remote-User"):
            assert client.get("/", headers={header: "ada"}).status_code == 303


def _csrf(page: httpx.Response) -> str:
    found = re.search(r'"X-CSRF": "([0-9a-f]+)"', page.text)
    assert found is not None
    return found[1]
