"""All nets thrown over one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from intake.extract.evidence.dossier import Dossier
from intake.extract.unread.denied import denied
from intake.extract.unread.doubt import Doubt, with_doubts
from intake.extract.unread.examinations import examinations
from intake.extract.unread.goes_on import goes_on
from intake.extract.unread.guidance import guidance
from intake.extract.unread.many import many
from intake.extract.unread.numbers import switchboards, too_short
from intake.extract.unread.paper import Paper
from intake.extract.unread.people import people
from intake.extract.unread.referral import referral
from intake.extract.unread.refusals import refusals
from intake.extract.unread.requester import requester
from intake.extract.unread.units import units
from intake.extract.unread.wishes import wishes
from intake.model import Order

Net = Callable[[Paper], Iterable[Doubt]]
NETS: tuple[Net, ...] = (
    units, people, goes_on, too_short, switchboards, guidance, many, requester, referral, wishes, examinations,
    denied, refusals,
)  # fmt: skip


def with_what_is_left(order: Order, dossier: Dossier) -> Order:
    """The order with a doubt on every value that what else stands on its pages speaks against."""
    paper = Paper(order, dossier)
    found = {(doubt.place, doubt.code): doubt for net in reversed(NETS) for doubt in net(paper)}
    return with_doubts(order, tuple(found.values()))
