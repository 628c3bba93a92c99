"""From recognised words to what the program makes of them: orders, decisions and drafts, with nothing kept.

The core (``extract``, ``decide``, ``draft``) one after the other, given the staff's rules and settings. ``pipeline.py``
puts what comes of it into the books; a person's correction (``redecide``) and ``intake read`` come here too.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from intake.config import Settings
from intake.decide import decide
from intake.decide.words import Words
from intake.draft import EarlierExport, Letterhead, Phrases, draft, plain_case_note
from intake.errors import BadInput, ConfigError, IntakeError, RoutineError
from intake.extract import extract
from intake.house import Rules, load_rules
from intake.model import Code, Decision, Draft, Order, Page, PartVerdict, Reading
from intake.outcome import Outcome, build_outcome, build_quarantined
from intake.read import read_fax
from intake.receive.archive import hash_of
from intake.reference import reference
from intake.words import STOCKHOLM

log = logging.getLogger(__name__)


class Understood(NamedTuple):
    """The orders of a fax; for each, what is decided and drafted."""

    reading: Reading
    decisions: tuple[Decision, ...]
    drafts: tuple[tuple[Draft, ...], ...]


def understand_words(
    pages: Sequence[Page],
    sha256: str,
    rules: Rules,
    settings: Settings,
    received_at: datetime,
    today: date | None = None,
    *,
    earlier: Callable[[Order], Order] = lambda order: order,
    first: int = 1,
) -> Understood:
    """What is made of the pages of a fax.

    Args:
        pages: as they were recognised.
        sha256: of the fax; names its orders.
        rules: of the staff.
        settings: language, letterhead, and below which confidence a value is flagged.
        received_at: aware; drafts are dated by it.
        today: the day that "yesterday" on the fax refers to; default: that of ``received_at`` in Sweden.
        earlier: puts into an order what the book of exports says of it.
        first: number of the first order.
    """
    reading = extract(
        pages,
        directory=rules.directory,
        today=today or received_at.astimezone(STOCKHOLM).date(),
        flag_below=settings.read.flag_below,
        calibration=rules.calibration,
    )
    reading = replace(reading, orders=tuple(earlier(order) for order in reading.orders))
    return judge_reading(reading, sha256, rules, settings, received_at, first)


def judge_reading(
    reading: Reading, sha256: str, rules: Rules, settings: Settings, received_at: datetime, first: int
) -> Understood:
    """Decide and draft the orders of a reading, numbered from ``first`` on."""
    judged = [
        judge_order(order, rules, settings, reference(sha256, number), received_at)
        for number, order in enumerate(reading.orders, first)
    ]
    return Understood(reading, tuple(decision for decision, _ in judged), tuple(texts for _, texts in judged))


def judge_order(
    order: Order, rules: Rules, settings: Settings, order_reference: str, received_at: datetime
) -> tuple[Decision, tuple[Draft, ...]]:
    """Decide and draft. What cannot be drafted as decided goes to a person instead, with the reason."""
    decision = decide(order, rules.routine)
    language = settings.wording.language
    try:
        return decision, draft(
            order,
            decision,
            templates=rules.templates,
            replies=rules.routine.replies,
            letterhead=Letterhead(**settings.letterhead.model_dump()),
            phrases=Phrases(**settings.wording.model_dump(exclude={"language"})),
            reference=order_reference,
            received_at=received_at,
            language=language,
            earlier=sure_earlier(order),
            ask_words=_in(language, rules.routine.asks),
            check_words=_in(language, rules.routine.checks),
            note_words=_in(language, rules.routine.notes),
        )
    except (ConfigError, RoutineError) as error:
        log.error("%s: no draft, %s: %s", order_reference, error.code, error)
        held = _held_for_a_person(decision, error)
        return held, (plain_case_note(order, held, reference=order_reference, why=error.sv),)


def sure_earlier(order: Order) -> EarlierExport | None:
    """The surest earlier export that the book knows of, as replies name it."""
    for line in order.earlier:
        if line.sure:
            return EarlierExport(date.fromisoformat(line.on) if line.on else None, line.recipient)
    return None


def _held_for_a_person(decision: Decision, error: IntakeError) -> Decision:
    def held(part: PartVerdict) -> PartVerdict:
        return part if part is PartVerdict.NOT_ASKED else PartVerdict.REVIEW

    return replace(
        decision,
        code=Code.HUMAN_REVIEW,
        images=held(decision.images),
        report=held(decision.report),
        release_to=None,
        reason=f"{decision.reason} {error.sv}",
        examination_codes=tuple(Code.HUMAN_REVIEW for _ in decision.examination_codes),
    )


def _in(language: str, words: Mapping[str, Words]) -> Mapping[str, str]:
    return {code: getattr(sentence, language) for code, sentence in words.items()}


# --- without a queue: one file, and one order decided anew -------------------------------------------------------


def understand(
    path: Path,
    settings: Settings,
    *,
    today: date | None = None,
    file_name: str | None = None,
    received_at: datetime | None = None,
    rules: Rules | None = None,
) -> Outcome:
    """What the program makes of one file, with nothing kept.

    Args:
        path: a fax file; it is only read.
        today: the day that "yesterday" and two-digit years on the fax refer to; default: that of ``received_at``.
        file_name: how the file is called in the outcome; default: its own name.
        received_at: aware; default: unknown, and drafts are dated now.
        rules: loaded already; default: those of the settings.

    Raises:
        EngineError: the recogniser failed.
        StoreError: the file cannot be read from disk.
        ConfigError, RoutineError: the settings or the routine are wrong.
    """
    rules = rules or load_rules(settings)
    name = file_name or path.name
    sha256 = hash_of(path)
    try:
        with tempfile.TemporaryDirectory(prefix="intake-") as folder:
            pages = read_fax(path, pages_dir=Path(folder), limits=settings.limits, read=settings.read)
    except BadInput as error:
        return build_quarantined(name, sha256, received_at, error, rules.versions)
    return outcome_of(pages, name, sha256, rules, settings, received_at, today)


def outcome_of(
    pages: Sequence[Page],
    name: str,
    sha256: str,
    rules: Rules,
    settings: Settings,
    received_at: datetime | None,
    today: date | None = None,
) -> Outcome:
    """What the program makes of pages that are read; the arguments are those of ``understand``."""
    understood = understand_words(pages, sha256, rules, settings, received_at or datetime.now(UTC), today)
    return build_outcome(name, sha256, received_at, pages, *understood, rules.versions)


def redecide(
    order: Order, settings: Settings, *, order_reference: str, received_at: datetime, rules: Rules | None = None
) -> tuple[Decision, tuple[Draft, ...]]:
    """Decide and draft an order again, as after a person's correction.

    Raises:
        ConfigError, RoutineError: the settings or the routine are wrong.
    """
    rules = rules or load_rules(settings)
    return judge_order(order, rules, settings, order_reference, received_at)
