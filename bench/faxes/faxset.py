"""A set of faxes: everything in which one set differs from another, so that tuning and reporting never mix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from bench.faxes import foreign, layouts, nonorders, prose, several, wording
from bench.faxes.cast import Cast
from bench.faxes.layouts import Layout
from bench.faxes.paper import Sheet
from bench.faxes.truth import Truth

Letter = Callable[[Sheet, Truth, str, Random], None]
"""Draws a whole order without form fields: sheet, truth, the desk's address, chance."""
Consent = Callable[[Sheet, Truth, bool], None]
"""Draws the consent page of an order, signed or not; whose it is says ``truth.consent_patient or truth.patient``."""
Cover = Callable[[Sheet, Truth, str, int], None]
"""Draws the cover sheet of a fax: sheet, truth, the desk's address, number of pages."""
NonOrder = Callable[[Sheet, str, Random, Cast], None]
"""Draws a page that is no order: sheet, what it looks like, chance, cast."""
Foreign = Callable[[Sheet, Truth, Random], None]
"""Draws a letter that is not in Swedish."""
Several = Callable[[Sheet, list[Truth], wording.Labels, str, Random], None]
"""Draws one order for several patients on one page: sheet, truths, labels, the desk's address, chance."""


@dataclass(frozen=True, slots=True)
class FaxSet:
    """``faces`` and ``fixed`` name typefaces of ``paper.FACES``; ``fixed_layouts`` are set in fixed pitch."""

    name: str
    cast: Cast
    labels: wording.Labels
    layouts: Mapping[str, Layout]
    letters: Mapping[str, Letter]
    consent_page: Consent
    cover: Cover
    faces: tuple[str, ...]
    fixed: tuple[str, ...]
    fixed_layouts: tuple[str, ...] = ()
    make_form: wording.FormMaker = wording.form
    for_patients: tuple[str, ...] = ()  # layouts and letters that patients use; the shared choice where empty
    patients_only: tuple[str, ...] = ()  # those of them that nobody else uses
    careless: bool = False  # stamps land on the text, and senders' machines write all kinds of header lines
    apart: bool = False  # an order's content comes of a chance of its own, not of the one that chose its scenario
    hands: tuple[str, ...] = ()  # fonts of ``paper.HANDS`` for what is filled in by hand
    non_order: NonOrder = nonorders.draw
    foreign: Foreign = foreign.draw
    several: Several = several.draw


# --- what several sets share ---------------------------------------------------------------------------------------


def plain_letter(phrases: prose.Phrases) -> Letter:
    """A letter of whole sentences that begin with ``phrases``."""

    def draw(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
        title, paragraphs = prose.subject(truth, rng, phrases), prose.letter(truth, rng, phrases)
        head = truth.letterhead or truth.clinic
        letterhead = [head, *wording.small_head(truth, rng)] if head else []
        layouts.letter(sheet, letterhead, desk, title, paragraphs, rng)

    return draw


def plain_email(phrases: prose.Phrases) -> Letter:
    """The same as a printed e-mail."""

    def draw(sheet: Sheet, truth: Truth, desk: str, rng: Random) -> None:
        title, paragraphs = prose.subject(truth, rng, phrases), prose.letter(truth, rng, phrases)
        name = truth.patient.name if truth.patient else ""
        sender = truth.doctor or truth.clinic or name
        layouts.email(sheet, sender, desk, title, paragraphs, truth.ordered_on)

    return draw


def plain_consent(title: str) -> Consent:
    """A consent page under ``title``."""

    def draw(sheet: Sheet, truth: Truth, signed: bool) -> None:
        whose = truth.consent_patient or truth.patient
        if whose is None:
            raise ValueError("a consent page needs a patient")
        layouts.consent_page(sheet, whose.name, whose.printed, truth.clinic, signed, truth.ordered_on, title)

    return draw


def plain_cover(sheet: Sheet, truth: Truth, desk: str, pages: int) -> None:
    """A cover sheet: no patient, much small print."""
    layouts.cover(sheet, truth.clinic or truth.doctor, desk, pages, truth.ordered_on, truth.phone)
