"""Signing in, and the sessions that follow: each has a token that stands in a cookie and nowhere else."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from intake.store import passwords, throttle
from intake.store.arriving import note
from intake.store.connect import reading, writing
from intake.store.people import folded, user_of
from intake.store.records import User
from intake.store.tables import failed_logins, sessions, users

_TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a session lives: without anybody there, and at most."""

    idle: timedelta
    at_most: timedelta


@dataclass(frozen=True, slots=True)
class SignIn:
    """What came of an attempt. Without a token: wrong, or (``wait_s``) not tried because of too many failures."""

    token: str | None
    wait_s: int = 0


def fingerprint(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """The sessions. Reached as ``Store.sessions``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sign_in(self, name: str, password: str, address: str, at: datetime, lasting: Lasting) -> SignIn:
        """A new session where the password is right and the user active.

        Time and answer are the same for a name that does not exist.

        Args:
            name: as typed.
            password: as typed.
            address: where the attempt comes from.
            at: aware.
            lasting: what of old sessions may go.
        """
        right, wait_s = self.check(name, password, address, at, lasting)
        if not right:
            return SignIn(None, wait_s)
        with writing(self._engine) as connection:
            active = (users.c.name == folded(name)) & users.c.active
            row = connection.execute(select(users.c.name, users.c.shown).where(active)).one_or_none()
            if row is None:  # disabled in the same moment
                return SignIn(None)
            note(connection, at, row.shown, "signed_in", detail={"user": row.name})
            return SignIn(_begin(connection, row.name, at))

    def check(self, name: str, password: str, address: str, at: datetime, lasting: Lasting) -> tuple[bool, int]:
        """Whether a password is right, and how many seconds it is to wait before it is looked at.

        The attempt is counted as failed before the password is looked at, so that many at once count one by one.
        """
        user = hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest()
        with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE failed_logins IN SHARE ROW EXCLUSIVE MODE")
            _purge(connection, at, lasting)
            if wait_s := _wait_s(connection, user, address, at):
                return False, wait_s
            connection.execute(insert(failed_logins).values(at=at, user=user, address=address))
            known = (users.c.name == folded(name)) & users.c.active
            kept = connection.execute(select(users.c.password_hash).where(known)).scalar()
        if not passwords.fits(kept, password) or kept is None:
            return False, 0
        fresh = passwords.hashed(password) if passwords.outdated(kept) else None
        with writing(self._engine) as connection:
            unchanged = known & (users.c.password_hash == kept)
            if connection.execute(select(users.c.name).where(unchanged)).one_or_none() is None:
                return False, 0  # given another password in the same moment
            if fresh is not None:
                connection.execute(update(users).where(unchanged).values(password_hash=fresh))
            connection.execute(delete(failed_logins).where(failed_logins.c.user == user))
        return True, 0

    def user(self, token: str, at: datetime, lasting: Lasting, *, touch: bool = True) -> User | None:
        """Whose session it is; ``None`` where there is none, it is over, or the user is not active.

        Args:
            token: as it stands in the cookie.
            at: now, aware.
            lasting: how long sessions live.
            touch: somebody is there: the session lives on.
        """
        mine = sessions.c.token_sha256 == fingerprint(token)
        with reading(self._engine) as connection:
            query = select(users, sessions.c.seen_at).join(sessions).where(mine, users.c.active)
            row = connection.execute(query.where(_alive(at, lasting))).one_or_none()
        if row is None:
            return None
        if touch and at - row.seen_at >= _TOUCH_EVERY:
            with writing(self._engine) as connection:
                connection.execute(update(sessions).where(mine, sessions.c.seen_at < at).values(seen_at=at))
        return user_of(row)

    def end(self, token: str) -> None:
        """One session is over."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.token_sha256 == fingerprint(token)))

    def end_all(self, name: str, *, by: str, at: datetime) -> int:
        """A user is signed out everywhere. Returns of how many sessions."""
        with writing(self._engine) as connection:
            ended = connection.execute(delete(sessions).where(sessions.c.user == folded(name))).rowcount
            if ended:
                note(connection, at, by, "signed_out", detail={"user": folded(name), "sessions": ended})
            return ended

    def count(self, at: datetime, lasting: Lasting) -> dict[str, int]:
        """How many sessions each user has open."""
        query = select(sessions.c.user, func.count()).where(_alive(at, lasting)).group_by(sessions.c.user)
        with reading(self._engine) as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


def _begin(connection: Connection, name: str, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    row = {"token_sha256": fingerprint(token), "user": name, "began_at": at, "seen_at": at}
    connection.execute(insert(sessions).values(row))
    return token


def _alive(at: datetime, lasting: Lasting) -> ColumnElement[bool]:
    return (sessions.c.seen_at > at - lasting.idle) & (sessions.c.began_at > at - lasting.at_most)


def _wait_s(connection: Connection, user: str, address: str, at: datetime) -> int:
    waits = []
    for column, value, free in (
        (failed_logins.c.user, user, throttle.FREE_OF_NAME),
        (failed_logins.c.address, address, throttle.FREE_OF_ADDRESS),
    ):
        query = select(func.count(), func.max(failed_logins.c.at)).where(
            column == value, failed_logins.c.at > at - throttle.FORGOTTEN_AFTER
        )
        failures, newest = connection.execute(query).one()
        waits.append(throttle.wait_s(failures, newest, at, free))
    return max(waits)


def _purge(connection: Connection, at: datetime, lasting: Lasting) -> None:
    connection.execute(delete(sessions).where(~_alive(at, lasting)))
    connection.execute(delete(failed_logins).where(failed_logins.c.at <= at - throttle.FORGOTTEN_AFTER))
