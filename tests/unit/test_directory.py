"""The directory: reading the file, and finding units without guessing."""

from __future__ import annotations

import pytest

from intake.directory import Directory, parse_directory
from intake.errors import ConfigError
from intake.extract.vocabulary import STARTER_DIRECTORY

HEADER = "name,aliases,place,region,in_halland,ownership,kind,media_unit,fax,phone,checked_on,checked_by,fictional\n"
ROW = "Provsjukhuset,PSH|Provet,Provby,Region Prov,no,public,hospital,röntgen PSH,,,,,yes\n"


@pytest.fixture(scope="module")
def directory() -> Directory:
    return parse_directory(STARTER_DIRECTORY)


def test_one_row() -> None:
    (unit,) = parse_directory(HEADER + ROW).units
    assert unit.name == "Provsjukhuset"
    assert unit.aliases == ("PSH", "Provet")
    assert (unit.in_halland, unit.fictional, unit.fax) == (False, True, "")


def test_semicolons_and_byte_order_mark_of_a_spreadsheet() -> None:
    text = "\ufeff" + (HEADER + ROW).replace(",", ";").replace("\n", "\r\n")
    assert parse_directory(text).units == parse_directory(HEADER + ROW).units


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, "name"),
        (HEADER.replace(",fax", ""), 1, "fax"),
        (HEADER.replace("fax", "faxx"), 1, "fax"),
        (HEADER + ROW.replace("Provsjukhuset", ""), 2, "name"),
        (HEADER + ROW.replace("public", "statlig"), 2, "ownership"),
        (HEADER + ROW.replace(",no,", ",kanske,"), 2, "in_halland"),
        (HEADER + ROW + "\n" + ROW, 4, "name"),
        (HEADER + ROW.replace("röntgen PSH,", "röntgen PSH,ring oss"), 2, "fax"),
        (HEADER + ROW.replace(",,yes", ",2026-02-30,,yes").replace("PSH,,,,2026", "PSH,,,2026"), 2, "checked_on"),
        (HEADER + "bara ett fält\n", 2, "fictional"),
        (HEADER + ROW.strip() + ",för mycket\n", 2, "fictional"),
        (HEADER + 'Prov,"öppet citat\n', 2, "-"),
    ],
)
def test_a_wrong_file_is_refused_by_file_line_and_column(text: str, line: int, column: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_directory(text, "enheter.csv")
    assert f"enheter.csv, rad {line}, kolumn {column}" in caught.value.sv


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Medicinmott HSV", "Hallands sjukhus Varberg"),
        ("Varbergs sjukhus", "Hallands sjukhus Varberg"),
        ("Varbergs sjukhns", "Hallands sjukhus Varberg"),
        ("Hallands sjukhus, Varberg", "Hallands sjukhus Varberg"),
        ("mediaenh SU/S fvb. toraxkliniken SU/S", "Sahlgrenska Universitetssjukhuset, Sahlgrenska sjukhuset"),
        ("Sahlgrenska Universitetssjukhuset, Mölndal", "Sahlgrenska Universitetssjukhuset, Mölndals sjukhus"),
        ("SUS i Malmö", "Skånes universitetssjukhus Malmö"),
        ("KS Solna", "Karolinska Universitetssjukhuset Solna"),
        ("CSK Karlstad", "Centralsjukhuset i Karlstad"),
        ("SÄS", "Södra Älvsborgs Sjukhus Borås"),
        ("SÖS", "Södersjukhuset"),
        ("Sodersjukhuset", "Södersjukhuset"),
        ("Röntgen Kungälv", "Kungälvs sjukhus"),
        ("dr Eva Lund, röntgen Kalmar", "Länssjukhuset i Kalmar"),
        ("Vårdcentralen Getinge", "Vårdcentralen Getinge"),
        ("Capio S:t Görans sjukhus", "Capio S:t Görans sjukhus"),
    ],
)
def test_one_unit(directory: Directory, text: str, name: str) -> None:
    match = directory.find(text)
    assert match.unit is not None
    assert match.unit.name == name


@pytest.mark.parametrize(
    "text", ["SU", "SUS", "KS", "CSK", "US", "HS", "Sahlgrenska", "Karolinska", "Hallands sjukhus"]
)
def test_an_abbreviation_of_several_units_is_never_resolved(directory: Directory, text: str) -> None:
    assert directory.find(text).ambiguous


@pytest.mark.parametrize("text", ["SAS", "SOS"])
def test_lost_dots_leave_every_hospital_it_may_be(directory: Directory, text: str) -> None:
    names = {unit.name for unit in directory.find(text).units}
    assert {"Södra Älvsborgs Sjukhus Borås", "Södersjukhuset", "Skånes universitetssjukhus Lund"} <= names


@pytest.mark.parametrize(
    "text",
    ["", "su", "us", "dr Eva Lund", "Vårdcentralen Kungälv", "Ortopedmott Halmstad", "Hälsokliniken", "RTG OBS AVD"],
)
def test_no_unit(directory: Directory, text: str) -> None:
    assert directory.find(text).units == ()


def test_misreadings_score_lower(directory: Directory) -> None:
    assert directory.find("Varbergs sjukhus").score == 1.0
    assert directory.find("Varbergs sjukhns").score < 1.0
    assert directory.find("USO").score < 0.9
    assert directory.find("Halmstad").score < 0.9


def test_the_starter_names_no_number_that_nobody_checked(directory: Directory) -> None:
    assert all(unit.fax == "" and unit.phone == "" for unit in directory.units if not unit.checked_on)


def test_health_centres_of_halland_are_not_said_to_be_regional(directory: Directory) -> None:
    centres = [unit for unit in directory.units if unit.kind == "health_centre" and unit.in_halland]
    assert centres
    assert {unit.ownership for unit in centres} == {"unknown"}
