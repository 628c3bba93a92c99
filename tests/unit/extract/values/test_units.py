"""Who a unit is, and what a recipient is."""

from __future__ import annotations

import pytest

from intake.directory import parse_directory
from intake.extract.values.units import classify_unit, recipient_kind
from intake.extract.vocabulary import STARTER_DIRECTORY

DIRECTORY = parse_directory(STARTER_DIRECTORY)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Medicinmott HSV", ["region_clinic"]),
        ("Kirurgmottagningen, Varbergs sjukhus", ["region_clinic"]),
        ("Psykiatrin Halland", ["region_clinic"]),
        ("Vårdcentralen Getinge, Region Halland", ["region_clinic"]),
        ("Vårdcentralen Getinge", ["region_clinic", "private"]),
        ("Ortopedmott Halmstad", ["region_clinic", "private"]),
        ("Kvinnokliniken Varberg", ["region_clinic"]),
        ("Barn- och ungdomsmottagningen Halmstad", ["region_clinic"]),
        ("Lungmottagningen Skövde", ["outside_region"]),
        ("Hjärtmottagningen Göteborg", ["outside_region", "private"]),
        ("Kvinnohälsan Varberg", ["region_clinic", "private"]),
        ("Capio Vårdcentral Varberg", ["private"]),
        ("Hälsokliniken AB", ["private"]),
        ("S:t Görans sjukhus", ["private"]),
        ("Unilabs Röntgen", ["private"]),
        ("Ortopedkliniken SU/S", ["outside_region"]),
        ("SU", ["outside_region"]),
        ("VC Kungälv", ["outside_region"]),
        ("Region Skåne, ortopeden", ["outside_region"]),
        ("Naprapatkliniken AB", ["naprapath"]),
        ("Folktandvården Halland", ["other"]),
        ("Falkenbergs kommun", ["other"]),
        ("Ortopedmottagningen", ["unknown"]),
        ("", ["unknown"]),
    ],
)
def test_requester_types(text: str, types: list[str]) -> None:
    assert [t.value for t in classify_unit(text, DIRECTORY).types] == types


@pytest.mark.parametrize(
    ("text", "flags"),
    [("SU", ("ambiguous_unit",)), ("SU/S", ()), ("Hälsokliniken AB", ("unknown_unit",)), ("USO", ("low_confidence",))],
)
def test_flags(text: str, flags: tuple[str, ...]) -> None:
    assert classify_unit(text, DIRECTORY).flags == flags


KINDS = {
    "media_unit": [
        "mediaenh SU/S", "Röntgen HSH", "rontgen HSV", "röntgen SU/S fvb. toraxkliniken SU/S", "bildarkivet",
        "BFM Lund", "Röntgenmottagningen SU/S", "Bild- och funktionsmedicin, SUS Lund",
        "Radiologiska kliniken Karolinska",
        "avd röntgen SÄS", "Bild- och demogruppen", "Unilabs Röntgen", "Röntgen Halland",
    ],
    "other_unit": [
        "avd 52", "toraxkliniken SU/S", "VC Getinge", "Naprapatkliniken", "Fysiocenter", "Medicinmott HSV",
        "vår klinik", "Provhälsan Granby", "Ryggcentrum Provby", "Provläkare i Granby AB",
    ],
    "person": ["dr Andersson", "Eva Lund"],
    "patient": ["patienten", "hem till patienten"],
    "unknown": ["SU/S", "Unilabs", "samma", "Ortopeden, kopia röntgen HSV", "Röntgenvägen 5", "svar på röntgen"],
    "missing": ["", "  ", " - "],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_recipient_kind(kind: str, text: str) -> None:
    assert recipient_kind(text, DIRECTORY).value == kind
