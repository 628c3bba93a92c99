"""``log``: lines from the RIS in, nothing dropped, and earlier exports found for orders."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from intake.cli.schemas import schema_text
from intake.store import Store
from tests.unit.cli.conftest import Run
from tests.unit.store.made import SHA, arrive, save

EARLIER = "240201 kl 9.00 DT thorax 240115 länkat till Mediaenheten SU/S enl dr Berg HSV /abc123"
OTHER = "2024-02-01 kl. 09:00: MR knä hö, 2024-01-15 länkas till mediaenh SU/S /abc123"
TABLE = (
    f"Personnummer;Rad\n19121212-1212;{EARLIER}\n19121212-1212;{OTHER}\n199006022397;bilder skickade?\nfel;{OTHER}\n"
)


def shape(name: str, printed: Any) -> Any:
    Draft202012Validator(json.loads(schema_text(name))).validate(printed)
    return printed


@pytest.fixture
def reference(store: Store) -> str:
    arrive(store)
    save(store, flagged=False)
    return store.list_orders()[0].reference


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_imported_whole_and_once(
    json_of: Callable[..., Any], tmp_path: Path, var: Path, encoding: str
) -> None:
    file = tmp_path / "logg.csv"
    file.write_bytes(TABLE.encode(encoding))
    first = shape("log-import", json_of("log", "import", str(file)))
    assert (first["lines"], first["new"], first["linked"], first["mended"], first["unread"]) == (4, 4, 3, 1, 1)
    assert (first["unread_rows"], first["patient_unread_rows"]) == ([4], [5])
    assert json_of("log", "import", str(file))["new"] == 0
    listing = shape("log-list", json_of("log", "list"))
    assert [line["line"] for line in listing["lines"]] == [OTHER, "bilder skickade?", OTHER, EARLIER]
    assert len(json_of("log", "list", "--open")["lines"]) == 2
    everything = (var / "intake.sqlite").read_bytes() + (var / "intake.sqlite-wal").read_bytes()
    assert b"121212" not in everything.replace(b"-", b"")


def test_equal_lines_of_a_text_are_all_kept(json_of: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "logg.txt"
    file.write_text(f"{OTHER}\r\n\r\n{OTHER}\n?? \x00\n", encoding="utf-8")
    first = json_of("log", "import", str(file))
    assert (first["lines"], first["new"], first["unread_rows"]) == (3, 3, [4])
    assert json_of("log", "import", str(file))["new"] == 0
    assert json_of("log", "list")["without_patient"] == 3


def test_a_table_without_the_column_is_refused_whole(run: Run, tmp_path: Path, store: Store) -> None:
    file = tmp_path / "logg.csv"
    file.write_text("a,b\n1,2\n")
    assert "kolumn" in run("log", "import", str(file), status=1).stderr
    run("log", "import", str(file), "--line-column", "A", "--patient-column", "b")
    assert store.count_exports() == (1, 1, 1)


def test_the_lines_of_an_order_are_found(json_of: Callable[..., Any], tmp_path: Path, reference: str) -> None:
    file = tmp_path / "logg.csv"
    file.write_text(TABLE, encoding="utf-8")
    json_of("log", "import", str(file))
    found = shape("log-list", json_of("log", "find", reference[:7], "--by", "Eva"))
    assert {line["line"]: line["likeness"] for line in found["lines"]} == {EARLIER: "same", OTHER: None}


def test_a_correction_looks_again_and_a_person_has_the_last_word(
    run: Run, json_of: Callable[..., Any], tmp_path: Path, store: Store, reference: str
) -> None:
    file = tmp_path / "logg.csv"
    file.write_text(TABLE, encoding="utf-8")
    run("log", "import", str(file))
    shown = json_of("confirm", reference, "--by", "Eva", "--edit", "examinations.0.date=2024-01-15")
    assert shown["code"] == "already_exported"
    order = store.order(reference)
    assert order.order.earlier[0].line == EARLIER
    (reply,) = (draft.text for draft in order.drafts if draft.kind == "reply")
    assert "Skickat: 2024-02-01" in reply
    assert "Till: Mediaenheten SU/S" in reply
    (note,) = (draft.text for draft in order.drafts if draft.kind == "case_note")
    assert EARLIER in note
    assert f"Redan exporterat: {EARLIER}" in run("show", reference).output
    outcome = json_of("show", reference)
    assert outcome["orders"][0]["earlier"][0]["line"] == EARLIER
    assert outcome["orders"][0]["facts"]["already_exported"] is True
    shown = json_of("confirm", reference, "--by", "Eva", "--edit", "facts.already_exported=nej")
    assert shown["code"] == "release"
    json_of("confirm", reference, "--by", "Eva", "--edit", "phone=0340-123456")
    assert store.order(reference).order.facts.already_exported is False
    json_of("confirm", reference, "--by", "Eva", "--edit", "examinations.0.date=2023-01-15")
    assert store.order(reference).order.earlier == ()


def test_the_line_of_a_completed_order_is_kept_with_its_patient(
    json_of: Callable[..., Any], tmp_path: Path, reference: str
) -> None:
    checks = ("--check", "patient_in_ris", "--check", "earlier_export")
    json_of("confirm", reference, "--by", "Eva", *checks)
    done = json_of("confirm", reference, "--by", "Eva", "--signature", "eva12", "--at", "2024-03-05 09:00")
    (line,) = json_of("log", "list")["lines"]
    assert (line["line"], line["source"], line["reference"]) == (done["log_line"], "desk", reference)
    assert (line["how_read"], line["patient"]) == ("exact", "linked")
    file = tmp_path / "logg.csv"
    file.write_text(f"pnr;rad\n191212121212;{done['log_line']}\n", encoding="utf-8")
    assert json_of("log", "import", str(file))["new"] == 0  # the RIS has the same line
    assert json_of("log", "find", SHA[:8])["lines"][0]["likeness"] == "same"


def test_a_number_typed_into_a_line_is_kept_and_not_listed(
    run: Run, json_of: Callable[..., Any], tmp_path: Path, store: Store
) -> None:
    file = tmp_path / "logg.txt"
    file.write_text("CT thorax 19121212-1212 skickad\n")
    run("log", "import", str(file))
    assert store.exports()[0].text == "CT thorax 19121212-1212 skickad"
    assert json_of("log", "list")["lines"][0]["line"] == "CT thorax [uppgift borttagen] skickad"


def test_without_a_database_nothing_is_found(run: Run) -> None:
    assert "ingen databas" in run("log", "list", status=1).stderr
