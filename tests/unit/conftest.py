"""What all unit tests share."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from intake.store import passwords


@pytest.fixture(autouse=True, scope="session")
def quick_hashes() -> None:
    """Real hashes, but cheap ones: the tests sign in hundreds of times."""
    passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=256, parallelism=1)
