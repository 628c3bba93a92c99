"""An order that came by telephone or letter: what was said is written down as an original of its own, and decided.

The original is a small text: what was registered, by whom, when. It is archived like any fax, so the books balance over
it too, and the same form sent twice is the same bytes and so the same order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from intake import words
from intake.correction import correct
from intake.extract.values.examinations import find_examinations
from intake.house import House, write_drafts
from intake.judging import redecide
from intake.logbook.lookup import looked_up
from intake.model import FIELD_NAMES, Field, Order, Reading
from intake.outcome import build_outcome
from intake.reference import reference
from intake.store import NewOrder, NotAllowedError, Source
from intake.words import STOCKHOLM

CAME = {Source.PHONE: "telefon", Source.LETTER: "brev"}


@dataclass(frozen=True, slots=True)
class Registration:
    """What a person writes down.

    Args:
        source: how it came; not ``fax``.
        values: path (as ``correct`` takes them) → text; empty ones are left out.
        who: the person's name.
        begun: when they began to write, aware.
        key: names this one registration; the same key again is the same order.
    """

    source: Source
    values: Mapping[str, str]
    who: str
    begun: datetime
    key: str

    @property
    def typed(self) -> dict[str, str]:
        """The values that were given, tidied: no line breaks, and no white space at the ends."""
        tidy = {path: re.sub(r"\s+", " ", text).strip() for path, text in self.values.items()}
        return {path: text for path, text in tidy.items() if text}


def document_of(registration: Registration) -> bytes:
    """The original: text that a person can read, the same for the same registration."""
    lines = [
        f"Beställning per {CAME[registration.source]}, registrerad för hand",
        "",
        f"Registrerad av: {registration.who}",
        f"Tid: {words.on_paper(registration.begun)}",
        f"Nyckel: {registration.key}",
        "",
        *(f"{_named(path)}: {text}" for path, text in registration.typed.items()),
    ]
    return ("\n".join(lines) + "\n").encode()


def _named(path: str) -> str:
    fact = words.FACTS.get(path.removeprefix("facts."))
    return fact.capitalize() if fact and path.startswith("facts.") else words.field_name(path)


def edits_of(values: Mapping[str, str]) -> dict[str, str]:
    """What was typed as corrections of an empty order. An examination is written as one says it: ``CT torax``."""
    edits = {path: text for path, text in values.items() if not path.startswith("examinations.")}
    rows = sorted(
        {int(found[1]) for path in values if (found := re.fullmatch(r"examinations\.(\d)\.(?:text|date)", path))}
    )
    for number, row in enumerate(rows):
        text, on = (values.get(f"examinations.{row}.{name}") for name in ("text", "date"))
        if text:
            edits[f"examinations.{number}.text"] = text
            edits |= {f"examinations.{number}.{name}": said for name, said in _named_in(text).items()}
        if on:
            edits[f"examinations.{number}.date"] = on
    return edits


def _named_in(text: str) -> dict[str, str]:
    """Modality, body part and side, where the text names one examination without a doubt."""
    named = find_examinations(text)
    if len(named) != 1 or named[0].flags:
        return {}
    said = {"modality": named[0].modality, "body_part": named[0].body_part, "side": named[0].side}
    return {name: value for name, value in said.items() if value}


def register(house: House, registration: Registration) -> str:
    """Archive, decide and write down an order that did not come by fax.

    Returns:
        its reference; that of the first time where it is registered twice.

    Raises:
        CorrectionError: a value that cannot be right.
        NotAllowedError: ``nothing_said``, ``name_needed``.
        StoreError: disk or database failed.
    """
    if (known := house.store.registered(registration.key)) is not None:
        return known
    if not registration.typed.keys() & {"patient_name", "identity_number", "requesting_clinic", "doctor"}:
        raise NotAllowedError(
            "nothing_said",
            "Skriv åtminstone vem patienten är eller vem som beställer.",
            "Write at least who the patient is, or who orders.",
        )
    rules, at, content = house.rules_now(), datetime.now(UTC), document_of(registration)
    sha256 = hashlib.sha256(content).hexdigest()
    empty = Order(pages=(), is_order=True, fields=dict.fromkeys(FIELD_NAMES, Field()))
    order = correct(
        empty,
        edits_of(registration.typed),
        by=registration.who,
        today=at.astimezone(STOCKHOLM).date(),
        directory=rules.directory,
    ).order
    order = looked_up(order, house.store, house.links, rules.directory, at)
    named = reference(sha256, 1)
    decision, drafts = redecide(
        order, house.settings, order_reference=named, received_at=registration.begun, rules=rules
    )
    name = f"{CAME[registration.source]} {words.on_paper(registration.begun)}"
    reading = Reading((), (order,))
    outcome = build_outcome(name, sha256, registration.begun, (), reading, (decision,), (drafts,), rules.versions)
    original = house.archive.enter(content, "txt")
    write_drafts(house.blobs, named, drafts)
    house.store.register(
        outcome,
        NewOrder(order, decision, drafts),
        source=registration.source,
        size_bytes=len(content),
        archive_path=str(original),
        key=registration.key,
        who=registration.who,
        at=at,
    )
    return named
