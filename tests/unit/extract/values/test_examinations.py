"""Examinations named on a line, in a table, in prose."""

from __future__ import annotations

import pytest

from intake.extract.values.examinations import find_examinations


def read(text: str) -> list[tuple[str | None, str, str]]:
    return [(e.modality and e.modality.value, e.body_part, e.side.value) for e in find_examinations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CT torax", [("CT", "thorax", "none")]),
        ("DT-buk", [("CT", "buk", "none")]),
        ("skiktröntgen buk", [("CT", "buk", "none")]),
        ("datortomografi hjärna nativ", [("CT", "hjärna", "none")]),
        ("Thorax CT", [("CT", "thorax", "none")]),
        ("CT thorax/buk", [("CT", "thorax-buk", "none")]),
        ("CT torax o buk med kontrast", [("CT", "thorax-buk", "none")]),
        ("CT hals/thorax/buk", [("CT", "hals-thorax-buk", "none")]),
        ("CT thorax, CT buk", [("CT", "thorax", "none"), ("CT", "buk", "none")]),
        ("MR hö knä", [("MR", "knä", "right")]),
        ("MR-undersökning av vänster axel", [("MR", "axel", "left")]),
        ("Ländryggs-MR", [("MR", "ländrygg", "none")]),
        ("MR ländrygg och höft", [("MR", "ländrygg", "none"), ("MR", "höft", "none")]),
        ("MR hals- och ländrygg", [("MR", "halsrygg", "none"), ("MR", "ländrygg", "none")]),
        ("MR/CT hjärna", [("MR", "hjärna", "none"), ("CT", "hjärna", "none")]),
        ("lungröntgen", [("XR", "thorax", "none")]),
        ("Slätröntgen bäcken", [("XR", "bäcken", "none")]),
        ("knäröntgen", [("XR", "knä", "none")]),
        ("RTG FOTLED SIN", [("XR", "fotled", "left")]),
        ("Röntgen av vänster fotled 2026-02-11", [("XR", "fotled", "left")]),
        ("rtg knä hö och vä", [("XR", "knä", "both")]),
        ("rtg knä bilat", [("XR", "knä", "both")]),
        ("Rtg hand vä, handled hö", [("XR", "hand", "left"), ("XR", "handled", "right")]),
        ("UL lever/galla", [("US", "lever", "none")]),
        ("mammografi vä", [("MG", "bröst", "left")]),
        ("PET/CT helkropp", [("PET-CT", "helkropp", "none")]),
        ("skelettscint", [("NM", "helkropp", "none")]),
        ("urografi", [("FL", "urinvägar", "none")]),
        ("Coronarangiografi", [("XA", "hjärta", "none")]),
        ("CT-angio aorta", [("CT", "aorta", "none")]),
        ("bentäthetsmätning", [("DXA", "", "none")]),
        ("MR ländrygg 2026-03-02, röntgen knä vä", [("MR", "ländrygg", "none"), ("XR", "knä", "left")]),
        ("MR ländrygg\nRtg knä hö 2026-01-01", [("MR", "ländrygg", "none"), ("XR", "knä", "right")]),
        ("MR ländrygg pga smärta i höft", [("MR", "ländrygg", "none")]),
        ("Ont i knä, önskar MR ländrygg", [("MR", "ländrygg", "none")]),
        ("Skoliosröntgen", [("XR", "helrygg", "none")]),
        ("CT hjärta och CT aorta, båda 8 sept 2026", [("CT", "hjärta", "none"), ("CT", "aorta", "none")]),
        ("MR knä båda", [("MR", "knä", "both")]),
        ("rontgen hoger kna", [("XR", "knä", "right")]),
    ],
)
def test_examinations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected
    for examination in find_examinations(text):
        assert examination.flags == ()
        assert examination.raw == text[examination.start : examination.end]


@pytest.mark.parametrize(
    "text",
    ["", "HLR", "EKG", "Röntgen HSH", "MR-kliniken", "Behandlas för smärta i knä", "Skickas till röntgen Varberg"],
)
def test_no_examination(text: str) -> None:
    assert find_examinations(text) == ()


def test_a_bare_body_part_is_a_plain_film_by_custom() -> None:
    (found,) = find_examinations("hö knä 2026-01-01")
    assert found.modality == "XR"
    assert found.notes == ("assumed_modality",)


def test_a_bare_brain_is_no_plain_film() -> None:
    (found,) = find_examinations("hjärna")
    assert found.modality is None
    assert found.flags == ("low_confidence",)


def test_a_modality_carried_past_a_date_is_a_doubt() -> None:
    _, knee = find_examinations("MR ländrygg 2026-03-02, knä vä")
    assert knee.flags == ("low_confidence",)
    assert knee.candidates == ("MR", "XR")


@pytest.mark.parametrize("text", ["CT HR", "US buk", "GT thorax"])
def test_ambiguous_short_forms_are_flagged(text: str) -> None:
    (found,) = find_examinations(text)
    assert found.flags == ("low_confidence",)


def test_misread_words_close_and_not_so_close() -> None:
    assert find_examinations("datortomografl thorax")[0].flags == ()
    assert find_examinations("MR fotlcd")[0].flags == ("low_confidence",)


def test_the_text_repeats_a_modality_written_once() -> None:
    assert [e.text for e in find_examinations("MR ländrygg och vä höft")] == ["MR ländrygg", "MR vä höft"]
    assert [e.text for e in find_examinations("MR/CT hjärna")] == ["MR hjärna", "CT hjärna"]


@pytest.mark.parametrize("text", ["samtliga bilder", "Alla undersökningar", "samtliga tidigare bilder önskas"])
def test_all_images(text: str) -> None:
    (found,) = find_examinations(text)
    assert found.all_images
    assert found.modality is None


def test_all_images_of_a_body_part() -> None:
    (found,) = find_examinations("Samtliga bilder på vä knä")
    assert (found.all_images, found.modality, found.body_part) == (True, None, "knä")


def test_spans_point_at_each_part() -> None:
    text = "Önskar MR av hö knä 2026-01-01"
    (found,) = find_examinations(text)
    spans = [found.modality_span, found.body_span, found.side_span]
    assert [text[a:b] for a, b in (s for s in spans if s)] == ["MR", "knä", "hö"]
