"""The pages of the second keying: blind, only for whom it waits, and followed by what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PIL import Image

from intake.desk import Desk
from intake.house import House
from intake.review import app
from intake.review.language import translations
from intake.review.station import HERE
from intake.store import Drawn, Keying, Look, OrderState, Role, Store, User, Wanted
from intake.store.tables import orders
from tests.unit.review.stationed import ADA, OLA, RUT, rules, served, signed_in, with_users
from tests.unit.store.made import NOW, SHA
from tests.unit.store.test_keying import NAMED, check, close, read

BO = User("bo", "Bo Andra", Role.REVIEWER)


@pytest.fixture
def bo(store: Store, address: str) -> Iterator[httpx.Client]:
    with_users(store, BO)
    read(store)
    with signed_in(address, BO) as client:
        yield client


def send(client: httpx.Client, number: str, recipient: str, **more: str) -> httpx.Response:
    return client.post(f"/keying/{NAMED}", data={"identity_number": number, "image_recipient": recipient, **more})


def test_the_form_shows_the_fax_and_nothing_that_was_read(bo: httpx.Client, store: Store, tmp_path: Path) -> None:
    (tmp_path / "pages" / SHA).mkdir(parents=True)
    Image.new("1", (1728, 2292), 1).save(tmp_path / "pages" / SHA / "1.png")
    page = bo.get(f"/keying/{NAMED}").text
    assert f'src="/fax/{SHA}/1.png"' in page
    record = store.order(NAMED)
    for field in record.order.fields.values():
        if isinstance(field.value, str) and len(field.value) > 3:
            assert field.value not in page
    assert "121212" not in page
    assert "low_confidence" not in page
    assert "<rect" not in page
    assert [look.what for look in store.accesses.find(Wanted(reference=NAMED))] == [Look.KEYING]


def test_what_agrees_opens_the_next_and_says_so(bo: httpx.Client, store: Store) -> None:
    assert NAMED in bo.get("/keying").text
    answer = send(bo, "19121212-1212", "Mediaenheten SU/S")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/keying/next?after={NAMED}")
    assert store.order(NAMED).keying is Keying.AGREED
    after = bo.get(f"/keying/next?after={NAMED}", follow_redirects=True)
    assert f"{NAMED}: stämmer." in after.text
    assert "Inget väntar på dig." in after.text


def test_nobody_is_told_that_a_keying_agrees_which_they_did_not_make(bo: httpx.Client, client: httpx.Client) -> None:
    send(bo, "191212121212", "mediaenh SU/S")
    assert "stämmer." not in client.get(f"/keying?after={NAMED}").text
    assert "stämmer." not in bo.get("/keying?after=<b>").text


def test_what_differs_is_shown_and_goes_back(bo: httpx.Client, store: Store) -> None:
    answer = send(bo, "191212121220", "mediaenh SU/S")
    assert answer.headers["location"] == f"/keying/{NAMED}"
    page = bo.get(f"/keying/{NAMED}").text
    for shown in ("191212121212", "191212121220", "går tillbaka"):
        assert shown in page
    assert store.order(NAMED).keying is Keying.DIFFERED
    assert send(bo, "191212121212", "mediaenh SU/S").status_code == 409  # no second try


def test_what_cannot_be_right_is_asked_about_once(bo: httpx.Client, store: Store) -> None:
    answer = send(bo, "191212121213", "")
    assert answer.status_code == 422
    assert 'value="191212121213"' in answer.text
    assert "Inget skrivet" in answer.text
    assert "Ange ett personnummer" in answer.text
    assert "identity_number:" not in answer.text
    assert "121212-1212" not in answer.text
    assert store.order(NAMED).keying is Keying.DUE
    hidden = dict(re.findall(r'type="hidden" name="(\w+_again)" value="([^"]*)"', answer.text))
    assert hidden == {"identity_number_again": "191212121213", "image_recipient_again": ""}
    assert send(bo, "191212121213", "", **hidden).status_code == 303
    assert store.order(NAMED).keying is Keying.DIFFERED


def test_who_worked_it_gets_no_form(bo: httpx.Client, store: Store) -> None:
    check(store, BO.shown)
    page = bo.get(f"/keying/{NAMED}").text
    assert 'name="identity_number"' not in page
    assert "121212" not in page
    assert send(bo, "191212121212", "mediaenh SU/S").status_code == 409
    assert NAMED not in bo.get("/keying").text


def test_an_auditor_keys_nothing_and_sees_what_was_keyed(bo: httpx.Client, address: str) -> None:
    with signed_in(address, OLA) as auditor:
        assert "/keying" not in auditor.get("/").text
        assert auditor.get("/keying").status_code == 403
        assert auditor.get(f"/keying/{NAMED}").status_code == 403
        assert send(auditor, "191212121212", "mediaenh SU/S").status_code == 403
        send(bo, "191212121220", "mediaenh SU/S")
        assert "191212121220" in auditor.get(f"/keying/{NAMED}").text


def test_the_result_is_for_those_whom_it_concerns(bo: httpx.Client, client: httpx.Client) -> None:
    send(bo, "191212121220", "mediaenh SU/S")
    answer = client.get(f"/keying/{NAMED}")
    assert answer.status_code == 409
    assert "191212121220" not in answer.text


def test_a_protected_order_is_not_there(bo: httpx.Client, store: Store, address: str) -> None:
    entry = store.order(NAMED).order
    marked = replace(entry, facts=replace(entry.facts, protected_identity=True))
    record = store.order(NAMED)
    store.save_edit(NAMED, 1, marked, record.decision, record.drafts, {}, RUT.shown, NOW)
    assert NAMED not in bo.get("/keying").text
    assert bo.get(f"/keying/{NAMED}").status_code == 404
    assert send(bo, "191212121212", "mediaenh SU/S").status_code == 404
    with signed_in(address, ADA) as ada:
        assert ada.get(f"/keying/{NAMED}").status_code == 200


def test_only_an_urgent_order_or_an_administrator_does_without(client: httpx.Client, store: Store) -> None:
    with_users(store, BO)
    read(store)
    check(store)
    waived = {"version": "1", "reason": "Akut, ensam i natt"}
    assert client.post(f"/keying/{NAMED}/waived", data=waived).status_code == 403
    assert "administratör" in client.get(f"/keying/{NAMED}").text
    with store._engine.begin() as connection:
        connection.execute(orders.update().values(urgent=True))
    assert "/waived" in client.get(f"/keying/{NAMED}").text
    assert client.post(f"/keying/{NAMED}/waived", data={**waived, "version": "x"}).status_code == 409
    answer = client.post(f"/keying/{NAMED}/waived", data=waived)
    assert answer.headers["location"] == f"/order/{NAMED}"
    assert store.order(NAMED).keying is Keying.WAIVED


def test_the_sample_is_keyed_and_its_differences_are_decided(store: Store, address: str, client: httpx.Client) -> None:
    with_users(store, BO)
    read(store, Drawn(sample=True))
    check(store)
    close(store)
    with signed_in(address, BO) as bo:
        form = bo.get(f"/keying/{NAMED}").text
        assert form.index("identity_number") < form.index("patient_name") < form.index("exam_date")
        answer = send(bo, "191212121212", "mediaenh SU/S", patient_name="Tolvan Tolvsson", exam_date="20240115")
        assert answer.headers["location"] == f"/keying/{NAMED}"
        assert "Skillnader att avgöra" in client.get("/keying").text
        closer = client.get(f"/keying/{NAMED}").text
        assert "Tolvan Tolvsson" in closer
        assert "/settled" not in closer
        page = bo.get(f"/keying/{NAMED}").text
        found = re.search(r'name="number" value="(\d+)"', page)
        assert found is not None
        settle = f"/keying/{NAMED}/settled"
        assert client.post(settle, data={"number": found[1], "patient_name": "order"}).status_code == 409
        assert bo.post(settle, data={"number": found[1]}).status_code == 422
        assert bo.post(settle, data={"number": found[1], "patient_name": "keyed"}).status_code == 303
        assert "fel i beställningen" in bo.get(f"/keying/{NAMED}").text
    assert store.keyings_of(NAMED)[0].wrong == ("patient_name",)


def test_what_the_sample_found_opens_the_order_again(store: Store, address: str, client: httpx.Client) -> None:
    with_users(store, BO)
    read(store, Drawn(sample=True))
    check(store)
    close(store)
    with signed_in(address, BO) as bo, signed_in(address, OLA) as ola:
        keyed = {"patient_name": "Tolvan Tolvsson", "exam_date": "20240115"}
        send(bo, "191212121212", "mediaenh SU/S", **keyed)
        assert "/reopen" not in ola.get(f"/keying/{NAMED}").text
        page = bo.get(f"/keying/{NAMED}").text
        (reason,) = re.findall(r'name="reason" required autocomplete="off" value="([^"]+)"', page)
        assert reason == "Omskrivningen skiljer sig: patient"
        (version,) = re.findall(r'action="/order/[^"]+/reopen".*?name="version" value="(\d+)"', page, re.DOTALL)
        answer = client.post(f"/order/{NAMED}/reopen", data={"version": version, "reason": reason})
        assert answer.headers["location"] == f"/order/{NAMED}"
        assert store.order(NAMED).summary.state is OrderState.IN_REVIEW
        assert store.history(SHA, NAMED)[-1].detail["reason"] == reason
        assert "/reopen" not in bo.get(f"/keying/{NAMED}").text


def test_where_the_second_person_was_wrong_nothing_is_opened(store: Store, address: str) -> None:
    with_users(store, BO)
    read(store, Drawn(sample=True))
    check(store)
    close(store)
    with signed_in(address, BO) as bo:
        send(bo, "191212121212", "mediaenh SU/S", patient_name="Tolvan Tolvsson", exam_date="20240115")
        number = str(store.keyings_of(NAMED)[0].number)
        assert bo.post(f"/keying/{NAMED}/settled", data={"number": number, "patient_name": "order"}).is_redirect
        assert "/reopen" not in bo.get(f"/keying/{NAMED}").text


def test_the_order_says_that_it_waits_and_who_may_key_it_gets_there(
    bo: httpx.Client, client: httpx.Client, store: Store, address: str
) -> None:
    check(store)  # by Rut
    link = f'href="/keying/{NAMED}" data-second>'
    for path in (f"/order/{NAMED}", f"/order/{NAMED}/finish"):
        for browser in (bo, client):
            assert "väntar på omskrivning" in browser.get(path).text
        assert f"{link}Skriv om den själv" in bo.get(path).text
        assert link not in client.get(path).text  # worked it, and it is not urgent
        with signed_in(address, OLA) as ola:
            assert link not in ola.get(path).text
            assert "väntar på omskrivning" in ola.get(path).text
        with signed_in(address, ADA) as ada:
            assert link in ada.get(path).text
    with signed_in(address, ADA) as ada:
        ada.post(f"/order/{NAMED}/claim")  # she works it now, and may do without as an administrator
        assert f"{link}Kan den inte vänta?" in ada.get(f"/order/{NAMED}").text
    send(bo, "191212121212", "mediaenh SU/S")
    for path in (f"/order/{NAMED}", f"/order/{NAMED}/finish"):
        assert "väntar på omskrivning" not in client.get(path).text


def test_a_correction_to_what_was_keyed_settles_it_and_another_value_does_not(
    bo: httpx.Client, store: Store, house: House
) -> None:
    desk = Desk(store, house.settings, rules(), NAMED, RUT.shown)
    send(bo, "191212121220", "mediaenh SU/S")
    desk = Desk(store, house.settings, rules(), NAMED, RUT.shown)
    desk.edit({"image_recipient": "röntgen SU/S"})  # the same unit in other words; the number is still open
    assert store.order(NAMED).keying is Keying.DIFFERED
    desk.edit({"identity_number": "201212121212"})
    assert store.order(NAMED).keying is Keying.DUE


def test_english_by_switch(store: Store, house: House) -> None:
    eva = User("eva", "Eva English", Role.REVIEWER, language="en")
    with_users(store, eva)
    read(store)
    with served(app(house)) as address, signed_in(address, eva) as client:
        for path in ("/keying", f"/keying/{NAMED}", "/statistics"):
            page = client.get(path).text
            assert 'lang="en"' in page
            assert not re.search(r"[åäöÅÄÖ]", re.sub(r"<title>.*?</title>", "", page)), path


def test_every_sentence_of_these_pages_has_its_english() -> None:
    folder = HERE / "templates"
    sentences = set[str]()
    for path in (*folder.glob("keying*.html"), folder / "statistics.html"):
        sentences |= {found[2] for found in re.finditer(r"_\(([\"'])(.+?)\1[,)]", path.read_text("utf-8"))}
    catalogue = translations("en")
    assert len(sentences) > 60
    missing = {text for text in sentences if catalogue.gettext(text) == text} - {"Period"}
    assert missing == set()
