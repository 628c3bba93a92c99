"""How long somebody waits after failed sign-ins. Pure.

Counted for each name, so that no password is guessed however many addresses try, and for each address, so that one
password is not tried on every name. The waiting time is bounded: nobody can shut a colleague out for good.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

FREE_OF_NAME = 5
FREE_OF_ADDRESS = 20
FORGOTTEN_AFTER = timedelta(hours=1)
_LONGEST = timedelta(minutes=5)


def wait_s(failures: int, newest: datetime | None, at: datetime, free: int) -> int:
    """The seconds left to wait.

    Args:
        failures: since ``FORGOTTEN_AFTER``.
        newest: of them.
        at: now.
        free: so many are followed by no wait; from then on it doubles, from two seconds up to five minutes.
    """
    if newest is None or failures < free:
        return 0
    wait = min(_LONGEST, timedelta(seconds=2 ** min(failures - free + 1, 16)))
    return max(0, min(math.ceil((newest + wait - at).total_seconds()), int(_LONGEST.total_seconds())))
