"""The same tests on SQLite and on a real PostgreSQL: ``books`` is a store in a database of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from intake.store import Store, open_store
from tests.unit.store.test_postgresql import BINARIES, url

__all__ = ["books", "url"]

_numbers = itertools.count()
_POSTGRESQL = pytest.param(
    "postgresql", marks=[pytest.mark.slow, pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed")]
)


@pytest.fixture(params=["sqlite", _POSTGRESQL])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    address = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    if request.param == "postgresql":
        cluster = request.getfixturevalue("url")
        name = f"books{next(_numbers)}"
        engine = create_engine(cluster.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        address = cluster.replace("/postgres?", f"/{name}?")
    store = open_store(address)
    yield store
    store.close()
