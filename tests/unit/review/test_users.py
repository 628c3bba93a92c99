"""Users at the page: what an administrator does, what others may not, and one's own account."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest

from intake import words
from intake.review.language import translations
from intake.review.station import HERE
from intake.store import Role, Store, User
from tests.unit.review.stationed import ADA, OLA, PASSWORD, RUT, signed_in
from tests.unit.store.made import NOW

NEW = {"shown": "Eva Ek", "name": "Eva", "role": "reviewer", "language": "sv", "signature": "eek"}
ODD = "rh\\o+brien@x.se"
SECRET = "elva ystra lejon"


def test_an_administrator_adds_changes_disables_and_removes(address: str, store: Store) -> None:
    with signed_in(address, ADA) as client:
        answer = client.post("/users", data={**NEW, "password": SECRET, "again": SECRET, "sees_protected": "on"})
        assert answer.headers["location"] == "/users/eva"
        kept = store.people.get("eva")
        assert kept == User("eva", "Eva Ek", Role.REVIEWER, True, "eek", "sv", True, True, True)
        with signed_in(address, None) as eva:
            signing_in = {"name": "eva", "password": SECRET}
            assert eva.post("/login", data=signing_in).status_code == 303
            assert eva.get("/").headers["location"] == "/me"  # the administrator knows the password
            changed = {"shown": "Eva Ek", "role": "auditor", "language": "en", "active": "on"}
            assert client.post("/users/eva", data=changed).status_code == 303
            kept = store.people.get("eva")
            assert kept == User("eva", "Eva Ek", Role.AUDITOR, False, None, "en", True, True, True)
            assert eva.get("/me").status_code == 200
            del changed["active"]
            assert client.post("/users/eva", data=changed).status_code == 303
            assert eva.get("/me").status_code == 303
            assert eva.post("/login", data=signing_in).status_code == 403
        assert client.post("/users/eva/remove").status_code == 400  # without the box ticked
        assert client.post("/users/eva/remove", data={"sure": "on"}).headers["location"] == "/users"
        assert store.people.get("eva") is None
        page = client.get("/users").text
    for told in ("användare tillagd", "användare ändrad", "granskare → revisor", "användare borttagen", "Ada Chef"):
        assert told in page
    assert SECRET not in page


def test_another_password_signs_the_user_out(address: str, store: Store) -> None:
    with signed_in(address, ADA) as ada, signed_in(address, RUT) as rut:
        assert ada.post("/users/rut/password", data={"password": SECRET, "again": "other"}).status_code == 400
        assert rut.get("/").status_code == 200
        assert ada.post("/users/rut/password", data={"password": SECRET, "again": SECRET}).status_code == 303
        assert rut.get("/").status_code == 303
        kept = store.people.get("rut")
        assert kept is not None
        assert kept.temporary
    with signed_in(address, ADA) as ada, signed_in(address, None) as rut:
        rut.post("/login", data={"name": "rut", "password": SECRET})
        assert rut.get("/me").status_code == 200
        assert ada.post("/users/rut/sign-out").status_code == 303
        assert rut.get("/me").status_code == 303


def test_what_the_store_refuses_is_said_and_what_was_typed_stays(address: str) -> None:
    with signed_in(address, ADA) as client:
        answer = client.post("/users", data={**NEW, "password": "kort", "again": "kort"})
        assert answer.status_code == 400
        assert "för kort" in answer.text
        assert 'value="Eva Ek"' in answer.text
        assert 'kort"' not in answer.text
        answer = client.post("/users/ada/remove", data={"sure": "on"})
        assert "sista aktiva administratören" in answer.text
        demoted = {"shown": "Ada Chef", "role": "reviewer", "language": "sv", "active": "on"}
        assert "sista aktiva administratören" in client.post("/users/ada", data=demoted).text
        for bad in ({"role": "king"}, {"language": "xx"}, {}):
            assert client.post("/users/ada", data={**demoted, **bad} if bad else {}).status_code == 400
        assert client.get("/users/nobody").status_code == 404
        assert client.post("/users/nobody/password", data={"password": SECRET, "again": SECRET}).status_code == 404


@pytest.mark.parametrize("user", [RUT, OLA])
def test_only_administrators_see_or_change_users(address: str, store: Store, user: User) -> None:
    before = store.people.all()
    with signed_in(address, user) as client:
        assert "/users" not in client.get("/").text
        for path in ("/users", "/users/ada"):
            assert client.get(path).status_code == 403
        for path in ("/users", "/users/ada", "/users/ada/password", "/users/ada/sign-out", "/users/ada/remove"):
            data = {**NEW, "sure": "on", "password": SECRET, "again": SECRET}
            assert client.post(path, data=data).status_code == 403, path
    assert store.people.all() == before


def test_nobody_gives_themselves_another_role(address: str, store: Store) -> None:
    with signed_in(address, RUT) as client:
        wished = {"language": "en", "signature": "rg", "role": "administrator", "sees_protected": "on", "name": "ada"}
        assert client.post("/me", data=wished).status_code == 303
    assert store.people.get("rut") == replace(RUT, language="en", signature="rg")
    assert store.people.get("ada") == ADA


def test_markup_in_a_name_stays_text(address: str, store: Store) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x>"
    store.people.add(User(ODD, evil, Role.REVIEWER, signature="<b>x</b>"), SECRET, by=evil, at=NOW)
    with signed_in(address, ADA) as client:
        for path in ("/users", f"/users/{quote(ODD, safe='')}", "/access"):
            page = client.get(path)
            assert page.status_code == 200
            assert "&lt;script&gt;" in page.text
            assert "<img" not in page.text
            assert "<b>x" not in page.text
            assert "alert(1)<" not in page.text


def test_ones_own_password_needs_the_present_one_and_ends_the_other_sessions(address: str) -> None:
    with signed_in(address, RUT) as here, signed_in(address, RUT) as there:
        new = {"password": PASSWORD, "new": SECRET, "again": SECRET}
        for wrong, status, said in (
            ({"password": "fel"}, 403, "stämmer inte"),
            ({"again": "annat"}, 400, "är olika"),
            ({"new": "kort", "again": "kort"}, 400, "för kort"),
            ({"new": PASSWORD, "again": PASSWORD}, 400, "detsamma"),
        ):
            answer = here.post("/me/password", data={**new, **wrong})
            assert (answer.status_code, said in answer.text) == (status, True)
        assert there.get("/").status_code == 200
        assert here.post("/me/password", data=new).headers["location"] == "/me?done=1"
        assert "Sparat" in here.get("/me?done=1").text
        assert there.get("/").status_code == 303


def test_the_present_password_cannot_be_guessed_there_either(address: str) -> None:
    with signed_in(address, RUT) as client:
        new = {"password": "fel", "new": SECRET, "again": SECRET}
        said = [client.post("/me/password", data=new).text for _ in range(6)]
        assert "stämmer inte" in said[4]
        assert "Vänta 2 sekunder" in said[5]


def test_signing_out_everywhere(address: str) -> None:
    with signed_in(address, RUT) as here, signed_in(address, RUT) as there:
        assert here.post("/me/sign-out").headers["location"] == "/login"
        assert (here.get("/").status_code, there.get("/").status_code) == (303, 303)


def test_the_pages_turn_english_with_the_person(client: httpx.Client) -> None:
    assert "Signature" not in client.get("/me").text
    client.post("/me", data={"language": "en", "signature": ""})
    page = client.get("/me").text
    assert '<html lang="en">' in page
    for said in ("Change password", "Sign out everywhere", "reviewer"):
        assert said in page
    assert "There is no such page." in client.get("/nothing").text
    assert "Not for your role" in client.get("/users").text
    assert "No order is called" in client.get("/order/ZZZZZ-ZZZZZ-9").text


def test_every_sentence_of_the_accounts_has_its_english() -> None:
    templates = ("accounts_parts", "access", "login", "login_dialog", "me", "not_a_user", "resend", "user", "users")
    english = translations("en")
    for name in templates:
        text = (HERE / "templates" / f"{name}.html").read_text(encoding="utf-8")
        for sentence in re.findall(r"_\([\"'](.+?)[\"'][,)]", text):
            assert english.gettext(sentence) != sentence or sentence in ("Patient",), sentence
    for dictionary in (words.ROLES, words.LOOKS, words.DOORS, words.USER_FIELDS):
        for sentence in dictionary.values():
            assert english.gettext(sentence) != sentence, sentence
