"""Which orders a second person keys: a lot that nobody can guess or dodge, and that falls the same every time.

It follows from the bytes of the fax (as its orders' references do) and the installation's secret key. A fax sent again,
a restart, an order read anew or divided: the lot is the same.
"""

from __future__ import annotations

from intake.config import Review
from intake.logbook.link import PatientLinks
from intake.reference import fax_reference
from intake.store import Drawn


def drawn(sha256: str, shares: Review, links: PatientLinks) -> Drawn:
    """Whether the orders of a fax are keyed blind before their release, or are for the sample afterwards.

    Never both: what was keyed before it went out needs no second look.

    Raises:
        StoreError: the key cannot be read or made.
    """
    named = fax_reference(sha256)
    blind = links.lot(f"blind:{named}") < shares.blind_share
    return Drawn(blind, not blind and links.lot(f"sample:{named}") < shares.sample_share)
