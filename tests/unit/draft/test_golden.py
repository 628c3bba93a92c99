"""Each verdict with its texts, word for word.

``GOLDEN=write pytest tests/unit/draft`` writes them anew: read the diff before committing it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from intake.draft import Letterhead
from intake.flags import flag
from intake.model import Code, Decision, Facts, Order
from tests.unit.draft.orders import (
    CHIRO,
    IN_HALLAND,
    NAPRAPATH,
    PATIENT,
    PHYSIO,
    PRIVATE,
    decision,
    drafted,
    examination,
    order,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "drafts"

KNEE = (examination("MR knä hö", "2023-05-04"),)
ASK = {"images": "ask", "report": "ask"}
REVIEW = {"images": "review", "report": "review"}
CASES: dict[str, tuple[Order, Decision]] = {
    "release-a1-images": (order(wants_report=False), decision(report="not_asked")),
    "release-a2-both": (order(), decision()),
    "release-a3-report": (order(wants_images=False), decision(images="not_asked")),
    "release-a7-two-recipients": (order(image_recipient="Röntgen SÄS", onward_recipient=None), decision()),
    "release-two-examinations": (
        order(IN_HALLAND, examination(), examination("lungröntgen", "latest")),
        decision(),
    ),
    "release-dvd-asked": (order(delivery="dvd"), decision()),
    "release-p1-oral": (order(PRIVATE), decision()),
    "release-p1-iep": (order(PRIVATE, delivery="iep"), decision()),
    "release-p2-written": (order(PRIVATE, consent="written", consent_document="claimed"), decision()),
    "release-s1-usb": (order(PHYSIO, *KNEE, delivery="usb"), decision()),
    "release-s1-medium-open": (order(PHYSIO, *KNEE), decision()),
    "release-s1-images": (order(PHYSIO, *KNEE, delivery="iep", wants_report=False), decision(report="not_asked")),
    "release-s1-report": (order(PHYSIO, *KNEE, delivery="iep", wants_images=False), decision(images="not_asked")),
    "release-s1-other-recipient": (order(PHYSIO, *KNEE, image_recipient="Röntgen SÄS"), decision()),
    "release-r1-own-referral": (order(CHIRO, *KNEE), decision()),
    "release-r3-written": (
        order(CHIRO, *KNEE, self_referred="no", consent="written", consent_document="attached_signed"),
        decision(),
    ),
    "release-r9-mixed": (
        order(
            CHIRO,
            examination("MR ländrygg", "2023-05-04", self_referred="yes"),
            examination("CT buk", "2022-02-02", self_referred="no"),
            consent="written",
            consent_document="attached_signed",
            self_referred=None,
        ),
        decision(),
    ),
    "release-n1-written": (order(NAPRAPATH, *KNEE), decision()),
    "release_images_refer_report": (
        order(report_recipient="Avd 4A"),
        decision("release_images_refer_report", report="refer"),
    ),
    "release_report_to_patient": (
        order(PATIENT),
        decision("release_report_to_patient", images="not_asked"),
    ),
    "ask_information": (
        order(requesting_clinic=None, image_recipient=None),
        decision("ask_information", **ASK, asks=("requesting_clinic", "image_recipient")),
    ),
    "ask_oral_consent": (
        order(PRIVATE, consent="none", doctor=None),
        decision("ask_oral_consent", **ASK, asks=("oral_consent", "doctor")),
    ),
    "ask_written_consent": (
        order(CHIRO, *KNEE, self_referred="not_stated", delivery="dvd"),
        decision("ask_written_consent", **ASK, asks=("written_consent", "relevance")),
    ),
    "ask_relevance": (order(PHYSIO, *KNEE), decision("ask_relevance", **ASK, asks=("relevance",))),
    "refer_patient_to_clinic": (
        order(PATIENT),
        decision("refer_patient_to_clinic", images="not_asked", report="refer"),
    ),
    "refer_patient_to_clinic-images-asked": (
        order(PATIENT),
        decision("refer_patient_to_clinic", images="review", report="refer"),
    ),
    "refer_report_recipient": (
        order(PRIVATE, report_recipient="Solhagens läkarhus"),
        decision("refer_report_recipient", images="not_asked", report="refer"),
    ),
    "already_exported": (
        order(facts=Facts(already_exported=True)),
        decision("already_exported", **REVIEW, checks=("earlier_export",), reason="Samma export finns redan."),
    ),
    "human_review": (
        order(facts=Facts(protected_identity=True), flags=(flag("low_confidence", "doctor"), flag("handwritten"))),
        decision(
            "human_review", **REVIEW, missing=("report_recipient",), notes=("Sekretessmarkering på sida 1.",),
            checks=("patient_in_ris", "earlier_export"), reason="Märke om skyddade personuppgifter.", rules=("G4",),
        ),
    ),
    "not_an_order": (
        Order(pages=(1,), is_order=False, looks_like="remiss"),
        decision("not_an_order", "not_asked", "not_asked", section="", reason="Sidan är en remiss.", rules=("G1",)),
    ),
}  # fmt: skip


def test_every_verdict_has_a_golden_text() -> None:
    assert {decided.code for _, decided in CASES.values()} == set(Code)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", CASES)
def test_the_texts_are_these_word_for_word(name: str, language: str) -> None:
    text = "\n".join(
        f"===== {one.kind} {one.template} =====\n{one.text}\n" for one in drafted(*CASES[name], language=language)
    )
    golden = GOLDEN / f"{name}.{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_text_without_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{lang}.txt" for name in CASES for lang in ("sv", "en")}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", CASES)
def test_no_text_refuses_prices_or_names_the_patient(name: str, language: str) -> None:
    for one in drafted(*CASES[name], language=language):
        text = one.text.casefold()
        assert not re.search(r"avslag|avslå|refus|\bkr\b|kronor|kostar|\bfee\b|pris|tolvan|1212|none", text)


@pytest.mark.parametrize("name", CASES)
def test_an_empty_letterhead_leaves_visible_blanks(name: str) -> None:
    for one in drafted(*CASES[name], letterhead=Letterhead()):
        if one.kind == "reply":
            assert "[telefon fylls i]" in one.text
            assert "[faxnummer fylls i]" in one.text
            assert "[sjukhus fylls i]" in one.text


def test_drafts_by_verdict() -> None:
    made = {name: [one.template for one in drafted(*case)] for name, case in CASES.items() if "-" not in name}
    assert made == {
        "release_images_refer_report": ["log_line", "reply_report_recipient"],
        "release_report_to_patient": ["log_line"],
        "ask_information": ["reply_completion"],
        "ask_oral_consent": ["reply_completion"],
        "ask_written_consent": ["reply_completion"],
        "ask_relevance": ["reply_completion"],
        "refer_patient_to_clinic": ["reply_patient_to_clinic"],
        "refer_report_recipient": ["reply_report_recipient"],
        "already_exported": ["reply_already_sent", "case_note"],
        "human_review": ["case_note"],
        "not_an_order": ["case_note"],
    }
