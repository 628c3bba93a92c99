"""What must hold after kills: nothing lost, nothing doubled, the ledger balanced, nothing left lying about."""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intake.blobs import Folder
from intake.model import FaxState
from intake.store import FaxRecord, Store
from intake.store.balance import balance

MARK = "KILLED_IN"
"""The environment variable by which the processes of a round are known."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a fax when nobody kills anything: its state, and the decision and drafts of each order."""

    state: FaxState
    orders: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Faults:
    """What was found wrong, in sentences that name no patient.

    ``parked`` is no fault: a fax that was in hand at one kill after the other was put before a person as the likely
    reason for them.
    """

    parked: int = 0

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lost or self.doubled or self.unbalanced or self.strays)


def fate_of(store: Store, fax: FaxRecord) -> Fate:
    records = [store.order(reference) for reference in fax.orders]
    return Fate(
        fax.state,
        tuple((record.decision.code, tuple(sorted(draft.kind for draft in record.drafts))) for record in records),
    )


def while_dead(inbox: Path, archive: Path, dropped: Sequence[tuple[str, str]], faults: Faults) -> None:
    """Whatever moment the kill came at: every file that was sent is in the inbox still, or whole in the archive.

    Args:
        inbox, archive: the folders.
        dropped: every (name, SHA-256) that was put into the inbox.
        faults: gets what is wrong.
    """
    lying = {_sha256_of(path) for path in inbox.iterdir()}
    kept = {path.stem for path in originals(archive)}
    for path in originals(archive):
        if _sha256_of(path) != path.stem:
            faults.lost.append(f"{path.stem[:12]}: the original is not what came")
    for _, sha256 in dropped:
        if sha256 not in lying and sha256 not in kept:
            faults.lost.append(f"{sha256[:12]}: neither in the inbox nor in the archive")


def at_rest(
    store: Store,
    folders: Mapping[str, Path],
    dropped: Sequence[tuple[str, str]],
    fates: Mapping[str, Fate],
    faults: Faults,
) -> None:
    """When everything has been worked off and every process has ended, the books say what went in, once.

    Args:
        store: the books.
        folders: ``inbox``, ``archive``, ``drafts`` and ``pages``.
        dropped: every (name, SHA-256) that was put into the inbox.
        fates: what must have become of each SHA-256.
        faults: gets what is wrong.
    """
    books = store.ledger()
    arrived = Counter((arrival.name, fax.sha256) for fax in books.faxes for arrival in fax.arrivals)
    faults.lost += [f"{sha256[:12]}: an arrival is missing" for _, sha256 in Counter(dropped) - arrived]
    faults.doubled += [f"{sha256[:12]}: an arrival too many" for _, sha256 in arrived - Counter(dropped)]
    kept = Counter(path.stem for path in originals(folders["archive"]))
    faults.doubled += [f"{sha256[:12]}: archived {count} times" for sha256, count in kept.items() if count > 1]
    for fax in books.faxes:
        if fax.reason_code == "poison":
            faults.parked += 1
        elif fax.sha256 in fates and (fate := fate_of(store, fax)) != fates[fax.sha256]:
            fewer = fax.state is FaxState.WAITING or len(fate.orders) < len(fates[fax.sha256].orders)
            (faults.lost if fewer else faults.doubled).append(f"{fax.sha256[:12]}: {fate}")
        told = Counter(each.action for each in store.history(fax.sha256))
        faults.doubled += [
            f"{fax.sha256[:12]}: {action} {told[action]} times"
            for action in ("read", "quarantined")
            if told[action] > 1
        ]
    _check_drafts(store, books.faxes, folders["drafts"], faults)
    ledger = balance(store.ledger, Folder(folders["archive"]), verify=True, under_way_s=0.0)
    faults.unbalanced += [f"{fault.code} {(fault.sha256 or '')[:12]}" for fault in ledger.faults]


def _check_drafts(store: Store, faxes: Sequence[FaxRecord], folder: Path, faults: Faults) -> None:
    written = {path.name: path.read_text("utf-8") for path in folder.iterdir() if not path.name.startswith(".")}
    meant = {
        f"{reference}.{draft.kind}.txt": f"{draft.text}\n"
        for fax in faxes
        for reference in fax.orders
        for draft in store.order(reference).drafts
    }
    for name in sorted(written.keys() | meant.keys()):
        if name not in written or (name in meant and written[name] != meant[name]):
            faults.lost.append(f"{name}: the draft is missing or another one")
        elif name not in meant:
            faults.doubled.append(f"{name}: a draft that no order has")


def originals(archive: Path) -> list[Path]:
    """Every file of the archive that has its name for good."""
    return [path for path in archive.glob("??/*") if path.is_file()]


def stray_files(inbox: Path, roots: Sequence[Path]) -> Iterator[str]:
    """Files that the program was making or moving when it was killed, and that nobody took away afterwards.

    Args:
        inbox: in which nothing may lie any more.
        roots: every folder that the program writes into.
    """
    yield from (f"inbox: {path.suffix}" for path in inbox.iterdir())
    for root in roots:
        for path in sorted(root.rglob("*")):
            half = path.name.startswith(".") or path.parent.name == "tmp" or path.name.endswith(("-journal", ".new"))
            if half or path.name.startswith("ready"):
                yield str(path.relative_to(root))


def living(mark: str) -> list[int]:
    """Processes that were started with ``mark`` in their environment and still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"{MARK}={mark}\0".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def _sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
