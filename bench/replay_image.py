"""The steps of ``deploy/Containerfile`` in a bare Debian, where no container engine is at hand (as root, Linux).

    debootstrap --variant=minbase bookworm /tmp/bare
    python -m bench.replay_image /tmp/bare /tmp/replayed --also /etc/resolv.conf

Each stage begins with a copy of the bare system; RUN runs in it by ``chroot``, COPY copies from the checkout or from
the stage before, ENV, USER and WORKDIR hold from then on. Afterwards the image's own program, as its own user, examines
itself and reads a sample fax. What an engine does beyond that (layers, networks, limits) is not tried.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
_DEVICES = ("null", "zero", "full", "random", "urandom")


@dataclass
class Stage:
    """A file system, and what holds in it."""

    root: Path
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    user: str = "root"
    folder: str = "/"

    def run(self, *command: str) -> str:
        """A command in it; what it printed. Fails where the command does."""
        inside = ["chroot", str(self.root), "/usr/bin/env", "-C", self.folder]
        if self.user != "root":
            inside = ["chroot", f"--userspec={self.user}:{self.user}", *inside[1:]]
        done = subprocess.run([*inside, *command], env=self.environment, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Instruction and argument, continued lines joined, comments left out."""
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    for line in filter(None, map(str.strip, joined.splitlines())):
        name, _, rest = line.partition(" ")
        yield name, rest.strip()


def replay(bare: Path, work: Path, also: Sequence[Path], environment: dict[str, str]) -> Stage:
    """Replay all stages under ``work``; returns the last."""
    named: dict[str, Stage] = {}
    stage: Stage | None = None
    for name, rest in instructions((CHECKOUT / "deploy" / "Containerfile").read_text(encoding="utf-8")):
        print(f"{name} {rest}", flush=True)
        if name == "FROM":
            stage = _begun(bare, work / f"stage{len(named)}", also, environment)
            named[rest.rpartition(" AS ")[2]] = stage
            continue
        assert stage is not None
        _step(stage, name, rest, named)
    assert stage is not None
    return stage


def _begun(bare: Path, root: Path, also: Sequence[Path], environment: dict[str, str]) -> Stage:
    subprocess.run(["cp", "-a", f"{bare}/.", root], check=True)
    for path in also:
        target = root / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (root / "dev").mkdir(exist_ok=True)
    for device in _DEVICES:
        status = os.stat(f"/dev/{device}")  # noqa: PTH116
        if not (root / "dev" / device).is_char_device():
            (root / "dev" / device).unlink(missing_ok=True)
            os.mknod(root / "dev" / device, status.st_mode, status.st_rdev)
    stage = Stage(root)
    stage.environment |= environment
    return stage


def _step(stage: Stage, name: str, rest: str, named: dict[str, Stage]) -> None:
    match name:
        case "RUN":
            stage.run("/bin/sh", "-c", rest)
        case "COPY":
            *sources, target = shlex.split(rest)
            source = CHECKOUT
            if sources[0].startswith("--from="):
                source = named[sources.pop(0).removeprefix("--from=")].root
            into = stage.root / os.path.join(stage.folder, target).lstrip("/")  # noqa: PTH118
            for each in sources:
                found = source / each.lstrip("/")
                if found.is_dir():
                    shutil.copytree(found, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    into.mkdir(parents=True, exist_ok=True)
                    shutil.copy(found, into)
        case "ENV":
            stage.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))
        case "USER":
            stage.user = rest
        case "WORKDIR":
            stage.folder = rest
            (stage.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        case "VOLUME" | "EXPOSE" | "HEALTHCHECK" | "ENTRYPOINT" | "CMD":
            pass
        case _:
            raise ValueError(f"an instruction that is not replayed: {name}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bare", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--also", type=Path, action="append", default=[], help="a file of this machine to copy along")
    parser.add_argument("--env", action="append", default=[], help="a variable of this machine to hand on")
    given = parser.parse_args()
    given.work.mkdir(parents=True)
    stage = replay(given.bare, given.work, given.also, {name: os.environ[name] for name in given.env})
    intake = "/opt/intake/bin/intake"
    subprocess.run(["mount", "-t", "proc", "proc", stage.root / "proc"], check=True)
    try:
        print(stage.run(intake, "check"))
        sample = min((CHECKOUT / "samples").glob("01-*.pdf"))
        shutil.copy(sample, stage.root / "tmp" / sample.name)
        outcome = json.loads(stage.run(intake, "read", "--json", f"/tmp/{sample.name}"))
        print(f"a sample fax: {outcome['status']}, {len(outcome['orders'])} order")
        assert outcome["status"] == "read"
    finally:
        subprocess.run(["umount", stage.root / "proc"], check=True)


if __name__ == "__main__":
    main()
