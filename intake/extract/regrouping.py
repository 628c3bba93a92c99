"""``extract_group``: the order that a person says a group of pages is, from the same words as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake.directory import Directory
from intake.extract.evidence.calibration import FITTED, FLAG_BELOW, Calibration, Weighing
from intake.extract.evidence.dossier import Dossier, Sighted
from intake.extract.order.assemble import assemble
from intake.extract.our_forms.order_form import with_order_forms
from intake.extract.pages.classify import PageSigns, page_signs
from intake.extract.pages.sighted import sighted_page
from intake.extract.pages.split import trusted_numbers
from intake.flags import flag
from intake.model import Order, Page, PageKind, Reading


def extract_group(
    pages: Sequence[Page],
    *,
    directory: Directory,
    today: date,
    flag_below: float = FLAG_BELOW,
    calibration: Calibration = FITTED,
    split: bool,
) -> Order:
    """The one order that ``pages`` are.

    Which pages belong together is the person's word and is not judged again; what each page is for (order, consent,
    cover, attachment) is read off it. Two patients' numbers on the pages are doubted as ever.

    Args:
        pages: at least one, in the person's order.
        directory: the staff-kept units.
        today: no examination lies after it; ages are counted to it.
        flag_below: see ``extract``.
        calibration: see ``extract``.
        split: whether the fax holds several orders.
    """
    sighted = [sighted_page(page) for page in pages]
    alone = sum(not page.blank for page in pages) <= 1
    signs = [page_signs(each.form, each.choices, alone=alone) for each in sighted]
    kinds = _parts(signs)
    orders = _of(sighted, kinds, PageKind.ORDER)
    numbers = {number.found.value for each in orders for number in trusted_numbers(each.form, today)}
    order = assemble(
        Dossier(
            orders,
            _of(sighted, kinds, PageKind.COVER),
            _of(sighted, kinds, PageKind.CONSENT),
            _of(sighted, kinds, PageKind.ATTACHMENT),
            directory,
            today,
        ),
        tuple(page.number for page in pages),
        Weighing(calibration, flag_below),
        split=split,
        mixed=len(numbers) > 1,
    )
    return _with_own_form(order, pages, kinds, directory, today)


def _parts(signs: Sequence[PageSigns]) -> tuple[PageKind, ...]:
    """What each page is for. Where none is an order by itself, the likeliest is, because a person says so."""
    parts = {
        PageKind.RETURN_FORM: PageKind.ORDER,
        PageKind.OTHER: PageKind.ATTACHMENT,
    }
    kinds = [parts.get(sign.kind, sign.kind) for sign in signs]
    if PageKind.ORDER not in kinds:
        best = max(range(len(signs)), key=lambda n: (kinds[n] is not PageKind.BLANK, signs[n].order_score, -n))
        kinds[best] = PageKind.ORDER
    return tuple(kinds)


def _of(sighted: Sequence[Sighted], kinds: Sequence[PageKind], kind: PageKind) -> tuple[Sighted, ...]:
    return tuple(each for each, its in zip(sighted, kinds, strict=True) if its is kind)


def _with_own_form(
    order: Order, pages: Sequence[Page], kinds: tuple[PageKind, ...], directory: Directory, today: date
) -> Order:
    """A filled-in order form of ours is read by its places; two of them in one group are put before a person."""
    read = with_order_forms(Reading(kinds, (order,)), pages, directory=directory, today=today).orders
    if len(read) > 1:
        return replace(order, flags=(*order.flags, flag("more_pages")))
    (own,) = read
    if own is order:
        return order
    divided = tuple(each for each in order.flags if each.code == "split_unconfirmed")
    return replace(own, pages=order.pages, split=order.split, flags=(*own.flags, *divided))
