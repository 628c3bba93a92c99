"""However the pages of a fax are put into orders, none is lost, and none is in an order and said to be none."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.blobs import Folder
from intake.desk.pages import Grouping, plan_of
from intake.model import Code, PageKind, Reading
from intake.outcome import build_outcome
from intake.store import Closing, NewOrder, NotAllowedError, OrderState, Store, open_store
from intake.store.balance import balance
from tests.unit.store.made import NOW, VERSIONS, arrive, decision, drafts, order, page

NEXT = itertools.count()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/intake.sqlite")
        yield store
        store.close()


@st.composite
def faxes(draw: st.DrawFn) -> tuple[list[tuple[int, ...]], int, list[dict[int, list[int]]]]:
    """Groups that a fax came with, how many of them are closed, and how people seat its pages one after the other.

    A page may be seated in several groups at once (one page, two patients); group 0 is no order.
    """
    count = draw(st.integers(1, 5))
    pages = list(range(1, count + 1))
    owners = draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
    groups = [tuple(p for p, o in zip(pages, owners, strict=True) if o == owner) for owner in sorted(set(owners))]
    closed = draw(st.integers(0, len(groups) - 1))
    seat = st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True)
    rounds = draw(st.lists(st.fixed_dictionaries(dict.fromkeys(pages, seat)), min_size=1, max_size=3))
    return groups, closed, rounds


@settings(max_examples=60, deadline=None)
@given(faxes())
def test_every_page_is_in_an_order_or_none(
    store: Store, fax: tuple[list[tuple[int, ...]], int, list[dict[int, list[int]]]]
) -> None:
    groups, closed, rounds = fax
    sha256 = hashlib.sha256(str(next(NEXT)).encode()).hexdigest()
    every = frozenset(range(1, sum(map(len, groups)) + 1))
    came_with(store, sha256, groups)
    known = store.fax(sha256)
    assert known is not None
    done = known.orders[:closed]
    for named in done:
        store.close_order(named, 1, Closing("review", rejected=True, note="reklam"), "Bo", NOW)
    free = every - {number for pages in groups[:closed] for number in pages}
    before = [store.order(named) for named in done]
    for seats in rounds:
        open_orders = {
            named: record
            for named in known.orders
            if (record := store.order(named)).summary.state is OrderState.IN_REVIEW
        }
        if not open_orders:
            break
        wanted = grouping({page_: seats[page_] for page_ in free}, list(open_orders))
        try:
            plan = plan_of(wanted, {named: record.order for named, record in open_orders.items()}, free)
        except NotAllowedError as refusal:
            assert refusal.code == "page_left"
            assert any(0 in seats[page_] and len(seats[page_]) > 1 for page_ in free)
            continue
        if not plan.changes_nothing:
            seen = {named: record.version for named, record in open_orders.items()}
            entries = [entry(pages) for pages in plan.made]
            first = store.next_number(sha256)
            store.regroup(sha256, seen, plan.keep, entries, first, plan.no_order, "Eva", NOW)
        known = store.fax(sha256)
        assert known is not None
        standing = [store.order(named).order for named in known.orders]
        held = [number for each in standing for number in each.pages]
        outcome = store.outcome(sha256)
        assert outcome is not None
        nowhere = {each.number for each in outcome.pages if each.no_order_by}
        if not plan.changes_nothing:
            assert set(held) | nowhere == every
            assert not set(held) & nowhere
        assert len(outcome.orders) == len(known.orders) + len(known.replaced)
    assert [store.order(named) for named in done] == before
    faults = [fault for fault in balance(store.ledger, Folder(Path("/nonexistent"))).faults if fault.sha256 == sha256]
    assert [fault.code for fault in faults] == ["original_missing"]


def came_with(store: Store, sha256: str, groups: list[tuple[int, ...]]) -> None:
    arrive(store, sha256, key=sha256)
    count = sum(map(len, groups))
    orders = tuple(entry(pages).order for pages in groups)
    reading = Reading((PageKind.ORDER,) * count, orders)
    decisions, texts = [decision(Code.RELEASE)] * len(orders), [drafts()] * len(orders)
    pages = tuple(page(number) for number in range(1, count + 1))
    outcome = build_outcome("a.pdf", sha256, NOW, pages, reading, decisions, texts, VERSIONS)
    assert store.save_reading(outcome, reading, decisions, texts, NOW)


def entry(pages: tuple[int, ...]) -> NewOrder:
    return NewOrder(replace(order(pages[0], flagged=False), pages=pages), decision(), drafts())


def grouping(seats: dict[int, list[int]], references: list[str]) -> Grouping:
    """Group 1 is the first order there is, and so on; beyond those new ones are made."""
    keys = [*references, "new-1", "new-2", "new-3", "new-4"]
    groups: dict[str, list[int]] = {}
    for number, chosen in seats.items():
        for group in chosen:
            if group:
                groups.setdefault(keys[group - 1], []).append(number)
    none = frozenset(number for number, chosen in seats.items() if 0 in chosen)
    return Grouping({key: tuple(pages) for key, pages in groups.items()}, none)
