"""Image and compose file: strict YAML, known keys, settings and commands that exist, nothing sent that must stay.

No container engine is at hand where these tests run; the Containerfile's steps are replayed by
``bench/replay_image.py`` in a bare Debian (docs/operations.md).
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from intake import config
from intake.cli.root import intake

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
_KNOWN = {
    *("image", "build", "restart", "stop_grace_period", "read_only", "cap_drop", "security_opt", "tmpfs"),
    *("environment", "depends_on", "logging", "command", "volumes", "networks", "ports", "mem_limit", "pids_limit"),
    *("shm_size", "healthcheck", "profiles"),
}
"""Keys of a service in the Compose specification that we use."""


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice, which YAML forbids and PyYAML lets pass."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        assert len(keys) == len(set(keys)), keys
        self.flatten_mapping(node)
        return super().construct_mapping(node, deep)


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"), Loader=_Strict)


def environment() -> dict[str, str]:
    lines = [line for line in CONTAINERFILE.splitlines() if line.startswith("ENV ")]
    return dict(pair.split("=", 1) for line in lines for pair in shlex.split(line)[1:])


def test_the_services(compose: Any) -> None:
    assert set(compose) == {"name", "x-intake", "services", "volumes", "networks"}
    assert set(compose["services"]) == {"database", "inbox", "worker", "review", "backup"}
    for name, service in compose["services"].items():
        assert set(service) <= _KNOWN, name
        for network in service["networks"]:
            assert network in compose["networks"]
        for volume in service["volumes"]:
            source = volume.rsplit(":", 1)[0]
            assert source.split(":")[0] in compose["volumes"] or source.startswith("${"), volume


def test_ours_give_up_what_they_do_not_need(compose: Any) -> None:
    for name in ("inbox", "worker", "review", "backup"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["depends_on"] == {"database": {"condition": "service_healthy"}}
        assert int(service["stop_grace_period"].rstrip("s")) > 10
    assert compose["networks"]["inside"] == {"internal": True}
    assert [name for name, service in compose["services"].items() if "station" in service["networks"]] == ["review"]
    assert compose["services"]["review"]["ports"] == ["127.0.0.1:8765:8765"]


def test_the_settings_are_ones_that_there_are(compose: Any) -> None:
    given = environment() | compose["x-intake"]["environment"]
    filled = {name: re.sub(r"\$\{[^}]*\}", "x", value) for name, value in given.items() if name.startswith("INTAKE_")}
    settings = config.load(Path("/dev/null"), environ=filled)
    assert settings.storage.url == "postgresql://intake:x@database/intake"
    assert str(settings.storage.root) == "/var/lib/intake"


def test_the_commands_exist(compose: Any) -> None:
    for name in ("inbox", "worker", "review", "backup"):
        command, *arguments = compose["services"][name]["command"]
        known = CliRunner().invoke(intake, [command, "--help"]).output
        assert [each for each in arguments if each.startswith("--") and each not in known] == []
    assert re.search(r"^HEALTHCHECK .*\"health\"\]$", CONTAINERFILE, re.MULTILINE)
    assert "health" in intake.commands


def test_what_the_image_is_made_of_is_there_and_nothing_else_is_sent() -> None:
    allowed = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }  # fmt: skip
    copied: set[str] = set()
    for line in CONTAINERFILE.splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            copied.update(part.removeprefix("./") for part in shlex.split(line)[1:-1])
    assert copied == allowed
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()[1] == "*"


def test_it_runs_as_nobody_special_and_installs_by_hash() -> None:
    last = CONTAINERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER intake$", last, re.MULTILINE)
    assert last.index("USER intake") > last.rindex("\nRUN ")
    assert CONTAINERFILE.count("--require-hashes") == 1
    online = [line for line in CONTAINERFILE.splitlines() if "pip " in line and "--no-index" not in line]
    assert [line for line in online if "--require-hashes" not in line] == []


def test_the_system_packages_are_those_of_the_set_up() -> None:
    """``deploy/setup.sh`` installs the same on a machine without containers."""
    setup = (DEPLOY / "setup.sh").read_text(encoding="utf-8")
    wanted = set(re.findall(r'need "[^"]*" ([a-z0-9.+-]+) ', setup.split('if [ "$purpose" = test ]')[0]))
    assert wanted
    assert [package for package in wanted if package not in CONTAINERFILE.split("\nFROM ")[-1]] == []
