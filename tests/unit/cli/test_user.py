"""``intake user``: people kept from the command line, and what never stands on it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from intake.cli.schemas import schema_text
from intake.store import Role, Store, User
from tests.unit.cli.conftest import Run
from tests.unit.store.test_people import LASTING
from tests.unit.store.test_sessions import NOW

PASSWORD = "tolv kloka rävar"
ADD = ("user", "add", "--password-stdin")


def test_the_first_user_makes_the_database(run: Run, json_of: Callable[..., Any], var: Path) -> None:
    assert not var.exists()
    run(*ADD, "Ada", "--shown", "Ada Chef", "--role", "administrator", answers=f"{PASSWORD}\nnext line\n")
    listing = json_of("user", "list")
    Draft202012Validator(json.loads(schema_text("user-list"))).validate(listing)
    assert listing["users"] == [
        {
            "name": "ada",
            "shown": "Ada Chef",
            "role": "administrator",
            "sees_protected": False,
            "signature": None,
            "language": "sv",
            "active": True,
            "temporary": False,
            "has_password": True,
        }
    ]


def test_a_user_through_all_that_can_be_changed(run: Run, store: Store) -> None:
    run(*ADD, "ada", "--role", "administrator", "--by", "Bo", answers=PASSWORD)
    given = ("--sees-protected", "--signature", "eek", "--language", "en", "--temporary")
    run(*ADD, "eva", "--shown", "Eva Ek", *given, "--by", "Bo", answers=PASSWORD)
    assert store.people.get("eva") == User("eva", "Eva Ek", Role.REVIEWER, True, "eek", "en", True, True, True)
    token = store.sessions.sign_in("eva", PASSWORD, "::1", NOW, LASTING).token or ""
    run("user", "change", "eva", "--role", "auditor", "--not-protected", "--signature", "")
    kept = store.people.get("eva")
    assert kept == User("eva", "Eva Ek", Role.AUDITOR, False, None, "en", True, True, True)
    run("user", "password", "eva", "--password-stdin", answers="elva ystra lejon\r\n")
    assert store.sessions.user(token, NOW, LASTING) is None
    assert store.sessions.sign_in("eva", "elva ystra lejon", "::1", NOW, LASTING).token is not None
    run("user", "change", "EVA", "--disabled")
    assert "avstängd" in run("user", "list").output
    run("user", "remove", "eva", "--by", "Bo")
    assert [user.name for user in store.people.all()] == ["ada"]
    assert [(each.who, each.action) for each in store.people.history(2)] == [
        ("Bo", "user_removed"),
        (store.people.history(2)[1].who, "user_changed"),
    ]
    assert store.people.history(2)[1].who.startswith("konto ")


def test_refusals_say_what_to_do_and_change_nothing(run: Run, store: Store) -> None:
    run(*ADD, "ada", "--role", "administrator", answers=PASSWORD)
    for arguments, answers, said in (
        ((*ADD, "bo"), "kort", "minst 12 tecken"),
        ((*ADD, "bo"), "", "--password-stdin"),
        (("user", "add", "bo"), PASSWORD, "--password-stdin"),  # not a terminal, and not asked to read it
        ((*ADD, "ada"), PASSWORD, "finns redan"),
        (("user", "remove", "ada"), "", "sista aktiva administratören"),
        (("user", "change", "ada", "--role", "reviewer"), "", "sista aktiva administratören"),
        (("user", "change", "ada", "--disabled"), "", "sista aktiva administratören"),
        (("user", "change", "bo", "--disabled"), "", "ingen sådan användare"),
        (("user", "password", "bo", "--password-stdin"), PASSWORD, "ingen sådan användare"),
    ):
        assert said in run(*arguments, answers=answers, status=1).output
    run("user", "add", "bo", "--password", PASSWORD, status=2)  # there is no such option
    assert [user.name for user in store.people.all()] == ["ada"]
    run("user", "add", "bo", "--no-password")
    kept = store.people.get("bo")
    assert kept is not None
    assert not kept.has_password


@pytest.mark.parametrize(("second", "status"), [(PASSWORD, 0), ("något helt annat", None)])
def test_on_a_terminal_it_is_asked_for_twice_and_not_shown(var: Path, second: str, status: int | None) -> None:
    """With a real terminal: what is typed must not come back on it."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "intake", "user", "add", "ada", "--var", str(var)]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=Path(__file__).parents[3])
    os.close(theirs)
    seen = _until(ours, "Lösenord")
    os.write(ours, f"{PASSWORD}\n".encode())
    seen += _until(ours, "gång till")
    os.write(ours, f"{second}\n".encode())
    if status is None:
        seen += _until(ours, "Lösenord")  # asked again
        process.kill()
        process.wait()
    else:
        seen += _until(ours, "Tillagd")
        assert process.wait(30) == status
    os.close(ours)
    assert "kloka" not in seen


def _until(terminal: int, text: str) -> str:
    seen, deadline = b"", time.monotonic() + 60
    while text not in seen.decode("utf-8", "replace"):
        assert time.monotonic() < deadline, seen
        try:
            seen += os.read(terminal, 1000)
        except OSError as error:
            raise AssertionError(seen) from error
    return seen.decode("utf-8", "replace")


def test_check_says_that_nobody_is_there_yet(run: Run, json_of: Callable[..., Any], var: Path) -> None:
    var.mkdir()

    def said() -> str:
        listed = json_of("check")["findings"]
        found: dict[str, Any] = next(each for each in listed if each["name"] == "användare")
        assert found["ok"]
        return str(found["text"])

    assert "intake user add NAMN --role administrator" in said()
    run(*ADD, "ada", "--role", "administrator", answers=PASSWORD)
    assert said() == "1 aktiva på granskningsstationen"


def test_check_finds_passwords_that_would_go_in_clear(
    json_of: Callable[..., Any], var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    var.mkdir()
    monkeypatch.setenv("INTAKE_REVIEW_HOST", "0.0.0.0")

    def users(status: int) -> Any:
        return next(each for each in json_of("check", status=status)["findings"] if each["name"] == "användare")

    found = users(1)
    assert not found["ok"]
    assert "utan TLS" in found["text"]
    monkeypatch.setenv("INTAKE_REVIEW_ADDRESS", "https://intake.example.se")
    assert users(0)["ok"]
