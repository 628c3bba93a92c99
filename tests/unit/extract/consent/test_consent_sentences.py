"""What sentences about consent mean: some hundred that people write, and some hundred that must not count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intake.extract.consent.answers import understand_value
from intake.extract.values.consent_clauses import ConsentSaid
from intake.extract.values.consent_words import understand
from intake.model import Consent

TABLE = Path(__file__).with_name("consent_sentences.txt").read_text(encoding="utf-8")
ROWS = [tuple(line.split(" | ", 1)) for line in TABLE.splitlines() if line and not line.startswith("#")]
CLAIMS = [(kind, text) for kind, text in ROWS if kind in {"oral", "written", "unclear"}]


def said(text: str) -> ConsentSaid | None:
    """A sentence, or a field written as ``label: value``."""
    field = re.match(r"([^:]{4,30}): (.*)$", text)
    return understand_value(field[1], field[2]) if field else understand(text)


@pytest.mark.parametrize(("kind", "text"), CLAIMS)
def test_what_people_write_is_understood(kind: str, text: str) -> None:
    found = said(text)
    assert found is not None
    assert found.value == kind
    assert not found.unsure


@pytest.mark.parametrize("text", [text for kind, text in ROWS if kind == "none"])
def test_what_is_no_consent_is_none_or_a_doubt(text: str) -> None:
    found = said(text)
    assert found is None or found.unsure or found.value in {Consent.NONE, Consent.REFUSED}


@pytest.mark.parametrize("text", [text for kind, text in ROWS if kind == "refused"])
def test_a_refusal_is_never_taken_for_consent(text: str) -> None:
    found = said(text)
    assert found is not None
    assert found.value in {Consent.REFUSED, Consent.NONE}


@pytest.mark.parametrize("word", ["kvantifierat", "bortglömt", "xyzzy", "omförhandlat"])
def test_an_unknown_word_makes_a_claim_a_doubt(word: str) -> None:
    found = understand(f"Patienten har {word} muntligt samtycke.")
    assert found is None or found.unsure or found.value is Consent.NONE


def test_a_misread_letter_is_forgiven() -> None:
    found = understand("Patienlen har samtyckt muntligt till utlämnanhet.")
    assert found is not None
    assert found.value is Consent.ORAL
    assert not found.unsure
