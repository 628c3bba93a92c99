"""The published object: its keys, its schema, its way to text and back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from intake import model
from intake.cli.schemas import SHAPES, schema_text
from intake.errors import BadInput, StoreError
from intake.model import (
    FIELD_NAMES,
    Box,
    Code,
    Decision,
    Evidence,
    Examination,
    Field,
    Order,
    Page,
    PageKind,
    PartVerdict,
    Reading,
)
from intake.outcome import Outcome, build_outcome, build_quarantined, outcome_of
from intake.reference import ALPHABET, as_typed, fax_reference, reference
from intake.store import codec
from tests.unit.store.made import NOW, SHA, VERSIONS, decision, drafts, order, page

DOCS = Path(__file__).parents[2] / "docs"


def published(entry: Order, verdict: Decision, file: str = "a.pdf") -> dict[str, Any]:
    reading = Reading((PageKind.ORDER,), (entry,))
    outcome = build_outcome(file, SHA, NOW, [page()], reading, [verdict], [drafts()], VERSIONS)
    written: dict[str, Any] = json.loads(outcome.as_json())
    assert Outcome.from_json(outcome.as_json()) == outcome
    Draft202012Validator(json.loads(schema_text("outcome"))).validate(written)
    return written


def test_it_has_the_keys_that_are_promised() -> None:
    written = published(order(), decision())
    assert list(written) == [
        *("schema", "file", "sha256", "received_at", "status", "versions", "reason", "pages", "orders"),
    ]
    assert list(written["pages"][0]) == ["number", "kind", "turned_deg", "skew_deg", "x_dpi", "y_dpi", "quality"]
    (entry,) = written["orders"]
    assert list(entry) == [
        *("pages", "fields", "examinations", "facts", "split_confirmed", "missing", "flags", "decision", "drafts"),
        "earlier",
    ]
    assert tuple(entry["fields"]) == FIELD_NAMES
    assert list(entry["fields"]["doctor"]) == [
        *("value", "raw", "confidence", "flags", "notes", "candidates", "evidence"),
    ]
    assert list(entry["examinations"][0]) == ["modality", "body_part", "side", "date", "text", "decision"]
    assert list(entry["decision"]) == [
        *("outcome", "code", "releases", "parts", "release_to", "rules", "section", "reason", "asks", "checks"),
    ]
    assert entry["fields"]["doctor"]["evidence"] == [{"page": 1, "box": [10, 20, 300, 44], "text": "Berg"}]
    assert (entry["fields"]["doctor"]["confidence"], written["pages"][0]["quality"]) == (0.988, 0.833)
    assert entry["flags"][0]["severity"] == "stop"


def test_what_is_no_order_has_an_empty_field_set() -> None:
    verdict = replace(decision(Code.NOT_AN_ORDER), examination_codes=())
    (entry,) = published(Order((1,), is_order=False, looks_like="reklam"), verdict)["orders"]
    assert (entry["fields"], entry["examinations"], entry["decision"]["code"]) == ({}, [], "not_an_order")


def test_only_what_a_person_typed_says_by_whom() -> None:
    entry = order()
    typed = replace(entry, fields={**entry.fields, "phone": Field("035-131000", "035-131000", 1.0, typed_by="Eva")})
    fields = published(typed, decision())["orders"][0]["fields"]
    assert fields["phone"]["typed_by"] == "Eva"
    assert "typed_by" not in fields["doctor"]


@pytest.mark.parametrize(
    ("images", "report", "releases"),
    [
        (PartVerdict.RELEASE, PartVerdict.RELEASE, ["images", "report"]),
        (PartVerdict.RELEASE, PartVerdict.REFER, ["images"]),
        (PartVerdict.NOT_ASKED, PartVerdict.RELEASE, ["report"]),
        (PartVerdict.ASK, PartVerdict.NOT_ASKED, []),
        (PartVerdict.REVIEW, PartVerdict.REVIEW, []),
    ],
)
def test_only_released_parts_are_released(images: PartVerdict, report: PartVerdict, releases: list[str]) -> None:
    verdict = replace(decision(), images=images, report=report)
    assert published(order(), verdict)["orders"][0]["decision"]["releases"] == releases


def test_every_code_belongs_to_one_outcome() -> None:
    kinds = {code: outcome_of(code) for code in Code}
    assert [code for code, kind in kinds.items() if kind == "release"] == [
        Code.RELEASE,
        Code.RELEASE_IMAGES_REFER_REPORT,
        Code.RELEASE_REPORT_TO_PATIENT,
    ]
    assert {kinds[code] for code in Code if code.startswith("ask")} == {"ask"}
    assert {kinds[code] for code in Code if code.startswith("refer")} == {"refer"}
    assert {kinds[code] for code in (Code.ALREADY_EXPORTED, Code.HUMAN_REVIEW, Code.NOT_AN_ORDER)} == {"review"}


def test_quarantine_says_why_in_words() -> None:
    error = BadInput("encrypted", "Filen är krypterad.", "The file is encrypted.")
    outcome = build_quarantined("a.pdf", SHA, None, error, VERSIONS)
    written = json.loads(outcome.as_json())
    assert written["reason"] == {"code": "encrypted", "text": "Filen är krypterad."}
    assert (written["status"], written["received_at"], written["pages"], written["orders"]) == (
        "quarantined",
        None,
        [],
        [],
    )
    Draft202012Validator(json.loads(schema_text("outcome"))).validate(written)


def test_a_name_that_is_not_utf8_comes_through() -> None:
    assert published(order(), decision(), "r\udcf6.pdf")["file"] == "r\udcf6.pdf"


def test_unknown_keys_are_refused() -> None:
    written = published(order(), decision())
    with pytest.raises(ValidationError, match="extra"):
        Outcome.model_validate({**written, "colour": "red"})


def test_an_order_without_its_verdicts_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="zip"):
        published(order(), replace(decision(), examination_codes=()))


@pytest.mark.parametrize("name", SHAPES)
def test_the_published_schema_is_the_one_of_the_program(name: str) -> None:
    schema = (DOCS / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert schema == schema_text(name), "run: python -m intake.cli.schemas docs/schema"
    Draft202012Validator.check_schema(json.loads(schema))


def test_the_page_about_it_names_every_value_of_the_vocabularies() -> None:
    text = (DOCS / "outcome.md").read_text(encoding="utf-8")
    vocabularies = [
        *(model.RequesterType, model.Consent, model.ConsentDocument, model.SelfReferred, model.Relevance),
        *(model.Delivery, model.Modality, model.Side, model.PageKind, model.Code, model.PartVerdict, model.Severity),
    ]
    words = {member.value for vocabulary in vocabularies for member in vocabulary} | set(FIELD_NAMES)
    assert [word for word in sorted(words) if f"`{word}`" not in text] == []


# --- references --------------------------------------------------------------------------------------------------


@given(st.binary(min_size=32, max_size=32), st.integers(1, 50))
def test_a_reference_is_the_first_fifty_bits(digest: bytes, number: int) -> None:
    name = reference(digest.hex(), number)
    letters = name.replace("-", "")[:10]
    value = 0
    for letter in letters:
        value = value * 32 + ALPHABET.index(letter)
    assert value == int.from_bytes(digest) >> 206
    assert name == f"{letters[:5]}-{letters[5:]}-{number}"
    assert as_typed(name.lower().replace("0", "o").replace("1", "l").replace("-", " ")) == name


@pytest.mark.parametrize(("sha256", "number"), [("7c" * 31, 1), ("7C" * 32, 1), ("x" * 64, 1), (SHA, 0)])
def test_what_names_no_fax_has_no_reference(sha256: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"SHA-256|from 1"):
        reference(sha256, number)


def test_a_fax_and_its_orders_share_their_beginning() -> None:
    assert reference(SHA, 2) == f"{fax_reference(SHA)}-2" == "FHY7R-Z3WFH-2"


# --- lossless records --------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
SHARE = st.floats(0, 1)
BOX = st.builds(Box, *(st.integers(0, 5000) for _ in range(4)))
CODES = st.lists(TEXT, max_size=2).map(tuple)
FIELD = st.builds(
    Field,
    value=st.none() | st.booleans() | TEXT | st.sampled_from(["true", "false", "null", "1", "2024-01-15"]),
    raw=st.none() | TEXT,
    confidence=SHARE,
    flags=CODES,
    evidence=st.lists(st.builds(Evidence, st.integers(1, 9), BOX, TEXT), max_size=2).map(tuple),
    typed_by=st.none() | TEXT,
)
EXAMINATION = st.builds(Examination, FIELD, FIELD, FIELD, FIELD, FIELD, st.none() | FIELD)
ORDER = st.builds(
    Order,
    pages=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    is_order=st.booleans(),
    fields=st.dictionaries(st.sampled_from(FIELD_NAMES), FIELD, max_size=3),
    examinations=st.lists(EXAMINATION, max_size=1).map(tuple),
    facts=st.builds(model.Facts, already_exported=st.none() | st.booleans()),
    flags=st.lists(
        st.builds(model.Flag, TEXT, st.none() | TEXT, st.sampled_from(model.Severity), TEXT), max_size=2
    ).map(tuple),
    requester_candidates=st.lists(st.sampled_from(model.RequesterType), max_size=2).map(tuple),
    image_recipient_kind=st.sampled_from(model.RecipientKind),
    looks_like=st.none() | TEXT,
)
WORD = st.builds(model.Word, TEXT, SHARE, BOX, st.integers(0, 99), second_reading=st.none() | TEXT)
PAGE = st.builds(
    Page,
    *(st.integers(0, 20_000) for _ in range(7)),
    skew_deg=st.floats(-45, 45),
    quality=SHARE,
    words=st.lists(WORD, max_size=3).map(tuple),
    check_boxes=st.lists(st.builds(model.CheckBox, BOX, st.sampled_from(model.CheckState), SHARE), max_size=2).map(
        tuple
    ),
    inks=st.lists(st.builds(model.Ink, BOX, SHARE), max_size=2).map(tuple),
    text_layer_agrees=st.none() | st.booleans(),
)


@given(ORDER)
def test_an_order_comes_back_as_it_was(entry: Order) -> None:
    assert codec.ORDER.decode(codec.ORDER.encode(entry)) == entry


@given(st.lists(PAGE, max_size=2).map(tuple))
def test_pages_come_back_as_they_were(pages: tuple[Page, ...]) -> None:
    assert codec.PAGES.decode(codec.PAGES.encode(pages)) == pages


def test_decisions_drafts_and_readings_come_back_as_they_were() -> None:
    for code in Code:
        assert codec.DECISION.decode(codec.DECISION.encode(decision(code))) == decision(code)
        assert codec.DRAFTS.decode(codec.DRAFTS.encode(drafts(code))) == drafts(code)
    reading = Reading((PageKind.ORDER, PageKind.BLANK), (order(), Order((2,), is_order=False)))
    assert codec.READING.decode(codec.READING.encode(reading)) == reading


def test_a_damaged_record_is_a_failure_of_the_store() -> None:
    for text in ("", "{}", codec.ORDER.encode(order()).replace("region_clinic", "moon")):
        with pytest.raises(StoreError) as failure:
            codec.ORDER.decode(text)
        assert failure.value.code == "damaged_record"
