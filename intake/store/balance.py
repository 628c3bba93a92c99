"""Do the books balance? Every original has a row and every row its original, and every fax is in exactly one place.

Reads only, and may run beside daemons at work: the books are read in one transaction, at one moment, or piece by piece,
where each piece (a folder of the archive and its rows) is read at one moment and balances by itself. A file comes into
the archive a moment before its row, so the archive is listed before the books are read, and a young file without a row
is counted as arriving, not as a fault: until its row is there it stands in the inbox too.
"""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Literal

from intake.blobs import Blob, Blobs
from intake.errors import StoreError
from intake.model import FaxState
from intake.outcome import Reason
from intake.store.ledger import Ledger, LedgerFault, LedgerFax, LedgerRefused
from intake.store.records import Books, FaxRecord

UNFINISHED = "tmp"
"""The folder of the archive in which files are made; what lies there is no original yet."""

UNDER_WAY_S = 60.0
"""So long a file may be in the archive before its row: twice what a transaction waits for another at most."""

PREFIXES = tuple(f"{number:02x}" for number in range(256))
"""The folders of the archive, by which it is gone through piece by piece."""

ELSEWHERE = "elsewhere"
"""What lies in none of them."""

BESIDE = "beside"
"""The folder of the archive for what fax servers told of faxes: no originals, but kept like them."""

_MISSING = "Originalet saknas i arkivet. Återställ från säkerhetskopia."


_COUNTS = ("received", "waiting", "in_review", "done", "quarantined", "arrivals", "repeats", "arriving")


def balance(
    read_books: Callable[[], Books],
    archive: Blobs,
    *,
    verify: bool = False,
    under_way_s: float = UNDER_WAY_S,
    prefix: str = "",
) -> Ledger:
    """Compare the books with the archive.

    Args:
        read_books: reads the books at one moment (``Store.ledger``).
        archive: the originals; a folder need not exist.
        verify: also read every original and compare its SHA-256.
        under_way_s: a file without a row that is younger is arriving.
        prefix: only what is named so (two hexadecimal digits), and ``read_books`` reads the same; ``ELSEWHERE``: only
            what lies in none of those folders; ``""``: everything.

    Raises:
        StoreError: database, disk or server failed.
    """
    with _readable():
        files = {each.name: each for each in _originals(archive, prefix)}
    books = read_books()  # after the files: what comes later has its row later
    strays = sorted(files.keys() - {fax.archive_path for fax in books.faxes})
    with _readable():
        lost = [name for name in strays if _age_s(archive.look(name)) >= under_way_s]
        faults = [_stray(archive.address(name)) for name in lost]
        for fax in books.faxes:
            faults += _faults_of(fax, files.get(fax.archive_path), archive, verify)
            faults += _faults_beside(fax, archive, verify)
    return _ledger(books, archive, tuple(faults), verify, len(strays) - len(lost))


def in_pieces(
    read_books: Callable[[str], Books], archive: Blobs, *, verify: bool = False, under_way_s: float = UNDER_WAY_S
) -> Iterator[Ledger]:
    """The same piece by piece, so that never more than one is in memory: a ledger for each folder of the archive, and
    one for what lies elsewhere in it, which has the refused names.

    Args:
        read_books: reads the books of the faxes whose SHA-256 begins so, and with ``""`` the refused names; each at one
            moment (``Store.books``).
        archive, verify, under_way_s: see ``balance``.

    Raises:
        StoreError: database, disk or server failed.
    """
    for prefix in (*PREFIXES, ELSEWHERE):
        yield balance(partial(read_books, prefix), archive, verify=verify, under_way_s=under_way_s, prefix=prefix)


def summed(pieces: Iterable[Ledger], each: Callable[[LedgerFax], object] = lambda _: None) -> Ledger:
    """One ledger of all, which lists no fax: they go to ``each``."""
    counts: Counter[str] = Counter()
    faults: list[LedgerFault] = []
    refused: list[LedgerRefused] = []
    verified = True
    for piece in pieces:
        counts.update({name: getattr(piece, name) for name in _COUNTS})
        faults += piece.faults
        refused += piece.refused
        verified &= piece.verified
        for fax in piece.faxes:
            each(fax)
    return Ledger(
        schema="intake.ledger/1",
        **{name: counts[name] for name in _COUNTS},
        verified=verified,
        balanced=not faults,
        faults=tuple(faults),
        faxes=(),
        refused=tuple(refused),
    )


