"""``routine prove``, ``show``, ``explain`` and ``diff``."""

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
from tests.unit.decide.orders import TABLE, halland
from tests.unit.store.made import NOW, arrive, save

TEXT = TABLE.read_text(encoding="utf-8")
_N3 = 'given = ["naprapath"]\nwhen = { consent = "none", relevance = "yes" }\n'
UNSAFE = TEXT.replace(f'{_N3}outcome = "ask"\nasks = ["written_consent"]', f'{_N3}outcome = "release"')


@pytest.fixture
def unsafe(tmp_path: Path) -> str:
    """A table that lets a naprapath have everything without consent."""
    assert UNSAFE != TEXT
    (tmp_path / "unsafe.toml").write_text(UNSAFE, encoding="utf-8")
    return str(tmp_path / "unsafe.toml")


def fits(shape: Any, name: str) -> None:
    Draft202012Validator(json.loads(schema_text(name))).validate(shape)


def test_the_table_in_use_is_proven(run: Run, json_of: Callable[..., Any], var: Path) -> None:
    text = run("routine", "prove").output
    assert "11 985 978 654 720 kombinationer av 30 uppgifter" in text
    assert "Bevisad" in text
    proof = json_of("routine", "prove")
    fits(proof, "routine-prove")
    assert (proof["holds"], proof["broken"], proof["sha256"]) == (True, [], halland().sha256)
    assert not var.exists()


def test_an_unsafe_table_is_answered_with_its_smallest_counter_example(
    run: Run, json_of: Callable[..., Any], unsafe: str
) -> None:
    text = run("routine", "prove", unsafe, status=1).output
    assert "Minsta motexempel (N1.consent)" in text
    assert "[Beställare: naprapat; Vad som begärs: bilder och utlåtande; Relevans" in text
    assert "N3" in text
    proof = json_of("routine", "prove", unsafe, status=1)
    fits(proof, "routine-prove")
    assert proof["holds"] is False
    worst = proof["broken"][0]
    assert (worst["kind"], worst["section"], worst["cases"][0]["images"]) == ("demand", "Naprapat", "release")
    assert worst["cases"][0]["facts"]["consent"] == "none"


def test_english_by_the_switch(run: Run, unsafe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_WORDING_LANGUAGE", "en")
    assert "Smallest counter-example" in run("routine", "prove", unsafe, status=1).output
    assert "Proven in" in run("routine", "prove").output
    assert "Requester: naprapath" in run("routine", "show", "--markdown").output
    assert "All 0 stored orders" in run("routine", "diff", "-", "-").output


def test_a_table_that_does_not_load_is_another_matter(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text(TEXT.replace('id = "A5"', 'id = "A4"'), encoding="utf-8")
    assert "duplicate id" in run("routine", "prove", "broken.toml", status=2).stderr
    assert "går inte att läsa" in run("routine", "prove", "none.toml", status=2).stderr


def test_the_table_is_shown_in_three_ways(run: Run, json_of: Callable[..., Any]) -> None:
    page, text = run("routine", "show").output, run("routine", "show", "--markdown").output
    shape = json_of("routine", "show")
    fits(shape, "routine-show")
    ids = [rule.id for rule in halland().rules]
    assert sorted(rule["id"] for rule in shape["rules"]) == sorted(ids)
    for name in ids:
        assert f"| {name} |" in text
        assert f" {name} " in page
    assert "## Kiropraktorer" in text


def test_an_order_is_explained_step_by_step(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    arrive(store)
    save(store)
    reference = store.list_orders()[0].reference
    before = len(store.history(store.find(reference)[0], reference))
    text = run("routine", "explain", reference).output
    assert "1. Som beställning från klinik i Region Halland:" in text
    assert "A1, ”Annan klinik vill beställa bilder”: lämnas ut." in text
    assert "Beslut: lämna ut (bilder: lämnas ut, utlåtande: begärs inte)." in text
    assert "Tolv" not in text
    explanation = json_of("routine", "explain", reference)
    fits(explanation, "routine-explain")
    assert (explanation["code"], explanation["stored_code"]) == ("release", "release")
    assert "Tolv" not in json.dumps(explanation)
    assert len(store.history(store.find(reference)[0], reference)) == before
    assert "Ingen beställning heter ZZZZ" in run("routine", "explain", "ZZZZ", status=1).stderr


def test_orders_that_a_new_table_decides_differently_are_listed(
    run: Run, json_of: Callable[..., Any], store: Store, tmp_path: Path
) -> None:
    arrive(store)
    save(store)
    reference = store.list_orders()[0].reference
    assert "Alla 1 sparade beställningar får samma beslut" in run("routine", "diff", str(TABLE), "-").output
    stricter = TEXT.replace(
        'images_to_clinic = { image_recipient = ["media_unit", ', "images_to_clinic = { image_recipient = ["
    )
    (tmp_path / "new.toml").write_text(
        stricter.replace('version = "2023-08-29/1"', 'version = "new"'), encoding="utf-8"
    )
    text = run("routine", "diff", "-", "new.toml").output
    assert "2023-08-29/1 → new" in text
    assert "inte bevisad" in text
    assert "Strängare" in text
    assert reference in text
    difference = json_of("routine", "diff", "-", "new.toml")
    fits(difference, "routine-diff")
    (order,) = difference["orders"]
    assert (order["reference"], order["old"]["code"], order["new"]["code"]) == (reference, "release", "human_review")
    assert (difference["orders_compared"], difference["new_is_proven"]) == (1, False)
    assert "A1" in difference["changed"]
    assert difference["looser"] is None
    assert store.order(reference).decision.code == "release"
    assert store.list_orders()[0].received_at == NOW
