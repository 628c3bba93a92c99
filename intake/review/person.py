"""Who sits at the page."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import Request

from intake.store import Role, User

_TYPIST = 16  # the first digits of a token name whose page it stands on


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in.

    ``name`` is what they sign in with, ``shown`` what stands in the audit trail and under letters, ``signature`` what
    stands in the export log. ``csrf`` has to come back with everything that changes something. ``temporary``: somebody
    else chose their password. ``proxied``: the reverse proxy says who they are, they have no session of ours.
    """

    name: str
    shown: str
    role: Role
    sees_protected: bool
    signature: str
    language: str
    csrf: str
    temporary: bool = False
    proxied: bool = False

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


def person(user: User, secret: bytes, *, proxied: bool = False) -> Person:
    """A user as who sits at the page; ``secret`` is what only their browser, or this process, knows."""
    typist = hashlib.sha256(f"intake {user.name}".encode()).hexdigest()[:_TYPIST]
    return Person(
        name=user.name,
        shown=user.shown,
        role=user.role,
        sees_protected=user.sees_protected,
        signature=user.signature or user.name,
        language=user.language,
        csrf=typist + hmac.new(secret, f"csrf {user.name}".encode(), hashlib.sha256).hexdigest(),
        temporary=user.temporary and not proxied,
        proxied=proxied,
    )


def typed_by(person: Person, csrf: str) -> bool:
    """Whether a token stood on a page of this person's, in whatever session: then what came with it is theirs."""
    return csrf[:_TYPIST] == person.csrf[:_TYPIST]


def person_of(request: Request) -> Person:
    """Who asks. The middleware lets nobody else through to a page that calls this."""
    person: Person = request.state.person
    return person
