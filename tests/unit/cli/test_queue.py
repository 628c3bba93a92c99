"""``list`` and ``show``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from intake.cli.schemas import schema_text
from intake.errors import BadInput
from intake.model import Code
from intake.outcome import build_quarantined
from intake.store import Closing, Store, Wanted
from tests.unit.cli.conftest import Run
from tests.unit.store.made import NOW, OTHER_SHA, SHA, VERSIONS, arrive, save, seen

THIRD_SHA = "5a" * 32


def fill(store: Store) -> None:
    """One order to release, one to complete and closed, one fax in quarantine."""
    arrive(store)
    save(store)
    arrive(store, OTHER_SHA, key="other")
    save(store, OTHER_SHA, code=Code.ASK_INFORMATION, flagged=False)
    store.close_order(store.find(OTHER_SHA)[1] or "", 1, Closing("ask", text="…"), "Eva", NOW)
    arrive(store, THIRD_SHA, name="Tolv Tolvsson.pdf", key="third")
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    store.quarantine(build_quarantined("Tolv Tolvsson.pdf", THIRD_SHA, NOW, error, VERSIONS), error, NOW)


def test_the_list_shows_verdict_section_and_what_is_missing_but_no_patient(run: Run, store: Store) -> None:
    fill(store)
    text = run("list").output
    for shown in ("FHY7R-Z3WFH-1", "Medicinmott HSV", "Lämna ut", "Mottagare, bilder", "avslutad", "krypterad"):
        assert shown in text
    assert "Annan klinik" in text
    assert "Tolvsson" not in text
    assert "191212121212" not in text


def test_the_list_as_json_fits_its_schema_and_its_filters(json_of: Callable[..., Any], store: Store) -> None:
    fill(store)
    listing = json_of("list")
    Draft202012Validator(json.loads(schema_text("list"))).validate(listing)
    assert [order["code"] for order in listing["orders"]] == ["release", "ask_information"]
    assert [fax["reason"]["code"] for fax in listing["faxes"]] == ["encrypted"]
    assert listing["orders"][0]["waited_minutes"] > 0
    assert listing["orders"][1]["waited_minutes"] is None

    def kept(*options: str) -> tuple[list[str], int]:
        listing = json_of("list", *options)
        return [order["code"] for order in listing["orders"]], len(listing["faxes"])

    assert kept("--state", "in_review") == (["release"], 0)
    assert kept("--state", "closed") == (["ask_information"], 0)
    assert kept("--state", "quarantined") == ([], 1)
    assert kept("--state", "closed", "--state", "in_review", "--limit", "1") == (["release"], 0)
    assert kept("--outcome", "ask") == (["ask_information"], 0)
    assert kept("--outcome", "refer") == ([], 0)


def test_an_empty_folder_has_an_empty_list(run: Run, json_of: Callable[..., Any]) -> None:
    assert "Inga beställningar" in run("list").output
    assert json_of("list") == {"schema": "intake.list/1", "orders": [], "faxes": []}


def test_show_tells_all_and_that_you_looked(run: Run, store: Store) -> None:
    fill(store)
    text = run("show", "fhy7r", "--by", "Eva Ek").output
    for shown in ("Tolv Tolvsson", "low_confidence", "s. 1: Berg", "earlier_export", "länkas till mediaenh", "kom in"):
        assert shown in text
    look = store.accesses.find(Wanted())[0]
    assert (look.who, look.reference, look.what, look.door) == ("Eva Ek", "FHY7R-Z3WFH-1", "order", "command")


def test_show_as_json_is_the_published_object(json_of: Callable[..., Any], store: Store) -> None:
    fill(store)
    published = json_of("show", "FHY7R-Z3WFH-1")
    Draft202012Validator(json.loads(schema_text("outcome"))).validate(published)
    stored = store.outcome(SHA)
    assert stored is not None
    assert published == json.loads(stored.as_json())
    assert json_of("show", THIRD_SHA[:8])["status"] == "quarantined"


def test_show_of_a_fax_that_is_not_read_yet(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    arrive(store)
    assert "väntar på läsning" in run("show", SHA[:8]).output
    assert json_of("show", SHA[:8]) is None


def test_what_does_not_exist_is_said_so(run: Run, store: Store) -> None:
    assert "Ingen beställning heter ZZZZ" in run("show", "ZZZZ", status=1).stderr
    fill(store)
    assert "Ingen beställning heter ZZZZ" in run("show", "ZZZZ", status=1).stderr


def test_what_stands_on_a_fax_does_nothing_to_the_terminal(run: Run, store: Store) -> None:
    arrive(store)
    save(store)
    reference = store.list_orders()[0].reference
    record = store.order(reference)
    fields = {**record.order.fields, "requesting_clinic": seen("[bold]Klinik[/]\x1b[31m\u202eX")}
    entry = replace(record.order, fields=fields)
    store.save_edit(reference, 1, entry, record.decision, record.drafts, {}, "Eva\x07", NOW)
    for command in (("list",), ("show", reference)):
        text = run(*command).output
        assert not set("\x1b\x07\u202e") & set(text)
        assert "[bold]Klinik[/]" in text.replace("\n", "")
