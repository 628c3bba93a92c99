"""One person at one order: corrects, answers, confirms and closes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from intake.blobs import open_blobs
from intake.config import Settings
from intake.correction import Corrected, correct
from intake.desk.lines import Wish, draft_of, filled_reply, final_line
from intake.desk.look import looks
from intake.house import Rules, write_drafts
from intake.judging import redecide
from intake.keying import compared_again
from intake.logbook.link import PatientLinks
from intake.logbook.lookup import looked_up
from intake.model import DraftKind, Field, Order
from intake.outcome import outcome_of
from intake.restoring import restore
from intake.store import Closing, OrderRecord, Store
from intake.store.closing import fields_of
from intake.words import STOCKHOLM


class Desk:
    """One person at one order.

    Args:
        store: the books.
        settings: the wording of drafts, and where files lie.
        rules: routine, directory and templates.
        reference: of the order.
        who: the person's name; it stands in the audit trail.
        version: of the order that the person saw; default: as it stands now. A change by another person since then
            refuses every change with ``order_changed``.
    """

    def __init__(
        self, store: Store, settings: Settings, rules: Rules, reference: str, who: str, *, version: int | None = None
    ) -> None:
        self._store, self._settings, self._rules = store, settings, rules
        self._reference, self._who = reference, who
        self._version = self.record.version if version is None else version

    @property
    def record(self) -> OrderRecord:
        """The order as it stands now."""
        return self._store.order(self._reference)

    def edit(self, edits: Mapping[str, str]) -> None:
        """Correct values and decide again.

        Raises:
            CorrectionError: no such field, or a value that cannot be right.
            NotAllowedError: ``order_changed``, ``order_closed``, ``name_needed``.
        """
        record, at = self.record, datetime.now(UTC)
        corrected = correct(
            record.order,
            edits,
            by=self._who,
            today=at.astimezone(STOCKHOLM).date(),
            directory=self._rules.directory,
        )
        self._decide_again(record, corrected, at)

    def restore(self, path: str) -> None:
        """Put back what the machine read at ``path``, its doubts with it, and decide again.

        Raises:
            CorrectionError: ``nothing_read``.
            NotAllowedError: ``order_changed``, ``order_closed``, ``name_needed``.
        """
        record, at = self.record, datetime.now(UTC)
        today = at.astimezone(STOCKHOLM).date()
        read = restore(record.order, path, today=today, directory=self._rules.directory)
        self._decide_again(record, read, at)

    def _decide_again(self, record: OrderRecord, corrected: Corrected, at: datetime) -> None:
        order = corrected.order
        if "facts.already_exported" not in corrected.changes and any(
            _bears_on_earlier(path) for path in corrected.changes
        ):
            links = PatientLinks(open_blobs(self._settings.storage))
            order = looked_up(order, self._store, links, self._rules.directory, at)
        decision, drafts = redecide(
            order,
            self._settings,
            order_reference=self._reference,
            received_at=record.summary.received_at,
            rules=self._rules,
        )
        keyed = compared_again(record, order, self._store, self._rules.directory)
        self._version = self._store.save_edit(
            self._reference, self._version, order, decision, drafts, corrected.changes, self._who, at, keyed
        )
        write_drafts(open_blobs(self._settings.storage), self._reference, drafts)

    def enter(self, edits: Mapping[str, str]) -> bool:
        """Take values as typed: one that says what stands already answers the doubts about it, the rest is corrected.

        Returns:
            whether anything was corrected, and so decided again.

        Raises:
            CorrectionError, NotAllowedError: see ``edit``.
        """
        record = self.record
        today = datetime.now(UTC).astimezone(STOCKHOLM).date()
        typed = correct(record.order, edits, by=self._who, today=today, directory=self._rules.directory)
        same = {path for path, (old, new) in typed.changes.items() if old == new and not _REMOVES.fullmatch(path)}
        if _is_open_who(record.order):
            same.discard("requester_type")
        # To leave empty what is written by hand is to say that it cannot be read: then it is asked for.
        same -= {path for path, field in fields_of(record.order) if field.awaits_reading}
        other = {path: text for path, text in edits.items() if path not in same}
        if other:
            self.edit(other)
        for look in looks(self.record):
            if look.path in same:
                for doubt in look.doubts:
                    self.answer(doubt.code, doubt.field)
        return bool(other)

    def stand(self, path: str | None, codes: Collection[str]) -> bool:
        """Say of a value with these doubts that it is right as it stands.

        Who may be of several kinds is then of the one that stands, and the order is decided again.

        Returns:
            whether it was.

        Raises:
            NotAllowedError: see ``answer``.
        """
        order = self.record.order
        if path == "requester_type" and _is_open_who(order) and order.fields[path].value:
            self.edit({path: str(order.fields[path].value)})
            return True
        for code in codes:
            self.answer(code, path)
        return False

    def answer(self, code: str, field: str | None) -> None:
        """Say that a doubted value stands as it is; see ``Store.answer_flag``."""
        self._store.answer_flag(self._reference, self._version, code, field, self._who, datetime.now(UTC))

    def check(self, name: str) -> None:
        """Confirm one check; see ``Store.confirm_check``."""
        self._store.confirm_check(self._reference, self._version, name, self._who, datetime.now(UTC))

    def take_back(self, what: str | tuple[str, str | None]) -> None:
        """Open a check or a doubt again; see ``Store.take_back``."""
        self._store.take_back(self._reference, self._version, what, self._who, datetime.now(UTC))

    def close(self, how: Closing) -> None:
        """Close the order; see ``Store.close_order``."""
        self._store.close_order(self._reference, self._version, how, self._who, datetime.now(UTC))

    def closing(self, wish: Wish) -> Closing:
        """The closing that was asked for, with reply and log line made ready.

        Raises:
            BadInput: a place of the log line is still open, or it does not follow the form.
            NotAllowedError: ``patient_in_line``, ``time_ahead``.
        """
        record = self.record
        kind = wish.outcome or outcome_of(record.decision.code)
        reply = draft_of(record, DraftKind.REPLY)
        line = None
        if kind == "release" and wish.signature:
            line = final_line(record, wish, wish.signature)
            number = record.order.fields.get("identity_number", Field()).value
            if line is not None and isinstance(number, str):
                line = replace(line, patient_link=PatientLinks(open_blobs(self._settings.storage)).of(number))
        text = filled_reply(reply.text, wish.reply_fill) if reply and kind != "review" else None
        if wish.reply is not None:
            text = wish.reply or None
        return Closing(kind, text=text, log_line=line, note=wish.note)

    def reopen(self, reason: str) -> None:
        """Open the closed order again; see ``Store.reopen_order``."""
        self._version = self._store.reopen_order(self._reference, self._version, reason, self._who, datetime.now(UTC))


def _is_open_who(order: Order) -> bool:
    return len(order.requester_candidates) > 1


def _bears_on_earlier(path: str) -> bool:
    """Whether a corrected value tells which earlier exports there are."""
    return path.startswith("examinations.") or path in _TELLS_EARLIER


_REMOVES = re.compile(r"examinations\.\d{1,2}")
_TELLS_EARLIER = frozenset(
    {
        *("identity_number", "image_recipient", "report_recipient", "onward_recipient", "requesting_clinic", "doctor"),
        *("wants_images", "wants_report", "requester_type"),
    }
)
