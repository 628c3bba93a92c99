"""``confirm``: people work orders to their end with the real routine, by options and step by step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from intake.cli.schemas import schema_text
from intake.draft.logline import parse
from intake.model import Code
from intake.store import OrderState, Store
from tests.unit.cli.conftest import Run
from tests.unit.store.made import SHA, arrive, save

STOPS = ("--flag", "low_confidence:patient_name", "--flag", "low_confidence:examinations.0.date")
CHECKS = ("--check", "patient_in_ris", "--check", "earlier_export")


@pytest.fixture
def reference(store: Store) -> str:
    arrive(store)
    save(store)
    return store.list_orders()[0].reference


@pytest.fixture
def confirm(json_of: Callable[..., Any], reference: str) -> Callable[..., Any]:
    """Runs ``confirm`` on the order as Eva; gives what it prints with ``--json``."""

    def confirm(*options: str) -> Any:
        shape = json_of("confirm", reference[:7], "--by", "Eva", *options)
        Draft202012Validator(json.loads(schema_text("confirm"))).validate(shape)
        return shape

    return confirm


def test_a_release_is_worked_to_its_end(confirm: Callable[..., Any], store: Store, reference: str) -> None:
    shape = confirm(*STOPS)
    assert (shape["open_flags"], shape["open_checks"]) == ([], ["patient_in_ris", "earlier_export"])
    assert confirm(*CHECKS)["open_checks"] == []
    shape = confirm("--signature", "eva12", "--at", "2024-03-05 09:00")
    assert (shape["state"], shape["closed_as"], shape["closed_by"]) == ("closed", "release", "Eva")
    assert shape["log_line"].startswith("2024-03-05 kl. 09:00: CT torax, 2024-01-15 länkas till mediaenh SU/S")
    assert shape["log_line"].endswith("/eva12")
    assert parse(shape["log_line"]).signature == "eva12"
    assert store.ledger().faxes[0].state == "done"
    assert store.order(reference).summary.state is OrderState.CLOSED


@pytest.mark.parametrize(
    ("done", "said"),
    [((), "Obesvarade frågetecken"), (STOPS, "Kontroller kvar"), ((*STOPS, *CHECKS[:2]), "Kontroller kvar")],
)
def test_nothing_is_released_with_anything_open(
    run: Run, store: Store, reference: str, done: tuple[str, ...], said: str
) -> None:
    result = run("confirm", reference, "--by", "Eva", *done, "--signature", "eva12", status=1)
    assert said in result.stderr
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


def test_a_release_needs_a_signature(run: Run, store: Store, reference: str) -> None:
    run("confirm", reference, "--by", "Eva", *STOPS, *CHECKS)
    assert "Loggraden saknas" in run("confirm", reference, "--by", "Eva", status=1).stderr
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--signature", "eva 12"), "signaturen"),
        (("--signature", "eva12", "--at", "2999-01-01 09:00"), "framtiden"),
        (("--signature", "eva12", "--log-line", "skickat"), "Exporterade bilder"),
        (
            (
                "--signature",
                "e1",
                "--log-line",
                "____-__-__ kl. __:__: CT torax, 2024-01-15 länkas till Tolv Tolvsson /____",
            ),
            "patientens namn",
        ),
    ],
)
def test_a_log_line_that_cannot_stand_is_refused(
    run: Run, store: Store, reference: str, options: tuple[str, ...], said: str
) -> None:
    run("confirm", reference, "--by", "Eva", *STOPS, *CHECKS)
    assert said in run("confirm", reference, "--by", "Eva", *options, status=1).stderr
    assert store.order(reference).log_line is None


def test_an_answer_that_nobody_asked_for_is_refused(run: Run, reference: str) -> None:
    assert "Frågetecknen är" in run("confirm", reference, "--by", "Eva", "--flag", "assumed:doctor", status=1).stderr
    assert "Kontrollerna är" in run("confirm", reference, "--by", "Eva", "--check", "all", status=1).stderr
    assert run("confirm", reference, "--by", "Eva", "--edit", "doctor", status=2)


def test_a_reply_is_approved_by_closing(json_of: Callable[..., Any], store: Store) -> None:
    arrive(store)
    save(store, code=Code.ASK_INFORMATION, flagged=False)
    shape = json_of("confirm", SHA[:8], "--by", "Eva")
    assert (shape["state"], shape["closed_as"]) == ("closed", "ask")
    assert shape["reply"] == "Vi behöver veta vart bilderna ska skickas."


def test_a_correction_is_decided_by_the_routine_at_once(confirm: Callable[..., Any], store: Store, var: Path) -> None:
    (var / "drafts").mkdir()
    shape = confirm("--edit", "doctor=")
    assert (shape["state"], shape["outcome"], shape["code"]) == ("in_review", "ask", "ask_information")
    record = store.order(shape["reference"])
    assert "doctor" in record.decision.missing
    assert record.order.fields["doctor"].typed_by == "Eva"
    reply = (var / "drafts" / f"{shape['reference']}.reply.txt").read_text(encoding="utf-8")
    assert reply.strip() == next(draft.text for draft in record.drafts if draft.kind == "reply").strip()

    shape = confirm(
        "--edit", "doctor=Ek", "--edit", "patient_name=Tolva Tolvsson", "--edit", "examinations.0.date=2024-01-16"
    )
    assert shape["outcome"] == "release"
    assert shape["open_flags"] == []
    assert not (var / "drafts" / f"{shape['reference']}.reply.txt").exists()
    changes = store.history(SHA, shape["reference"])[-1].detail["changes"]
    assert changes["examinations.0.date"] == {"from": "2024-01-15", "to": "2024-01-16"}


def test_a_correction_that_cannot_be_right_changes_nothing(run: Run, store: Store, reference: str) -> None:
    result = run("confirm", reference, "--by", "Eva", "--edit", "identity_number=199006022398", status=1)
    assert "kontrollsiffra" in result.stderr
    assert store.order(reference).version == 1


def test_where_the_routine_is_silent_a_person_chooses_and_says_why(
    run: Run, json_of: Callable[..., Any], store: Store
) -> None:
    arrive(store)
    save(store, code=Code.HUMAN_REVIEW, flagged=False)
    assert "Skriv varför" in run("confirm", SHA[:8], "--by", "Eva", status=1).stderr
    shape = json_of("confirm", SHA[:8], "--by", "Eva", "--outcome", "refer", "--note", "hänvisad till IVO")
    assert (shape["state"], shape["closed_as"]) == ("closed", "refer")


def test_what_is_not_for_the_desk_is_rejected_with_a_reason(
    confirm: Callable[..., Any], run: Run, store: Store
) -> None:
    shape = confirm("--reject", "fel avdelning")
    assert shape["state"] == "rejected"
    assert "redan avslutad av Eva" in run("confirm", shape["reference"], "--by", "Bo", status=1).stderr
    arrive(store, key="again")
    assert store.list_orders()[0].unseen_repeats == 1
    run("confirm", shape["reference"], "--by", "Bo", "--seen-repeat")
    assert store.list_orders()[0].unseen_repeats == 0


def test_step_by_step_everything_is_asked_once(run: Run, store: Store, reference: str) -> None:
    answers = "ja\nrätta\n2024-01-16\ny\ny\ny\neva12\ny\n"
    # The correction is decided by the real routine, which has a third check of its own.
    text = run("confirm", reference, "--by", "Eva", "--ask", answers=answers).output
    record = store.order(reference)
    assert record.summary.state is OrderState.CLOSED, text
    assert record.log_line is not None
    assert "CT torax, 2024-01-16" in record.log_line.text
    assert [(answer.code, answer.field) for answer in record.answers] == [("low_confidence", "patient_name")]
    assert "på sidan 1: ”Tolv Tolvsson”" in text


@pytest.mark.parametrize("answers", ["sluta\n", "ja\nja\nn\n", "ja\nja\ny\ny\neva12\nn\n"])
def test_step_by_step_a_no_leaves_the_order_open(run: Run, store: Store, reference: str, answers: str) -> None:
    run("confirm", reference, "--by", "Eva", "--ask", answers=answers)
    assert store.order(reference).summary.state is OrderState.IN_REVIEW


def test_step_by_step_what_the_routine_leaves_to_people(run: Run, store: Store) -> None:
    arrive(store)
    save(store, code=Code.HUMAN_REVIEW, flagged=False)
    run("confirm", SHA[:8], "--by", "Eva", "--ask", answers="review\nringde kliniken\ny\n")
    record = store.order(store.find(SHA)[1] or "")
    assert (record.closed_as, record.closed_note) == ("review", "ringde kliniken")


def test_a_fax_without_orders_cannot_be_confirmed(run: Run, store: Store) -> None:
    arrive(store)
    assert "inga beställningar" in run("confirm", SHA[:8], "--by", "Eva", status=1).stderr


def test_a_closed_order_is_opened_again_and_its_line_withdrawn(
    run: Run, json_of: Callable[..., Any], confirm: Callable[..., Any], store: Store, reference: str
) -> None:
    assert "redan öppen" in run("reopen", reference, "--by", "Bo", "--note", "fel", status=1).stderr
    confirm(*STOPS, *CHECKS, "--signature", "eva12", "--at", "2024-03-05 09:00")
    assert "anger ett skäl" in run("reopen", reference, "--by", "Bo", "--note", " ", status=1).stderr
    assert "är öppen igen" in run("reopen", reference[:8], "--by", "Bo", "--note", "fel mottagare").stdout
    assert store.order(reference).summary.state is OrderState.IN_REVIEW
    assert store.order(reference).checks == ()
    assert json_of("log", "list")["lines"][0]["withdrawn_at"] is not None
    assert "återtagen" in run("log", "list").stdout
