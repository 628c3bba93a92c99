"""The same store on a real PostgreSQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.postgres import BINARIES, cluster
from bench.returns import ask, open_desk
from intake import pipeline
from intake.errors import StoreError
from intake.model import FaxState
from intake.store import (
    Closing,
    Group,
    LogLineRecord,
    Looker,
    NewExport,
    NewOrder,
    NotAllowedError,
    PatientGiven,
    Role,
    Store,
    Wanted,
    open_store,
    throttle,
)
from intake.store.closing import stops_of
from tests.unit.loop.returned import put, seen
from tests.unit.store.made import NOW, SHA, arrive, decision, drafts, order, save, waiting
from tests.unit.store.test_accessing import LOOK
from tests.unit.store.test_people import ADA, LASTING, PASSWORD, RUT
from tests.unit.store.test_queueing import put as put_order

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (make system-test installs it)"),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A database cluster of its own, reached through a socket in its own folder."""
    with cluster() as url:
        yield url


def test_the_whole_way_of_a_fax(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(url), range(4)))
        answers = list(pool.map(lambda each: arrive(each[1], key=str(each[0])), enumerate(stores)))
    assert sorted(answers) == ["new", "repeat", "repeat", "repeat"]
    store = stores[0]
    name = b"r\xf6ntgen.pdf".decode("utf-8", "surrogateescape")
    arrive(store, name=name, key="odd")
    assert store.ledger().faxes[0].arrivals[-1].name == name
    store.record_refused(name, "symlink", NOW)
    store.record_refused(name, "fifo", NOW)
    assert [refused.reason for refused in store.ledger().refused] == ["fifo"]

    assert save(store) is True
    assert save(store) is False
    reference = store.find(SHA[:6])[1]
    assert reference is not None
    _close(stores, reference)
    fax = store.fax(SHA)
    assert fax is not None
    assert fax.state is FaxState.DONE
    assert store.order(reference).closed_at == NOW
    with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit")
    for each in stores:
        each.close()


def test_the_book_of_exports(url: str) -> None:
    store = open_store(url)
    line = NewExport("2024-03-05 kl. 09:00: … \x00", "a" * 64, PatientGiven.LINKED, "unread", NOW)
    lines = [line, replace(line, copy=1), replace(line, patient_link=None, patient=PatientGiven.NOT_GIVEN)]

    def bring(_: int) -> int:
        return store.import_log(lines, file_sha256=SHA, key_id="b" * 16, who="Eva", at=NOW).new

    before = store.count_exports()[0]
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(bring, range(4))) == [0, 0, 0, 3]
    assert store.count_exports()[0] == before + 3
    assert [each.exported_at for each in store.exports_of("a" * 64)] == [NOW, NOW]
    assert len(store.exports(only_open=True, limit=2)) == 2
    newest = store.newest_import()
    assert newest is not None
    assert (newest.lines, newest.linked, newest.unread) == (3, 2, 3)
    store.close()


def test_people_sign_in_and_are_kept_apart(url: str) -> None:
    stores = [open_store(url) for _ in range(8)]
    store = stores[0]
    for user in (ADA, RUT, replace(ADA, name="bo", shown="Bo")):
        store.people.add(user, PASSWORD, by="test", at=NOW)
    token = store.sessions.sign_in("rut", PASSWORD, "10.0.0.1", NOW, LASTING).token or ""
    for each in range(3):
        assert stores[each].sessions.user(token, NOW + each * timedelta(minutes=20), LASTING) == RUT
    assert store.sessions.user(token, NOW + timedelta(minutes=75), LASTING) is None

    def guess(given: tuple[int, Store]) -> int:
        return given[1].sessions.sign_in("rut", "fel", f"10.0.0.{given[0]}", NOW, LASTING).wait_s

    def demote(given: tuple[Store, str]) -> str:
        user = given[0].people.get(given[1])
        assert user is not None
        try:
            given[0].people.change(replace(user, role=Role.REVIEWER), by="test", at=NOW)
        except NotAllowedError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(guess, enumerate(stores))) == [0] * throttle.FREE_OF_NAME + [2] * 3
        # Each takes the other's role away at once: one of them stays.
        assert sorted(pool.map(demote, zip(stores, ("ada", "bo"), strict=False))) == ["done", "last_administrator"]
    assert [each.action for each in store.people.history(1)] == ["user_changed"]
    store.people.remove("rut", by="test", at=NOW)
    assert store.people.get("rut") is None
    for each in stores:
        each.close()


