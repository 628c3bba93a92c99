"""Everything that the page of an order shows, gathered from the books and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from intake import words
from intake.decide.asking import Asker, askers
from intake.decide.explain import explain
from intake.desk.look import AT_THE_END, Left, left
from intake.model import Facts
from intake.outcome import Outcome, outcome_of
from intake.review.language import translations
from intake.review.order_choices import options_of
from intake.review.order_view import OrderView, Shown, doubt_in, label_of
from intake.review.person import Person
from intake.review.registered import Registered, registered_of
from intake.review.second_keying import Waiting, waiting_of
from intake.review.sheet import Sheet, sheets
from intake.review.station import Station
from intake.store import Happening, OrderRecord, OrderState
from intake.store.closing import Stop, fields_of
from intake.transmission import Transmission

BEARS_ON: Mapping[str, tuple[str, ...]] = {
    "patient_in_ris": ("patient_name", "identity_number"),
    "identity_and_address": ("patient_name", "identity_number"),
    "reserve_number": ("identity_number",),
    "earlier_export": ("image_recipient", "report_recipient"),
    "referrer_in_ris": ("doctor", "self_referred"),
    "relevance_judged": ("relevance", "examinations.0.text"),
    "consent_document": ("consent", "consent_document"),
    "minor_consent": ("identity_number", "consent"),
    "recipient_in_directory": ("image_recipient", "report_recipient"),
    "delivery_address": ("delivery", "image_recipient"),
    "closure_confirmed": ("clinic_closed", "requesting_clinic"),
    "examination_identified": ("examinations.0.text", "examinations.0.date"),
    "images_for_person": ("wants_images",),
    "assumed_parts": ("wants_images", "wants_report"),
}
"""The fields whose ink bears on a check of the routine."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a person has to do before a release. ``stops``: before the order can be closed."""

    name: str
    text: str
    done_by: str | None
    why: tuple[Asker, ...]
    bears: tuple[Shown, ...]
    stops: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A mark that changes who may decide."""

    name: str
    value: bool | None


class OrderPaper:
    """What the templates ask about one order. Made for one request.

    Args:
        station: the house behind it.
        person: who looks.
        record: of the order.
        typed: path → what was typed and could not stand.
        errors: path → why.
    """

    def __init__(
        self,
        station: Station,
        person: Person,
        record: OrderRecord,
        *,
        typed: Mapping[str, str],
        errors: Mapping[str, str],
    ) -> None:
        self._station, self._person, self._record = station, person, record
        self._language: Literal["sv", "en"] = "en" if person.language == "en" else "sv"
        self._rules = station.rules
        self.works = person.works and record.summary.state is OrderState.IN_REVIEW
        self.view = OrderView(record, self._rules.directory, typed, errors)
        self._errors = errors
        self._cards = {card.look.path for card in self.view.cards}
        self.left: Left = left(record)
        self.kind = outcome_of(record.decision.code)

    @cached_property
    def outcome(self) -> Outcome | None:
        """The published object of the fax."""
        return self._station.store.outcome(self._record.summary.sha256)

    @cached_property
    def second_keying(self) -> Waiting | None:
        """How the order waits for a second person."""
        return waiting_of(self._station, self._person, self._record)

    @cached_property
    def calls(self) -> tuple[Transmission, ...]:
        """What the fax server said of the calls that the fax came by: information, never proof of who asks."""
        fax = self._station.store.fax(self._record.summary.sha256)
        return tuple(arrival.told for arrival in fax.arrivals if arrival.told) if fax else ()

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages to look at."""
        pages = self.outcome.pages if self.outcome else ()
        kinds = {page.number: page.kind.value for page in pages}
        sha256 = self._record.summary.sha256
        numbers = self._record.order.pages or tuple(kinds)
        return sheets(sha256, numbers, kinds, fields_of(self._record.order), self._station.house.pages_folder)

    def first_sheet(self, wanted: int) -> int:
        """The page shown first: the one asked for, else the one with the gravest doubt."""
        if 0 <= wanted < len(self.sheets):
            return wanted
        for card in self.view.cards:
            for piece in card.shown.pieces if card.shown else ():
                for sheet in self.sheets:
                    if (sheet.sha256, sheet.number) == (piece.sha256, piece.page):
                        return sheet.index
        return 0

    @property
    def reason(self) -> str:
        """The sentence of the verdict."""
        said = self._record.decision.reason
        if self._language == "sv":
            return said
        return next((rule.reason.en for rule in self._rules.routine.rules if rule.reason.sv == said), said)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The routine's checks, each with why it is asked and what bears on it."""
        done = {check.name: check.by for check in self._record.checks}
        texts = self._station.check_words(self._language)
        why = askers(self._record.order, self._rules.routine, self._language)
        return tuple(
            Check(
                name,
                texts.get(name, name),
                done.get(name),
                why.get(name, ()),
                tuple(self._bearing(name)),
                stops=name in self.left.checks,
            )
            for name in self._record.decision.checks
        )

    def _bearing(self, check: str) -> Iterator[Shown]:
        for path in BEARS_ON.get(check, ()):
            shown = self.view.field(path)
            if shown is not None and shown.field.value is not None:
                yield shown

    def check_text(self, name: str) -> str:
        """A check in words, also one that is no longer asked."""
        return self._station.check_words(self._language).get(name, name)

    @property
    def asks(self) -> tuple[str, ...]:
        """What the reply asks for."""
        routine = self._rules.routine
        return tuple(
            routine.asks[ask].in_(self._language) if ask in routine.asks else ask for ask in self._record.decision.asks
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(Fact(name, getattr(self._record.order.facts, name)) for name in Facts.__dataclass_fields__)

    @property
    def way(self) -> tuple[str, ...]:
        """The way to the verdict, step by step."""
        return explain(self._record.order, self._rules.routine, self._language).steps

    @property
    def routine(self) -> str:
        routine = self._rules.routine
        return f"{routine.title} ({routine.issuer}, {routine.updated.isoformat()})"

    @cached_property
    def registered(self) -> Registered | None:
        """How the order came, where no fax brought it."""
        return registered_of(self._station, self._record, self.history)

    @cached_property
    def history(self) -> tuple[Happening, ...]:
        return self._station.store.history(self._record.summary.sha256, self._record.reference)

    @property
    def at_the_end(self) -> str:
        """The check that is done where the order is closed."""
        return AT_THE_END

    @property
    def next_open(self) -> str:
        """Where the next thing is that stands in the way of closing."""
        for card in self.view.cards:
            if card.look.stops:
                return f"#{card.id}"
        return f"#check-{self.left.checks[0]}" if self.left.checks else "#verdict"

    @property
    def stray_errors(self) -> tuple[str, ...]:
        """What could not stand and belongs to no field that is shown."""
        shown = {path for path in self._errors if self.view.field(path) or path in self._cards}
        return tuple(text for path, text in self._errors.items() if path not in shown)

    @property
    def facts_error(self) -> bool:
        return any(path.startswith("facts.") for path in self._errors)

    def examination_outcome(self, number: int) -> str:
        """The coarse outcome of one examination, from 0."""
        return outcome_of(self._record.decision.examination_codes[number])

    def word(self, value: str | bool | None) -> str:
        """A value in the person's language, where it is a word of ours."""
        return translations(self._language).gettext(words.value(value))

    def doubt_in(self, doubt: Stop) -> str:
        """A doubt in words."""
        return doubt_in(doubt, self._language)

    @staticmethod
    def label_of(path: str) -> tuple[str, int | None]:
        """The name of a field, and the number of its examination."""
        return label_of(path)

    @staticmethod
    def is_listed(path: str) -> bool:
        """Is a value there a word of a closed list?"""
        return bool(options_of(path.rsplit(".", 1)[-1]))
