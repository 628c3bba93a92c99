"""The access log as the pages write it, and as auditors read it."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from html import unescape

import httpx
import pytest

from intake.house import House
from intake.review.station import Station
from intake.store import Access, Door, Look, Store, Wanted
from tests.unit.review.stationed import ADA, OLA, RUT, signed_in
from tests.unit.store.made import NOW, SHA

NUMBER = "191212121212"


def looks(store: Store, **wanted: str) -> list[tuple[str, str, str, str]]:
    found = store.accesses.find(Wanted(**wanted))
    return [(each.who, each.reference, each.what, each.door) for each in reversed(found)]


def test_order_pages_and_search_are_written_with_the_patient(
    client: httpx.Client, house: House, store: Store, reference: str
) -> None:
    client.get(f"/order/{reference}")
    for _ in range(3):
        client.get(f"/fax/{SHA}/1.png")
    client.get(f"/order/{reference}")
    station = Station(house)
    for _ in range(2):
        station.access.found("Rut Granskare", {reference: station.store.order(reference).order}, station.now())
    assert [each[2] for each in looks(store)] == ["order", "page", "order", "search"]
    link = house.links.of(NUMBER) or ""
    assert len(store.accesses.find(Wanted(patient_links=(link,)))) == 4
    with store._engine.connect() as connection:
        assert NUMBER not in str(connection.exec_driver_sql("SELECT * FROM accesses").all())


def test_what_cannot_be_seen_is_not_written(client: httpx.Client, store: Store, reference: str) -> None:
    client.get("/order/ZZZZZ-ZZZZZ-9")
    client.get(f"/fax/{SHA}/9.png")
    client.get("/")
    assert looks(store) == []
    assert reference


def test_auditors_and_administrators_read_it_and_that_is_written_too(
    address: str, store: Store, reference: str
) -> None:
    with signed_in(address, RUT) as rut:
        rut.get(f"/order/{reference}")
        for answer in (rut.get("/access"), rut.post("/access"), rut.post("/access.csv")):
            assert answer.status_code == 403
        assert "/access" not in rut.get("/").text
    with signed_in(address, OLA) as ola:
        page = ola.get("/access").text
        for shown in ("Rut Granskare", reference, "beställningen", "sidan"):
            assert shown in page
        assert "Ola Revisor</th>" in page  # looking is there as it looks
        found = ola.post("/access", data={"number": "121212-1212"}).text
        assert reference in found
        assert "Rut Granskare" in found
        assert "Ingen har sett" in ola.post("/access", data={"number": "19121212-1213", "who": "Rut"}).text
    with signed_in(address, ADA) as ada:
        assert ada.get("/access").status_code == 200
    assert [each for each in looks(store) if each[2] == "accesses"] == [
        ("Ola Revisor", "", "accesses", "page"),
        ("Ola Revisor", "", "accesses", "page"),  # a number without its century may be of two people
        ("Ola Revisor", "", "accesses", "page"),
        ("Ola Revisor", "", "accesses", "page"),
        ("Ada Chef", "", "accesses", "page"),
    ]
    assert len([look for look in store.accesses.find(Wanted(who="Ola Revisor")) if look.patient_link]) == 3


def test_no_patients_number_gets_into_an_address(address: str) -> None:
    with signed_in(address, OLA) as ola:
        page = ola.get("/access").text
        assert re.findall(r'<form method="get"', page) == []
        # What stands in an address is not looked at, so nobody makes such links.
        assert ola.get(f"/access?number={NUMBER}&who=Rut").text.count('value="Rut"') == 0


def test_pages_lead_to_the_oldest_and_keep_the_filter(address: str, store: Store) -> None:
    made = [Access(NOW + timedelta(seconds=n // 7), "Rut", f"R-{n}", None, Look.ORDER, Door.PAGE) for n in range(250)]
    store.accesses.add(made)
    seen: list[str] = []
    with signed_in(address, OLA) as ola:
        form: dict[str, str] = {"who": "Rut"}
        while True:
            page = ola.post("/access", data=form).text
            seen += re.findall(r">R-(\d+)</td>", page)
            last = re.search(r'name="before" value="([^"]+)"', page)
            if last is None:
                break
            form = {"who": "Rut", "before": unescape(last[1])}
            assert 'name="who" value="Rut"' in page
    assert seen == [str(n) for n in reversed(range(250))]


@pytest.mark.parametrize(
    "form",
    [
        {"since": "yesterday"},
        {"since": "0001-01-01"},
        {"until": "9999-12-31"},
        {"before": "x 1"},
        {"before": "2026-01-01T00:00:00+00:00 -1"},
        {"before": "2026-01-01T00:00:00 1"},
        {"before": "0001-01-01T00:00:00+14:00 1"},
        {"before": "2026-01-01T00:00:00+00:00 " + "9" * 40},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(address: str, form: dict[str, str]) -> None:
    with signed_in(address, OLA) as ola:
        assert ola.post("/access", data=form).status_code == 400


def test_as_csv_with_nothing_in_it_that_a_spreadsheet_would_run(address: str, store: Store) -> None:
    evil = ["=HYPERLINK(1)", "+1", "-1", "@x", "semi;colon", 'quo"te']
    store.accesses.add(Access(NOW, who, "R1", "a" * 64, Look.PAGE, Door.COMMAND) for who in evil)
    with signed_in(address, OLA) as ola:
        answer = ola.post("/access.csv", data={"reference": "R1"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    table = list(csv.DictReader(io.StringIO(answer.text, newline=""), delimiter=";"))
    assert table.pop(0)["who"] == "Ola Revisor"  # who asked for it just now
    assert [row["who"] for row in reversed(table)] == ["'=HYPERLINK(1)", "'+1", "'-1", "'@x", "semi;colon", 'quo"te']
    assert table[0] == {
        "at": "2024-03-05T08:00:00+00:00",
        "who": 'quo"te',
        "reference": "R1",
        "patient_link": "a" * 64,
        "what": "page",
        "door": "command",
    }


def test_days_are_those_of_sweden(address: str, store: Store) -> None:
    midnight = NOW.replace(hour=23, minute=30)  # half past midnight on the sixth
    store.accesses.add([Access(midnight, "Rut", "R1", None, Look.ORDER, Door.PAGE)])
    with signed_in(address, OLA) as ola:
        assert "R1" not in ola.post("/access", data={"until": "2024-03-05"}).text
        assert "R1" in ola.post("/access", data={"since": "2024-03-06", "until": "2024-03-06"}).text
