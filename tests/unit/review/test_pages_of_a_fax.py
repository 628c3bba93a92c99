"""The pages of a fax on screen, orders by telephone, and faxes that cannot be read."""

from __future__ import annotations

import re

import httpx
import pytest

from intake.errors import BadInput
from intake.house import House
from intake.model import FaxState
from intake.outcome import build_quarantined
from intake.store import OrderState, Store
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.loop.returned import come_back
from tests.unit.review.stationed import OLA, signed_in
from tests.unit.store.made import NOW, SHA, VERSIONS, arrive

OTHER = (
    FORM.replace("Anna Testsson", "Bo Testman").replace("19900602-2397", "19440813-9089").replace("CT thorax", "MR knä")
)


def two_orders(house: House) -> tuple[str, str]:
    sha256 = come_back(house, (page(FORM), page(OTHER, number=2)), "two patients")
    first, second = house.fax(sha256).orders
    return first, second


def test_pages_are_moved_to_another_order_and_that_one_opens(client: httpx.Client, store: Store, house: House) -> None:
    first, second = two_orders(house)
    shown = client.get(f"/order/{first}/pages").text
    assert re.findall(r'name="page\.(\d)" value="([^"]+)"', shown) == [("1", first), ("2", second)]
    said = {f"seen.{first}": "1", f"seen.{second}": "1", "page.1": first, "page.2": first}
    answer = client.post(f"/order/{first}/pages", data=said)
    made = f"{first[:-1]}3"
    assert (answer.status_code, answer.headers["location"]) == (303, f"/order/{made}")
    assert store.order(made).order.pages == (1, 2)
    assert store.order(first).closed_by == "Rut Granskare"
    again = client.post(f"/order/{first}/pages", data=said)
    assert again.status_code == 409
    assert store.order(made).version == 1


def test_what_is_posted_beside_the_page_changes_nothing(client: httpx.Client, store: Store, house: House) -> None:
    first, second = two_orders(house)
    good = {f"seen.{first}": "1", f"seen.{second}": "1", "page.1": first, "page.2": second}
    for change in (
        {"page.2": "ZZZZZ-ZZZZZ-9' OR 1=1"},
        {"page.2": "none", f"seen.{first}": "7"},
        {"page.9": first},
        {"page.2": ""},
    ):
        assert client.post(f"/order/{first}/pages", data={**good, **change}).status_code == 409
    assert client.post(f"/order/{first}/pages", data=good).headers["location"] == f"/order/{first}"
    assert {line.state for line in store.list_orders()} == {OrderState.IN_REVIEW}


def test_a_fax_is_read_again_once_and_only_while_nobody_worked_on_it(
    client: httpx.Client, store: Store, house: House
) -> None:
    first, _ = two_orders(house)
    answer = client.post(f"/order/{first}/read-again", data={"turn.1": "90", "turn.2": "17", "turn.x": "90"})
    assert answer.headers["location"] == f"/order/{first}/reading"
    assert house.fax(store.order(first).summary.sha256).state is FaxState.WAITING
    assert "läses om" in client.get(f"/order/{first}/reading").text
    again = client.post(f"/order/{first}/read-again")
    assert again.status_code == 409
    assert "väntar redan" in again.text


def test_the_order_opens_when_the_fax_is_read(client: httpx.Client, house: House) -> None:
    first, _ = two_orders(house)
    assert client.get(f"/order/{first}/reading").headers["location"] == f"/order/{first}"
    asked = client.get(f"/order/{first}/reading", headers={"HX-Request": "true"})
    assert asked.headers["hx-redirect"] == f"/order/{first}"


def test_who_only_looks_moves_and_registers_nothing(house: House, address: str) -> None:
    first, _ = two_orders(house)
    with signed_in(address, OLA) as auditor:
        assert auditor.get(f"/order/{first}/pages").status_code == 200
        for path in (f"/order/{first}/pages", f"/order/{first}/read-again", "/register", f"/quarantine/{SHA}/handled"):
            assert auditor.post(path).status_code == 403
        assert auditor.get("/register").status_code == 403


# --- by telephone ------------------------------------------------------------------------------------------------

CALL = {
    "source": "phone",
    "requester_type": "region_clinic",
    "requesting_clinic": "Medicinmottagningen HSV",
    "doctor": "Karin Lund",
    "patient_name": "Anna Testsson",
    "identity_number": "19900602-2397",
    "wants_images": "ja",
    "image_recipient": "Mediaenheten SU/S",
    "examinations.0.text": "CT thorax",
    "examinations.0.date": "2026-03-02",
}


def ticket(client: httpx.Client) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', client.get("/register").text)
    assert found is not None
    return found[1]


def test_a_call_becomes_an_order_once_however_often_it_is_sent(client: httpx.Client, store: Store) -> None:
    said = {**CALL, "ticket": ticket(client)}
    places = {client.post("/register", data=said).headers["location"] for _ in range(2)}
    (place,) = places
    (line,) = store.list_orders()
    assert place == f"/order/{line.reference}"
    assert line.outcome == "release"
    assert client.get(place).status_code == 200
    assert client.get(f"{place}/pages").status_code == 200
    assert "191990" not in place


def test_what_cannot_be_right_comes_back_with_everything_typed(client: httpx.Client, store: Store) -> None:
    answer = client.post("/register", data={**CALL, "identity_number": "123", "ticket": ticket(client)})
    assert answer.status_code == 400
    assert "kontrollsiffra" in answer.text
    assert 'value="Karin Lund"' in answer.text
    assert store.list_orders() == ()


def test_a_ticket_that_was_not_ours_gives_no_other_time(client: httpx.Client, store: Store) -> None:
    for forged in ("", "x.y.z", "ab" * 8 + ".19990101T000000." + "0" * 64):
        assert client.post("/register", data={**CALL, "ticket": forged}).status_code == 303
    assert all(line.received_at.year > 1999 for line in store.list_orders())


@pytest.mark.parametrize(("source", "way"), [("phone", "telefon"), ("letter", "brev")])
def test_an_order_that_no_fax_brought_says_how_it_came(
    client: httpx.Client, store: Store, house: House, source: str, way: str
) -> None:
    said = {**CALL, "source": source, "doctor": "<b>Karin</b>", "ticket": ticket(client)}
    place = client.post("/register", data=said).headers["location"]
    (line,) = store.list_orders()
    for path in (place, f"{place}/finish"):
        page = " ".join(client.get(path).text.split())
        assert f"Kom per {way}, registrerad av Rut Granskare <time" in page
        assert "Sidbilden finns inte" not in page
        assert "<b>Karin" not in page
    page = client.get(place).text
    assert "Beställare: &lt;b&gt;Karin&lt;/b&gt;" in page  # what was written down
    assert "data-viewer" not in page
    original = house.archive.find(line.sha256)
    assert original is not None
    original.unlink()
    assert "är inte kvar i arkivet" in client.get(place).text


# --- in quarantine -----------------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_seen_to_by_hand(client: httpx.Client, store: Store) -> None:
    arrive(store)
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("a.pdf", SHA, NOW, error, VERSIONS), error, NOW)
    assert "Filen är krypterad." in client.get("/quarantine").text
    assert client.post(f"/quarantine/{SHA}/handled", data={"how": " "}).status_code == 409
    assert client.post(f"/quarantine/{SHA}/handled", data={"how": "ringde"}).status_code == 303
    page_ = client.get("/quarantine").text
    assert "Inget i karantän" in page_
    assert "ringde" in page_
    assert client.post("/quarantine/xyz/handled", data={"how": "x"}).status_code == 404
