"""A house with an order in it, and Rut signed in at its station."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from intake.house import House
from intake.review import app
from intake.store import Store, open_store
from tests.unit.review.stationed import ADA, OLA, RUT, house_in, served, signed_in, with_users
from tests.unit.store.made import SHA, arrive, save


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    with_users(store, RUT, ADA, OLA)
    yield store
    store.close()


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    return house_in(tmp_path, store)


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with served(app(house)) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with signed_in(address, RUT) as client:
        yield client


@pytest.fixture
def reference(store: Store, tmp_path: Path) -> str:
    arrive(store)
    save(store)
    folder = tmp_path / "pages" / SHA
    folder.mkdir(parents=True)
    Image.new("1", (1728, 2292), 1).save(folder / "1.png")
    return store.list_orders()[0].reference
