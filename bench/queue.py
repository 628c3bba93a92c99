"""How quickly the queue answers when it is long: list, search and open, asked over HTTP by somebody signed in.

    python -m bench.queue --orders 1000000
    python -m bench.queue --orders 100000 --url postgresql://…   # an empty database of your own

Fills a database with invented orders (``bench/queue_filling.py``), starts the station in a process of its own and asks
it one thing after the other, as one person does. Measured is the whole answer, from the request to its last byte; and
the processor time of the station, which other work on the machine does not touch. Writes ``docs/queue-speed.md``.
``--folder`` keeps the database, so that it is filled once and asked often.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import platform
import random
import re
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import httpx
import uvicorn

from bench.postgres import BINARIES, cluster
from bench.queue_filling import Known, fill
from intake.review import app
from intake.store import Role, User, open_store
from intake.store.connect import engine_for

GOAL_MS = 150
_PASSWORD = "tolv kloka rävar"
_WARM = 10
_PAGE = Path(__file__).parents[1] / "docs" / "queue-speed.md"


@dataclass(frozen=True, slots=True)
class Timed:
    """Answers of one kind, in milliseconds; ``processor_ms`` is the mean of what the station itself worked on one."""

    what: str
    kind: str
    ms: tuple[float, ...]
    processor_ms: float

    @property
    def p95(self) -> float:
        return quantiles(self.ms, n=100)[94]

    @property
    def row(self) -> str:
        times = f"{median(self.ms):.0f} | {self.p95:.0f} | {max(self.ms):.0f} | {self.processor_ms:.0f}"
        return f"| {self.what} | {len(self.ms)} | {times} |"


Ask = Callable[[httpx.Client, random.Random], httpx.Response]


def measure(url: str, folder: Path, orders: int, open_share: float, times: int) -> list[Timed]:
    """Fill the database at ``url``, which is empty, and ask the station that works on it."""
    known = _filled(url, folder / f"known-{engine_for(url).dialect.name}.json", orders, open_share)
    with _serving(url, folder) as (address, pid), httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        client.post("/login", data={"name": "rut", "password": _PASSWORD})
        found = re.search(r'"X-CSRF": "([0-9a-f]+)"', client.get("/").text)
        assert found is not None, "not signed in"
        client.headers["X-CSRF"] = found[1]
        return [
            _timed(client, pid, kind, what, ask, times)
            for kind, asks in _asks(known).items()
            for what, ask in asks.items()
        ]


def _filled(url: str, record: Path, orders: int, open_share: float) -> list[Known]:
    """The orders to ask for; those of an earlier run where its database was kept."""
    if record.exists():
        return [Known(**each) for each in json.loads(record.read_text(encoding="utf-8"))]
    store = open_store(url)
    store.people.add(User("rut", "Rut Granskare", Role.REVIEWER), _PASSWORD, by="bench", at=datetime.now(UTC))
    store.close()
    began = time.monotonic()
    known = fill(engine_for(url), orders, open_share=open_share)
    print(f"filled in {time.monotonic() - began:.0f} s", flush=True)
    record.write_text(json.dumps([asdict(each) for each in known]), encoding="utf-8")
    return known


def _asks(known: Sequence[Known]) -> Mapping[str, Mapping[str, Ask]]:
    def get(path: str) -> Ask:
        return lambda client, _: client.get(path)

    def search(say: Callable[[Known], str]) -> Ask:
        return lambda client, rnd: client.post("/search", data={"said": say(rnd.choice(known))}, headers=_BY_SCRIPT)

    def order(path: str) -> Ask:
        return lambda client, rnd: client.get(path.format(rnd.choice(known).reference))

    def anywhere(client: httpx.Client, rnd: random.Random) -> httpx.Response:
        came = datetime.fromtimestamp(time.time() - rnd.randrange(3 * 365 * 86_400), UTC)
        return client.get("/queue", params={"begin": f"q!{came.isoformat()}!"})

    return {
        "list": {
            "the queue, first page": get("/"),
            "a page anywhere in it": anywhere,
            "looked up again by itself": get("/queue"),
            "narrowed: outcome": get("/queue?outcome=ask"),
            "narrowed: one in a hundred": get("/queue?outcome=refer"),
            "narrowed: one in ten thousand": get("/queue?outcome=refer&requester=chiropractor"),
            "narrowed: nothing fits": get("/queue?source=phone"),
            "narrowed: urgent and late": get("/queue?urgent=yes&late=yes"),
            "narrowed: a kind of doubt": get("/queue?doubt=low_confidence"),
            "narrowed: a doubt that nothing has": get("/queue?doubt=not_swedish"),
            "mine": get("/queue?group=mine"),
            "put off": get("/queue?group=snoozed"),
            "closed": get("/queue?group=closed"),
        },
        "search": {
            "identity number": search(lambda each: f"{each.number[:8]}-{each.number[8:]}"),
            "date of birth": search(lambda each: each.number[:8]),
            "first name and surname": search(lambda each: f"{each.first} {each.last}"),
            "surname": search(lambda each: each.last),
            "the most common surname": search(lambda _: "Andersson"),
            "the two most common names": search(lambda _: "Anna Andersson"),
            "a part of both names": search(lambda each: f"{each.last[:4]} {each.first[:2]}"),
            "two letters": search(lambda each: each.last[:2]),
            "name and clinic": search(lambda each: f"{each.last} {each.clinic}"),
            "telephone": search(lambda each: f"{each.phone[:4]}-{each.phone[4:]}"),
            "reference": search(lambda each: each.reference.lower()),
            "nobody": search(lambda _: "Xylofonsson"),
        },
        "open": {
            "the order's page": order("/order/{}"),
            "in short": order("/order/{}/glance"),
            "who has it": order("/order/{}/claim"),
        },
    }


_BY_SCRIPT = {"HX-Request": "true"}


def _timed(client: httpx.Client, pid: int, kind: str, what: str, ask: Ask, times: int) -> Timed:
    rnd = random.Random(what)
    for _ in range(_WARM):
        ask(client, rnd).raise_for_status()
    taken = []
    worked_s = _processor_s(pid)
    for _ in range(times):
        began = time.perf_counter()
        answer = ask(client, rnd)
        taken.append((time.perf_counter() - began) * 1000)
        answer.raise_for_status()
    timed = Timed(what, kind, tuple(taken), (_processor_s(pid) - worked_s) * 1000 / times)
    print(f"{kind:8}{timed.row}", flush=True)
    return timed


def _processor_s(pid: int) -> float:
    """What a process has worked up to now."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def _serving(url: str, folder: Path) -> Iterator[tuple[str, int]]:
    """The station in a process of its own, as in service; its address and process id."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the daemon does
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(url, folder, listening), daemon=True)
    process.start()
    try:
        assert process.pid is not None
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", process.pid
    finally:
        process.terminate()
        process.join()
        listening.close()


def _serve(url: str, folder: Path, listening: socket.socket) -> None:
    from tests.unit.review.stationed import house_in

    config = uvicorn.Config(app(house_in(folder, open_store(url))), log_config=None, access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def _kinds(timed: Sequence[Timed]) -> Iterator[Timed]:
    """All answers of a kind together."""
    for kind in dict.fromkeys(each.kind for each in timed):
        some = [each for each in timed if each.kind == kind]
        mean = sum(each.processor_ms for each in some) / len(some)
        yield Timed(f"**{kind}, all of these**", kind, tuple(ms for each in some for ms in each.ms), mean)


def written(results: Mapping[str, Sequence[Timed]], orders: int, open_share: float) -> str:
    """The figures as a page of the documents."""
    lines = [_HEAD.format(orders=orders, share=open_share, date=datetime.now(UTC), machine=_machine(), goal=GOAL_MS)]
    for database, timed in results.items():
        lines += [f"## {database}", "", _COLUMNS]
        for total in _kinds(timed):
            lines += [each.row for each in timed if each.kind == total.kind]
            lines.append(total.row)
        lines.append("")
    lines.append(_FOOT)
    return "\n".join(lines)


_HEAD = """\
# How quickly a long queue answers

