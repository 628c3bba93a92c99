"""Shortcuts for the tests of this room: text in, order out."""

from __future__ import annotations

from datetime import date

from intake.directory import parse_directory
from intake.extract import extract
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.model import Order, Page, Reading
from tests.unit.extract.typeset import page

TODAY = date(2026, 11, 20)
DIRECTORY = parse_directory(STARTER_DIRECTORY)

FORM = """
BESTÄLLNING AV BILDER

Klinik:        Medicinmottagningen HSV
Läkare:        Karin Lund
Telefon:       0340-48 10 00
Patient:       Anna Testsson
Personnummer:  19900602-2397
Undersökning:  CT thorax
Us.datum:      2026-03-02
Mottagare:     Mediaenheten SU/S
Önskas:        Bilder och utlåtande
"""
"""A complete order of a clinic of the region."""

THERAPIST = """
Klinik:              Rehab Ekliden
Behandlare:          Karin Lund, leg. {title}
Patient:             Anna Testsson
Personnummer:        19900602-2397
Undersökning:        MR ländrygg
Us.datum:            2026-03-02
Önskas:              Bilder och utlåtande
{more}
"""


def read_pages(*pages: Page) -> Reading:
    return extract(pages, directory=DIRECTORY, today=TODAY)


def read(text: str, **how: object) -> Order:
    """The only order of a fax of one page."""
    reading = read_pages(page(text, **how))  # type: ignore[arg-type]
    assert len(reading.orders) == 1
    return reading.orders[0]


def value(order: Order, name: str) -> object:
    return order.fields[name].value


def doubts(order: Order) -> set[str]:
    """The fields that carry a flag."""
    return {name for name, field in order.fields.items() if field.flags}
