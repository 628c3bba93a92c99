"""Who sees orders: hides those with a protected identity from who is not marked for them, and writes down every look.

Both doors go through here: the pages of the station, and the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from intake.extract.values.identity import find_identity_numbers
from intake.logbook.link import PatientLinks
from intake.model import Field, Order
from intake.reference import as_typed, fax_reference
from intake.store import Access, Door, Look, NotAllowedError, OrderRecord, Store, Wanted
from intake.words import STOCKHOLM

PAGES_ONCE_IN = timedelta(minutes=10)
"""An order's page images are asked for one by one, and again at every zoom: one entry stands for them."""
FOUND_ONCE_IN = timedelta(minutes=10)
"""A search is repeated while it is typed."""


class AccessBook:
    """The access log as one door writes it.

    Args:
        store: the books.
        links: what an order's patient is called in the log.
        door: where the person sits.
    """

    def __init__(self, store: Store, links: PatientLinks, door: Door) -> None:
        self._store, self._links, self._door = store, links, door

    def saw(
        self,
        who: str,
        records: Iterable[OrderRecord],
        what: Look,
        at: datetime,
        *,
        once_in: timedelta = timedelta(0),
    ) -> None:
        """Write down that ``who`` saw orders, all at once. Call it before they are shown."""
        self.saw_orders(who, {record.reference: record.order for record in records}, what, at, once_in=once_in)

    def saw_orders(
        self,
        who: str,
        shown: Mapping[str, Order],
        what: Look,
        at: datetime,
        *,
        once_in: timedelta = timedelta(0),
    ) -> None:
        """The same of orders by their references, as a search finds many at once."""
        looks = [
            Access(at, who, reference, self._link_of(order), what, self._door) for reference, order in shown.items()
        ]
        if looks:
            self._store.accesses.add(looks, once_in=once_in)

    def saw_unread(self, who: str, sha256: str, what: Look, at: datetime, *, once_in: timedelta = timedelta(0)) -> None:
        """Write down that ``who`` saw a fax of which no order came: by its reference, of no known patient."""
        self._store.accesses.add([Access(at, who, fax_reference(sha256), None, what, self._door)], once_in=once_in)

    def found(self, who: str, shown: Mapping[str, Order], at: datetime) -> None:
        """Write down that a search by something of the patient showed these orders, by their references."""
        self.saw_orders(who, shown, Look.SEARCH, at, once_in=FOUND_ONCE_IN)

    def looked_into_log(self, who: str, wanted: Wanted, at: datetime) -> None:
        """Write down that somebody read the access log: all of it, or what it says of an order or a patient."""
        self._store.accesses.add(
            [
                Access(at, who, wanted.reference or "", link, Look.ACCESSES, self._door)
                for link in wanted.patient_links or (None,)
            ],
            once_in=FOUND_ONCE_IN,
        )

    def wanted(
        self,
        today: date,
        *,
        who: str = "",
        reference: str = "",
        number: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> Wanted:
        """What a person asks the access log for; empty: whatever it is.

        Args:
            today: in Sweden.
            who: as it stands in the log.
            reference: of an order, whole.
            number: of a patient, however it is written.
            since: the first day.
            until: the last day.
        """
        return Wanted(
            who=who.strip() or None,
            reference=as_typed(reference) if reference.strip() else None,
            patient_links=self._links_of(number, today) if number.strip() else None,
            since=datetime.combine(since, time(), STOCKHOLM) if since else None,
            until=datetime.combine(until + timedelta(days=1), time(), STOCKHOLM) if until else None,
        )

    def _links_of(self, number: str, today: date) -> tuple[str, ...]:
        found = find_identity_numbers(number, order_year=None, today=today)
        values = [found[0].value] if found else [number]
        if found and "assumed_century" in found[0].notes:
            values = [century + found[0].value[2:] for century in ("19", "20")]
        return tuple(link for value in values if (link := self._links.of(value)))

    def _link_of(self, order: Order) -> str | None:
        """The order's patient as the access log names them; ``None`` where no number was read."""
        number = order.fields.get("identity_number", Field()).value
        return self._links.of(number) if isinstance(number, str) else None


def refuse_protected(records: Iterable[OrderRecord], *, sees_protected: bool) -> None:
    """Does nothing where the orders may be shown.

    Raises:
        NotAllowedError: ``protected``.
    """
    if sees_protected or not any(record.summary.protected for record in records):
        return
    raise NotAllowedError(
        "protected",
        "Beställningen rör skyddade personuppgifter och visas bara för den som är märkt för det. "
        "Ange --by med en sådan användare, eller --sees-protected (det skrivs i åtkomstloggen).",
        "The order concerns a protected identity and is shown only to those marked for it. "
        "Give --by with such a user, or --sees-protected (it is written to the access log).",
    )


def sees_protected(store: Store, who: str) -> bool:
    """Whether ``who``, a user's name or that which is shown, is an active user marked for protected identities."""
    named = who.strip().casefold()
    marked = (user for user in store.people.all() if user.active and user.sees_protected)
    return any(named in (user.name, user.shown.casefold()) for user in marked)
