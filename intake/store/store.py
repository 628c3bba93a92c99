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
from intake.store import arriving, exporting, queries, returning, reviewing
from intake.store.accessing import Accesses
from intake.store.connect import engine_for, reading, writing
from intake.store.migrate import bring_up_to_date, require_current
from intake.store.people import People
from intake.store.records import (
    Books,
    Closing,
    ExportRecord,
    FaxRecord,
    Happening,
    ImportRecord,
    Join,
    NewExport,
    OrderRecord,
    OrderState,
    OrderSummary,
    SentForm,
    User,
)
from intake.store.sessions import Sessions


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

    ``people`` are the users, ``sessions`` who of them is signed in, ``accesses`` who saw what.

    Every method may raise ``StoreError`` (the database failed; trying again may help).
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.people = People(engine)
        self.sessions = Sessions(engine)
        self.accesses = Accesses(engine)

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
    ) -> Literal["new", "repeat"]:
        """Write down that a file came in whose bytes are already in the archive.

        Args:
            sha256: of its bytes, 64 hexadecimal digits.
            name: as it arrived; bytes that are not UTF-8 as surrogate escapes.
            size_bytes: of the file.
            arrived_at: aware.
            archive_path: of the original; relative to the archive's folder, or absolute.
            arrival_key: names this arrival; the same key again is the same arrival (a restart), not a repeat.

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
    ) -> bool:
        """Write down what a fax was understood to be: waiting (or quarantined) → in review.

        Args:
            outcome: the published object, made from the other arguments.
            reading: at least one order.
            decisions: one for each order.
            drafts: those of each order.
            read_at: aware.

        Returns:
            whether anything was written; what is in review or done is left as it is.

        Raises:
            StoreError: also ``unknown_fax``.
            ValueError: the arguments do not fit each other.
        """
        with writing(self._engine) as connection:
            return arriving.save_reading(
                connection, outcome=outcome, reading=reading, decisions=decisions, drafts=drafts, read_at=read_at
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

    # --- asked ---------------------------------------------------------------------------------------------------

    def waiting(self) -> tuple[str, ...]:
        """The SHA-256 of every fax that is not read yet, oldest first."""
        with reading(self._engine) as connection:
            return queries.waiting(connection)

    def ledger(self) -> Books:
        """Every fax and every refused name, at one moment."""
        with reading(self._engine) as connection:
            return queries.books(connection)

    def fax(self, sha256: str) -> FaxRecord | None:
        """One fax, or ``None``."""
        with reading(self._engine) as connection:
            return next(iter(queries.fax_records(connection, [sha256])), None)

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
    ) -> bool:
        """Write down a fax that brought return forms back, and the orders that they complete, in one transaction.

        Args:
            outcome: the published object of the fax.
            returned: the forms, each with its order as it stands with the answers.
            reading_: the fax's page kinds, and orders of its own where it holds any beside the forms.
            decisions: one for each order of its own.
            drafts: those of each order of its own.
            at: aware.

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

        Returns:
            the new version.

        Raises:
            NotAllowedError: ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``.
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
            )

    def close_order(self, reference: str, version: int, how: Closing, who: str, at: datetime) -> bool:
        """A person closes an order. Of two at once, one is refused.

        Returns:
            whether the fax is done with it.

        Raises:
            NotAllowedError: ``checks_open``, ``stops_open``, ``note_needed``, ``log_line_needed``, ``not_releasable``,
                ``order_changed``, ``order_closed``, ``unknown_id``, ``name_needed``.
        """
        with writing(self._engine) as connection:
            return reviewing.close_order(connection, reference=reference, version=version, how=how, who=who, at=at)

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

    # --- people --------------------------------------------------------------------------------------------------

    def users(self) -> tuple[User, ...]:
        """Every user, by name."""
        return self.people.all()
