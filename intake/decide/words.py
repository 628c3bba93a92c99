"""A sentence for staff, in Swedish and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence for staff, in Swedish and in English."""

    sv: str
    en: str

    def in_(self, language: Literal["sv", "en"]) -> str:
        return self.sv if language == "sv" else self.en