def test_the_access_log(url: str) -> None:
    store = open_store(url)
    made = [replace(LOOK, at=NOW + number // 4 * timedelta(minutes=1)) for number in range(10)]
    assert store.accesses.add(made) == 10
    assert store.accesses.add([LOOK], once_in=timedelta(minutes=10)) == 0
    seen, before = [], None
    while looks := store.accesses.find(Wanted(who="Rut", since=NOW, patient_links=("a" * 64,)), before=before, limit=3):
        seen += [look.number for look in looks]
        before = (looks[-1].at, looks[-1].number)
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 10
    for statement in ("UPDATE accesses SET who = 'Eva'", "DELETE FROM accesses", "TRUNCATE accesses"):
        with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
            connection.exec_driver_sql(statement)
    store.close()


def test_a_protected_identity_hides_its_whole_fax(url: str) -> None:
    store, sha256 = open_store(url), "5d" * 32
    arrive(store, sha256, key="protected")
    save(store, sha256, orders=2)
    mine = [each.reference for each in store.list_orders() if each.sha256 == sha256]
    record = store.order(mine[0])
    marked = replace(record.order, facts=replace(record.order.facts, protected_identity=True))
    store.save_edit(mine[0], 1, marked, record.decision, record.drafts, {}, "Eva", NOW)
    assert [each.summary.protected for each in store.orders_on(sha256)] == [True, True]
    store.close()


def test_a_reader_changes_nothing(url: str) -> None:
    open_store(url).close()
    reader = open_store(url, read_only=True)
    with pytest.raises(Exception, match="does not answer"):
        arrive(reader, key="from a reader")
    assert isinstance(reader.ledger().faxes, tuple)
    reader.close()


def _close(stores: list[Store], reference: str) -> None:
    record = stores[0].order(reference)
    for stop in stops_of(record.order):
        stores[0].answer_flag(reference, 1, stop.code, stop.field, "Eva", NOW)
    for check in record.decision.checks:
        stores[0].confirm_check(reference, 1, check, "Eva", NOW)
        stores[0].take_back(reference, 1, check, "Eva", NOW)
        stores[0].confirm_check(reference, 1, check, "Eva", NOW)
    answer = stores[0].order(reference).answers[0]
    stores[1].take_back(reference, 1, (answer.code, answer.field), "Eva", NOW)
    assert answer not in stores[2].order(reference).answers
    stores[1].answer_flag(reference, 1, answer.code, answer.field, "Eva", NOW)
    how = Closing("release", log_line=LogLineRecord("2024-03-05 kl. 09:00: …", NOW, "eva12"))

    def attempt(store: Store) -> str | None:
        try:
            store.close_order(reference, 1, how, "Eva", NOW)
        except NotAllowedError as refusal:
            return refusal.code
        return None

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(attempt, stores))
    assert sorted(str(result) for result in results) == ["None"] + ["order_closed"] * 3


def test_two_returns_of_one_form_at_once_join_it_once(url: str, tmp_path: Path) -> None:
    house = replace(open_desk(tmp_path), store=open_store(url))
    named, form = ask(house, "private, no consent", 77)
    faxes = [put(house, seen(form, marked={"oral_consent": ["yes"]}), f"return {number}") for number in range(3)]

    def understand(sha256: str) -> None:
        for _ in range(5):  # as the engine does
            try:
                pipeline.understand_step(house, sha256)
            except StoreError as error:
                assert error.code == "order_changed_meanwhile"
            else:
                return
        raise AssertionError("never understood")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(understand, faxes))
    joined = [house.fax(sha256).joined for sha256 in faxes]
    assert sorted(joined) == [(), (), (named,)]
    record = house.store.order(named)
    assert (record.version, record.order.fields["consent"].value) == (2, "oral")
    house.store.close()


