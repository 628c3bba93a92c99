"""The errors this program raises on purpose.

    IntakeError
    ├── BadInput        the fax cannot be read: quarantine, never retried
    ├── EngineError     the recogniser, a child process or the workflow engine failed: retried, then quarantine
    ├── StoreError      database or disk failed: retried with back-off
    ├── DeliveryError   something could not be handed over: retried with back-off
    ├── ConfigError     settings are wrong: refuse to start
    ├── RoutineError    the routine table is wrong: refuse to start
    ├── NotAllowedError (intake.store) a person asked for what cannot be done as things stand
    └── CorrectionError (intake.correction) what a person typed cannot be the value

Each carries a stable ``code`` and a sentence in plain Swedish and English that says what happened and what to do
next. Doubt about what a fax says is not an error but a flag (``intake.flags``).
"""

from __future__ import annotations

from typing import ClassVar


class IntakeError(Exception):
    """What all errors of this program share.

    Args:
        code: stable, in snake_case; stands in the ledger and in logs.
        sv: what happened and what to do, in Swedish, without patient data.
        en: the same in English.
    """

    retry: ClassVar[bool] = False

    def __init__(self, code: str, sv: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.sv = sv
        self.en = en

    def __reduce__(self) -> tuple[type[IntakeError], tuple[str, str, str]]:
        """Errors cross from the reading process to the daemon, so they must survive pickling."""
        return type(self), (self.code, self.sv, self.en)


class BadInput(IntakeError):  # noqa: N818 - the input is bad, not the program
    """The bytes cannot be read as a fax. The original is kept, a person is told why."""


class EngineError(IntakeError):
    """The recogniser, a child process or the workflow engine failed."""

    retry = True


class StoreError(IntakeError):
    """The database or the disk failed."""

    retry = True


class DeliveryError(IntakeError):
    """Something could not be handed over to another system."""

    retry = True


class StoppedError(Exception):
    """Not a failure: somebody stopped the work, or another process has it in hand now. Nothing was published."""


class ConfigError(IntakeError):
    """A setting is wrong. The message names file, line and key."""


class RoutineError(IntakeError):
    """The routine table is wrong. The message names file, line and key."""
