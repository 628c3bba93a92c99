"""Signing in: who gets in, for how long, and how guessing is slowed down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from intake.store import SignIn, Store, passwords, throttle
from intake.store.sessions import fingerprint
from tests.unit.store.made import NOW
from tests.unit.store.test_people import ADA, LASTING, PASSWORD, RUT, added

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def rut(store: Store) -> Store:
    added(store, ADA, RUT)
    return store


def tried(
    store: Store, password: str = "fel", *, name: str = "rut", address: str = "10.0.0.1", at: datetime = NOW
) -> SignIn:
    return store.sessions.sign_in(name, password, address, at, LASTING)


def rows(store: Store, table: str) -> int:
    with store._engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_the_right_password_opens_a_session_and_only_its_hash_is_kept(rut: Store) -> None:
    token = tried(rut, PASSWORD, name=" RUT ").token
    assert token is not None
    assert len(token) >= 43  # 256 bits
    user = rut.sessions.user(token, NOW, LASTING)
    assert user is not None
    assert user.name == "rut"
    with rut._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT token_sha256 FROM sessions").scalars().all() == [fingerprint(token)]
    for wrong in ("", token[:-1], fingerprint(token)):
        assert rut.sessions.user(wrong, NOW, LASTING) is None


def test_letters_composed_otherwise_are_the_same_password(rut: Store) -> None:
    assert tried(rut, "tolv kloka ra\u0308var").token is not None


def test_wrong_password_unknown_name_disabled_and_passwordless_users_look_alike(rut: Store) -> None:
    rut.people.add(replace(RUT, name="bo", shown="Bo"), None, by="test", at=NOW)
    rut.people.add(replace(RUT, name="eva", shown="Eva"), PASSWORD, by="test", at=NOW)
    rut.people.change(replace(RUT, name="eva", shown="Eva", active=False), by="test", at=NOW)
    assert tried(rut) == tried(rut, PASSWORD, name="nobody") == SignIn(None)
    assert tried(rut, "", name="bo") == tried(rut, PASSWORD, name="bo") == SignIn(None)
    assert tried(rut, PASSWORD, name="eva") == SignIn(None)
    assert tried(rut, PASSWORD + "x" * 300) == SignIn(None)


def test_an_unknown_name_costs_a_verification_too(rut: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    real = passwords._HASHER

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            compared.append(kept[:10])
            return real.verify(kept, password)

        hash = real.hash

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    tried(rut, name="nobody")
    tried(rut)
    tried(rut, "x" * 10_000)
    assert compared == ["$argon2id$"] * 3


def test_a_session_ends_where_nobody_is_there_and_at_last_in_any_case(rut: Store) -> None:
    token = tried(rut, PASSWORD).token or ""
    assert rut.sessions.user(token, NOW + 29 * MINUTE, LASTING) is not None  # touched
    assert rut.sessions.user(token, NOW + 58 * MINUTE, LASTING, touch=False) is not None  # looked at unattended
    assert rut.sessions.user(token, NOW + 60 * MINUTE, LASTING) is None
    at = NOW
    other = tried(rut, PASSWORD, at=at).token or ""
    while at < NOW + 12 * HOUR - 20 * MINUTE:
        at += 20 * MINUTE
        assert rut.sessions.user(other, at, LASTING) is not None
    assert rut.sessions.user(other, NOW + 12 * HOUR, LASTING) is None


def test_being_there_is_written_at_most_once_a_minute(rut: Store) -> None:
    token = tried(rut, PASSWORD).token or ""

    def seen_at() -> str:
        with rut._engine.connect() as connection:
            return str(connection.exec_driver_sql("SELECT seen_at FROM sessions").scalar_one())

    before = seen_at()
    rut.sessions.user(token, NOW + 59 * SECOND, LASTING)
    assert seen_at() == before
    rut.sessions.user(token, NOW + 60 * SECOND, LASTING)
    assert seen_at() > before


def test_a_disabled_user_is_out_at_once_and_stays_out(rut: Store) -> None:
    token = tried(rut, PASSWORD).token or ""
    rut.people.change(replace(RUT, active=False), by="Ada Chef", at=NOW)
    assert rut.sessions.user(token, NOW, LASTING) is None
    assert rows(rut, "sessions") == 0
    rut.people.change(RUT, by="Ada Chef", at=NOW)
    assert rut.sessions.user(token, NOW, LASTING) is None


def test_a_new_password_ends_every_other_session(rut: Store) -> None:
    here, there = tried(rut, PASSWORD).token or "", tried(rut, PASSWORD).token or ""
    rut.people.set_password("rut", "elva ystra lejon", by="Rut", at=NOW, keep=fingerprint(here))
    assert rut.sessions.user(here, NOW, LASTING) is not None
    assert rut.sessions.user(there, NOW, LASTING) is None
    assert tried(rut, PASSWORD).token is None
    assert tried(rut, "elva ystra lejon").token is not None


def test_signing_out_here_and_everywhere(rut: Store) -> None:
    tokens = [tried(rut, PASSWORD).token or "" for _ in range(3)]
    others = tried(rut, PASSWORD, name="ada").token or ""
    assert rut.sessions.count(NOW, LASTING) == {"rut": 3, "ada": 1}
    rut.sessions.end(tokens[0])
    assert [rut.sessions.user(token, NOW, LASTING) is None for token in tokens] == [True, False, False]
    assert rut.sessions.end_all("rut", by="Ada Chef", at=NOW) == 2
    assert rut.sessions.count(NOW, LASTING) == {"ada": 1}
    assert rut.sessions.user(others, NOW, LASTING) is not None
    assert rut.people.history(1)[0].detail == {"user": "rut", "sessions": 2}


def test_old_rows_are_cleared_at_the_next_sign_in(rut: Store) -> None:
    tried(rut, PASSWORD)
    tried(rut)
    assert (rows(rut, "sessions"), rows(rut, "failed_logins")) == (1, 1)
    tried(rut, PASSWORD, name="ada", at=NOW + 2 * HOUR)
    assert (rows(rut, "sessions"), rows(rut, "failed_logins")) == (1, 0)


def test_guessing_at_one_name_is_slowed_down_from_whatever_address(rut: Store) -> None:
    at = NOW
    for number in range(throttle.FREE_OF_NAME):
        assert tried(rut, address=f"10.0.0.{number}", at=at) == SignIn(None, 0)
    waits = []
    for number in range(10):
        found = tried(rut, PASSWORD, address=f"10.0.1.{number}", at=at)
        assert found.token is None  # the right password does not help before the time is over
        waits.append(found.wait_s)
        at += timedelta(seconds=found.wait_s)
        assert tried(rut, address=f"10.0.2.{number}", at=at).wait_s == 0
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert tried(rut, PASSWORD, address="10.0.3.1", at=at + 300 * SECOND).token is not None
    assert tried(rut, at=at + 300 * SECOND) == SignIn(None, 0)  # forgiven


def test_an_unknown_name_waits_as_long(rut: Store) -> None:
    for name in ("rut", "nobody"):
        for number in range(throttle.FREE_OF_NAME):
            tried(rut, name=name, address=f"{name} {number}")
    assert tried(rut, name="rut", address="x").wait_s == tried(rut, name="nobody", address="y").wait_s == 2


def test_one_password_on_every_name_is_slowed_down_by_the_address(rut: Store) -> None:
    for number in range(throttle.FREE_OF_ADDRESS):
        assert tried(rut, name=f"name{number}") == SignIn(None, 0)
    assert tried(rut, PASSWORD).wait_s == 2
    assert tried(rut, PASSWORD, address="10.0.0.2").token is not None


def test_ones_own_right_password_does_not_wash_off_guesses_at_others(rut: Store) -> None:
    waits = []
    for number in range(throttle.FREE_OF_ADDRESS + 2):
        waits.append(tried(rut, name=f"name{number}").wait_s)
        tried(rut, PASSWORD)
    assert waits[-1] > 0


def test_waiting_is_not_prolonged_by_trying_meanwhile(rut: Store) -> None:
    for _ in range(throttle.FREE_OF_NAME):
        tried(rut)
    for _ in range(20):
        assert tried(rut, at=NOW + SECOND).wait_s == 1
    assert tried(rut, PASSWORD, at=NOW + 2 * SECOND).token is not None


def test_a_password_typed_as_the_name_is_not_kept(rut: Store) -> None:
    tried(rut, name=PASSWORD)
    with rut._engine.connect() as connection:
        assert "kloka" not in str(connection.exec_driver_sql("SELECT * FROM failed_logins").all())


def test_many_guesses_at_once_count_one_by_one(rut: Store) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda number: tried(rut, address=f"10.0.0.{number}"), range(12)))
    assert sum(1 for answer in answers if answer.wait_s == 0) == throttle.FREE_OF_NAME


def test_a_hash_with_old_parameters_is_renewed_by_signing_in(rut: Store) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

    def kept() -> str:
        with rut._engine.connect() as connection:
            query = "SELECT password_hash FROM users WHERE name = 'rut'"
            return str(connection.exec_driver_sql(query).scalar_one())

    with rut._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE users SET password_hash = ? WHERE name = 'rut'", (weak,))
    assert tried(rut).token is None
    assert kept() == weak
    assert tried(rut, PASSWORD).token is not None
    assert kept() != weak
    assert not passwords.outdated(kept())
    assert tried(rut, PASSWORD).token is not None


def test_a_drawn_password_will_do_and_is_another_each_time() -> None:
    drawn = {passwords.drawn() for _ in range(50)}
    assert len(drawn) == 50
    for password in drawn:
        passwords.refuse_weak(password, "demo")
