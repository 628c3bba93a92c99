"""Who is taken for dead: silent on both clocks, for long enough, seen by one who was awake meanwhile."""

from __future__ import annotations

from dataclasses import replace

from intake.engine.pulse import Silence
from intake.store import Executor
from tests.unit.store.made import NOW

RUN = Executor("a", "t", "host", 1, ("worker",), "1", NOW, NOW, 7, 0.0, False)
STEP_S = 2.0


def looked(silence: Silence, *seen: Executor, step_s: float = STEP_S) -> list[list[str]]:
    return [[dead.id for dead in silence.look([run], step_s * n)] for n, run in enumerate(seen)]


def silent(for_s: float) -> Executor:
    return replace(RUN, silent_s=for_s)


def test_one_that_says_nothing_is_dead_after_the_time_and_not_before() -> None:
    said = looked(Silence(6.0, 4.0), *(silent(2.0 * n) for n in range(6)))
    assert said == [[], [], [], ["a"], ["a"], ["a"]]


def test_one_that_beats_is_alive_whatever_the_database_says() -> None:
    """The database's clock was set forward by an hour: everybody seems late."""
    beats = [replace(RUN, beats=n, silent_s=3600.0) for n in range(10)]
    assert looked(Silence(6.0, 4.0), *beats) == [[]] * 10


def test_a_clock_set_back_hides_no_dead_one() -> None:
    assert looked(Silence(6.0, 4.0), *(silent(-3600.0 + n) for n in range(4)))[-1] == ["a"]


def test_who_was_frozen_itself_blames_nobody() -> None:
    """Between two looks lay an hour: only what is as long as two looks are apart counts."""
    assert looked(Silence(6.0, 4.0), silent(0.0), silent(3600.0), step_s=3600.0) == [[], []]


def test_a_new_run_of_the_same_name_begins_anew() -> None:
    runs = [silent(2.0 * n) for n in range(3)] + [replace(RUN, token="u", silent_s=9.0)]
    assert looked(Silence(6.0, 4.0), *runs) == [[], [], [], []]


def test_a_dead_one_is_not_found_again() -> None:
    assert looked(Silence(1.0, 4.0), *[replace(RUN, dead=True, silent_s=99.0)] * 4) == [[]] * 4
