"""The processes at work: heartbeats on the database's clock, and who is declared dead."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.errors import ConfigError
from intake.store import Store
from tests.unit.store.both import books, url

__all__ = ["books", "url"]


def enter(books: Store, *, token: str = "1", host: str = "x") -> None:
    books.executors.enter("a", token=token, host=host, pid=7, roles=("inbox", "worker"), version="2", fresh_s=60)


def test_a_run_beats_until_it_is_declared_dead(books: Store) -> None:
    enter(books)
    assert books.executors.beat("a", "1")
    (run,) = books.executors.all()
    assert (run.host, run.pid, run.roles, run.version, run.beats, run.dead) == (
        "x",
        7,
        ("inbox", "worker"),
        "2",
        1,
        False,
    )
    assert run.started_at <= run.beat_at
    assert -1 < run.silent_s < 60
    assert books.executors.declare_dead(run, "b")
    assert not books.executors.declare_dead(run, "c")
    assert not books.executors.beat("a", "1")
    assert books.executors.all()[0].dead


def test_who_said_something_meanwhile_is_not_declared_dead(books: Store) -> None:
    enter(books)
    (seen,) = books.executors.all()
    books.executors.beat("a", "1")
    assert not books.executors.declare_dead(seen, "b")
    assert books.executors.beat("a", "1")


def test_a_new_run_takes_the_place_of_the_old_one(books: Store) -> None:
    enter(books)
    (seen,) = books.executors.all()
    enter(books, token="2")
    assert not books.executors.beat("a", "1")
    assert not books.executors.declare_dead(seen, "b")
    assert books.executors.beat("a", "2")


def test_another_machine_under_the_same_name_is_refused_while_the_first_lives(books: Store) -> None:
    enter(books)
    with pytest.raises(ConfigError) as refusal:
        enter(books, token="2", host="y")
    assert refusal.value.code == "executor_twice"
    assert books.executors.beat("a", "1")
    books.executors.leave("a", "1")
    enter(books, token="2", host="y")
    assert books.executors.beat("a", "2")


def test_long_dead_ones_are_forgotten(books: Store) -> None:
    enter(books)
    assert books.executors.forget(timedelta(0)) == 0
    books.executors.leave("a", "1")
    assert books.executors.forget(timedelta(days=1)) == 0
    assert books.executors.forget(timedelta(seconds=-5)) == 1


def test_the_first_mark_stands(books: Store) -> None:
    assert books.executors.marked("m") is None
    assert (books.executors.mark("m", "1"), books.executors.mark("m", "2")) == ("1", "1")
    assert books.executors.marked("m") == "1"
