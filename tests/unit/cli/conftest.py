"""A folder with a real store, and the commands run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from intake.cli.root import intake
from intake.store import Store, open_store

Run = Callable[..., Result]


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # so that no config.toml of the checkout is read
    return tmp_path / "var"


@pytest.fixture
def store(var: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{var / 'intake.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def run(var: Path) -> Run:
    """Runs a command under ``--var``; checks its exit status, and with it that nothing unforeseen was raised."""

    def run(*arguments: str, status: int = 0, answers: str | None = None) -> Result:
        result = CliRunner().invoke(intake, [*arguments, "--var", str(var)], input=answers)
        assert result.exit_code == status, result.output
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def json_of(run: Run) -> Callable[..., Any]:
    """What a command prints with ``--json``."""
    return lambda *arguments, status=0: json.loads(run(*arguments, "--json", status=status).stdout)
