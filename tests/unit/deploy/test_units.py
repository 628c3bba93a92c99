"""The systemd units: right by systemd's own judgement, hardened, and calling commands that exist."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from intake.cli.root import intake

DEPLOY = Path(__file__).parents[3] / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("*.service")) + sorted(path.name for path in DEPLOY.glob("*.timer"))
_PROGRAM = "/opt/intake/.venv/bin/intake"
_WORST = 3.0  # of 10, by `systemd-analyze security`; an unhardened service has 9.6
_OFFLINE = shutil.which("systemd-analyze")


def unit(name: str) -> configparser.RawConfigParser:
    parsed = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string((DEPLOY / name).read_text(encoding="utf-8"))
    return parsed


def test_they_are_all_here() -> None:
    assert UNITS == ["intake-backup.service", "intake.service", "intake@.service", "intake-backup.timer"]


@pytest.mark.skipif(_OFFLINE is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_them(name: str, tmp_path: Path) -> None:
    """With the program's place filled by one that is there, which ``verify`` looks for."""
    for path in DEPLOY.glob("intake*.*"):
        (tmp_path / path.name).write_text(
            path.read_text(encoding="utf-8").replace(_PROGRAM, shutil.which("true") or "")
        )
    target = name.replace("@.", "@worker.")
    if target != name:
        (tmp_path / name).rename(tmp_path / target)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", tmp_path / target],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(_OFFLINE is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_they_are_hardened(name: str, tmp_path: Path) -> None:
    target = tmp_path / name.replace("@.", "@worker.")
    shutil.copy(DEPLOY / name, target)
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={_WORST * 10:.0f}", "--no-pager", target],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_what_each_must_have(name: str) -> None:
    service = unit(name)["Service"]
    assert service["User"] == service["Group"] == "intake"
    for key in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictSUIDSGID"):
        assert service[key] == "yes"
    assert service["ProtectSystem"] == "strict"
    if service["Type"] == "notify":
        assert service["Restart"] == "on-failure"
        assert int(service["TimeoutStopSec"]) > 10  # it stops within ten seconds
        assert service["StateDirectory"] == "intake"
        assert "seccomp" in service["SystemCallFilter"].split()


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_the_commands_exist_with_these_options(name: str) -> None:
    program, command, *arguments = shlex.split(unit(name)["Service"]["ExecStart"])
    assert program == _PROGRAM
    known = CliRunner().invoke(intake, [command, "--help"]).output
    options = [argument for argument in arguments if argument.startswith("--")]
    assert options
    assert [option for option in options if option not in known] == []


def test_one_process_or_several() -> None:
    """All in one and the roles do not run side by side."""
    roles = [f"intake@{role}.service" for role in ("inbox", "worker", "review")]
    assert unit("intake.service")["Unit"]["Conflicts"].split() == roles
    assert unit("intake@.service")["Unit"]["Conflicts"] == "intake.service"
    alone, role = unit("intake.service")["Service"], unit("intake@.service")["Service"]
    differing = {key for key in {*alone, *role} if alone.get(key) != role.get(key)}
    assert differing == {"ExecStart"}
