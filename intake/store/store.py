"""The store: every method is one transaction, and saying a thing twice is the same as saying it once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine

from intake.errors import IntakeError
from intake.model import Decision, Draft, Order, Reading
from intake.outcome import Outcome
from intake.return_form import Question, ReturnForm
from intake.store import (
    arriving,
    counting,
    exporting,
    keying,
    queries,
    registering,
    regrouping,
    reopening,
    returning,
    reviewing,
    watching,
)
from intake.store.accessing import Accesses
from intake.store.allotting import Allotments
from intake.store.changes import Changes
from intake.store.claiming import Claims
from intake.store.connect import engine_for, reading, writing
from intake.store.counting import Counts, Period
from intake.store.executing import Executors
from intake.store.inboxes import Inboxes
from intake.store.migrate import bring_up_to_date, require_current
from intake.store.people import People
from intake.store.queueing import Queue
from intake.store.records import (
    Books,
    Closing,
    Drawn,
    ExportRecord,
    FaxRecord,
    Happening,
    ImportRecord,
    Join,
    Keyed,
    Keying,
    KeyingKind,
    KeyingRecord,
    KeyingTask,
    NewExport,
    NewOrder,
    OrderRecord,
    OrderState,
    OrderSummary,
    SentForm,
    Source,
    User,
)
from intake.store.searching import Searches
from intake.store.sessions import Sessions
from intake.store.watching import Figures
from intake.store.working import Works
from intake.transmission import Beside, Transmission


def open_store(url: str, backup_dir: Path | None = None, *, read_only: bool = False) -> Store:
    """Connect, and bring the tables up to date.

    Args:
        url: ``sqlite:///file`` on a local disk, or ``postgresql://…``.
        backup_dir: where an existing SQLite database is copied to before it is migrated; ``None``: no copy is made.
        read_only: change nothing at all, not even an old database.

    Raises:
        ConfigError: a URL of another kind, or SQLite on a network file system.
        StoreError: the database cannot be reached, is newer than the program, or (``read_only``) older or absent.
    """
    engine = engine_for(url, read_only=read_only)
    try:
        if read_only:
            require_current(engine)
        else:
            bring_up_to_date(engine, backup_dir)
    except IntakeError:
        engine.dispose()
        raise
    return Store(engine)


class Store:
    """The books and the queue. Safe to use from several threads and processes. Made by ``open_store``.

    ``queue`` is read page by page, ``searches`` finds orders, ``claims`` say who works on one just now, ``allotments``
    whose it is and until when it waits, ``changes`` that something happened.
    ``people`` are the users, ``sessions`` who of them is signed in, ``accesses`` who saw what, ``inboxes`` what came
    through which inbox. ``executors`` are the processes at work, ``works`` what they do about the faxes that are not
    read yet.

    Every method may raise ``StoreError`` (the database failed; trying again may help).
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.queue = Queue(engine)
        self.searches = Searches(engine)
        self.claims = Claims(engine)
        self.allotments = Allotments(engine)
        self.changes = Changes(engine)
        self.people = People(engine)
        self.sessions = Sessions(engine)
        self.accesses = Accesses(engine)
        self.inboxes = Inboxes(engine)
        self.executors = Executors(engine)
        self.works = Works(engine)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # --- written by the flow -------------------------------------------------------------------------------------

    def record_arrival(
        self,
        sha256: str,
        name: str,
        size_bytes: int,
        arrived_at: datetime,
        archive_path: Path | str,
        arrival_key: str,
        inbox: str | None = None,
        urgent: bool = False,
        told: Beside | Transmission | None = None,
    ) -> Literal["new", "repeat"]:
        """Write down that a file came in whose bytes are already in the archive.

        Args:
            sha256: of its bytes, 64 hexadecimal digits.
            name: as it arrived; bytes that are not UTF-8 as surrogate escapes.
            size_bytes: of the file.
            arrived_at: aware.
            archive_path: of the original; its name in the archive.
            arrival_key: names this arrival; the same key again is the same arrival (a restart), not a repeat.
            inbox: name of the inbox that it came through; ``None``: through none.
            urgent: it goes before the others; of a fax that is known already that changes nothing.
            told: what the fax server said of the call, with the file that it said it in; what was told before stands.

        Returns:
            ``new`` for the first arrival of these bytes, ``repeat`` for every other. The answer for one key never
            changes.
        """
        with writing(self._engine) as connection:
            return arriving.record_arrival(
                connection,
                sha256=sha256,
                name=name,
                size_bytes=size_bytes,
                arrived_at=arrived_at,
                archive_path=str(archive_path),
                arrival_key=arrival_key,
                inbox=inbox,
                urgent=urgent,
                told=told,
            )

    def record_refused(self, name: str, reason: str, seen_at: datetime) -> None:
        """Write down that something in the inbox was not taken. Once a name; the newest reason counts."""
        with writing(self._engine) as connection:
            arriving.record_refused(connection, name=name, reason=reason, seen_at=seen_at)

    def save_reading(
        self,
        outcome: Outcome,
        reading: Reading,
        decisions: Sequence[Decision],
        drafts: Sequence[Sequence[Draft]],
        read_at: datetime,
        drawn: Drawn | None = None,
    ) -> bool:
        """Write down what a fax was understood to be: waiting (or quarantined) → in review.

        Args:
            outcome: the published object, made from the other arguments.
            reading: at least one order.
            decisions: one for each order.
            drafts: those of each order.
            read_at: aware.
            drawn: how the lot for a second keying fell; in a house with one person nothing is keyed blind.

        Returns:
            whether anything was written; what is in review or done is left as it is.

        Raises:
            StoreError: also ``unknown_fax``.
            ValueError: the arguments do not fit each other.
        """
        with writing(self._engine) as connection:
            return arriving.save_reading(
                connection,
                outcome=outcome,
                reading=reading,
                decisions=decisions,
                drafts=drafts,
                read_at=read_at,
                drawn=drawn,
            )

    def quarantine(self, outcome: Outcome, error: IntakeError, at: datetime) -> bool:
        """Write down why a fax cannot be read: waiting → quarantined. Any other state is left as it is.

        Args:
            outcome: the published object (``outcome.build_quarantined``).
            error: the reason.
            at: aware.

        Returns:
            whether anything was written.
        """
        with writing(self._engine) as connection:
            return arriving.quarantine(connection, outcome=outcome, error=error, at=at)

    def requeue(self, sha256: str, who: str, at: datetime) -> bool:
        """Quarantined → waiting, to be read once more. Returns whether it was in quarantine."""
        with writing(self._engine) as connection:
            return arriving.requeue(connection, sha256=sha256, who=who, at=at)

    def handle(self, sha256: str, how: str, who: str, at: datetime) -> bool:
        """A person saw to a fax that cannot be read: quarantined → done. It comes back where it is sent once more.

        Args:
            sha256: of the fax.
            how: what the person did.
            who: the person's name.
            at: aware.

        Returns:
            whether it was in quarantine.

        Raises:
            NotAllowedError: ``note_needed``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            return reviewing.handle(connection, sha256=sha256, how=how, who=who, at=at)

    # --- asked ---------------------------------------------------------------------------------------------------

    def ledger(self) -> Books:
        """Every fax and every refused name, at one moment."""
        with reading(self._engine) as connection:
            return queries.books(connection)

    def books(self, prefix: str) -> Books:
        """A piece of ``ledger``, at one moment.

        Args:
            prefix: the faxes whose SHA-256 begins with these two hexadecimal digits; ``balance.ELSEWHERE``: no fax, and
                the refused names.
        """
        with reading(self._engine) as connection:
            return queries.books_in(connection, prefix)

    def known(self, prefix: str) -> frozenset[str]:
        """The SHA-256 of every fax whose SHA-256 begins with ``prefix``."""
        with reading(self._engine) as connection:
            return queries.known(connection, prefix)

    def figures(self, at: datetime, late_before: tuple[datetime, datetime], inboxes: Collection[str] = ()) -> Figures:
        """How the desk stands, for whoever watches over it.

        Args:
            at: now.
            late_before: an urgent order that came before the first, and any other before the second, is late.
            inboxes: names of those whose last arrival is asked for.
        """
        with reading(self._engine) as connection:
            return watching.figures(connection, at, late_before, inboxes)

    def fax(self, sha256: str) -> FaxRecord | None:
        """One fax, or ``None``."""
        with reading(self._engine) as connection:
            return next(iter(queries.fax_records(connection, [sha256])), None)

    def handled(self, limit: int) -> tuple[FaxRecord, ...]:
        """The faxes that could not be read and that a person saw to by hand, those that came last first."""
        with reading(self._engine) as connection:
            return queries.handled(connection, limit)

    def list_orders(
        self,
        *,
        states: Collection[OrderState] | None = None,
        outcomes: Collection[str] | None = None,
        limit: int | None = None,
    ) -> tuple[OrderSummary, ...]:
        """The queue: urgent orders first, then the oldest; closed ones last.

        Args:
            states: only these; an order that came again after it was closed is shown until somebody has seen that.
            outcomes: only these of ``release``, ``ask``, ``refer``, ``review``.
            limit: at most so many.
        """
        with reading(self._engine) as connection:
            return queries.summaries(connection, states=states, outcome_kinds=outcomes, limit=limit)

    def find(self, typed: str) -> tuple[str, str | None]:
        """The SHA-256 and reference that a person means by the beginning of either; see ``queries.find``.

        Raises:
            NotAllowedError: ``unknown_id``, ``ambiguous_id``.
        """
        with reading(self._engine) as connection:
            return queries.find(connection, typed)

    def order(self, reference: str) -> OrderRecord:
        """One order with all that is known of it.

        Raises:
            NotAllowedError: ``unknown_id``.
        """
        with reading(self._engine) as connection:
            return queries.order_record(connection, reference)

    def orders_on(self, sha256: str) -> tuple[OrderRecord, ...]:
        """The orders that a fax tells something of: its own, and those that it brought a return form back for."""
        with reading(self._engine) as connection:
            return queries.orders_on(connection, sha256)

    def outcome(self, sha256: str) -> Outcome | None:
        """The published object of a fax as it stands now; ``None`` where it is not read yet."""
        with reading(self._engine) as connection:
            return queries.outcome(connection, sha256)

    def history(self, sha256: str, reference: str | None = None) -> tuple[Happening, ...]:
        """The audit trail of a fax, and of one of its orders, oldest first."""
        with reading(self._engine) as connection:
            return queries.history(connection, sha256=sha256, reference=reference)

    # --- return forms --------------------------------------------------------------------------------------------

    def make_form(
        self, reference: str, version: int, questions: tuple[Question, ...], who: str, at: datetime
    ) -> ReturnForm:
        """A return form for an order; while one that asks the same is out, that one.

        Args:
            reference: of the order.
            version: that the form asks for.
            questions: what it asks.
            who: the person's name.
            at: aware.

        Raises:
            NotAllowedError: ``unknown_id``, ``order_changed``.
        """
        with writing(self._engine) as connection:
            return returning.make_form(
                connection, reference=reference, version=version, questions=questions, who=who, at=at
            )

    def sent_forms(self, tokens: Collection[str] = (), references: Collection[str] = ()) -> tuple[SentForm, ...]:
        """The forms with one of these tokens or for one of these orders, oldest first, and how their orders stand."""
        with reading(self._engine) as connection:
            return returning.sent_forms(connection, tokens=tokens, references=references)

    def join(
        self,
        outcome: Outcome,
        returned: Sequence[Join],
        reading_: Reading,
        decisions: Sequence[Decision],
        drafts: Sequence[Sequence[Draft]],
        at: datetime,
        drawn: Drawn | None = None,
    ) -> bool:
        """Write down a fax that brought return forms back, and the orders that they complete, in one transaction.

        Args:
            outcome: the published object of the fax.
            returned: the forms, each with its order as it stands with the answers.
            reading_: the fax's page kinds, and orders of its own where it holds any beside the forms.
            decisions: one for each order of its own.
            drafts: those of each order of its own.
            at: aware.
            drawn: how the lot for a second keying fell, for the orders of its own.

        Returns:
            whether anything was written; what is in review or done is left as it is.

        Raises:
            StoreError: also ``order_changed_meanwhile``: somebody worked on an order; to be read again.
        """
        with writing(self._engine) as connection:
            return returning.join(
                connection,
                outcome=outcome,
                returned=returned,
                reading=reading_,
                decisions=decisions,
                drafts=drafts,
                at=at,
                drawn=drawn,
            )

    # --- the book of exports --------------------------------------------------------------------------------------

    def exports_of(self, patient_link: str) -> tuple[ExportRecord, ...]:
        """The lines of one patient in the book of exports, the newest first."""
        with reading(self._engine) as connection:
            return exporting.of_patient(connection, patient_link)

    def exports(self, *, only_open: bool = False, limit: int | None = None) -> tuple[ExportRecord, ...]:
        """The lines of the book of exports, the last entered first.

        Args:
            only_open: only those that nobody could read, or that came without a patient.
            limit: at most so many.
        """
        with reading(self._engine) as connection:
            return exporting.listed(connection, only_open=only_open, limit=limit)

    def count_exports(self) -> tuple[int, int, int]:
        """How many lines there are, how many of them cannot be read, and how many have no patient."""
        with reading(self._engine) as connection:
            return exporting.count(connection)

    def newest_import(self) -> ImportRecord | None:
        """When the log was imported last, and how that went; ``None``: never."""
        with reading(self._engine) as connection:
            return exporting.newest_import(connection)

    # --- written by people ---------------------------------------------------------------------------------------

    def confirm_check(self, reference: str, version: int, check: str, who: str, at: datetime) -> None:
        """A person did one check.

        Raises:
            NotAllowedError: ``unknown_check``, ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            reviewing.confirm_check(connection, reference=reference, version=version, check=check, who=who, at=at)

    def answer_flag(self, reference: str, version: int, code: str, field: str | None, who: str, at: datetime) -> None:
        """A person looked at the ink and says that the value stands as it is.

        Raises:
            NotAllowedError: ``unknown_flag``, ``value_needed``, ``order_changed``, ``order_closed``, ``unknown_id``,
                ``name_needed``.
        """
        with writing(self._engine) as connection:
            reviewing.answer_flag(
                connection, reference=reference, version=version, code=code, field=field, who=who, at=at
            )

    def take_back(
        self, reference: str, version: int, what: str | tuple[str, str | None], who: str, at: datetime
    ) -> None:
        """A check that a person confirmed, or a doubt (code, field) that one answered, is open again.

        Raises:
            NotAllowedError: ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            reviewing.take_back(connection, reference=reference, version=version, what=what, who=who, at=at)

    def save_edit(
        self,
        reference: str,
        version: int,
        order: Order,
        decision: Decision,
        drafts: Sequence[Draft],
        changes: Mapping[str, tuple[str | bool | None, str | bool | None]],
        who: str,
        at: datetime,
        keyed: Keying | None = None,
    ) -> int:
        """A person corrected values and the order was decided again. Checks done before have to be done again.

        Args:
            reference: of the order.
            version: that the person saw.
            order: corrected.
            decision: on the corrected order.
            drafts: that follow from it.
            changes: path of each changed field → value before and after.
            who: the person's name.
            at: aware.
            keyed: what comparing with a second person's keying gave (``keying.compared_again``); ``None``: it is due
                again where what was keyed has changed.

        Returns:
            the new version.

        Raises:
            NotAllowedError: ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``, ``keying_own``.
        """
        with writing(self._engine) as connection:
            return reviewing.save_edit(
                connection,
                reference=reference,
                version=version,
                order=order,
                decision=decision,
                drafts=drafts,
                changes=changes,
                who=who,
                at=at,
                keyed=keyed,
            )

    def close_order(self, reference: str, version: int, how: Closing, who: str, at: datetime) -> bool:
        """A person closes an order. Of two at once, one is refused.

        Returns:
            whether the fax is done with it.

        Raises:
            NotAllowedError: ``checks_open``, ``stops_open``, ``note_needed``, ``log_line_needed``, ``not_releasable``,
                ``keying_open`` (a second person has to key it first), ``keying_own`` (you are that person),
                ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            return reviewing.close_order(connection, reference=reference, version=version, how=how, who=who, at=at)

    def reopen_order(self, reference: str, version: int, reason: str, who: str, at: datetime) -> int:
        """A person opens an order that was closed or rejected; why and how it had been closed is written down.

        Of a release every check has to be done again, and its log line stays in the book of exports as withdrawn.

        Returns:
            the new version.

        Raises:
            NotAllowedError: ``note_needed``, ``order_open``, ``order_changed``, ``order_regrouped``, ``unknown_id``,
                ``name_needed``.
        """
        with writing(self._engine) as connection:
            return reopening.reopen_order(
                connection, reference=reference, version=version, reason=reason, who=who, at=at
            )

    def regroup(
        self,
        sha256: str,
        seen: Mapping[str, int],
        keep: Collection[str],
        entries: Sequence[NewOrder],
        first_number: int,
        no_order: Collection[int],
        who: str,
        at: datetime,
    ) -> tuple[str, ...]:
        """A person put the pages of a fax into other orders. Those that are replaced stay in the books as regrouped.

        Args:
            sha256: of the fax.
            seen: every open order of the fax → its version, as the person saw them.
            keep: those of them that stay as they are.
            entries: the new orders, understood and decided.
            first_number: that they were drafted with (``next_number``).
            no_order: pages that the person says are no order.
            who: the person's name.
            at: aware.

        Returns:
            the references of the new orders.

        Raises:
            NotAllowedError: ``order_changed``, ``page_left``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            return regrouping.regroup(
                connection,
                sha256=sha256,
                seen=seen,
                keep=keep,
                entries=entries,
                first_number=first_number,
                no_order=no_order,
                who=who,
                at=at,
            )

    def registered(self, key: str) -> str | None:
        """The order that was registered under ``key``, or ``None``."""
        with reading(self._engine) as connection:
            return registering.registered(connection, key)

    def register(
        self,
        outcome: Outcome,
        entry: NewOrder,
        *,
        source: Source,
        size_bytes: int,
        archive_path: str,
        key: str,
        who: str,
        at: datetime,
    ) -> None:
        """Write down an order that came by telephone or letter, with its original. Once for the same bytes and key.

        Args:
            outcome: the published object; it names the original and when it came.
            entry: the order, decided and drafted.
            source: how it came.
            size_bytes: of the original.
            archive_path: of the original; its name in the archive.
            key: names the registration.
            who: the person's name.
            at: aware.

        Raises:
            NotAllowedError: ``name_needed``.
        """
        with writing(self._engine) as connection:
            registering.register(
                connection,
                outcome=outcome,
                entry=entry,
                source=source,
                size_bytes=size_bytes,
                archive_path=archive_path,
                key=key,
                who=who,
                at=at,
            )

    def read_again(self, sha256: str, turns: Mapping[int, int], who: str, at: datetime) -> None:
        """A person asks for a fax to be read once more: in review → waiting. Its orders stay in the books as regrouped.

        Args:
            sha256: of the fax.
            turns: page → how it lies, as the person says; for the audit trail.
            who: the person's name.
            at: aware.

        Raises:
            NotAllowedError: ``cannot_read_again``: an order of it is closed or was changed by a person, it is a return
                form, or waits to be read already; ``name_needed``.
        """
        with writing(self._engine) as connection:
            regrouping.read_again(connection, sha256=sha256, turns=turns, who=who, at=at)

    def next_number(self, sha256: str) -> int:
        """The number that the next order of a fax takes."""
        with reading(self._engine) as connection:
            return queries.next_number(connection, sha256)

    def import_log(
        self, lines: Sequence[NewExport], *, file_sha256: str, key_id: str, who: str, at: datetime
    ) -> ImportRecord:
        """Enter lines exported from the RIS. Those that are there already are not entered again.

        Args:
            lines: every line of the file, those that could not be read too.
            file_sha256: of the file.
            key_id: of the key that made the patient links.
            who: the person's name.
            at: aware.

        Returns:
            how many there were, and how many were new.
        """
        with writing(self._engine) as connection:
            return exporting.import_lines(
                connection, lines=lines, file_sha256=file_sha256, key_id=key_id, who=who, at=at
            )

    def see_repeats(self, sha256: str, who: str, at: datetime) -> int:
        """A person has seen that a closed fax came again. Returns how many repeats that were."""
        with writing(self._engine) as connection:
            return reviewing.see_repeats(connection, sha256=sha256, who=who, at=at)

    # --- a second person -----------------------------------------------------------------------------------------

    def keying_tasks(
        self, kind: KeyingKind, user: User, at: datetime, *, limit: int = 100
    ) -> tuple[int, tuple[KeyingTask, ...]]:
        """How many orders wait for ``user`` as the second person, and the first of them.

        Never one that they worked, hold, or were given, nor a protected one where they are not marked for those.
        """
        with reading(self._engine) as connection:
            return keying.tasks(connection, kind=kind, user=user, at=at, limit=limit)

    def keying_waits_for(self, reference: str, kind: KeyingKind, user: User, at: datetime) -> bool:
        """Whether the order waits for ``user`` as the second person."""
        with reading(self._engine) as connection:
            return keying.waits_for(connection, reference=reference, kind=kind, user=user, at=at)

    def save_keying(
        self,
        reference: str,
        version: int,
        kind: KeyingKind,
        values: Mapping[str, Keyed],
        doubted: Order,
        user: User,
        at: datetime,
    ) -> bool:
        """A second person keyed an order. Where something differs before the release, the order gets the doubt.

        Args:
            reference: of the order.
            version: that the values were compared with.
            kind: before the release, or of the sample afterwards.
            values: field → what stood and what was keyed.
            doubted: the order with a doubt on each value that differs.
            user: the second person.
            at: aware.

        Returns:
            whether everything agrees.

        Raises:
            NotAllowedError: ``keying_not_due``, ``order_changed``, ``unknown_id``.
        """
        with writing(self._engine) as connection:
            return keying.save(
                connection,
                reference=reference,
                version=version,
                kind=kind,
                values=values,
                doubted=doubted,
                user=user,
                at=at,
            )

    def waive_keying(self, reference: str, version: int, reason: str, user: User, at: datetime) -> int:
        """Let an order go without its second keying; it is looked at again once it is closed.

        Returns:
            the new version.

        Raises:
            NotAllowedError: ``keying_not_due``, ``note_needed``, ``order_changed``, ``unknown_id``.
        """
        with writing(self._engine) as connection:
            return keying.waive(connection, reference=reference, version=version, reason=reason, user=user, at=at)

    def keyings_of(self, reference: str) -> tuple[KeyingRecord, ...]:
        """What second persons keyed of an order, oldest first. Patient data."""
        with reading(self._engine) as connection:
            return keying.of_order(connection, reference)

    def keying_differences(self, user: User, *, limit: int = 100) -> tuple[KeyingRecord, ...]:
        """Differences found after the closing that nobody has decided, of what ``user`` keyed or closed."""
        with reading(self._engine) as connection:
            return keying.differences(connection, user=user, limit=limit)

    def settle_keying(self, number: int, wrong: Collection[str], user: User, at: datetime) -> None:
        """Decide what the fax says where a keying after the closing differs: in ``wrong`` fields what stood was wrong.

        Raises:
            NotAllowedError: ``keying_not_due``, ``keying_own`` (who closed the order does not decide).
        """
        with writing(self._engine) as connection:
            keying.settle_sample(connection, number=number, wrong=wrong, user=user, at=at)

    def count_workers(self) -> int:
        """How many active users may work orders."""
        with reading(self._engine) as connection:
            return arriving.count_workers(connection)

    # --- statistics ----------------------------------------------------------------------------------------------

    def counts(self, period: Period, moments: Sequence[datetime], late_before: tuple[datetime, datetime]) -> Counts:
        """What there is to count of a period. Nothing in it names a patient or a person.

        Args:
            period: of what has happened.
            moments: aware; of the orders that wait now it is counted how many came before each.
            late_before: an urgent order that came before the first, and any that came before the second, is late.
        """
        with reading(self._engine) as connection:
            return counting.counts(connection, period, moments, late_before)

    # --- people --------------------------------------------------------------------------------------------------

    def users(self) -> tuple[User, ...]:
        """Every user, by name."""
        return self.people.all()
