"""The lot falls when a fax is read, by the daemon's own steps; and old books are counted as far as they tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bench.returns import open_desk
from intake.config import Review
from intake.house import House
from intake.pipeline import understand_step
from intake.statistics import Targets, figures_of
from intake.store import Keying, Recheck, Role, User, migrate, open_store
from intake.store.connect import engine_for, writing
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.loop.returned import put

PEOPLE = (User("rut", "Rut Granskare", Role.REVIEWER), User("bo", "Bo Andra", Role.REVIEWER))


@pytest.mark.parametrize(
    ("blind", "people", "keying", "recheck"),
    [(1.0, 2, Keying.DUE, None), (1.0, 1, None, None), (0.0, 2, None, Recheck.DRAWN)],
)
def test_the_lot_falls_when_a_fax_is_read(
    tmp_path: Path, blind: float, people: int, keying: Keying | None, recheck: Recheck | None
) -> None:
    house = open_desk(tmp_path)
    settings = house.settings.model_copy(update={"review": Review(blind_share=blind, sample_share=1.0)})
    house = House(settings, house.rules, house.store, house.archive, house.directory)
    for user in PEOPLE[:people]:
        house.store.people.add(user, None, by="test", at=datetime.now(UTC))
    sha256 = put(house, (page(FORM),), "an order")
    understand_step(house, sha256)
    record = house.store.order(house.fax(sha256).orders[0])
    assert record.order.is_order
    assert (record.keying, record.recheck) == (keying, recheck)
    house.store.close()


def test_old_books_are_counted_as_far_as_they_tell(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    engine = engine_for(url)
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.exec_driver_sql(
            "INSERT INTO faxes (sha256, size_bytes, received_at, state, archive_path)"
            " VALUES ('ab', 1, '2024-03-05 08:00:00.000000', 'done', 'a')"
        )
        connection.exec_driver_sql(
            "INSERT INTO orders (reference, sha256, number, version, state, code, outcome, requester_type, requester,"
            " section, missing, urgent, order_json, decision_json, drafts_json, created_at, closed_at, closed_by,"
            " closed_as) VALUES ('R', 'ab', 1, 2, 'closed', 'release', 'release', 'private', '', '', '', 0, '{}', '{}',"
            " '[]', '2024-03-05 08:00:00.000000', '2024-03-05 10:30:59.000000', 'Eva', 'release')"
        )
        connection.exec_driver_sql(
            "INSERT INTO audit (at, who, action, sha256, reference, detail_json)"
            " VALUES ('2024-03-05 09:00:00.000000', 'Eva', 'edited', 'ab', 'R', '{}')"
        )
    engine.dispose()
    store = open_store(url)
    at = datetime(2024, 3, 5, 12, tzinfo=UTC)
    figures = figures_of(store, 1, at, Targets(timedelta(hours=2), timedelta(hours=4)))
    assert (figures.closed, figures.counts.minutes, figures.counts.stops) == (1, {150: 1}, {})
    assert (figures.straight.hits, figures.straight.n) == (0, 0)  # nobody counted its doubts then
    store.close()
