"""One person at one order: corrects, answers, confirms and closes, by options or step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click
from rich.console import Console

from intake import words
from intake.cli.common import now, shown
from intake.cli.lines import Wish, blanks_of, draft_of, final_line
from intake.cli.showing import print_outcome
from intake.config import Settings
from intake.correction import correct
from intake.house import Rules, write_drafts
from intake.logbook.link import PatientLinks
from intake.logbook.lookup import looked_up
from intake.model import DraftKind, Field
from intake.outcome import OutcomeKind, outcome_of
from intake.pipeline import redecide
from intake.store import Closing, OrderRecord, Store
from intake.store.closing import Stop, fields_of, open_checks, open_stops
from intake.words import STOCKHOLM


class Desk:
    """One person at one order."""

    def __init__(self, store: Store, settings: Settings, rules: Rules, reference: str, who: str, out: Console) -> None:
        self._store, self._settings, self._rules = store, settings, rules
        self._reference, self._who, self.out = reference, who, out
        self._version = self.record.version  # what the person saw; changed by nobody else until they are done

    @property
    def record(self) -> OrderRecord:
        return self._store.order(self._reference)

    def edit(self, edits: Mapping[str, str]) -> None:
        """Correct values and decide again."""
        record = self.record
        corrected = correct(
            record.order,
            edits,
            by=self._who,
            today=now().astimezone(STOCKHOLM).date(),
            directory=self._rules.directory,
        )
        order = corrected.order
        if "facts.already_exported" not in edits and any(_bears_on_earlier(path) for path in corrected.changes):
            links = PatientLinks(self._settings.storage.root)
            order = looked_up(order, self._store, links, self._rules.directory, now())
        decision, drafts = redecide(
            order,
            self._settings,
            order_reference=self._reference,
            received_at=record.summary.received_at,
            rules=self._rules,
        )
        self._version = self._store.save_edit(
            self._reference, self._version, order, decision, drafts, corrected.changes, self._who, now()
        )
        write_drafts(self._settings.storage.root / "drafts", self._reference, drafts)

    def answer(self, code: str, field: str | None) -> None:
        self._store.answer_flag(self._reference, self._version, code, field, self._who, now())

    def check(self, name: str) -> None:
        self._store.confirm_check(self._reference, self._version, name, self._who, now())

    def close(self, how: Closing) -> None:
        self._store.close_order(self._reference, self._version, how, self._who, now())

    def closing(self, wish: Wish) -> Closing:
        """The closing that was asked for, with reply and log line made ready."""
        record = self.record
        kind = wish.outcome or outcome_of(record.decision.code)
        reply = draft_of(record, DraftKind.REPLY)
        line = None
        if kind == "release" and wish.signature:
            line = final_line(record, wish, wish.signature)
            number = record.order.fields.get("identity_number", Field()).value
            if line is not None and isinstance(number, str):
                line = replace(line, patient_link=PatientLinks(self._settings.storage.root).of(number))
        return Closing(kind, text=reply.text if reply and kind != "review" else None, log_line=line, note=wish.note)

    # --- step by step --------------------------------------------------------------------------------------------

    def ask_everything(self, wish: Wish) -> None:
        """Lead the person through everything that is open; "no" leaves the order open."""
        record = self.record
        published = self._store.outcome(record.summary.sha256)
        self._store.add_review(record.summary.sha256, self._reference, self._who, "showed", now())
        if published is not None:
            print_outcome(self.out, published)
        if not (self._ask_stops() and self._ask_checks()):
            return
        record = self.record
        proposed = outcome_of(record.decision.code)
        kind: OutcomeKind = wish.outcome or proposed
        if proposed == "review" and wish.outcome is None:
            kind = click.prompt("Avsluta som", type=click.Choice(["release", "ask", "refer", "review"]))
        note = wish.note
        if note is None and (kind != proposed or kind == "review"):
            note = click.prompt("Varför")
        signature, fill = wish.signature, dict(wish.fill)
        if kind == "release":
            signature = signature or click.prompt("Din signatur i loggraden")
            for blank in blanks_of(record, fill):
                fill[blank] = click.prompt(f"Fyll i ”{blank}”")
        how = self.closing(Wish(kind, note, signature, wish.at, wish.log_line, fill))
        for text in (how.log_line.text if how.log_line else None, how.text):
            if text:
                self.out.print(f"\n{shown(text)}\n")
        if click.confirm("Avsluta beställningen så?"):
            self.close(how)

    def _ask_stops(self) -> bool:
        while stops := open_stops((record := self.record).order, record.answers):
            stop = stops[0]
            self.out.print(f"\n[red]?[/] [bold]{shown(words.field_name(stop.field))}[/]: {shown(stop.text)}")
            field = dict(fields_of(record.order)).get(stop.field or "")
            if field is not None:
                for ink in field.evidence:
                    self.out.print(f"  på sidan {ink.page}: ”{shown(ink.text)}”")
                if field.candidates:
                    self.out.print(f"  möjliga: {shown(', '.join(field.candidates))}")
                self.out.print(f"  läst som: {shown(words.value(field.value))}")
            if not self._settle(stop, editable=field is not None):
                return False
        return True

    def _settle(self, stop: Stop, *, editable: bool) -> bool:
        choices = ["ja", "rätta", "sluta"] if editable else ["ja", "sluta"]
        said = click.prompt("Stämmer det som det står?", type=click.Choice(choices))
        if said == "ja":
            self.answer(stop.code, stop.field)
        elif said == "rätta" and stop.field is not None:
            self.edit({stop.field: click.prompt("Rätt värde", default="", show_default=False)})
            record = self.record
            self.out.print(
                f"Nytt utfall: [bold]{words.CODES[record.decision.code]}[/]  {shown(record.decision.reason)}"
            )
        return said != "sluta"

    def _ask_checks(self) -> bool:
        record = self.record
        if outcome_of(record.decision.code) not in ("release", "review"):
            return True
        for check in open_checks(record.decision, {done.name for done in record.checks}):
            sentence = self._rules.routine.checks.get(check)
            if not click.confirm(f"{sentence.sv if sentence else check} Gjort?"):
                return False
            self.check(check)
        return True


def _bears_on_earlier(path: str) -> bool:
    """Whether a corrected value tells which earlier exports there are."""
    return path.startswith("examinations.") or path in _TELLS_EARLIER


_TELLS_EARLIER = frozenset(
    {
        *("identity_number", "image_recipient", "report_recipient", "onward_recipient", "requesting_clinic", "doctor"),
        *("wants_images", "wants_report", "requester_type"),
    }
)
