"""Every committed sample gives its expected outcome through the real recogniser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench.compare import FieldResult, Kind, compare
from bench.faxes.people import TEST_CHILD, TEST_MEN, TEST_WOMEN
from bench.running import read

SAMPLES = Path(__file__).parents[2] / "samples"
FAXES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".tif"))
PUBLISHED = {*TEST_MEN, *TEST_WOMEN, TEST_CHILD}
CODES = {
    "release", "release_images_refer_report", "release_report_to_patient", "ask_information", "ask_oral_consent",
    "ask_written_consent", "ask_relevance", "refer_patient_to_clinic", "refer_report_recipient", "human_review",
    "not_an_order",
}  # fmt: skip
TYPES = {
    "region_clinic", "outside_region", "private", "physiotherapist", "chiropractor", "naprapath", "patient", "other",
    "unknown",
}  # fmt: skip


def _expected(fax: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads(fax.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return wanted


def _fails(result: FieldResult, level: int) -> bool:
    """Wrong in silence always; missing, or wrong with a flag, only where the paper gives no reason for it."""
    if result.kind is Kind.SILENT:
        return True
    if result.kind is Kind.FLAGGED:
        return not result.allowed and level < 2
    return result.kind is Kind.MISSING and not result.allowed


@pytest.mark.slow
@pytest.mark.parametrize("fax", FAXES, ids=lambda fax: fax.stem)
def test_sample_gives_its_expected_outcome(fax: Path) -> None:
    wanted = _expected(fax)
    outcome = read([fax])[fax.name]
    assert outcome["status"] == "read", outcome["reason"]
    wrong = []
    for result in compare(wanted, outcome):
        doubtful = any(each.allowed for each in result.fields)
        wrong += [problem for problem in result.problems if not doubtful or result.false_release]
        wrong += [
            f"{each.name}: {each.kind}, {each.actual!r} instead of {each.expected!r}"
            for each in result.fields
            if _fails(each, wanted["damage"]["level"])
        ]
    assert not wrong, "\n".join([wanted["description"], *wrong])


def test_the_samples_show_every_requester_and_every_verdict_that_a_fax_alone_can_have() -> None:
    orders = [order for fax in FAXES for order in _expected(fax)["orders"]]
    assert {order["decision"]["code"] for order in orders} == CODES
    assert {order["fields"]["requester_type"] for order in orders if order["fields"]} == TYPES
    assert len(FAXES) >= 36


def test_only_published_test_numbers_are_committed() -> None:
    for fax in FAXES:
        for order in _expected(fax)["orders"]:
            number = order["fields"].get("identity_number", "")
            if re.fullmatch(r"\d{12}", number) and "identity_number" not in order["must_be_flagged"]:
                assert number in PUBLISHED, fax.name
