"""Users and their sessions."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, insert, select, update

from intake.store.records import Role, User
from intake.store.tables import sessions, users

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())  # verified for unknown names, so that the time taken tells nothing


def add_user(connection: Connection, user: User, password: str | None, *, by: str, at: datetime) -> None:
    """See ``Store.add_user``."""
    row = {
        "name": user.name.casefold(),
        "shown": user.shown,
        "role": user.role,
        "sees_protected": user.sees_protected,
        "signature": user.signature,
        "password_hash": _HASHER.hash(password) if password is not None else None,
        "active": True,
        "language": user.language,
        "added_at": at,
        "added_by": by,
    }
    connection.execute(insert(users).values(row))


def all_users(connection: Connection) -> tuple[User, ...]:
    """Every user, by name."""
    return tuple(_user(row) for row in connection.execute(select(users).order_by(users.c.name)))


def log_in(connection: Connection, name: str, password: str, at: datetime) -> str | None:
    """See ``Store.log_in``."""
    row = connection.execute(select(users).where(users.c.name == name.strip().casefold())).one_or_none()
    right = _fits(row.password_hash if row is not None and row.password_hash else _NOBODY, password)
    if row is None or not right or not row.active:
        return None
    token = secrets.token_urlsafe(32)
    session = {
        "token_sha256": hashlib.sha256(token.encode()).hexdigest(),
        "user": row.name,
        "began_at": at,
        "seen_at": at,
    }
    connection.execute(insert(sessions).values(session))
    return token


def session_user(connection: Connection, token_sha256: str) -> User | None:
    """See ``Store.session_user``."""
    query = select(users).join(sessions).where(sessions.c.token_sha256 == token_sha256, users.c.active)
    row = connection.execute(query).one_or_none()
    return _user(row) if row is not None else None


def touch(connection: Connection, token_sha256: str, at: datetime) -> None:
    """Somebody was there just now."""
    connection.execute(update(sessions).where(sessions.c.token_sha256 == token_sha256).values(seen_at=at))


def log_out(connection: Connection, token_sha256: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.token_sha256 == token_sha256))


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.name, row.shown, Role(row.role), row.sees_protected, row.signature, row.language, row.active)
