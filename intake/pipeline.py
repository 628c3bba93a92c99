"""READ FIRST. One fax through every step, on one screen.

    inbox ──take──► archive ──read──► pages.json ──understand──► orders, decisions, drafts ──► store ──► a person

``take`` (``taking.py``) runs in the inbox's thread. ``read_step`` and ``understand_step`` are the steps of the durable
workflow (``engine/``); ``through`` is the same without an engine. What is made of the words stands in ``judging.py``.

Every step is named by the SHA-256 of the fax and idempotent on it: run again after a kill at any place, it ends in the
same state and does nothing twice. Steps know nothing of retries; an error says itself whether it is worth one. A
``Hold`` is asked before anything is published: a step whose work a person stopped, or another process took over, ends
with ``StoppedError`` and leaves nothing behind.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from intake.blobs import Blobs
from intake.disk import disk_errors, disk_full
from intake.errors import BadInput, EngineError, IntakeError, StoreError
from intake.house import House, Rules, write_drafts
from intake.joining import Back, beside_forms, find_forms, joins_of, without_forms
from intake.judging import judge_order, judge_reading, understand_words
from intake.keying import drawn
from intake.logbook.lookup import looked_up
from intake.model import Decision, Draft, FaxState, Order, Page
from intake.outcome import PublishedJoin, build_outcome, build_quarantined
from intake.read import clear_scratch, read_fax, turns
from intake.receive.archive import hash_of
from intake.reference import reference
from intake.store import FaxRecord, SentForm
from intake.store.codec import PAGES
from intake.words import STOCKHOLM

log = logging.getLogger(__name__)

_WORDS = "pages.json"  # written last: where it is, the page images are too

_SCRATCH_BYTES = 64 * 2**20  # what reading a fax may need on top of what must stay free


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
    pages = words_of(house, sha256)
    if not pages:
        raise _words_gone()
    back, first = find_forms(house.store, pages), house.store.next_number(sha256)
    fax = house.fax(sha256)  # asked last: a process that died may have its commit under way, which makes others of both
    if fax.state is not FaxState.WAITING:
        return
    if back is not None:
        _join_step(house, fax, pages, back, first, hold)
        return
    at = datetime.now(UTC)
    rules = house.rules_now()
    earlier = _earlier_exports(house, rules, at)
    understood = understand_words(pages, sha256, rules, house.settings, fax.received_at, earlier=earlier, first=first)
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


def _join_step(house: House, fax: FaxRecord, pages: Sequence[Page], back: Back, first: int, hold: Hold) -> None:
    """A fax with return forms of ours: their orders get the answers; what came beside them is an order of its own.

    Raises:
        StoreError: disk or database failed, or somebody worked on an order meanwhile.
    """
    rules, settings, at = house.rules_now(), house.settings, datetime.now(UTC)
    earlier = _earlier_exports(house, rules, at)

    def judge(order: Order, sent: SentForm) -> tuple[Decision, tuple[Draft, ...]]:
        return judge_order(order, rules, settings, sent.form.reference, sent.order.summary.received_at)

    apart = understand_words(without_forms(pages, back), fax.sha256, rules, settings, fax.received_at, earlier=earlier)
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
    own = judge_reading(reading, fax.sha256, rules, settings, fax.received_at, first)
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
        saved = house.store.join(outcome, joins, *own, at, lot)
    else:
        saved = house.store.save_reading(outcome, *own, at, lot)
    if not saved:
        _drafts_as_they_stand(house, fax.sha256)
        return
    log.info("%s: return form, %d orders completed", fax.sha256[:12], len(joins))


def _earlier_exports(house: House, rules: Rules, at: datetime) -> Callable[[Order], Order]:
    """Puts into an order what the book of exports says of it."""
    return lambda order: looked_up(order, house.store, house.links, rules.directory, at)


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
