"""A database full of invented orders, written in bulk: the same rows that the program writes, without reading a fax.

Names follow the skew of real ones (some are had by two in a hundred, most by few), because that is what makes a search
slow. Nothing here is anybody's.
"""

from __future__ import annotations

import functools
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import Engine, text

from intake.model import Code, Order, PageKind, Reading
from intake.outcome import build_outcome, outcome_of
from intake.reference import reference
from intake.store import codec
from intake.store.indexing import joined, parts, shown_of, words_of
from intake.store.tables import arrivals, audit, faxes, order_words, orders
from tests.unit.store.made import VERSIONS, decision, drafts, order, page, seen


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_BATCH = 5_000
_YEARS = 3
_KEPT = 3_000
_FIRST = _list(
    """
    Anna Eva Maria Karin Kristina Lena Sara Emma Kerstin Ingrid Marie Malin Jenny Hanna Linda Annika Susanne
    Elin Monica Birgitta Lars Mikael Anders Johan Per Erik Karl Peter Jan Thomas Daniel Fredrik Andreas Hans
    Stefan Mats Marcus Mattias Magnus Jonas Bengt Martin Bo Björn Nils Oskar Åsa Örjan Ulf Göran
    """
)
_COMMON = _list(
    """
    Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson
    Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Berg
    """
)
_HEADS = _list(
    """
    Al Berg Björk Dahl Ek Elm Fors Gran Hag Hed Holm Hög Kvarn Lind Ljung Malm Norr Ny Ros Sand Sjö Sten Ström
    Sund Söder Tall Väster Ång Åker Öster
    """
)
_TAILS = _list(
    """
    bäck berg blad blom borg by dahl fors gren gård hage holm kvist lund man mark qvist rot stam strand ström
    vall vik ås
    """
)
_KINDS = ("Vårdcentralen", "Ortopedmottagningen", "Rehab", "Naprapatkliniken", "Hälsan")
_TOWNS = _list("Halmstad Varberg Falkenberg Laholm Kungsbacka Hylte Torup Getinge Oskarström Åsa Onsala Frillesås")
_TYPES = {
    "region_clinic": 50,
    "private": 25,
    "outside_region": 12,
    "physiotherapist": 6,
    "naprapath": 3,
    "patient": 3,
    "chiropractor": 1,
}
_CODES = {
    Code.RELEASE: 45,
    Code.ASK_INFORMATION: 30,
    Code.ASK_WRITTEN_CONSENT: 10,
    Code.HUMAN_REVIEW: 14,
    Code.REFER_PATIENT_TO_CLINIC: 1,
}
_EXAMS = (("CT", "torax"), ("MR", "knä"), ("XR", "höft"), ("MR", "ländrygg"), ("US", "buk"), ("CT", "hjärna"))


@dataclass(frozen=True, slots=True)
class Known:
    """An order of the bench, with what somebody would ask for it by."""

    reference: str
    first: str
    last: str
    number: str
    clinic: str
    phone: str


@dataclass(frozen=True, slots=True)
class _Made:
    fax: tuple[Any, ...]
    arrival: tuple[Any, ...]
    order: dict[str, Any]
    words: frozenset[str]
    known: Known
    code: Code


def fill(engine: Engine, number: int, *, open_share: float, seed: int = 5) -> list[Known]:
    """Write ``number`` orders, each of a fax of its own.

    Returns:
        some of them, spread over all, to be searched for and opened: they have a published object too.
    """
    rnd = random.Random(seed)
    bulk = _Bulk(engine)
    kept: list[Known] = []
    for first in range(0, number, _BATCH):
        made = [_made(rnd, each, number, open_share) for each in range(first, min(number, first + _BATCH))]
        bulk.put("faxes", _FAX, [each.fax for each in made])
        bulk.put("arrivals", _ARRIVAL, [each.arrival for each in made])
        bulk.put("orders", list(made[0].order), [tuple(each.order.values()) for each in made])
        bulk.put("audit", _AUDIT, [row for each in made for row in _happened(each)])
        bulk.put("bench_words", ["word", "reference"], _searched(made))
        some = [each for each in made if rnd.random() < _KEPT / number]
        print(f"\r{first + len(made):,}", end="", flush=True)
        bulk.put("outcomes", ["sha256", "json"], [_published(each) for each in some])
        kept += [each.known for each in some]
    bulk.finish()
    return kept