def _ledger(books: Books, archive: Blobs, faults: tuple[LedgerFault, ...], verify: bool, arriving: int) -> Ledger:
    states = Counter(fax.state for fax in books.faxes)
    arrivals = sum(len(fax.arrivals) for fax in books.faxes)
    return Ledger(
        schema="intake.ledger/1",
        received=len(books.faxes),
        waiting=states[FaxState.WAITING],
        in_review=states[FaxState.IN_REVIEW],
        done=states[FaxState.DONE],
        quarantined=states[FaxState.QUARANTINED],
        arrivals=arrivals,
        repeats=arrivals - len(books.faxes),
        verified=verify,
        balanced=not faults,
        arriving=arriving,
        faults=faults,
        faxes=tuple(_entry(fax, archive) for fax in books.faxes),
        refused=tuple(LedgerRefused(name=each.name, reason=each.reason) for each in books.refused),
    )


def _entry(fax: FaxRecord, archive: Blobs) -> LedgerFax:
    return LedgerFax(
        sha256=fax.sha256,
        names=tuple(arrival.name for arrival in fax.arrivals),
        received_at=fax.received_at,
        state=fax.state,
        reason=Reason(code=fax.reason_code, text=fax.reason_sv or "") if fax.reason_code else None,
        original=archive.address(fax.archive_path),
        orders=fax.orders,
        joined=fax.joined,
    )


def _originals(archive: Blobs, prefix: str) -> Iterator[Blob]:
    if prefix and prefix != ELSEWHERE:
        return archive.walk(prefix)
    return archive.walk(without=(UNFINISHED, BESIDE, *(PREFIXES if prefix else ())))


def _age_s(file: Blob | None) -> float:
    """How far the file's time is from now, in either direction: a clock may have been set."""
    return abs(time.time() - file.modified_ns / 1e9) if file else 0.0  # taken away again: nothing that is missing


def _stray(path: str) -> LedgerFault:
    return LedgerFault(
        code="no_row",
        sha256=None,
        path=path,
        text="Filen ligger i arkivet men saknar rad i böckerna. Stoppa intake och kör: intake ledger --adopt",
    )


def _faults_of(fax: FaxRecord, listed: Blob | None, archive: Blobs, verify: bool) -> Iterator[LedgerFault]:
    def fault(
        code: Literal["original_missing", "size_differs", "bytes_differ", "orders_differ", "no_arrival"], text: str
    ) -> LedgerFault:
        return LedgerFault(code=code, sha256=fax.sha256, path=None, text=text)

    if not _in_its_place(fax):
        yield fault("orders_differ", "Faxets läge och dess beställningar stämmer inte överens.")
    if not fax.arrivals:
        yield fault("no_arrival", "Faxet finns men har aldrig kommit in.")
    original = listed or archive.look(fax.archive_path)  # it may have come after the others were listed
    if original is None:
        yield fault("original_missing", _MISSING)
        return
    try:
        if original.size_bytes != fax.size_bytes:
            yield fault(
                "size_differs", "Originalet har inte den storlek det kom in med. Återställ från säkerhetskopia."
            )
        elif verify and archive.sha256(fax.archive_path) != fax.sha256:
            yield fault("bytes_differ", "Originalet har ändrats på disken. Återställ från säkerhetskopia.")
    except FileNotFoundError:
        yield fault("original_missing", _MISSING)


def _faults_beside(fax: FaxRecord, archive: Blobs, verify: bool) -> Iterator[LedgerFault]:
    """What a fax server told is kept under the SHA-256 of its bytes, so its name says what they must be."""
    for name in {arrival.beside_path for arrival in fax.arrivals if arrival.beside_path}:
        if archive.look(name) is not None and not (verify and archive.sha256(name) != PurePosixPath(name).stem):
            continue
        text = "Metadatafilen till faxet saknas i arkivet eller har ändrats. Återställ från säkerhetskopia."
        yield LedgerFault(code="metadata_missing", sha256=fax.sha256, path=archive.address(name), text=text)


def _in_its_place(fax: FaxRecord) -> bool:
    """Do its state and its orders agree? A fax is done without an order only where a person said so."""
    has_orders = bool(fax.orders or fax.joined)
    match fax.state:
        case FaxState.IN_REVIEW:
            return has_orders
        case FaxState.DONE:
            return has_orders or bool(fax.replaced) or fax.handled_by is not None
        case _:
            return not has_orders


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """``OSError`` as ``StoreError``, with what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(
            "archive_unreadable",
            f"Arkivet går inte att läsa ({reason}). Kontrollera disken och rättigheterna.",
            f"The archive cannot be read ({reason}). Check disk and permissions.",
        ) from error
