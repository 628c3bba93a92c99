"""The figures as tables: what the page draws and lists, what a spreadsheet opens, what the command prints.

Headings and names are the staff's Swedish (and keys of the catalogue that translates them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake import words
from intake.flags import FLAGS
from intake.model import RequesterType
from intake.statistics.figures import AGES_H, Figures
from intake.store import KeyingKind

Cell = str | int | float | date | None


class Form(StrEnum):
    """How a column is written."""

    NAME = "name"  # words of the program, translated
    DAY = "day"
    NUMBER = "number"
    PERCENT = "percent"  # kept as 0–1


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    form: Form = Form.NUMBER


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``name`` is that of its file; ``note`` says what was counted."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


CLASSES = ("under 1 h", "1–4 h", "4–8 h", "8–24 h", "1–3 dygn", "3–7 dygn", "över 7 dygn")
assert len(CLASSES) == len(AGES_H) + 1

_OUTCOMES = ("release", "ask", "refer", "review", "rejected")
KEYINGS = {KeyingKind.BLIND: "före utlämning", KeyingKind.SAMPLE: "stickprov efteråt"}


def tables_of(figures: Figures) -> tuple[Table, ...]:
    """Every table of the statistics."""
    return (
        _summary(figures),
        Table(
            "days",
            "Inkomna och avslutade per dag",
            (Column("Dag", Form.DAY), Column("Inkomna fax"), Column("Avslutade beställningar")),
            tuple((day, *pair) for day, pair in figures.by_day.items()),
        ),
        Table(
            "hours",
            "Inkomna per timme på dygnet",
            (Column("Timme", Form.NAME), Column("Inkomna fax")),
            tuple((f"{hour:02}–{hour + 1:02}", n) for hour, n in figures.by_hour.items()),
        ),
        Table(
            "ages",
            "Väntar nu",
            (Column("Väntat", Form.NAME), Column("Beställningar")),
            tuple(zip(CLASSES, figures.ages, strict=True)),
            "Beställningar som väntar på en person, efter hur länge sedan faxet kom in.",
        ),
        Table(
            "times",
            "Tid till avslut",
            (Column("Tid", Form.NAME), Column("Beställningar")),
            tuple(zip(CLASSES, figures.worked, strict=True)),
            "Från att faxet kom in till att en person avslutade beställningen.",
        ),
        _requesters(figures),
        _stops(figures),
        _corrections(figures),
        _keying(figures),
        Table(
            "quarantine",
            "Karantän",
            (Column("Skäl", Form.NAME), Column("Fax")),
            tuple((text or code, n) for (code, text, _), n in figures.counts.quarantined.items()),
            "Fax från perioden som inte gick att läsa och som fortfarande står i karantän.",
        ),
    )


def _summary(figures: Figures) -> Table:
    counts, straight = figures.counts, figures.straight
    rows: tuple[tuple[str, str, Cell], ...] = (
        ("Väntar nu", "beställningar", counts.waiting),
        ("Väntar nu, brådskande", "beställningar", counts.waiting_urgent),
        ("Väntar nu, över målet", "beställningar", counts.late),
        ("Målet", "minuter", int(figures.targets.others.total_seconds() // 60)),
        ("Målet, brådskande", "minuter", int(figures.targets.urgent.total_seconds() // 60)),
        ("Väntar på läsning", "fax", counts.unread),
        ("Inkomna", "fax", figures.arrived),
        ("Därav samma fax igen", "fax", counts.repeats),
        ("Avslutade", "beställningar", figures.closed),
        ("Tid till avslut, median", "minuter", figures.median_min),
        ("Tid till avslut, nio av tio inom", "minuter", figures.ninth_decile_min),
        ("Rakt igenom", "procent", _percent(straight.share)),
        ("Väntar på omskrivning", "beställningar", counts.blind_due),
        ("Väntar på stickprov", "beställningar", counts.sample_due),
        ("Utlämnade utan omskrivning", "beställningar", counts.waived),
    )
    columns = (Column("Vad", Form.NAME), Column("Enhet", Form.NAME), Column("Värde"))
    note = "Rakt igenom: avslutade utan att programmet tvekade och utan att någon rättade. Av alla avslutade."
    return Table("summary", "Läget", columns, rows, note)


def _requesters(figures: Figures) -> Table:
    columns = (
        Column("Beställare", Form.NAME),
        *(Column(words.OUTCOMES.get(outcome, "avvisad")) for outcome in _OUTCOMES),
        Column("Alla"),
        Column("Rakt igenom", Form.PERCENT),
    )
    return Table("requesters", "Avslutade per beställare och utfall", columns, tuple(_requester_rows(figures)))


def _requester_rows(figures: Figures) -> Iterator[tuple[Cell, ...]]:
    for kind in RequesterType:
        groups = [group for group in figures.counts.closed if group.requester_type == kind]
        if not groups:
            continue
        by = {group.closed_as: group.orders for group in groups}
        known = sum(group.known for group in groups if group.closed_as != "rejected")
        straight = sum(group.straight for group in groups)
        name = words.REQUESTERS[kind]
        share = straight / known if known else None
        yield name, *(by.get(outcome, 0) for outcome in _OUTCOMES), sum(by.values()), share


def _stops(figures: Figures) -> Table:
    read = figures.counts.read
    return Table(
        "stops",
        "Skäl till stopp",
        (Column("Skäl", Form.NAME), Column("Beställningar"), Column("Andel", Form.PERCENT)),
        tuple((_stop_words(code), n, n / read if read else None) for code, n in figures.stops.items()),
        "Vad som stoppade beställningarna när de lästes. En beställning med två skäl räknas på båda.",
    )


def _stop_words(code: str) -> str:
    return FLAGS[code].sv if code in FLAGS else code


def _corrections(figures: Figures) -> Table:
    names = dict.fromkeys(group.field for group in figures.counts.corrections)
    rows = []
    for name in names:
        groups = [group for group in figures.counts.corrections if group.field == name]
        counted = [
            sum(group.values for group in groups if group.kind == kind and group.flagged == flagged)
            for kind, flagged in (("changed", False), ("removed", False), ("changed", True), ("removed", True))
        ]
        added = sum(group.values for group in groups if group.kind == "added")
        silent, flagged_ = counted[0] + counted[1], counted[2] + counted[3]
        share = min(1.0, silent / figures.closed) if figures.closed else None
        rows.append((_field_words(name), silent, flagged_, added, share))
    rows.sort(key=lambda row: (-row[1], -row[2], -row[3], row[0]))
    return Table(
        "corrections",
        "Rättat per uppgift",
        (
            Column("Uppgift", Form.NAME),
            Column("Rättat utan flagga"),
            Column("Rättat med flagga"),
            Column("Tillagt"),
            Column("Utan flagga, andel av avslutade", Form.PERCENT),
        ),
        tuple(rows),
        "Vad programmet läste och en person ändrade. Utan flagga: programmet tvekade inte.",
    )


def _field_words(name: str) -> str:
    fact = name.removeprefix("facts.")
    return words.FACTS.get(fact, fact) if fact != name else words.field_name(name)


def _keying(figures: Figures) -> Table:
    rows = tuple(
        (
            KEYINGS[each.kind],
            words.field_name(each.field),
            each.keyed,
            each.differing,
            each.wrong,
            each.slips,
            each.undecided,
            each.error.share,
            each.error.low if each.error.n else None,
            each.error.high if each.error.n else None,
        )
        for each in figures.keying
    )
    columns = (
        Column("Omskrivning", Form.NAME),
        Column("Uppgift", Form.NAME),
        Column("Omskrivna"),
        Column("Skiljer sig"),
        Column("Fel i beställningen"),
        Column("Fel i omskrivningen"),
        Column("Ej avgjorda"),
        Column("Felandel", Form.PERCENT),
        Column("Från (95 %)", Form.PERCENT),
        Column("Till (95 %)", Form.PERCENT),
    )
    note = "Uppmätt av en andra person som skrev av faxet utan att se värdet. Felandel: av dem som är avgjorda."
    return Table("keying", "Fel uppmätta genom omskrivning", columns, rows, note)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