def test_undone_regrouped_and_read_again(url: str) -> None:
    store = open_store(url)
    sha256 = hashlib.sha256(b"undone").hexdigest()
    arrive(store, sha256, key="undone")
    save(store, sha256, orders=3, flagged=False)
    first, second, third = (line.reference for line in store.list_orders() if line.sha256 == sha256)
    for stop in stops_of(store.order(first).order):
        store.answer_flag(first, 1, stop.code, stop.field, "Eva", NOW)
    for check in store.order(first).decision.checks:
        store.confirm_check(first, 1, check, "Eva", NOW)
    line = LogLineRecord("2024-03-05 kl. 09:00: CT torax, 2024-01-15 länkas till SU/S /eva12", NOW, "eva12", "undone")
    store.close_order(first, 1, Closing("release", log_line=line), "Eva", NOW)

    def undo(number: int) -> int | str:
        try:
            return store.reopen_order(first, 2, "fel mottagare", f"person {number}", NOW)
        except NotAllowedError as refusal:
            return refusal.code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(map(str, pool.map(undo, range(4)))) == ["3", "order_open", "order_open", "order_open"]
    assert [each.withdrawn_at for each in store.exports_of("undone")] == [NOW]

    seen_as = {first: 3, second: 1, third: 1}
    entry = NewOrder(replace(order(1, flagged=False), pages=(1, 2)), decision(), drafts())

    def merge(_: int) -> tuple[str, ...] | str:
        try:
            return store.regroup(sha256, seen_as, (third,), (entry,), 4, (), "Eva", NOW)
        except NotAllowedError as refusal:
            return refusal.code

    with ThreadPoolExecutor(4) as pool:
        merged = list(pool.map(merge, range(4)))
    assert merged.count("order_changed") == 3
    fax = store.fax(sha256)
    assert fax is not None
    assert (len(fax.orders), fax.replaced) == (2, (first, second))
    store.read_again(sha256, {1: 90}, "Eva", NOW)
    assert sha256 in waiting(store)
    assert save(store, sha256) is True
    assert store.find(sha256[:8]) == (sha256, f"{first[:-1]}5")
    published = store.outcome(sha256)
    assert published is not None
    assert len(published.orders) == 5
    store.close()


def test_queue_search_and_claims(url: str) -> None:
    stores = [open_store(url) for _ in range(4)]
    store = stores[0]
    named = [put_order(store, number, minutes=number) for number in range(101, 109)]
    store.allotments.hasten(named[5], True, who="Rut", at=NOW)
    store.allotments.snooze(named[0], NOW + timedelta(days=1), "väntar", who="Rut", at=NOW)
    wanted = [named[5], *(each for each in named[1:] if each != named[5])]
    rut, found, begin = Looker("rut"), [], None
    while True:
        shown = store.queue.page(Group.REVIEW, rut, NOW, begin=begin, size=3)
        found += [row.reference for row in shown.rows]
        if (begin := shown.next) is None:
            break
    assert [each for each in found if each in named] == wanted
    assert [row.reference for row in store.queue.page(Group.SNOOZED, rut, NOW).rows] == [named[0]]
    assert store.queue.counts(rut, NOW, (NOW, NOW))["snoozed"] == 1
    for said in ("tolvsson 121212-1212", named[3].lower(), "tolv medicin"):
        assert named[3] in [hit.row.reference for hit in store.searches.find(said, rut, NOW).hits]
    assert store.searches.find("tolvsson åå", rut, NOW).hits == ()

    seen_before = store.changes.since(None, NOW).seen
    soon = NOW + timedelta(minutes=5)
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda each: each[1].claims.next(Looker(f"user{each[0]}"), NOW, soon), enumerate(stores)))
    assert len(set(taken)) == 4
    assert store.changes.since(seen_before, NOW).references == set(taken)
    with ThreadPoolExecutor(4) as pool:
        held = list(
            pool.map(lambda each: each[1].claims.claim(named[7], f"user{each[0]}", NOW, soon), enumerate(stores))
        )
    assert len({claim.held_by for claim in held if claim}) == 1
    for each in stores:
        each.close()
