"""One fax, how many orders? Pages and parts of pages that belong to different patients are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from intake.extract.evidence.dossier import Sighted
from intake.extract.form.pairs import Form
from intake.extract.pages.classify import PageSigns
from intake.extract.pages.parts import parts_of_page
from intake.extract.patient.identity_number import Numbered, numbers_of
from intake.extract.values.letters import undotted
from intake.model import PageKind


@dataclass
class Group:
    """The pages of one order while they are being gathered."""

    orders: list[Sighted] = field(default_factory=list)
    covers: list[Sighted] = field(default_factory=list)
    consents: list[Sighted] = field(default_factory=list)
    attachments: list[Sighted] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    split: bool = False
    mixed: bool = False

    @property
    def pages(self) -> tuple[int, ...]:
        every = (*self.covers, *self.orders, *self.consents, *self.attachments)
        return tuple(sorted({s.form.number for s in every}))


def group_pages(pages: Sequence[Sighted], signs: Sequence[PageSigns], today: date) -> list[Group]:
    """The orders of a fax, each with its pages; empty where no page is an order."""
    groups: list[Group] = []
    covers: list[Sighted] = []
    for sighted, sign in zip(pages, signs, strict=True):
        if sign.kind is PageKind.COVER:
            covers.append(sighted)
        elif sign.kind in {PageKind.ORDER, PageKind.RETURN_FORM}:
            _add_order_page(groups, sighted, sign, today, covers)
    if groups and covers:
        groups[-1].covers += covers
    if groups:
        _add_the_rest(groups, pages, signs, today)
    if len(groups) > 1:
        for group in groups:
            group.split = True
    return groups


def _add_order_page(groups: list[Group], sighted: Sighted, sign: PageSigns, today: date, covers: list[Sighted]) -> None:
    numbers = trusted_numbers(sighted.form, today)
    values = {n.found.value for n in numbers}
    parts = parts_of_page(sighted, numbers) if len(values) > 1 else None
    current = groups[-1] if groups else None
    if parts is not None:
        for number, part in parts:
            group = Group(orders=[part], numbers={number}, covers=list(covers))
            groups.append(group)
        covers.clear()
        return
    foreign = current is not None and values and current.numbers and values.isdisjoint(current.numbers)
    if current is None or (foreign and sign.order_score >= 3) or _other_name(current, sighted, values):
        group = Group(orders=[sighted], numbers=values, covers=list(covers), mixed=len(values) > 1)
        covers.clear()
        groups.append(group)
        return
    if foreign:
        current.attachments.append(sighted)
        return
    current.orders.append(sighted)
    current.numbers |= values
    current.mixed |= len(values) > 1


def _other_name(current: Group, sighted: Sighted, values: set[str]) -> bool:
    """A page without a number that names another patient and another examination is an order of its own."""
    if values:
        return False
    names = {undotted(e.value.text) for e in sighted.form.of("patient_name")}
    before = {undotted(e.value.text) for s in current.orders for e in s.form.of("patient_name")}
    asks = bool(sighted.form.of("examination", "modality", "body_part"))
    return bool(names and before and asks) and not any(set(a.split()) & set(b.split()) for a in names for b in before)


def _add_the_rest(groups: list[Group], pages: Sequence[Sighted], signs: Sequence[PageSigns], today: date) -> None:
    for sighted, sign in zip(pages, signs, strict=True):
        if sign.kind is PageKind.CONSENT:
            _owner(groups, sighted, today).consents.append(sighted)
        elif sign.kind in {PageKind.OTHER, PageKind.ATTACHMENT}:
            _owner(groups, sighted, today).attachments.append(sighted)


def _owner(groups: list[Group], sighted: Sighted, today: date) -> Group:
    """The order that a consent page or attachment belongs to: that of its patient, else the one before it."""
    values = {n.found.value for n in trusted_numbers(sighted.form, today)}
    for group in groups:
        if values & group.numbers:
            return group
    before = [g for g in groups if min(g.pages) < sighted.form.number]
    return before[-1] if before else groups[0]


def trusted_numbers(form: Form, today: date) -> list[Numbered]:
    """Numbers of a page that name a patient: labelled, or valid by their check digit."""
    numbers = numbers_of(form, order_year=None, today=today)
    valid = [n for n in numbers if not n.found.flags]
    return valid or [n for n in numbers if n.rank >= 3]
