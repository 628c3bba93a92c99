"""``extract``: all pages of a fax → the kind of each page and the orders they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake.directory import Directory
from intake.extract.evidence.calibration import FITTED, FLAG_BELOW, Calibration, Weighing
from intake.extract.evidence.dossier import Dossier, Sighted
from intake.extract.evidence.poor_pages import POOR_PAGE
from intake.extract.order.assemble import assemble
from intake.extract.our_forms.order_form import with_order_forms
from intake.extract.pages.classify import PageSigns, page_signs
from intake.extract.pages.language import is_swedish
from intake.extract.pages.numbered_pages import with_whole_papers
from intake.extract.pages.sighted import sighted_page
from intake.extract.pages.split import Group, group_pages
from intake.flags import flag
from intake.model import Flag, Order, Page, PageKind, Reading


def extract(
    pages: Sequence[Page],
    *,
    directory: Directory,
    today: date,
    flag_below: float = FLAG_BELOW,
    calibration: Calibration = FITTED,
) -> Reading:
    """What a fax says: its page kinds, and at least one order.

    Args:
        pages: all pages of one fax, in their order.
        directory: the staff-kept units.
        today: no examination lies after it; ages are counted to it.
        flag_below: a value that is right with less probability (0–1) is flagged; ``calibration`` gives the probability.

    Returns:
        One ``Order`` for each order found. A fax without any has a single one with ``is_order`` false and
        ``looks_like`` in Swedish. Every field of ``FIELD_NAMES`` is there; a value without a flag is right as far as
        this program can tell.
    """
    sighted = [sighted_page(page) for page in pages]
    alone = sum(not p.blank for p in pages) <= 1
    signs = with_whole_papers(sighted, [page_signs(s.form, s.choices, alone=alone) for s in sighted])
    groups = group_pages(sighted, signs, today)
    kinds = _kinds(signs, groups)
    if not groups:
        reading = Reading(kinds, (_no_order(pages, sighted, signs),))
        return with_order_forms(reading, pages, directory=directory, today=today)
    orders = tuple(
        assemble(
            Dossier(tuple(g.orders), tuple(g.covers), tuple(g.consents), tuple(g.attachments), directory, today),
            g.pages,
            Weighing(calibration, flag_below),
            split=g.split,
            mixed=g.mixed,
        )
        for g in groups
    )
    return with_order_forms(Reading(kinds, orders), pages, directory=directory, today=today)


def _kinds(signs: Sequence[PageSigns], groups: Sequence[Group]) -> tuple[PageKind, ...]:
    """The kind of each page; beside an order a paper of another sort is its attachment."""
    attached = {s.form.number for g in groups for s in g.attachments}
    kinds = []
    for number, sign in enumerate(signs, 1):
        beside = bool(groups) and sign.kind is PageKind.OTHER
        kinds.append(
            PageKind.ATTACHMENT if beside or (number in attached and sign.kind is PageKind.ORDER) else sign.kind
        )
    return tuple(kinds)


def _no_order(pages: Sequence[Page], sighted: Sequence[Sighted], signs: Sequence[PageSigns]) -> Order:
    """A fax that holds no order, with what it looks like."""
    best = max(signs, key=lambda s: (s.kind is not PageKind.BLANK, s.other_score), default=None)
    flags: list[Flag] = [
        flag("poor_page", None, f"Sida {p.number}.") for p in pages if p.quality < POOR_PAGE and not p.blank
    ]
    if not is_swedish("\n".join(s.form.sheet.text for s in sighted)):
        flags.append(flag("not_swedish"))
    order = Order(pages=tuple(p.number for p in pages), is_order=False, flags=tuple(flags))
    return replace(order, looks_like=(best.looks_like if best else None) or "okänt papper")
