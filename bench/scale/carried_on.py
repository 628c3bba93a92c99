"""The figures carried on to 100 million pages a year: formulas, table, and which part limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.scale import forecast
from bench.scale.forecast import Measured, said
from bench.scale.tables import Parts, run_on, table

_KB = 1e3


def carried_on(parts: Parts) -> Iterable[str]:
    """The last part of the page: needs by pages a year, and what limits."""
    yield "## Carried on to 100 million pages a year\n"
    if (of := measured(parts)) is None:
        yield "Wants the figures of `real`, `overhead` and `filled` on PostgreSQL."
        return
    yield _ARGUMENT.format(
        pages_a_fax=said(of.pages_a_fax), cpu_s=said(of.cpu_s_a_page), engine_ms=said(of.engine_ms),
        server_ms=said(of.server_ms), transactions=said(of.transactions), wal_kb=said(of.wal_bytes / _KB),
        idle_ms=said(of.idle_ms_a_s), idle_server_ms=said(of.idle_server_ms_a_s),
        idle_transactions=said(of.idle_transactions_a_s), blob_kb=said(of.blob_bytes_a_page / _KB),
        files=said(of.files_a_page), row_kb=said(of.row_bytes / _KB), ledger_us=said(of.ledger_s * 1e6),
        ledger_kb=said(of.ledger_bytes / _KB), minutes=f"{forecast.MINUTES_AN_ORDER:g}",
        hours=f"{forecast.HOURS_A_PERSON:,.0f}", readers=forecast.CORES_A_PROCESS, cores=of.machine_cores,
        memory=said(of.machine_bytes / 2**30), disk=said(forecast.DISK_TB),
    )  # fmt: skip
    needs = [forecast.need(pages, of) for pages in forecast.YEARS]
    limits = [forecast.limits(each, of) for each in needs]
    lines: list[tuple[str, Sequence[str]]] = [
        ("pages in the busiest hour", [said(each.pages * forecast.BUSIEST_HOUR) for each in needs]),
        ("faxes in the busiest hour", [said(each.faxes_an_hour) for each in needs]),
        ("cores for recognition and all else that reading takes", [said(each.reading_cores) for each in needs]),
        ("of these for the engine", [said(each.engine_cores) for each in needs]),
        ("worker processes", [str(each.processes) for each in needs]),
        ("cores for their polling", [said(each.polling_cores) for each in needs]),
        ("cores of the database server", [said(each.database_cores) for each in needs]),
        ("database transactions a second", [said(each.transactions_a_s) for each in needs]),
        ("database log, MB a second", [said(each.wal_mb_a_s) for each in needs]),
        ("blob store, TB a year", [said(each.blob_tb) for each in needs]),
        ("blob store, million files a year", [said(each.files / 1e6) for each in needs]),
        ("database, GB a year", [said(each.database_gb) for each in needs]),
        ("ledger over a year, minutes", [said(each.ledger_min) for each in needs]),
        ("ledger over a year, GB of memory", [said(each.ledger_gb) for each in needs]),
        ("review staff", [said(each.people) for each in needs]),
        ("**limits first**", [each[0] for each in limits]),
        ("**of the machines**", [each[1] for each in limits]),
        ("**of what is one for all**", [each[2] for each in limits]),
    ]
    heads = ("pages a year", *(f"10^{len(str(pages)) - 1}" for pages in forecast.YEARS))
    yield table(heads, [(what, *numbers) for what, numbers in lines])
    yield _BOUNDS


def measured(parts: Parts) -> Measured | None:
    """What the forecast goes on, where all of it was measured."""
    real, overhead, full = (parts.get(name) for name in ("real", "overhead", "filled"))
    if real is None or overhead is None or full is None:
        return None
    server, rows = run_on(overhead, "postgresql"), run_on(full, "postgresql")
    if server is None or rows is None:
        return None
    kept = real["bytes"]
    return Measured(
        pages_a_fax=real["pages"] / real["faxes"],
        cpu_s_a_page=real["cpu_s_a_page"],
        engine_ms=server["overhead_ms"],
        server_ms=server["server_ms"],
        transactions=server["transactions"],
        wal_bytes=server["wal_bytes"],
        idle_ms_a_s=server["idle_ms_a_s"],
        idle_server_ms_a_s=server["idle_server_ms_a_s"],
        idle_transactions_a_s=server["idle_transactions_a_s"],
        blob_bytes_a_page=(kept["archive"] + kept["pages"] + kept["drafts"]) / real["pages"],
        files_a_page=kept["files"] / real["pages"],
        row_bytes=rows["database_bytes"] / full["orders"],
        ledger_s=(rows["ledger_s"] - rows["empty_ledger_s"]) / full["orders"],
        ledger_bytes=(rows["ledger_bytes"] - rows["empty_ledger_bytes"]) / full["orders"],
        machine_cores=real["cores"],
        machine_bytes=real["memory_gb"] * 2**30,
    )


_ARGUMENT = """\
What is measured above, on PostgreSQL: a fax has {pages_a_fax} pages. A page costs {cpu_s} s of processor in all, a fax
{engine_ms} ms of that for the engine. A fax costs the database server {server_ms} ms, {transactions} transactions and
{wal_kb} kB of log. A process costs {idle_ms} ms a second of its own, and {idle_server_ms} ms and {idle_transactions}
transactions a second of the database server's, only by asking whether there is work. A page leaves {blob_kb} kB in
{files} files, an order {row_kb} kB in the database. The ledger takes {ledger_us} µs and {ledger_kb} kB of memory for
each fax in the books.

What is assumed: a thousandth of the year's pages comes in its busiest hour (250 days of 8 hours, and twice the mean).
A fax is one order. A person needs {minutes} min for an order and works {hours} hours a year. One worker process has
{readers} readers with a core each. With N pages a year, which are F = N / {pages_a_fax} faxes:

    cores for reading    = N / 1000 / 3600 s × {cpu_s} s
    worker processes     = cores for reading / {readers}, rounded up
    database cores       = F / 1000 / 3600 s × {server_ms} ms + worker processes × {idle_server_ms} ms a second
    transactions         = F / 1000 / 3600 s × {transactions} + worker processes × {idle_transactions} a second
    blob store           = N × {blob_kb} kB a year
    ledger               = F × {ledger_us} µs, and F × {ledger_kb} kB of memory, after a year
    review staff         = F × {minutes} min / {hours} h

What limits first is the part of which most is needed: of people, of machines like the measured one ({cores} cores,
{memory} GB of memory), of disks of {disk} TB. Below 1 nothing limits. People and cores for reading are added one by one
and know nothing of each other. The database server, the ledger and the folder of originals are one for all: above 1
they need a larger machine.
"""

_BOUNDS = """
What these figures cannot say: how long a fax waits in a queue of many thousands, how quickly the disk of a database
server commits, and what a network folder with hundreds of millions of files does. They hold for the settings as they
come."""
