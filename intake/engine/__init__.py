"""The durable workflow of a fax, for any number of processes: the only room that knows the library (DBOS).

``docs/engine.md`` says why this library, what its traps are and what is done about each.
"""

from intake.engine.engine import Engine
from intake.engine.gate import reader_count
from intake.engine.identity import ROLES, Identity, RunRole, claimed

__all__ = ["ROLES", "Engine", "Identity", "RunRole", "claimed", "reader_count"]
