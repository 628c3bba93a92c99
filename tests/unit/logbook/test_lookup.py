"""What the book of exports says of an order: yes, no, or not known, never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake import config, pipeline, taking
from intake.blobs import Folder
from intake.directory import parse_directory
from intake.extract.vocabulary import STARTER_DIRECTORY
from intake.house import House, open_house
from intake.logbook.files import LogRow, exports_in
from intake.logbook.link import KEY_NAME, PatientLinks
from intake.logbook.lookup import looked_up
from intake.model import Code, Order
from intake.receive.settle import look
from intake.receive.watch import Found
from intake.store import Store, open_store
from intake.store.codec import PAGES
from tests.fault.running import small_fax
from tests.unit.extract.orders import FORM
from tests.unit.extract.typeset import page
from tests.unit.store.made import NOW, SHA, order

DIRECTORY = parse_directory(STARTER_DIRECTORY)
SAME = "240201 kl 9.00 DT thorax 240115 länkat till Mediaenheten SU/S enl dr Berg HSV /abc123"
ELSE = "2024-02-01 kl. 09:00: MR knä hö, 2024-01-15 länkas till mediaenh SU/S /abc123"
PATIENT, SOMEBODY = "191212121212", "199006022397"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def links(tmp_path: Path) -> PatientLinks:
    return PatientLinks(Folder(tmp_path))


def bring(store: Store, links: PatientLinks, *rows: tuple[str, str]) -> None:
    made = [LogRow(number, text, patient) for number, (patient, text) in enumerate(rows, start=1)]
    lines = exports_in(made, links, today=NOW.date())
    store.import_log(lines, file_sha256=SHA, key_id=links.key_id, who="Eva", at=NOW)


def asked(store: Store, links: PatientLinks, entry: Order | None = None, *, days: float = 0) -> Order:
    return looked_up(entry or order(flagged=False), store, links, DIRECTORY, NOW + timedelta(days=days))


def answer(entry: Order) -> tuple[bool | None, list[tuple[str, bool]]]:
    return entry.facts.already_exported, [(each.line, each.sure) for each in entry.earlier]


def test_without_an_import_nothing_is_known(store: Store, links: PatientLinks) -> None:
    assert answer(asked(store, links)) == (None, [])


def test_the_same_is_found_with_what_it_says(store: Store, links: PatientLinks) -> None:
    bring(store, links, (PATIENT, ELSE), (PATIENT, SAME))
    found = asked(store, links, days=100)
    assert answer(found) == (True, [(SAME, True)])
    assert (found.earlier[0].on, found.earlier[0].recipient) == ("2024-02-01", "Mediaenheten SU/S")


def test_of_a_line_to_several_only_the_own_recipient_is_named(store: Store, links: PatientLinks) -> None:
    line = (
        "2024-02-01 kl. 09:00: MR hjärna, 2023-05-05 länkas till röntgen Kungälv; "
        "CT thorax, 2024-01-15 länkas till mediaenh SU/S /abc123"
    )
    bring(store, links, (PATIENT, line))
    (found,) = asked(store, links).earlier
    assert (found.sure, found.recipient) == (True, "mediaenh SU/S")


def test_the_line_of_somebody_else_is_not_shown(store: Store, links: PatientLinks) -> None:
    bring(store, links, (SOMEBODY, SAME))
    assert answer(asked(store, links)) == (False, [])


def test_no_is_said_only_of_a_whole_and_new_log(store: Store, links: PatientLinks) -> None:
    bring(store, links, (PATIENT, ELSE))
    assert answer(asked(store, links)) == (False, [])
    assert answer(asked(store, links, days=1.1)) == (None, [])
    bring(store, links, ("", ELSE))  # may be anybody's
    assert answer(asked(store, links)) == (None, [])


def test_what_nobody_could_read_may_be_it(store: Store, links: PatientLinks) -> None:
    bring(store, links, (PATIENT, "bilder skickade?"))
    assert answer(asked(store, links)) == (None, [("bilder skickade?", False)])


def test_a_doubted_number_is_not_believed(store: Store, links: PatientLinks) -> None:
    bring(store, links, (PATIENT, SAME))
    entry = order(flagged=False)
    doubted = replace(entry.fields["identity_number"], flags=("low_confidence",))
    entry = replace(entry, fields={**entry.fields, "identity_number": doubted})
    assert answer(asked(store, links, entry)) == (None, [(SAME, False)])


def test_another_key_knows_nothing(store: Store, links: PatientLinks, tmp_path: Path) -> None:
    bring(store, links, (PATIENT, SAME))
    (tmp_path / KEY_NAME).unlink()
    assert answer(asked(store, links)) == (None, [])


# --- in the pipeline ---------------------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    overrides = {"storage.var": str(tmp_path / "var")}
    made = open_house(config.load(Path("/dev/null"), overrides=overrides, environ={}))
    yield made
    made.store.close()


def understood(house: House, text: str) -> Order:
    inbox = house.settings.inbox_folder
    (inbox / "a.pdf").write_bytes(small_fax(text))
    sha256 = taking.take(house, Found(inbox / "a.pdf", look(inbox).files["a.pdf"]))
    folder = house.pages_folder(sha256)
    folder.mkdir(parents=True)
    (folder / "pages.json").write_text(PAGES.encode((page(text),)), encoding="utf-8")
    pipeline.through(house, sha256)
    return house.store.order(house.fax(sha256).orders[0]).order


def test_a_fax_that_asks_again_goes_to_a_person_with_the_line(house: House) -> None:
    line = (
        "2026-04-01 kl. 09:00: DT thorax, 2026-03-02 länkas + utl. faxas till mediaenh SU/S enl. dr Lund, HSV /abc123"
    )
    assert understood(house, FORM).facts.already_exported is None
    bring(house.store, house.links, ("199006022397", line))
    again = understood(house, FORM + "\nSkickas igen\n")
    assert answer(again) == (True, [(line, True)])
    (summary,) = [each for each in house.store.list_orders() if each.code is Code.ALREADY_EXPORTED]
    record = house.store.order(summary.reference)
    assert any("Skickat: 2026-04-01" in draft.text for draft in record.drafts)
    assert any(line in draft.text for draft in record.drafts)
    assert not any(draft.kind == "log_line" for draft in record.drafts)
