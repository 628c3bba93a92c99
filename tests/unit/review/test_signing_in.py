"""Signing in at the page, and what an attacker tries there."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.requests import Request

from intake.house import House
from intake.review import posted
from intake.review.person import person
from intake.review.station import Station
from intake.store import Store, throttle
from intake.store.sessions import fingerprint
from tests.unit.review.stationed import ADA, PASSWORD, RUT, signed_in
from tests.unit.store.made import SHA

COOKIE = "intake_session"


@contextmanager
def stranger(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, None) as client:
        yield client


def hidden(page: str) -> dict[str, str]:
    """The hidden inputs of a page."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
    return {unescape(name): unescape(value) for name, value in found}


def age(store: Store, by: timedelta) -> None:
    """All sessions are older than they are."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE sessions SET seen_at = datetime(seen_at, ?), began_at = datetime(began_at, ?)",
            (f"-{int(by.total_seconds())} seconds",) * 2,
        )


def test_the_cookie_is_for_this_station_and_no_script(address: str) -> None:
    with stranger(address) as client:
        answer = client.post("/login", data={"name": "rut", "password": PASSWORD, "next": "/"})
        cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    for part in ("Domain", "Max-Age", "expires"):
        assert part not in cookie


def test_a_session_handed_over_beforehand_is_worth_nothing(address: str, store: Store) -> None:
    """Session fixation: the token is never one that came with the request, and a session that did ends."""
    with stranger(address) as client:
        client.cookies.set(COOKIE, "chosen-by-an-attacker")
        token = client.post("/login", data={"name": "rut", "password": PASSWORD}).cookies[COOKIE]
        assert token != "chosen-by-an-attacker"
    with signed_in(address, ADA) as attacker, stranger(address) as client:
        planted = attacker.cookies[COOKIE]
        client.cookies.set(COOKIE, planted)
        assert client.post("/login", data={"name": "rut", "password": PASSWORD}).status_code == 303
        assert attacker.get("/").status_code == 303
    with store._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT token_sha256 FROM sessions").scalars().all()
    assert fingerprint(planted) not in kept


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\\\\evil.example",
        "/%0d%0aSet-Cookie: a=b\r\n",
        "javascript:alert(1)",
        "evil.example",
        "",
        "/order/\\evil",
        "/ /evil",
    ],
)
def test_signing_in_leads_nowhere_else(address: str, next_: str) -> None:
    with stranger(address) as client:
        shown = client.get("/login", params={"next": next_}).text
        assert hidden(shown)["next"] == "/"
        answer = client.post("/login", data={"name": "rut", "password": PASSWORD, "next": next_})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "a=b" not in answer.headers.get("set-cookie", "")


def test_signing_in_leads_back_to_where_one_was_going(address: str, reference: str) -> None:
    with stranger(address) as client:
        to_sign_in = client.get(f"/order/{reference}?part=2&x=%22").headers["location"]
        wanted = hidden(client.get(to_sign_in).text)["next"]
        answer = client.post("/login", data={"name": "rut", "password": PASSWORD, "next": wanted})
        assert answer.headers["location"] == f"/order/{reference}?part=2&x=%22"
        assert client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://127.0.0.1.evil.example"},
        {"origin": "http://[::1"},
        {"origin": ""},
    ],
)
def test_another_site_can_post_nothing_even_with_the_right_token(address: str, headers: dict[str, str]) -> None:
    with signed_in(address, RUT) as client:
        assert client.post("/logout", headers=headers).status_code == 403
        assert client.get("/").status_code == 200
    with stranger(address) as client:  # nor sign somebody in as the attacker
        form = {"name": "rut", "password": PASSWORD}
        answer = client.post("/login", data=form, headers=headers)
        assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


def test_our_own_pages_may_post(address: str) -> None:
    with signed_in(address, RUT) as client:
        ours = {"origin": address, "sec-fetch-site": "same-origin"}
        assert client.post("/logout", headers=ours).headers["location"] == "/login"
        assert client.get("/").status_code == 303


def test_a_token_of_somebody_elses_session_is_refused(address: str) -> None:
    with signed_in(address, RUT) as rut, signed_in(address, ADA) as ada:
        for token in (ada.headers["X-CSRF"], "", "0" * 80, "å"):
            rut.headers["X-CSRF"] = token.encode("utf-8").decode("latin-1")
            assert rut.post("/logout").status_code == 403
        assert rut.get("/").status_code == 200


def test_no_get_changes_anything(address: str) -> None:
    with signed_in(address, ADA) as client:
        for path in ("/logout", "/me/sign-out", "/me/password", "/users/rut/remove", "/users/rut/password"):
            assert client.get(path).status_code in (404, 405), path
        assert client.get("/users/rut").status_code == 200


def test_guessing_is_slowed_down_and_says_how_long(address: str) -> None:
    with stranger(address) as client:
        wrong = {"name": "rut", "password": "<script>", "next": "/"}
        for _ in range(throttle.FREE_OF_NAME):
            answer = client.post("/login", data=wrong)
            assert answer.status_code == 403
            assert "Namn eller lösenord stämmer inte." in answer.text
            assert "script&gt;" not in answer.text
        answer = client.post("/login", data={**wrong, "password": PASSWORD})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
        assert "Vänta 2 sekunder" in answer.text
        piece = client.post("/login", data=wrong, headers={"X-Dialog": "1"})
        assert piece.status_code == 429
        assert "<html" not in piece.text


def test_an_address_that_only_the_sender_claims_counts_for_nothing(address: str) -> None:
    with stranger(address) as client:
        for number in range(throttle.FREE_OF_ADDRESS):
            form = {"name": f"name{number}", "password": "x"}
            assert client.post("/login", data=form, headers={"X-Forwarded-For": f"10.0.0.{number}"}).status_code == 403
        answer = client.post("/login", data={"name": "rut", "password": PASSWORD}, headers={"X-Forwarded-For": "::9"})
        assert answer.status_code == 429


def test_a_session_that_is_over_asks_pages_pieces_and_pictures_each_in_its_way(
    client: httpx.Client, store: Store, reference: str
) -> None:
    age(store, timedelta(minutes=31))
    assert client.get("/").headers["location"] == "/login?next=/"
    for headers in ({"HX-Request": "true"}, {"Sec-Fetch-Mode": "no-cors"}, {"Sec-Fetch-Mode": "cors"}):
        assert client.get(f"/fax/{SHA}/1.png", headers=headers).status_code == 401
    assert client.post("/logout", headers={"HX-Request": "true"}).status_code == 401
    assert reference


def test_a_live_update_does_not_keep_a_session_alive(client: httpx.Client, store: Store) -> None:
    for headers in ({"X-By-Itself": "1"}, {"Accept": "text/event-stream"}):
        age(store, timedelta(minutes=10))
        assert client.get("/", headers=headers).status_code == 200
    age(store, timedelta(minutes=11))
    assert client.get("/").status_code == 303


def test_a_stream_ends_with_its_session(house: House, store: Store) -> None:
    station = Station(house)
    token = store.sessions.sign_in("rut", PASSWORD, "::1", station.now(), station.lasting).token

    def request(*, proxied: bool) -> Request:
        made = Request({"type": "http", "headers": [], "state": {}})
        made.state.token = "" if proxied else token
        made.state.person = person(RUT, b"", proxied=proxied)
        return made

    asked = [request(proxied=False), request(proxied=True)]
    assert [station.still_signed_in(each) for each in asked] == [True, True]
    age(store, timedelta(minutes=31))
    assert [station.still_signed_in(each) for each in asked] == [False, True]
    store.people.change(replace(RUT, active=False), by="test", at=station.now())
    assert [station.still_signed_in(each) for each in asked] == [False, False]


def test_what_was_typed_survives_the_sign_in_and_is_sent_on(address: str, store: Store) -> None:
    with signed_in(address, RUT) as client:
        csrf = client.headers.pop("X-CSRF")
        age(store, timedelta(minutes=31))
        ours = {"sec-fetch-site": "same-origin", "origin": address}
        typed = {"csrf": csrf, "language": "sv", "signature": 'ä"<b>&1', "empty": ""}
        shown = client.post("/me", data=typed, headers=ours)
        assert shown.status_code == 401
        assert "Det du skrev är kvar" in shown.text
        sign_in = {**hidden(shown.text), "name": "rut", "password": "fel"}
        shown = client.post("/login", data=sign_in, headers=ours)  # a wrong password loses nothing either
        assert shown.status_code == 403
        shown = client.post("/login", data={**hidden(shown.text), "name": "rut", "password": PASSWORD}, headers=ours)
        assert shown.status_code == 200
        assert 'action="/me"' in shown.text
        assert " data-send-on" in shown.text
        sent_on = hidden(shown.text)
        assert sent_on["csrf"] != csrf
        assert {name: sent_on[name] for name in ("language", "signature", "empty")} == {
            name: typed[name] for name in ("language", "signature", "empty")
        }
        assert client.post("/me", data=sent_on, headers=ours).headers["location"] == "/me?done=1"
    assert [user.signature for user in store.people.all() if user.name == "rut"] == ['ä"<b>&1']


def test_what_somebody_else_typed_is_not_sent_on_by_itself(address: str, store: Store) -> None:
    with signed_in(address, RUT) as client:
        csrf = client.headers.pop("X-CSRF")
        age(store, timedelta(minutes=31))
        ours = {"sec-fetch-site": "same-origin"}
        shown = client.post("/me", data={"csrf": csrf, "language": "en"}, headers=ours)
        shown = client.post("/login", data={**hidden(shown.text), "name": "ada", "password": PASSWORD}, headers=ours)
        assert " data-send-on" not in shown.text
        assert "av någon annan än Ada Chef" in shown.text


def test_a_page_of_an_earlier_session_goes_on_with_a_fresh_token(address: str) -> None:
    with signed_in(address, RUT) as client, signed_in(address, RUT) as other:
        client.headers["X-CSRF"] = other.headers["X-CSRF"]
        ours = {"sec-fetch-site": "same-origin"}
        piece = client.post("/me", data={"language": "en"}, headers={**ours, "HX-Request": "true"})
        assert (piece.status_code, piece.headers["x-stale"]) == (403, "1")
        old = client.headers.pop("X-CSRF")
        shown = client.post("/me", data={"csrf": old, "language": "en"}, headers=ours)
        assert shown.status_code == 403
        assert " data-send-on" in shown.text
        again = client.post("/me", data={**hidden(shown.text), "csrf": old}, headers=ours)
        assert " data-send-on" not in again.text  # never round and round
        assert client.post("/me", data=hidden(shown.text), headers=ours).headers["location"] == "/me?done=1"
        told = client.get("/login/token", headers={"X-Dialog": "1"}).json()
        assert told == {"csrf": hidden(shown.text)["csrf"], "name": "rut", "shown": "Rut Granskare"}


def test_a_form_of_another_site_is_not_kept_for_whoever_signs_in(address: str) -> None:
    with stranger(address) as client:
        for headers in ({}, {"sec-fetch-site": "none"}, {"origin": "https://evil.example"}):
            answer = client.post("/users/rut/remove", data={"sure": "1"}, headers=headers)
            assert answer.status_code == 403
            assert "kept" not in answer.text
        planted = {"name": "rut", "password": PASSWORD, "kept": "sure=1", "kept_path": "/users/rut/remove"}
        answer = client.post("/login", data=planted)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        answer = client.post(
            "/login", data={**planted, "kept_path": "//evil.example/"}, headers={"sec-fetch-site": "same-origin"}
        )
        assert 'action="/"' in answer.text


def test_the_token_is_told_to_nobody_who_is_not_signed_in(address: str) -> None:
    with stranger(address) as client:
        assert client.get("/login/token", headers={"HX-Request": "true"}).status_code == 401
        assert client.get("/login/dialog").status_code == 200


def test_only_forms_of_a_bounded_size_are_read(client: httpx.Client) -> None:
    assert client.post("/me", json={"language": "en"}).status_code == 415
    assert client.post("/me", content=b"a=b", headers={"content-type": "text/plain"}).status_code == 415
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/me", content="&".join(["a=b"] * 6000), headers=form).status_code == 413
    assert client.get("/").status_code == 200


_HEAD = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.parametrize(
    ("rest", "body", "status"),
    [
        ("Content-Length: 1000001\r\n\r\n", b"", 413),
        ("Content-Length: 99999999999999999999\r\n\r\n", b"", 413),
        ("Transfer-Encoding: chunked\r\n\r\n", b"%x\r\n%b\r\n" % (1_000_001, b"a" * 1_000_001), 413),
        ("Content-Length: 1000\r\n\r\n", b"name=r", 408),  # the rest never comes
    ],
)
def test_too_much_and_too_slow_is_not_waited_for(
    address: str, monkeypatch: pytest.MonkeyPatch, rest: str, body: bytes, status: int
) -> None:
    monkeypatch.setattr(posted, "_WITHIN_S", 1.0)
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as line:
        line.sendall((_HEAD + rest).encode() + body)
        assert line.recv(100).startswith(b"HTTP/1.1 %d" % status)


def test_without_any_administrator_the_sign_in_page_says_how_to_add_one(address: str, store: Store) -> None:
    with stranger(address) as client:
        assert "intake user add" not in client.get("/login").text
        with store._engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM users WHERE role = 'administrator'")
        assert "intake user add NAMN --role administrator" in client.get("/login").text


def test_a_password_that_somebody_else_chose_has_to_be_changed_first(address: str, store: Store) -> None:
    with signed_in(address, RUT) as client:
        with store._engine.begin() as connection:
            connection.exec_driver_sql("UPDATE users SET temporary = 1 WHERE name = 'rut'")
        assert client.get("/").headers["location"] == "/me"
        assert client.get("/", headers={"HX-Request": "true"}).status_code == 403
        assert "Byt till ett eget" in client.get("/me").text
        new = {"password": PASSWORD, "new": "elva ystra lejon", "again": "elva ystra lejon"}
        assert client.post("/me/password", data=new).headers["location"] == "/me?done=1"
        assert client.get("/").status_code == 200
