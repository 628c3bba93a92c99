"""Which orders a second person keys: a lot that nobody can guess or dodge, and that falls the same every time.

It follows from the order's reference and the installation's secret key. A fax sent again, a restart, an order read
anew: the lot is the same.
"""

from __future__ import annotations

from collections.abc import Collection

from intake.config import Review
from intake.logbook.link import PatientLinks
from intake.store import Drawn


def drawn(references: Collection[str], shares: Review, links: PatientLinks) -> Drawn:
    """The orders of ``references`` that are keyed blind before their release, and those for the sample afterwards.

    No order is in both: what was keyed before it went out needs no second look.

    Raises:
        StoreError: the key cannot be read or made.
    """
    blind = _falls_on(references, "blind", shares.blind_share, links)
    return Drawn(blind, _falls_on(references, "sample", shares.sample_share, links) - blind)


def _falls_on(references: Collection[str], what: str, share: float, links: PatientLinks) -> frozenset[str]:
    if share <= 0:
        return frozenset()
    return frozenset(each for each in references if links.lot(f"{what}:{each}") < share)
