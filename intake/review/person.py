"""Who sits at the page."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from intake.store import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in.

    ``name`` is what they sign in with, ``shown`` what stands in the audit trail and under letters, ``signature`` what
    stands in the export log. ``csrf`` has to come back with everything that changes something.
    """

    name: str
    shown: str
    role: Role
    sees_protected: bool
    signature: str
    language: str
    csrf: str

    @property
    def works(self) -> bool:
        """May they change an order?"""
        return self.role is not Role.AUDITOR

    @property
    def administers(self) -> bool:
        return self.role is Role.ADMINISTRATOR

    @property
    def audits(self) -> bool:
        """May they read the access log?"""
        return self.role is not Role.REVIEWER


def person_of(request: Request) -> Person:
    """Who asks. The middleware lets nobody else through to a page that calls this."""
    person: Person = request.state.person
    return person
