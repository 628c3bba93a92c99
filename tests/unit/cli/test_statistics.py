"""``intake statistics``, and that the command line waits for the second person too."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from intake.store import Store
from tests.unit.cli.conftest import Run
from tests.unit.store.test_keying import BO, NAMED, RIGHT, check, key, people, read


def test_tables_as_text_json_and_csv(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    people(store)
    read(store)
    text = run("statistics", "--days", "366").stdout
    assert "Skäl till stopp" in text
    shape = json_of("statistics", "--days", "366")
    assert (shape["schema"], shape["days"]) == ("intake.statistics/1", 366)
    assert [table["name"] for table in shape["tables"]][:2] == ["summary", "days"]
    assert "Tolvsson" not in json.dumps(shape) + text
    one = run("statistics", "--csv", "--table", "ages").stdout
    assert one.startswith("\ufeffVäntat;Beställningar\n") or one.startswith("\ufeffVäntat;Beställningar\r\n")
    several = run("statistics", "--csv", "--table", "ages", "--table", "times").stdout
    assert several.count("\ufeff") == 1
    assert "Tid till avslut" in several


def test_options_that_do_not_go_together(run: Run, store: Store) -> None:
    assert store
    run("statistics", "--json", "--csv", status=2)
    run("statistics", "--days", "367", status=2)
    run("statistics", "--table", "users", status=2)


def test_without_a_database_there_is_nothing_to_count(run: Run) -> None:
    run("statistics", status=1)


def test_confirm_waits_for_the_second_person(run: Run, json_of: Callable[..., Any], store: Store) -> None:
    people(store)
    read(store)
    check(store)
    shown = run("show", NAMED).stdout
    assert "en andra person skriver om" in shown
    refused = run("confirm", NAMED, "--by", "Rut Granskare", "--signature", "rutg", status=1)
    assert "andra person" in refused.output
    assert json_of("confirm", NAMED, "--by", "Rut Granskare", "--seen-repeat")["keying"] == "due"
    led = run("confirm", NAMED, "--by", "Rut Granskare", "--ask")
    assert "en andra person gör den" in led.stdout
    key(store, BO, RIGHT)
    refused = run("confirm", NAMED, "--by", "Bo Andra", "--signature", "boa", status=1)
    assert "annan person" in refused.output
    filled = ("--fill", "via IEP [på USB]=via IEP")
    run("confirm", NAMED, "--by", "Rut Granskare", "--signature", "rutg", *filled)
