"""Faxes that are not read yet, at the station: stopped, hurried, and read once more."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from intake.model import FaxState
from intake.store import Store
from tests.unit.review.stationed import OLA, signed_in
from tests.unit.store.made import OTHER_SHA, SHA, arrive, waiting


@pytest.fixture
def ola(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, OLA) as client:
        yield client


def test_one_that_waits_is_hurried_stopped_and_read_again(
    client: httpx.Client, ola: httpx.Client, store: Store
) -> None:
    arrive(store, OTHER_SHA, name="Tolv Tolvsson.pdf", key="other")
    page = client.get("/quarantine").text
    assert OTHER_SHA[:12] in page
    assert SHA[:12] not in page  # it is read
    assert "Tolvsson" not in page
    for what in ("hasten", "cancel", "retry"):
        assert ola.post(f"/quarantine/{OTHER_SHA}/{what}").status_code == 403
        assert f"/{what}" not in ola.get("/quarantine").text
        assert client.post(f"/quarantine/{'0' * 64}/{what}").status_code == 404
    assert client.post(f"/quarantine/{OTHER_SHA}/hasten").status_code == 303
    assert store.works.progress()[0].urgent
    assert client.post(f"/quarantine/{OTHER_SHA}/cancel").status_code == 303
    fax = store.fax(OTHER_SHA)
    assert fax is not None
    assert (fax.state, fax.reason_code) == (FaxState.QUARANTINED, "cancelled")
    page = client.get("/quarantine").text
    assert "Avbruten av Rut Granskare" in page
    late = client.post(f"/quarantine/{OTHER_SHA}/cancel")
    assert late.status_code == 409
    assert "väntar inte på att läsas" in late.text
    assert client.post(f"/quarantine/{OTHER_SHA}/retry").status_code == 303
    assert waiting(store) == (OTHER_SHA,)
    assert client.post(f"/quarantine/{OTHER_SHA}/retry").status_code == 409


def test_without_the_token_of_the_session_nothing_is_stopped(client: httpx.Client, store: Store) -> None:
    arrive(store, OTHER_SHA, key="other")
    client.headers.pop("X-CSRF")
    assert client.post(f"/quarantine/{OTHER_SHA}/cancel").status_code == 403
    assert waiting(store) == (OTHER_SHA,)


def test_the_queue_says_how_many_are_being_read(client: httpx.Client, store: Store) -> None:
    arrive(store, OTHER_SHA, key="other")
    assert "0 fax läses just nu" in client.get("/?group=waiting").text
    store.executors.enter("e", token="t", host="h", pid=1, roles=("worker",), version="1", fresh_s=20)
    store.works.begin(OTHER_SHA, 0, "read", executor="e", token="t", attempt=2, alone=False)
    assert "1 fax läses just nu" in client.get("/?group=waiting").text
    page = client.get("/quarantine").text
    assert "läses sedan" in page
    assert "försök 2" in page
