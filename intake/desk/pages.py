"""One person at the pages of one fax: which page belongs to which order.

The words that were read are kept, so nothing is recognised again: the new groups are understood, decided and drafted
from them, and written down in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from intake.extract.regrouping import extract_group
from intake.house import House, write_drafts
from intake.judging import redecide
from intake.logbook.lookup import looked_up
from intake.model import Order, Page, PageKind
from intake.pipeline import words_of
from intake.read import turns
from intake.reference import reference
from intake.store import NewOrder, NotAllowedError, OrderRecord, OrderState
from intake.store.closing import fields_of
from intake.words import STOCKHOLM

MOST_ORDERS = 99
"""So many orders a fax may have had; references are written with two digits."""


@dataclass(frozen=True, slots=True)
class PageSeat:
    """One page, and where it is. ``orders``: those that are open and hold it; ``closed``: an order that holds it for
    good; ``no_order_by``: who said that it belongs to none."""

    number: int
    kind: PageKind
    orders: tuple[str, ...]
    closed: str | None
    no_order_by: str | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a person wants: ``groups`` are orders that exist (by reference) or are to be made (any other key), each with
    its pages in order; ``no_order`` are pages that belong to none."""

    groups: Mapping[str, tuple[int, ...]]
    no_order: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of that: orders that stay, groups that become new orders, pages that are none."""

    keep: frozenset[str]
    made: tuple[tuple[int, ...], ...]
    no_order: frozenset[int]
    replaced: frozenset[str]

    @property
    def changes_nothing(self) -> bool:
        return not self.made and not self.replaced


def plan_of(grouping: Grouping, open_orders: Mapping[str, Order], free: frozenset[int]) -> Plan:
    """Hold what a person wants against what there is. Pure.

    Args:
        grouping: as wanted.
        open_orders: reference → order, of every order of the fax that is open.
        free: the pages that may be put anywhere; the rest belong to orders that are closed.

    Raises:
        NotAllowedError: ``page_left``: a page is in no order and not said to be none, or is both; ``page_closed``: a
            page of a closed order was asked for.
    """
    groups = {key: pages for key, pages in grouping.groups.items() if pages}
    held = {number for pages in groups.values() for number in pages}
    if not (held | grouping.no_order) <= free:
        raise NotAllowedError(
            "page_closed",
            "En sida hör till en beställning som är avslutad. Öppna den igen först.",
            "A page belongs to an order that is closed. Open that again first.",
        )
    twice = any(len(set(pages)) < len(pages) for pages in groups.values())
    if held | grouping.no_order != free or held & grouping.no_order or twice:
        raise NotAllowedError(
            "page_left",
            "Varje sida ska ligga i en beställning eller vara ingen beställning.",
            "Every page has to be in an order, or said to be none.",
        )
    keep = frozenset(
        name
        for name, order in open_orders.items()
        if (groups.get(name) == order.pages if order.is_order else set(order.pages) <= grouping.no_order)
    )
    made = tuple(pages for key, pages in groups.items() if key not in keep)
    return Plan(keep, made, grouping.no_order, frozenset(open_orders) - keep)


class PagesDesk:
    """One person at the pages of one fax.

    Args:
        house: settings, rules and books.
        sha256: of the fax.
        who: the person's name; it stands in the audit trail.
    """

    def __init__(self, house: House, sha256: str, who: str) -> None:
        self._house, self._sha256, self._who = house, sha256, who
        fax = house.fax(sha256)
        self.orders: tuple[OrderRecord, ...] = tuple(house.store.order(named) for named in fax.orders)
        self.open: tuple[OrderRecord, ...] = tuple(
            record for record in self.orders if record.summary.state is OrderState.IN_REVIEW
        )

    def seats(self) -> tuple[PageSeat, ...]:
        """Every page, in the order that the fax has them."""
        outcome = self._house.store.outcome(self._sha256)
        seats = []
        for page in outcome.pages if outcome else ():
            of = [record for record in self.orders if page.number in record.order.pages]
            holders = tuple(each.reference for each in of if each in self.open and each.order.is_order)
            closed = next((each.reference for each in of if each not in self.open), None)
            if outcome is not None and outcome.joined and page.kind is PageKind.RETURN_FORM:
                closed = outcome.joined[0].reference
            seats.append(PageSeat(page.number, page.kind, holders, None if holders else closed, page.no_order_by))
        return tuple(seats)

    def regroup(self, grouping: Grouping, seen: Mapping[str, int]) -> tuple[str, ...]:
        """Put the pages where the person wants them.

        Args:
            grouping: as wanted.
            seen: open order → its version, as the person saw them.

        Returns:
            the references of the new orders; none where nothing changes.

        Raises:
            NotAllowedError: ``page_left``, ``page_closed``, ``order_changed``, ``words_gone``, ``too_many_orders``.
            StoreError: disk or database failed.
        """
        free = frozenset(seat.number for seat in self.seats() if seat.closed is None)
        plan = plan_of(grouping, {record.reference: record.order for record in self.open}, free)
        if plan.changes_nothing:
            return ()
        store, at = self._house.store, datetime.now(UTC)
        first = store.next_number(self._sha256)
        if first + len(plan.made) > MOST_ORDERS:
            raise NotAllowedError(
                "too_many_orders", "Faxet har för många beställningar.", "The fax has too many orders."
            )
        entries = self._understood(plan, first, at) if plan.made else ()
        made = store.regroup(self._sha256, seen, plan.keep, entries, first, plan.no_order, self._who, at)
        house = self._house
        for named in plan.replaced:
            write_drafts(house.blobs, named, ())
        for named, entry in zip(made, entries, strict=True):
            write_drafts(house.blobs, named, entry.drafts)
        return made

    def read_again(self, turned: Mapping[int, int]) -> None:
        """Have the whole fax read once more from its original.

        What is asked for is written beside the words before the fax is put back, so that it is obeyed whenever the
        reading happens, and by whom.

        Args:
            turned: page → how much further it has to be turned than it was, clockwise in degrees.

        Raises:
            NotAllowedError: ``cannot_read_again``.
            StoreError: disk or database failed.
        """
        store, pages = self._house.store, self._house.pages(self._sha256)
        outcome = store.outcome(self._sha256)
        lies = {page.number: page.turned_deg for page in outcome.pages} if outcome else {}
        before = turns.in_force(pages)
        by_page = dict(before.by_page) if before else {}
        by_page |= {page: (lies[page] + more) % 360 for page, more in turned.items() if page in lies and more % 360}
        turns.ask(pages, turns.Turns(secrets.token_hex(8), by_page))
        try:
            store.read_again(self._sha256, by_page, self._who, datetime.now(UTC))
        except NotAllowedError:
            turns.take_back(pages, before)
            raise
        for record in self.orders:
            write_drafts(self._house.blobs, record.reference, ())

    def _understood(self, plan: Plan, first: int, at: datetime) -> tuple[NewOrder, ...]:
        house, rules = self._house, self._house.rules_now()
        pages = self._pages()
        received_at = house.fax(self._sha256).received_at
        split = len(plan.made) + len(self.orders) - len(plan.replaced) > 1
        entries = []
        for number, group in enumerate(plan.made, first):
            order = extract_group(
                [pages[page] for page in group],
                directory=rules.directory,
                today=received_at.astimezone(STOCKHOLM).date(),
                flag_below=house.settings.read.flag_below,
                calibration=rules.calibration,
                split=split,
            )
            order = looked_up(order, house.store, house.links, rules.directory, at)
            named = reference(self._sha256, number)
            decision, drafts = redecide(
                order, house.settings, order_reference=named, received_at=received_at, rules=rules
            )
            entries.append(NewOrder(order, decision, drafts))
        return tuple(entries)

    def _pages(self) -> Mapping[int, Page]:
        words = words_of(self._house, self._sha256)
        if not words:
            raise NotAllowedError(
                "words_gone",
                "Faxets lästa ord finns inte kvar. Läs om faxet först.",
                "The words of this fax are gone. Read it again first.",
            )
        return {page.number: page for page in words}


def typed_values(record: OrderRecord) -> tuple[tuple[str, str], ...]:
    """What people have typed into an order: path and name. It is lost where the order's pages change."""
    return tuple((path, field.typed_by) for path, field in fields_of(record.order) if field.typed_by)
