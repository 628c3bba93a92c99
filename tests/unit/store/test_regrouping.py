"""The pages of a fax in other orders: every page in one place, the books in balance, closed orders untouched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake.blobs import Folder
from intake.errors import EngineError
from intake.model import Code, FaxState, PageKind, Reading
from intake.outcome import build_outcome, build_quarantined
from intake.store import Closing, NewOrder, NotAllowedError, OrderState, Role, Store, User
from intake.store.balance import balance
from intake.store.inheriting import origins_of
from tests.unit.store.made import NOW, SHA, VERSIONS, arrive, decision, drafts, order, page, save, seen, waiting


def entry(*pages: int, split: bool = True) -> NewOrder:
    made = order(pages[0], flagged=False, split=split)
    return NewOrder(replace(made, pages=pages), decision(), drafts())


@pytest.fixture
def references(store: Store) -> tuple[str, ...]:
    """Three orders of one page each."""
    arrive(store)
    save(store, orders=3, flagged=False)
    return tuple(line.reference for line in store.list_orders())


def regroup(
    store: Store,
    references: tuple[str, ...],
    *entries: NewOrder,
    keep: tuple[str, ...] = (),
    no_order: tuple[int, ...] = (),
    versions: int = 1,
) -> tuple[str, ...]:
    seen = dict.fromkeys(references, versions)
    return store.regroup(SHA, seen, keep, entries, store.next_number(SHA), no_order, "Eva", NOW)


def test_merged_orders_are_replaced_by_one_that_takes_the_next_number(
    store: Store, references: tuple[str, ...]
) -> None:
    first, second, third = references
    (made,) = regroup(store, references, entry(1, 2), keep=(third,))
    assert made.endswith("-4")
    old, new = store.order(first), store.order(made)
    assert (old.summary.state, old.closed_by, made in (old.closed_note or "")) == (OrderState.REGROUPED, "Eva", True)
    assert (new.summary.state, new.order.pages, new.version) == (OrderState.IN_REVIEW, (1, 2), 1)
    assert store.order(third).version == 1
    fax = store.fax(SHA)
    assert fax is not None
    assert (fax.orders, fax.replaced, fax.state) == ((third, made), (first, second), FaxState.IN_REVIEW)
    outcome = store.outcome(SHA)
    assert outcome is not None
    assert [each.regrouped_into for each in outcome.orders] == [(made,), (made,), None, None]
    assert outcome.orders[3].pages == (1, 2)
    assert [each.action for each in store.history(SHA, made)][-2:] == ["grouped", "regrouped"]
    assert store.history(SHA, first)[-2].action == "replaced"


def test_who_divides_a_fax_has_confirmed_that_it_is_divided(store: Store, references: tuple[str, ...]) -> None:
    made = regroup(store, references, entry(1), entry(2, 3))
    record = store.order(made[1])
    assert [(each.code, each.field, each.by) for each in record.answers] == [("split_unconfirmed", None, "Eva")]
    outcome = store.outcome(SHA)
    assert outcome is not None
    assert [each.split_confirmed for each in outcome.orders[3:]] == [True, True]


def test_no_page_is_lost_and_none_is_both(store: Store, references: tuple[str, ...]) -> None:
    for entries, keep, no_order in (
        ((entry(1),), (), (2,)),  # page 3 is nowhere
        ((entry(1, 2, 3),), (), (3,)),  # page 3 is both
        ((), (references[0],), (1, 2, 3)),  # page 1 is kept and none
        ((), (), ()),
    ):
        with pytest.raises(NotAllowedError) as refusal:
            regroup(store, references, *entries, keep=keep, no_order=no_order)
        assert refusal.value.code == "page_left"
    assert [line.state for line in store.list_orders()] == [OrderState.IN_REVIEW] * 3


def test_pages_that_are_no_order_are_said_to_be_none_and_the_fax_is_done(
    store: Store, references: tuple[str, ...], tmp_path: Path
) -> None:
    assert regroup(store, references, no_order=(1, 2, 3)) == ()
    fax, outcome = store.fax(SHA), store.outcome(SHA)
    assert fax is not None
    assert outcome is not None
    assert (fax.state, fax.orders, len(fax.replaced)) == (FaxState.DONE, (), 3)
    assert [each.no_order_by for each in outcome.pages] == ["Eva"] * 3
    assert [fault.code for fault in balance(store.ledger, Folder(tmp_path / "archive")).faults] == ["original_missing"]


def test_a_closed_order_is_never_touched(store: Store, references: tuple[str, ...]) -> None:
    first, second, third = references
    store.close_order(first, 1, Closing("review", rejected=True, note="reklam"), "Bo", NOW)
    before = store.order(first)
    with pytest.raises(NotAllowedError, match="Somebody else"):
        regroup(store, references, entry(1, 2, 3))
    (made,) = regroup(store, (second, third), entry(2, 3))
    assert store.order(first) == before
    assert store.fax(SHA).orders == (first, made)  # type: ignore[union-attr]


def test_what_somebody_else_changed_meanwhile_is_seen_first(store: Store, references: tuple[str, ...]) -> None:
    store.save_edit(references[0], 1, order(1, flagged=False), decision(), drafts(), {}, "Bo", NOW)
    with pytest.raises(NotAllowedError) as refusal:
        regroup(store, references, entry(1, 2, 3))
    assert refusal.value.code == "order_changed"
    seen = {references[0]: 2, references[1]: 1, references[2]: 1}
    with pytest.raises(NotAllowedError) as refusal:
        store.regroup(SHA, seen, (), (entry(1, 2, 3),), 3, (), "Eva", NOW)  # drafted under another number
    assert refusal.value.code == "order_changed"
    assert store.regroup(SHA, seen, (), (entry(1, 2, 3),), 4, (), "Eva", NOW)


def test_new_orders_are_with_whom_their_pages_were_and_carry_what_was_written(
    store: Store, references: tuple[str, ...]
) -> None:
    first, second, third = references
    for name in ("rut", "bo"):
        store.people.add(User(name, name.title(), Role.REVIEWER), None, by="test", at=NOW)
    store.allotments.assign(second, "rut", seen=None, who="Eva", at=NOW)
    store.allotments.assign(third, "bo", seen=None, who="Eva", at=NOW)
    store.allotments.hasten(third, True, who="Eva", at=NOW)
    store.allotments.remark(first, "ringde kliniken", name="rut", who="Rut", at=NOW)
    store.allotments.remark(third, "de återkommer", name="bo", who="Bo", at=NOW + timedelta(minutes=1))
    merged, alone = regroup(store, references, entry(1, 2), entry(3))
    assert [store.allotments.of(each).assigned_to for each in (merged, alone)] == ["rut", "bo"]
    assert [store.allotments.of(each).urgent for each in (merged, alone)] == [False, True]
    assert [each.text for each in store.allotments.remarks(merged)] == ["ringde kliniken"]
    (said,) = store.allotments.remarks(alone)
    assert (said.text, said.who, said.at) == ("de återkommer", "bo", NOW + timedelta(minutes=1))
    assert [each.text for each in store.allotments.remarks(third)] == ["de återkommer"]  # and stays where it was
    assert store.history(SHA, alone)[-2].detail["from"] == [third]
    (all_,) = regroup(store, (merged, alone), entry(1, 2, 3))
    assert store.allotments.of(all_).assigned_to == "rut"  # most of its pages were with her
    assert store.allotments.of(all_).urgent
    assert [each.text for each in store.allotments.remarks(all_)] == ["ringde kliniken", "de återkommer"]


def test_an_urgency_that_a_person_set_stands_on_the_new_order(store: Store, references: tuple[str, ...]) -> None:
    first, second, third = references
    hasty = replace(entry(1, 2).order, fields={**entry(1).order.fields, "urgency": seen(True)})
    pressing = NewOrder(replace(hasty, pages=(1, 2)), decision(), drafts())
    for named in (first, second):
        store.allotments.hasten(named, True, who="Eva", at=NOW)
        store.allotments.hasten(named, False, who="Eva", at=NOW)
    (made,) = regroup(store, references, pressing, keep=(third,))
    assert not store.allotments.of(made).urgent
    (again,) = regroup(store, (third, made), NewOrder(replace(hasty, pages=(1, 2, 3)), decision(), drafts()))
    assert store.allotments.of(again).urgent  # of the third nobody said so: the fax counts


def test_a_page_laid_into_a_second_order_brings_what_was_said_of_the_first(
    store: Store, references: tuple[str, ...]
) -> None:
    store.allotments.remark(references[1], "två patienter på sidan", name="rut", who="Rut", at=NOW)
    (made,) = regroup(store, references, entry(2), keep=references)
    assert [each.text for each in store.allotments.remarks(made)] == ["två patienter på sidan"]
    assert origins_of((4,), {"A": (1, 2), "B": (3,)}) == ()
    assert origins_of((3, 1, 2), {"B": (3,), "A": (1, 2), "C": (9,)}) == ("A", "B")


def test_a_replaced_order_is_not_opened_again_but_found_by_its_name(store: Store, references: tuple[str, ...]) -> None:
    (made,) = regroup(store, references, entry(1, 2, 3, split=False))
    with pytest.raises(NotAllowedError) as refusal:
        store.reopen_order(references[0], 2, "ändå", "Bo", NOW)
    assert refusal.value.code == "order_regrouped"
    assert store.find(references[0]) == (SHA, references[0])
    assert store.find(SHA[:8]) == (SHA, made)


# --- read again --------------------------------------------------------------------------------------------------


def save_again(store: Store, number: int) -> None:
    reading = Reading((PageKind.ORDER,), (order(1, flagged=False),))
    parts = (page(), page(2), page(3))[:1]
    outcome = build_outcome("a.pdf", SHA, NOW, parts, reading, [decision()], [drafts()], VERSIONS)
    assert store.save_reading(outcome, reading, [decision()], [drafts()], NOW) is True
    assert store.list_orders()[0].reference.endswith(f"-{number}")


def test_a_fax_that_is_read_again_keeps_its_old_orders_and_numbers_on(
    store: Store, references: tuple[str, ...], tmp_path: Path
) -> None:
    store.read_again(SHA, {1: 180}, "Eva", NOW)
    assert waiting(store) == (SHA,)
    assert balance(store.ledger, Folder(tmp_path / "archive")).faults[0].code == "original_missing"
    assert {store.order(each).summary.state for each in references} == {OrderState.REGROUPED}
    save_again(store, 4)
    outcome, fax = store.outcome(SHA), store.fax(SHA)
    assert outcome is not None
    assert fax is not None
    assert len(outcome.orders) == 4
    assert [each.regrouped_into for each in outcome.orders] == [fax.orders] * 3 + [None]
    asked = next(each for each in store.history(SHA) if each.action == "read_again")
    assert (asked.who, asked.detail) == ("Eva", {"turns": {"1": 180}})


def test_a_fax_that_cannot_be_read_the_second_time_keeps_its_numbers_too(
    store: Store, references: tuple[str, ...], tmp_path: Path
) -> None:
    store.read_again(SHA, {}, "Eva", NOW)
    error = EngineError("reader_died", "Läsaren dog.", "The reader died.")
    store.quarantine(build_quarantined("a.pdf", SHA, NOW, error, VERSIONS), error, NOW)
    assert [fault.code for fault in balance(store.ledger, Folder(tmp_path / "archive")).faults] == ["original_missing"]
    assert store.requeue(SHA, "Eva", NOW) is True
    save_again(store, 4)
    assert store.order(references[2]).number == 3
    assert len(store.outcome(SHA).orders) == 4  # type: ignore[union-attr]


def test_nobodys_work_is_undone_by_reading_again(store: Store, references: tuple[str, ...]) -> None:
    def code() -> str:
        with pytest.raises(NotAllowedError) as refusal:
            store.read_again(SHA, {}, "Eva", NOW)
        assert refusal.value.code == "cannot_read_again"
        return refusal.value.en

    store.save_edit(references[1], 1, order(2, flagged=False), decision(), drafts(), {}, "Bo", NOW)
    assert references[1] in code()
    store.close_order(references[0], 1, Closing("review", rejected=True, note="reklam"), "Bo", NOW)
    assert f"{references[0]} is closed" in code()


def test_asked_twice_a_fax_is_put_back_once(store: Store, references: tuple[str, ...]) -> None:
    assert references
    store.read_again(SHA, {}, "Eva", NOW)
    with pytest.raises(NotAllowedError, match="waits to be read"):
        store.read_again(SHA, {}, "Eva", NOW)
    assert [each.action for each in store.history(SHA)].count("read_again") == 1


# --- seen to by hand ---------------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_seen_to_by_hand_and_comes_back_when_it_is_sent_again(
    store: Store, tmp_path: Path
) -> None:
    arrive(store)
    assert store.handle(SHA, "ringde", "Eva", NOW) is False  # it waits to be read
    error = EngineError("reader_died", "Läsaren dog.", "The reader died.")
    store.quarantine(build_quarantined("a.pdf", SHA, NOW, error, VERSIONS), error, NOW)
    with pytest.raises(NotAllowedError) as refusal:
        store.handle(SHA, " ", "Eva", NOW)
    assert refusal.value.code == "note_needed"
    assert store.handle(SHA, "ringde och bad dem faxa om", "Eva", NOW) is True
    assert store.handle(SHA, "igen", "Bo", NOW) is False
    fax = store.fax(SHA)
    assert fax is not None
    assert (fax.state, fax.handled_by, fax.handled_note) == (FaxState.DONE, "Eva", "ringde och bad dem faxa om")
    assert [fault.code for fault in balance(store.ledger, Folder(tmp_path / "archive")).faults] == ["original_missing"]
    arrive(store, key="second")
    fax = store.fax(SHA)
    assert fax is not None
    assert (fax.state, fax.handled_by) == (FaxState.QUARANTINED, None)
    assert [each.action for each in store.history(SHA)][-2:] == ["handled", "repeated"]


def test_a_fax_with_orders_is_never_handled_by_hand(store: Store, references: tuple[str, ...]) -> None:
    assert references
    assert store.handle(SHA, "inget", "Eva", NOW) is False
    assert store.fax(SHA).state is FaxState.IN_REVIEW  # type: ignore[union-attr]
    assert store.order(references[0]).decision.code is Code.RELEASE