_FAX = ["sha256", "size_bytes", "received_at", "state", "archive_path", "read_at", "done_at"]
_ARRIVAL = ["sha256", "name", "arrived_at", "arrival_key", "after_closed"]
_AUDIT = ["at", "who", "action", "sha256", "reference", "detail_json"]
_TABLES = (faxes, arrivals, orders, audit, order_words)


def _made(rnd: random.Random, each: int, number: int, open_share: float) -> _Made:
    sha256 = hashlib.sha256(f"bench {each}".encode()).hexdigest()
    named = reference(sha256, 1)
    first, last = _name(rnd)
    born = _OLDEST + timedelta(days=rnd.randrange(32_000))
    known = Known(
        reference=named,
        first=first,
        last=last,
        number=f"{born:%Y%m%d}{rnd.randrange(10_000):04}",
        clinic=f"{rnd.choice(_KINDS)} {rnd.choice(_TOWNS)}",
        phone=f"03{rnd.randrange(10**8):08}",
    )
    doctor = " ".join(_name(rnd))
    exam, kind = rnd.choice(_EXAMS), rnd.choices([*_TYPES], [*_TYPES.values()])[0]
    code = rnd.choices([*_CODES], [*_CODES.values()])[0]
    shown, decided, drafted = _alike(exam, kind, code)
    came = _NOW - timedelta(days=365 * _YEARS) * (1 - each / number)
    is_open = rnd.random() < open_share
    snoozed = is_open and rnd.random() < 0.01
    row = {
        "reference": named,
        "sha256": sha256,
        "number": 1,
        "version": 1,
        "state": "in_review" if is_open else "closed",
        "code": str(code),
        "outcome": outcome_of(code),
        "requester_type": kind,
        "requester": known.clinic,
        "section": "Annan klinik vill beställa bilder",
        "missing": "image_recipient" if code is Code.ASK_INFORMATION else "",
        "urgent": rnd.random() < 0.02,
        **shown,
        "order_json": _written(exam, kind, known, doctor),
        "decision_json": decided,
        "drafts_json": drafted,
        "received_at": came,
        "protected": rnd.random() < 0.002,
        "source": "fax",
        "assigned_to": rnd.choice(("rut", "ada")) if rnd.random() < 0.002 else None,
        "snoozed_until": _NOW + timedelta(days=rnd.randrange(1, 30)) if snoozed else None,
        "snoozed_for": "väntar på samtycke" if snoozed else None,
        "created_at": came,
        "closed_at": None if is_open else came + timedelta(hours=rnd.randrange(1, 60)),
        "closed_by": None if is_open else "Rut Granskare",
        "closed_as": None if is_open else outcome_of(code),
    }
    fax = (sha256, 40_000, came, "in_review" if is_open else "done", f"{sha256[:2]}/{sha256}.pdf")
    arrival = (sha256, f"fax {each}.pdf", came, sha256, False)
    words = _found_by(known, doctor)
    if each < _COMPARED:  # the quick way gives what the program would have written
        read = codec.ORDER.decode(str(row["order_json"]))
        assert (shown_of(read), words_of(read, named)) == (shown, words)
    return _Made((*fax, came, row["closed_at"]), arrival, row, words, known, code)


def _name(rnd: random.Random) -> tuple[str, str]:
    """One in three has a common surname, the first of them in two of a hundred; first names are skewed likewise."""
    first = rnd.choices(_FIRST, cum_weights=_FIRST_WEIGHTS)[0]
    if rnd.random() < 0.35:
        return first, rnd.choices(_COMMON, cum_weights=_COMMON_WEIGHTS)[0]
    return first, rnd.choice(_HEADS) + rnd.choice(_TAILS)


@functools.cache
def _alike(exam: tuple[str, str], kind: str, code: Code) -> tuple[dict[str, str], str, str]:
    """What orders of one kind have in common."""
    missing = ("image_recipient",) if code is Code.ASK_INFORMATION else ()
    decided = codec.DECISION.encode(replace(decision(code), missing=missing))
    return shown_of(_order(exam, kind)), decided, codec.DRAFTS.encode(drafts(code))


