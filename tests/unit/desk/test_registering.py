"""An order that came by telephone: its own original, decided at once, and one however often it is sent."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from intake.correction import CorrectionError
from intake.desk.registering import Registration, document_of, register
from intake.house import House
from intake.model import Code, FaxState
from intake.store import NotAllowedError, OrderState, Source
from intake.store.balance import balance

BEGUN = datetime(2026, 11, 27, 10, 12, tzinfo=UTC)
SAID = {
    "requester_type": "region_clinic",
    "requesting_clinic": "Medicinmottagningen HSV",
    "doctor": "Karin  Lund\n",
    "patient_name": "Anna Testsson",
    "identity_number": "19900602-2397",
    "wants_images": "ja",
    "image_recipient": "Mediaenheten SU/S",
    "examinations.2.text": "CT thorax",
    "examinations.2.date": "2026-03-02",
    "phone": "",
}
CALL = Registration(Source.PHONE, SAID, "Rut Granskare", BEGUN, "ab" * 8)


def test_what_was_said_is_decided_at_once(house: House) -> None:
    named = register(house, CALL)
    record = house.store.order(named)
    assert (record.decision.code, record.summary.state) == (Code.RELEASE, OrderState.IN_REVIEW)
    field = record.order.fields["doctor"]
    assert (field.value, field.typed_by, field.evidence) == ("Karin Lund", "Rut Granskare", ())
    (examination,) = record.order.examinations
    assert (examination.modality.value, examination.body_part.value, examination.date.value) == (
        "CT",
        "thorax",
        "2026-03-02",
    )
    assert [draft.kind for draft in record.drafts] == ["log_line"]
    assert (house.blobs.here / "drafts" / f"{named}.log_line.txt").is_file()
    said = [(each.who, each.action) for each in house.store.history(record.summary.sha256, named)]
    assert ("Rut Granskare", "registered") in said


def test_it_is_archived_as_an_original_and_the_books_balance(house: House) -> None:
    named = register(house, CALL)
    fax = house.fax(house.store.order(named).summary.sha256)
    original = house.archive.root / fax.archive_path
    text = original.read_text(encoding="utf-8")
    assert hashlib.sha256(original.read_bytes()).hexdigest() == fax.sha256
    assert original.stat().st_mode & 0o777 == 0o440
    assert "Registrerad av: Rut Granskare" in text
    assert "Tid: 2026-11-27 11:12" in text
    assert "Beställare: Karin Lund\n" in text
    assert fax.state is FaxState.IN_REVIEW
    books = balance(house.store.ledger, house.archive.blobs, verify=True)
    assert (books.balanced, books.received, books.arrivals, books.in_review) == (True, 1, 1, 1)


def test_pressed_twice_it_is_one_order_even_where_the_form_was_changed_between(house: House) -> None:
    named = register(house, CALL)
    assert register(house, CALL) == named
    assert register(house, replace(CALL, values={**SAID, "phone": "035-13 10 00"})) == named
    assert len(house.store.list_orders()) == 1
    assert balance(house.store.ledger, house.archive.blobs).balanced
    assert register(house, replace(CALL, key="cd" * 8)) != named


def test_after_a_kill_between_archive_and_books_the_same_form_makes_its_order(house: House) -> None:
    house.archive.enter(document_of(CALL), "txt")
    named = register(house, CALL)
    assert house.store.order(named).decision.code is Code.RELEASE
    assert balance(house.store.ledger, house.archive.blobs).balanced


def test_what_cannot_be_right_is_refused_and_nothing_is_kept(house: House) -> None:
    with pytest.raises(CorrectionError):
        register(house, replace(CALL, values={**SAID, "identity_number": "19900602-2398"}))
    with pytest.raises(NotAllowedError) as refusal:
        register(house, replace(CALL, values={"phone": "035-13 10 00"}))
    assert refusal.value.code == "nothing_said"
    assert house.store.ledger().faxes == ()
    assert not list(house.archive.root.glob("??/*"))


def test_what_was_not_said_is_asked_for(house: House) -> None:
    little = {"requesting_clinic": "Medicinmottagningen HSV", "patient_name": "Anna Testsson"}
    record = house.store.order(register(house, replace(CALL, source=Source.LETTER, values=little)))
    assert record.decision.code is not Code.RELEASE
    assert "per brev" in (house.archive.root / house.fax(record.summary.sha256).archive_path).read_text("utf-8")
