"""The installed wheel works from an empty folder: everything it needs is inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked by pip, without its dependencies (the running environment has them, as locked)."""
    target = tmp_path_factory.mktemp("installed")
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    return target


def _intake(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(installed)}
    command = [str(installed / "bin" / "intake"), *arguments]
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, timeout=120, check=False)


def test_the_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "templates", "samples", "config.toml"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert len(tracked) > 30
    assert {f"intake/bundled/{name}" for name in tracked} <= names
    assert "intake/decide/halland.toml" in names
    assert any(name.startswith("intake/store/migrations/versions/") for name in names)


def test_it_reads_a_fax_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    sample = min((installed / "intake" / "bundled" / "samples").glob("*.pdf"))
    done = _intake(installed, tmp_path, "read", "--json", str(sample))
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["schema"] == "intake.outcome/1"
    assert outcome["status"] == "read"
    assert outcome["orders"]


def test_its_check_is_green_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = _intake(installed, tmp_path, "check", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