@functools.cache
def _order(exam: tuple[str, str], kind: str) -> Order:
    """An order with a placeholder for each value of its own."""
    plain = order(flagged=True)
    own = {name: seen(f"@{name}@") for name in _OWN}
    fields = {**plain.fields, **own, "requester_type": seen(kind)}
    modality, part = exam
    examination = replace(
        plain.examinations[0], modality=seen(modality), body_part=seen(part), text=seen(f"{modality} {part}")
    )
    return replace(plain, fields=fields, examinations=(examination,))


@functools.cache
def _template(exam: tuple[str, str], kind: str) -> str:
    return codec.ORDER.encode(_order(exam, kind))


def _written(exam: tuple[str, str], kind: str, known: Known, doctor: str) -> str:
    text = _template(exam, kind)
    values = (f"{known.first} {known.last}", known.number, known.clinic, doctor, known.phone)
    for name, value in zip(_OWN, values, strict=True):
        text = text.replace(f"@{name}@", value)
    return text


def _found_by(known: Known, doctor: str) -> frozenset[str]:
    numbers = (joined(known.reference), known.number, known.number[2:], known.phone)
    names = (*_parts(f"{known.first} {known.last}"), *_parts(known.clinic), *_parts(doctor))
    return frozenset((*names, *numbers))


@functools.lru_cache(100_000)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(parts(text))


_NOW = datetime.now(UTC)
_OLDEST = datetime(1930, 1, 1, tzinfo=UTC)
_COMPARED = 200
_OWN = ("patient_name", "identity_number", "requesting_clinic", "doctor", "phone")
_FIRST_WEIGHTS = [*accumulate(1 / (3 + rank) for rank in range(len(_FIRST)))]
_COMMON_WEIGHTS = [*accumulate(1 / (4 + rank) for rank in range(len(_COMMON)))]


def _happened(made: _Made) -> Iterator[tuple[Any, ...]]:
    sha256, came = made.order["sha256"], made.order["received_at"]
    yield came, "intake", "received", sha256, None, "{}"
    yield came, "intake", "read", sha256, None, json.dumps({"orders": 1})
    if made.order["closed_at"] is not None:
        yield made.order["closed_at"], "Rut Granskare", "closed", sha256, made.order["reference"], "{}"


def _searched(made: Sequence[_Made]) -> list[tuple[Any, ...]]:
    return [(word, each.order["reference"]) for each in made for word in each.words]


def _published(made: _Made) -> tuple[Any, ...]:
    reading = Reading((PageKind.ORDER,), (codec.ORDER.decode(made.order["order_json"]),))
    code = made.code
    outcome = build_outcome(
        "fax.pdf", made.order["sha256"], made.order["received_at"], (page(),), reading, [decision(code)],
        [drafts(code)], VERSIONS,
    )  # fmt: skip
    return made.order["sha256"], outcome.as_json()


class _Bulk:
    """Writes rows by the database's quickest way, indexes last. Words are written in their order, so that their index,
    which is the table's key, grows at its end."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._raw: Any = engine.raw_connection()
        self._sqlite = engine.dialect.name == "sqlite"
        run = self._raw.cursor().execute
        if self._sqlite:
            run("PRAGMA foreign_keys = OFF")
            run("PRAGMA synchronous = OFF")
            run("PRAGMA journal_mode = OFF")  # opening the store turns it on again
            run("PRAGMA cache_size = -500000")
            run("BEGIN")
        else:
            run("SET session_replication_role = replica")  # what refers to what is right as made
        for table in _TABLES:
            for index in table.indexes:
                run(f"DROP INDEX {index.name}")
        run("CREATE TABLE bench_words (word TEXT, reference TEXT)")

    def put(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        cursor = self._raw.cursor()
        named = ", ".join(columns)
        if self._sqlite:
            places = ", ".join("?" * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", map(_for_sqlite, rows))
            return
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copying:
            for row in rows:
                copying.write_row(row)

    def finish(self) -> None:
        run = self._raw.cursor().execute
        order_by = "word, reference" if self._sqlite else 'word COLLATE "C", reference'
        run(f"INSERT INTO order_words SELECT word, reference FROM bench_words ORDER BY {order_by}")
        run("DROP TABLE bench_words")
        self._raw.commit()
        self._raw.close()
        with self._engine.begin() as connection:
            for table in _TABLES:
                for index in table.indexes:
                    index.create(connection)
        if not self._sqlite:  # as autovacuum does in service
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
        self._engine.dispose()


def _for_sqlite(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Times as the program keeps them there."""
    return tuple(
        f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value for value in row
    )
