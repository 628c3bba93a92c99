"""READ FIRST. One fax through every step, on one screen.

    inbox ──take──► archive ──read──► pages.json ──understand──► orders, decisions, drafts ──► store ──► a person

``take`` runs in the inbox's thread. ``read_step`` and ``understand_step`` are the steps of the durable workflow
(``engine.py``); ``through`` is the same without an engine. Every step is named by the SHA-256 of the fax and idempotent
on it: run again after a kill at any place, it ends in the same state and does nothing twice. Steps know nothing of
retries; an error says itself whether it is worth one. A ``Hold`` is asked before anything is published: a step whose
work a person stopped, or another process took over, ends with ``StoppedError`` and leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import logging
import math
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from intake.blobs import Blobs
from intake.config import Settings
from intake.decide import decide
from intake.decide.words import Words
from intake.disk import disk_errors, disk_full
from intake.draft import EarlierExport, Letterhead, Phrases, draft, plain_case_note
from intake.errors import BadInput, ConfigError, EngineError, IntakeError, RoutineError, StoreError
from intake.extract import extract
from intake.house import House, Rules, load_rules, open_house, write_drafts
from intake.inbox_settings import NamedInbox
from intake.joining import Back, beside_forms, find_forms, joins_of, without_forms
from intake.keying import drawn
from intake.logbook.lookup import looked_up
from intake.model import Code, Decision, Draft, FaxState, Order, Page, PartVerdict, Reading
from intake.outcome import Outcome, PublishedJoin, build_outcome, build_quarantined
from intake.read import clear_scratch, read_fax, turns
from intake.receive.archive import RefusedError, UnsettledError, hash_of, remove
from intake.receive.beside import IsFaxError, KeptBeside, keep_beside
from intake.receive.settle import Stamp, look
from intake.receive.watch import Found
from intake.reference import reference
from intake.store import FaxRecord, SentForm
from intake.store.codec import PAGES

__all__ = ["House", "Rules", "load_rules", "open_house", "outcome_of", "redecide", "take", "through", "understand"]

log = logging.getLogger(__name__)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_WORDS = "pages.json"  # written last: where it is, the page images are too

_ADOPTED_WITHIN_S = 7 * 86_400.0
_MAIL_WITHIN_S = 3_600.0
_SCRATCH_BYTES = 64 * 2**20  # what reading a fax may need on top of what must stay free
_NAME_LOST = "(namnet gick förlorat)"


class Hold(Protocol):
    """Whoever has a fax in hand, asked whether that is still so."""

    def stopped(self) -> bool:
        """Whether the work is for nothing, as far as is known. Asked all the time while a fax is read."""

    def refuse_stopped(self) -> None:
        """Does nothing where what comes of the work may be published.

        Raises:
            StoppedError: somebody stopped it, or another process has it.
            StoreError: that cannot be found out just now.
        """


class Firm:
    """The hold of one that nobody can stop."""

    def stopped(self) -> bool:
        return False

    def refuse_stopped(self) -> None:
        pass


_FIRM = Firm()


# --- one fax -----------------------------------------------------------------------------------------------------


def take(house: House, found: Found, inbox: NamedInbox | None = None) -> str:
    """From the inbox to the archive: bytes kept, row committed, and only then out of the inbox.

    A metadata file beside it goes the same way; whatever is wrong with that one, the fax is taken.

    Args:
        house: where to.
        found: the fax as it settled.
        inbox: which inbox it lies in; ``None``: the plain one.

    Returns:
        The SHA-256 of the fax, which may be one that came before.

    Raises:
        UnsettledError, RefusedError: the file is left where it is.
        StoreError: disk or database failed; the file is still in the inbox.
    """
    through = inbox or house.settings.inboxes[0]
    kept = house.archive.keep(found.path, found.stamp)
    beside = _kept_beside(house, found, through)
    house.store.record_arrival(
        sha256=kept.sha256,
        name=found.path.name,
        size_bytes=kept.size_bytes,
        archive_path=str(kept.original),
        arrival_key=kept.arrival_key,
        arrived_at=datetime.now(UTC),
        inbox=through.name,
        urgent=through.settings.urgent,
        told=beside.beside if beside else None,
    )
    remove(kept)
    if beside and not found.shared:
        remove(beside.file)
    return kept.sha256


def _kept_beside(house: House, found: Found, inbox: NamedInbox) -> KeptBeside | None:
    kind = inbox.settings.metadata
    if found.beside is None or kind == "none":
        return None
    try:
        return keep_beside(house.archive, *found.beside, kind, inbox.settings.fields)
    except (UnsettledError, RefusedError, IsFaxError):
        return None  # it is looked at again by itself when its fax is gone


def take_beside(house: House, source: Path, stamp: Stamp, base: str, inbox: NamedInbox) -> str | None:
    """Take a metadata file that lies there without a fax: it came late, or is a fax by another name.

    Args:
        house: where to.
        source: its name in the inbox.
        stamp: the file as it settled.
        base: its name without its ending.
        inbox: which inbox it lies in.

    Returns:
        The SHA-256 of the fax, where it is one.

    Raises:
        UnsettledError, RefusedError: the file is left where it is; ``metadata_alone``: no fax of that name came.
        StoreError: disk or database failed; the file is still in the inbox.
    """
    kind, now = inbox.settings.metadata, datetime.now(UTC)
    if kind == "none":
        raise ValueError("without metadata every file is a fax")
    try:
        kept = keep_beside(house.archive, source, stamp, kind, inbox.settings.fields)
    except IsFaxError:
        return take(house, Found(source, stamp), inbox)
    if not house.store.inboxes.add_beside(inbox.name, base, kept.beside, now):
        raise RefusedError("metadata_alone")
    remove(kept.file)
    return None


def adopt(house: House, *, older_than_s: float = 0.0, within_s: float = _ADOPTED_WITHIN_S) -> int:
    """Enter originals that have no row: a kill came between the two, and the file left the inbox by another hand since;
    or the books are a back-up and the archive is younger.

    A file of the same size in the inbox may be where the original came from; it will be taken in the usual way. To be
    called before the inbox is watched, or with ``older_than_s``: an original younger than that may be about to get its
    row from another process.

    Args:
        house: opened.
        older_than_s: only originals that came into the archive longer ago.
        within_s: only originals that came into the archive within so long.

    Returns:
        how many were entered.

    Raises:
        StoreError: disk or database failed.
    """
    sizes_bytes: set[int] = set()
    by_mail = False
    for inbox in house.settings.inboxes:
        if inbox.settings.kind == "imap":
            by_mail = True
            continue
        with contextlib.suppress(OSError):  # one that is away just now holds up nothing
            sizes_bytes |= {stamp.size_bytes for stamp in look(inbox.folder).files.values()}
    still_a_mail_s = time.time() - _MAIL_WITHIN_S if by_mail else math.inf
    entered = 0
    for original in house.archive.since(time.time() - within_s):
        came_s, sha256 = original.modified_ns / 1e9, PurePosixPath(original.name).stem
        if time.time() - came_s < older_than_s or came_s > still_a_mail_s:
            continue  # another process, or the mail that it came by, is most likely about to enter it
        if original.size_bytes in sizes_bytes or house.store.fax(sha256) is not None:
            continue
        if not house.archive.is_whole(sha256):
            log.error("%s: an original without a row is not what its name says", sha256[:12])
            continue
        house.store.record_arrival(
            sha256=sha256,
            name=_NAME_LOST,
            size_bytes=original.size_bytes,
            archive_path=original.name,
            arrival_key=f"adopted-{sha256}",
            arrived_at=datetime.fromtimestamp(came_s, UTC),
        )
        log.warning("%s: an original without a row was entered", sha256[:12])
        entered += 1
    return entered


def through(house: House, sha256: str) -> None:
    """From the archive to the queue of the staff.

    Raises:
        IntakeError: worth another try; nothing is half done.
    """
    try:
        read_step(house, sha256)
        understand_step(house, sha256)
    except BadInput as error:
        give_up(house, sha256, error)


def read_step(house: House, sha256: str, hold: Hold = _FIRM) -> None:
    """From the archived bytes to words, kept so that no fax is recognised twice unless a person asks for it.

    Raises:
        StoppedError: ``hold`` said so.
        BadInput: the bytes cannot be read as a fax, or are no longer those that came.
        EngineError: the recogniser failed.
        StoreError: the disk failed or is full.
    """
    kept = house.pages(sha256)
    with disk_errors():
        if kept.look(_WORDS) is not None and turns.is_obeyed(kept):
            return
    original = house.archive.find(sha256)
    if original is None or hash_of(original) != sha256:
        raise _not_the_original()
    if original.suffix == ".eml":
        raise _a_mail()
    asked = turns.asked(kept)
    with kept.working() as folder:
        try:
            pages = read_fax(
                original,
                pages_dir=folder,
                limits=house.settings.limits,
                read=house.settings.read,
                turns=asked.by_page if asked else None,
                stopped=hold.stopped,
            )
        except EngineError as error:
            if not house.archive.has_room(_SCRATCH_BYTES):  # what looks like a failing recogniser is likely the disk
                raise disk_full() from error
            raise
        hold.refuse_stopped()
    kept.put(_WORDS, PAGES.encode(pages))
    turns.obeyed(kept, asked)


def understand_step(house: House, sha256: str, hold: Hold = _FIRM) -> None:
    """From words to what a person sees: orders, decisions and drafts, saved in one transaction.

    Raises:
        StoppedError: ``hold`` said so.
        StoreError: disk or database failed.
    """
    fax = house.fax(sha256)
    if fax.state is not FaxState.WAITING:
        return
    pages = words_of(house, sha256)
    if not pages:
        raise _words_gone()
    if (back := find_forms(house.store, pages)) is not None:
        _join_step(house, fax, pages, back, hold)
        return
    at = datetime.now(UTC)
    rules = house.rules_now()

    def earlier(order: Order) -> Order:
        return looked_up(order, house.store, house.links, rules.directory, at)

    first = house.store.next_number(sha256)
    understood = _understand(pages, sha256, rules, house.settings, fax.received_at, earlier=earlier, first=first)
    outcome = build_outcome(fax.arrivals[0].name, sha256, fax.received_at, pages, *understood, rules.versions)
    lot = drawn(sha256, house.settings.review, house.links)
    hold.refuse_stopped()
    _write_drafts(house.blobs, sha256, understood.drafts, first)
    if not house.store.save_reading(outcome, *understood, at, lot):
        _drafts_as_they_stand(house, sha256)
        return
    log.info("%s: read, %s", sha256[:12], " ".join(decision.code for decision in understood.decisions))


def words_of(house: House, sha256: str) -> tuple[Page, ...]:
    """The pages of a fax as they were read; none where it never was.

    Raises:
        StoreError: disk or server failed.
    """
    with disk_errors():
        kept = house.pages(sha256).file(_WORDS)
        return tuple(PAGES.decode(kept.read_text(encoding="utf-8"))) if kept else ()


def _join_step(house: House, fax: FaxRecord, pages: Sequence[Page], back: Back, hold: Hold) -> None:
    """A fax with return forms of ours: their orders get the answers; what came beside them is an order of its own.

    Raises:
        StoreError: disk or database failed, or somebody worked on an order meanwhile.
    """
    rules, settings, at = house.rules_now(), house.settings, datetime.now(UTC)

    def earlier(order: Order) -> Order:
        return looked_up(order, house.store, house.links, rules.directory, at)

    def judge(order: Order, sent: SentForm) -> tuple[Decision, tuple[Draft, ...]]:
        return _judge(order, rules, settings, sent.form.reference, sent.order.summary.received_at)

    apart = _understand(without_forms(pages, back), fax.sha256, rules, settings, fax.received_at, earlier=earlier)
    reading = beside_forms(apart.reading, back)
    joins = joins_of(
        back,
        pages,
        reading.page_kinds,
        fax=fax.sha256,
        directory=rules.directory,
        today=fax.received_at.astimezone(STOCKHOLM).date(),
        judge=judge,
    )
    first = house.store.next_number(fax.sha256)
    own = _judged(reading, fax.sha256, rules, settings, fax.received_at, first)
    joined = [PublishedJoin(reference=each.sent.form.reference, by=each.by) for each in joins]
    outcome = build_outcome(
        fax.arrivals[0].name, fax.sha256, fax.received_at, pages, *own, rules.versions, joined=joined
    )
    lot = drawn(fax.sha256, house.settings.review, house.links)
    hold.refuse_stopped()
    for each in joins:
        write_drafts(house.blobs, each.sent.form.reference, each.drafts)
    _write_drafts(house.blobs, fax.sha256, own.drafts, first)
    if joins:
        house.store.join(outcome, joins, *own, at, lot)
    else:
        house.store.save_reading(outcome, *own, at, lot)
    log.info("%s: return form, %d orders completed", fax.sha256[:12], len(joins))


def give_up(house: House, sha256: str, error: IntakeError) -> None:
    """Put the fax before a person, with the reason why it cannot be read. The original is kept.

    Raises:
        StoreError: the database failed.
    """
    clear_scratch(house.pages(sha256).here)  # it may never be read again, which would do that
    fax = house.fax(sha256)
    outcome = build_quarantined(fax.arrivals[0].name, sha256, fax.received_at, error, house.rules.versions)
    house.store.quarantine(outcome, error, datetime.now(UTC))
    log.info("%s: quarantined, %s", sha256[:12], error.code)


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
    understood = _understand(pages, sha256, rules, settings, received_at or datetime.now(UTC), today)
    return build_outcome(name, sha256, received_at, pages, *understood, rules.versions)


def redecide(
    order: Order, settings: Settings, *, order_reference: str, received_at: datetime, rules: Rules | None = None
) -> tuple[Decision, tuple[Draft, ...]]:
    """Decide and draft an order again, as after a person's correction.

    Raises:
        ConfigError, RoutineError: the settings or the routine are wrong.
    """
    rules = rules or load_rules(settings)
    return _judge(order, rules, settings, order_reference, received_at)


# --- the parts of the steps --------------------------------------------------------------------------------------


class _Understood(NamedTuple):
    reading: Reading
    decisions: tuple[Decision, ...]
    drafts: tuple[tuple[Draft, ...], ...]


def _understand(
    pages: Sequence[Page],
    sha256: str,
    rules: Rules,
    settings: Settings,
    received_at: datetime,
    today: date | None = None,
    *,
    earlier: Callable[[Order], Order] = lambda order: order,
    first: int = 1,
) -> _Understood:
    """``earlier`` puts into an order what the book of exports says of it; the first order is number ``first``."""
    reading = extract(
        pages,
        directory=rules.directory,
        today=today or received_at.astimezone(STOCKHOLM).date(),
        flag_below=settings.read.flag_below,
        calibration=rules.calibration,
    )
    reading = replace(reading, orders=tuple(earlier(order) for order in reading.orders))
    return _judged(reading, sha256, rules, settings, received_at, first)


def _judged(
    reading: Reading, sha256: str, rules: Rules, settings: Settings, received_at: datetime, first: int
) -> _Understood:
    judged = [
        _judge(order, rules, settings, reference(sha256, number), received_at)
        for number, order in enumerate(reading.orders, first)
    ]
    return _Understood(reading, tuple(decision for decision, _ in judged), tuple(texts for _, texts in judged))


def _judge(
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


def _write_drafts(blobs: Blobs, sha256: str, drafts: Sequence[Sequence[Draft]], first: int) -> None:
    for number, texts in enumerate(drafts, first):
        write_drafts(blobs, reference(sha256, number), texts)


def _a_mail() -> BadInput:
    return BadInput(
        "mail_for_a_person",
        "E-brev utan läsbart fax, eller med fler bilagor än fax: öppna brevet i arkivet och ta hand om det.",
        "A mail without a readable fax, or with more attached than faxes: open the mail in the archive and see to it.",
    )


def _words_gone() -> StoreError:
    return StoreError(
        "words_gone",
        "Faxets lästa ord finns inte kvar: det läses om när arkivet åter är helt.",
        "The words of this fax are gone: it is read again once the archive is whole again.",
    )


def _drafts_as_they_stand(house: House, sha256: str) -> None:
    """Another process saved the fax meanwhile, and a person may have changed its orders: their drafts count."""
    for record in house.store.orders_on(sha256):
        write_drafts(house.blobs, record.reference, record.drafts)


def _not_the_original() -> BadInput:
    return BadInput(
        "original_damaged",
        "Den arkiverade filen saknas eller är inte längre den som kom in. Återställ den från säkerhetskopia.",
        "The archived file is missing or no longer the one that came in. Restore it from a back-up.",
    )
