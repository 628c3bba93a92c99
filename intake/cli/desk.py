"""One person at one order, step by step on a terminal."""

from __future__ import annotations

import click
from rich.console import Console

from intake import words
from intake.cli.common import shown
from intake.cli.showing import print_outcome
from intake.config import Settings
from intake.desk import Desk, Wish, blanks_of
from intake.house import Rules
from intake.outcome import OutcomeKind, outcome_of
from intake.store import Keying, Store
from intake.store.closing import Stop, fields_of, open_checks, open_stops


class AskingDesk(Desk):
    """A desk that leads its person through everything that is open."""

    def __init__(self, store: Store, settings: Settings, rules: Rules, reference: str, who: str, out: Console) -> None:
        super().__init__(store, settings, rules, reference, who)
        self.out = out

    def ask_everything(self, wish: Wish) -> None:
        """Lead the person through everything that is open; "no" leaves the order open."""
        record = self.record
        published = self._store.outcome(record.summary.sha256)
        if published is not None:
            print_outcome(self.out, published)
        if not (self._ask_stops() and self._ask_checks()):
            return
        record = self.record
        proposed = outcome_of(record.decision.code)
        kind: OutcomeKind = wish.outcome or proposed
        if proposed == "review" and wish.outcome is None:
            kind = click.prompt("Avsluta som", type=click.Choice(["release", "ask", "refer", "review"]))
        if kind == "release" and record.keying is Keying.DUE:
            self.out.print("Allt är gjort utom omskrivningen: en andra person gör den i granskningsstationen.")
            return
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
