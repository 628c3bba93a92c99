"""A machine across a network that can be cut without a word: nothing comes through any more, and nobody is told."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator

OURS, ITS = "203.0.113.1", "203.0.113.2"  # of the addresses that are for documentation (RFC 5737)


class Far:
    """A network namespace with one cable to here. ``within`` comes before what is to run there."""

    def __init__(self) -> None:
        self._name, self._end = f"intake-{os.getpid()}", f"itk{os.getpid()}"
        self.within = ("ip", "netns", "exec", self._name)

    def lay(self) -> bool:
        """Make it; ``False``: this account may not, or the addresses are in use here."""
        if _is_routed(ITS) or not _ip("netns", "add", self._name):
            return False
        return all(
            (
                _ip("link", "add", self._end, "type", "veth", "peer", "name", "far", "netns", self._name),
                _ip("address", "add", f"{OURS}/30", "dev", self._end),
                _ip("link", "set", self._end, "up"),
                _ip("-n", self._name, "address", "add", f"{ITS}/30", "dev", "far"),
                _ip("-n", self._name, "link", "set", "far", "up"),
            )
        )

    def cut(self) -> None:
        """What it would say to us is dropped from now on, its word that it got what we said included."""
        assert _ip("-n", self._name, "route", "add", "blackhole", OURS)

    def mend(self) -> None:
        assert _ip("-n", self._name, "route", "delete", "blackhole", OURS)

    def remove(self) -> None:
        _ip("link", "delete", self._end)  # without the namespace, which lives on while a connection in it is not over
        _ip("netns", "delete", self._name)


@contextlib.contextmanager
def far_machine() -> Iterator[Far | None]:
    """One; gone at the end. ``None``: this account or system makes none."""
    machine = Far()
    try:
        yield machine if machine.lay() else None
    finally:
        machine.remove()


def _is_routed(address: str) -> bool:
    """Does a route lead there that is not the one to everywhere?"""
    try:
        routes = subprocess.run(["ip", "route", "show", "match", address], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return False
    return any(not line.startswith("default") for line in routes.stdout.splitlines())


def _ip(*arguments: str) -> bool:
    try:
        return subprocess.run(["ip", *arguments], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
