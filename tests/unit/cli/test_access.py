"""``intake access``, what the commands write into the access log, and protected identities at the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from intake.blobs import Folder
from intake.cli.schemas import schema_text
from intake.logbook.link import PatientLinks
from intake.model import Code
from intake.store import Store, Wanted
from tests.unit.cli.conftest import Run
from tests.unit.store.made import NOW, SHA, arrive, save
from tests.unit.store.test_people import ADA, PASSWORD, RUT

REFERENCE = "FHY7R-Z3WFH-1"


def fill(store: Store, *, protected: bool = False) -> None:
    arrive(store)
    save(store, flagged=False, code=Code.ASK_INFORMATION)
    if protected:
        record = store.order(REFERENCE)
        marked = replace(record.order, facts=replace(record.order.facts, protected_identity=True))
        store.save_edit(REFERENCE, 1, marked, record.decision, record.drafts, {}, "Eva", NOW)


def looks(store: Store) -> list[tuple[str, str, str]]:
    return [(look.who, look.reference, look.what) for look in reversed(store.accesses.find(Wanted()))]


def test_every_command_that_shows_a_patient_is_written_down(run: Run, store: Store, var: Path) -> None:
    fill(store)
    run("show", "fhy7r", "--by", "Eva Ek")
    run("show", "fhy7r", "--json")
    run("log", "find", "fhy7r", "--by", "Eva Ek")
    run("reply", "fhy7r", "--by", "Eva Ek", status=2)  # its template is invented, so nothing is printed
    run("confirm", "fhy7r", "--by", "Eva Ek", "--no-ask")
    run("list")
    account = looks(store)[1][0]
    assert account.startswith("konto ")
    assert looks(store) == [
        ("Eva Ek", REFERENCE, "order"),
        (account, REFERENCE, "order"),
        ("Eva Ek", REFERENCE, "earlier"),
        ("Eva Ek", REFERENCE, "reply"),
        ("Eva Ek", REFERENCE, "order"),
    ]
    link = PatientLinks(Folder(var)).of("191212121212")
    assert {(look.patient_link, look.door) for look in store.accesses.find(Wanted())} == {(link, "command")}


def test_the_log_is_listed_filtered_and_itself_written_down(
    run: Run, json_of: Callable[..., Any], store: Store
) -> None:
    fill(store)
    run("show", "fhy7r", "--by", "Eva Ek")
    listing = json_of("access", "list", "--who", "Eva Ek")
    Draft202012Validator(json.loads(schema_text("access-list"))).validate(listing)
    assert [(each["reference"], each["what"], each["door"]) for each in listing["accesses"]] == [
        (REFERENCE, "order", "command")
    ]
    for number, expected in (("19121212-1212", 1), ("1212121212", 1), ("191212121212", 1), ("19800101-1234", 0)):
        table = run("access", "list", "--patient-stdin", "--csv", "--who", "Eva Ek", answers=f"{number}\n").output
        assert len(list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))) == expected, number
    assert json_of("access", "list", "--order", "fhy7rz3wfh1", "--who", "Bo")["accesses"] == []
    assert json_of("access", "list", "--until", "2000-01-01")["accesses"] == []
    text = run("access", "list", "--by", "Ola", "--limit", "1").output
    assert "Ola" in text
    assert "åtkomstloggen" in text
    asked = [look for look in store.accesses.find(Wanted()) if look.what == "accesses"]
    assert {look.reference for look in asked} == {"", REFERENCE}
    assert any(look.patient_link for look in asked)


def test_a_protected_identity_is_shown_to_a_marked_user_or_on_ones_own_responsibility(run: Run, store: Store) -> None:
    fill(store, protected=True)
    store.people.add(ADA, PASSWORD, by="test", at=NOW)
    store.people.add(RUT, PASSWORD, by="test", at=NOW)
    commands = (
        ("show", "fhy7r"),
        ("show", SHA[:8], "--json"),
        ("log", "find", "fhy7r"),
        ("reply", "fhy7r"),
        ("confirm", "fhy7r", "--no-ask", "--check", "patient_in_ris"),
    )
    for command in commands:
        for by in ("Rut Granskare", "rut", "Eva Ek", "konto ada"):
            refused = run(*command, "--by", by, status=1).output
            assert "skyddade personuppgifter" in refused
            for hidden in ("Tolvsson", "191212121212", "Medicinmott"):
                assert hidden not in refused
    assert looks(store) == []
    assert "Tolv Tolvsson" in run("show", "fhy7r", "--by", "ADA chef").output
    assert "Tolv Tolvsson" in run("show", "fhy7r", "--by", "Eva Ek", "--sees-protected").output
    assert looks(store) == [
        ("ADA chef", REFERENCE, "order"),
        ("Eva Ek", REFERENCE, "acknowledged"),
        ("Eva Ek", REFERENCE, "order"),
    ]
    store.people.change(replace(ADA, sees_protected=False), by="test", at=NOW)
    run("show", "fhy7r", "--by", "ada", status=1)


def test_the_list_says_only_that_such_an_order_waits(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    fill(store, protected=True)
    text = run("list").output
    assert REFERENCE in text
    assert "skyddade" in text
    assert "Medicinmott" not in text
    (listed,) = json_of("list")["orders"]
    assert (listed["protected"], listed["requester"]) == (True, "")
