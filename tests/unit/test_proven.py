"""No table that is not proven is ever used, and a proof is made once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake import proven
from intake.config import load
from intake.decide import Routine, load_routine
from intake.errors import RoutineError
from intake.house import load_rules
from tests.unit.decide.orders import TABLE, halland

UNSAFE = (
    TABLE.read_text(encoding="utf-8")
    .replace('deceased = "no", ', "")
    .replace('when = { deceased = "yes" }', 'when = { deceased = "yes", minor = "yes" }')
)


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process of its own."""
    monkeypatch.setattr(proven, "_proven", set())


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The versions that are proven from here on."""
    made: list[str] = []
    real = proven.prove

    def prove(routine: Routine) -> object:
        made.append(routine.version)
        return real(routine)

    monkeypatch.setattr(proven, "prove", prove)
    return made


def test_a_proof_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted(monkeypatch)
    proven.keep_proof(halland(), tmp_path)
    assert not list(tmp_path.iterdir()), "what nobody proved is not kept"
    proven.require_proof(halland(), tmp_path)
    proven.require_proof(halland(), tmp_path)
    proven.keep_proof(halland(), tmp_path)
    proven._proven.clear()
    proven.require_proof(halland(), tmp_path)
    assert len(made) == 1


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"schema": "intake.proven/1", "proof": "0"}'])
def test_a_proof_of_something_else_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    made = counted(monkeypatch)
    (tmp_path / "proven.json").write_text(kept)
    proven.require_proof(halland(), tmp_path)
    proven.keep_proof(halland(), tmp_path)
    assert made == ["2023-08-29/1"]
    assert json.loads((tmp_path / "proven.json").read_text())["proof"] == proven.proof_name(halland())


def test_the_proof_rests_on_table_and_code(monkeypatch: pytest.MonkeyPatch) -> None:
    name = proven.proof_name(halland())
    assert proven.proof_name(load_routine(UNSAFE, "x.toml")) != name
    monkeypatch.setattr(proven, "_code_sha256", lambda: "other code")
    assert proven.proof_name(halland()) != name


def test_an_unsafe_table_is_refused_with_its_counter_example(tmp_path: Path) -> None:
    broken = load_routine(UNSAFE, "x.toml")
    with pytest.raises(RoutineError) as caught:
        proven.require_proof(broken, tmp_path)
    assert caught.value.code == "routine_unproven"
    assert "Avliden: ja" in caught.value.sv
    assert "lämnas ut" in caught.value.sv
    assert "Deceased: yes" in caught.value.en
    proven.keep_proof(broken, tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_decided_by_an_unproven_table(tmp_path: Path) -> None:
    """Not by the daemon, and not by the commands that decide either: all load their rules here."""
    (tmp_path / "unsafe.toml").write_text(UNSAFE, encoding="utf-8")
    overrides = {"storage.var": str(tmp_path), "rules.routine": str(tmp_path / "unsafe.toml")}
    with pytest.raises(RoutineError, match="not safe"):
        load_rules(load(Path("/dev/null"), overrides=overrides, environ={}))