Made by `make bench-queue` (`python -m bench.queue --orders {orders}`) on {date:%Y-%m-%d}: {orders:,} invented orders,
{share:.0%} of them open, the others closed, each of a fax of its own. {machine}; other work went on beside it, so the
last column says what the station itself worked on an answer, which other work does not touch (that of PostgreSQL's
server is not in it). One person signed in asks over HTTP, one request after the other, of a station in a process of its
own; a time is that of the whole answer. A search also writes into the access log which orders it showed. SQLite and
PostgreSQL have their settings as they came. Only the orders that are opened have a published object.

Goal: {goal} ms at the 95th percentile, for list, search and open.
"""
_COLUMNS = """\
| | n | median, ms | 95th percentile, ms | slowest, ms | processor, ms |
| --- | --: | --: | --: | --: | --: |"""
_FOOT = """\
A list narrowed by something that few orders have looks through 20,000 orders at a time and offers to look on, so that
none takes longer than that however long the queue is. A word that very many orders have is answered with some of them
and the advice to say more.
"""


def _machine() -> str:
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model[1] if model else platform.machine()}, {len(os.sched_getaffinity(0))} cores, {memory_gb:.0f} GB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--open", type=float, default=0.9, help="share of them that is open")
    parser.add_argument("--times", type=int, default=100, help="requests of each kind")
    parser.add_argument("--url", help="an empty database; default: SQLite, and a PostgreSQL of its own where installed")
    parser.add_argument("--folder", type=Path, help="keep the database here; a second run asks the same one")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--to", type=Path, default=_PAGE, help="where the figures are written")
    asked = parser.parse_args()
    results: dict[str, list[Timed]] = {}
    with tempfile.TemporaryDirectory(prefix="intake-queue-") as name:
        folder = asked.folder or Path(name)

        def run(called: str, url: str) -> None:
            print(called, flush=True)
            results[called] = measure(url, folder, asked.orders, asked.open, asked.times)

        if asked.url:
            run("The database given", asked.url)
        else:
            if asked.only != "postgresql":
                run("SQLite", f"sqlite:///{folder / 'intake.sqlite'}")
            if asked.only != "sqlite" and BINARIES:
                with cluster() as url:
                    run("PostgreSQL", url)
    if asked.to.parent.is_dir():
        asked.to.write_text(written(results, asked.orders, asked.open), encoding="utf-8")
    slow = [each for timed in results.values() for each in _kinds(timed) if each.p95 >= GOAL_MS]
    raise SystemExit(1 if slow else 0)


if __name__ == "__main__":
    main()
