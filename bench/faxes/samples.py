"""The committed samples: which scenario on which paper, over which line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bench.faxes.line import Damage
from bench.faxes.make import Plan

SEED = "samples/1"
CLEAN = Damage(0)
LIGHT = Damage(1, -0.4, specks=30)
TILTED = Damage(2, 1.3, specks=60, lost_lines=2)
BOLD = Damage(2, -0.8, specks=40, stroke=1, doubled_lines=2)
UPSIDE_DOWN = Damage(1, -0.3, 180, specks=20)
SERIF, MONO, TYPED = "Liberation Serif", "DejaVu Sans Mono", "Liberation Mono"
TIFF: dict[str, Any] = {"container": "tiff-g4"}
G3: dict[str, Any] = {"container": "tiff-g3"}
JPEG: dict[str, Any] = {"container": "pdf-jpeg", "resolution": "200"}
STANDARD: dict[str, Any] = {"resolution": "standard", "face": "DejaVu Sans", "size_pt": 12.0}
STANDARD_LINE: dict[str, Any] = {"resolution": "standard"}


def _plan(number: int, scenario: str, layout: str, damage: Damage = CLEAN, **more: Any) -> Plan:
    plan = Plan(scenario, f"{SEED}/{number:02} {scenario}", layout, damage, committed=True)
    return replace(plan, **more)


BOTH: dict[str, Any] = {"wants_images": True, "wants_report": True}

SAMPLES: tuple[Plan, ...] = (
    _plan(1, "region_complete", "boxed", changes={
        **BOTH, "image_recipient": "Mediaenheten SU/S", "report_recipient": "Mediaenheten SU/S", "one_recipient": True,
        "onward": "Toraxkliniken SU/S", "clinic": "Medicinmottagningen HSV", "delivery": "link"}),
    _plan(2, "private_no_consent", "colons", boxes=False, container="tiff-g4", changes=BOTH),
    _plan(3, "physio_complete", "aligned", changes=BOTH, face=SERIF),
    _plan(4, "naprapath_oral_only", "above", container="pdf-g4", damage=Damage(1, 0.4, specks=40)),
    _plan(5, "patient_report", "letter", face=SERIF, size_pt=12.0),
    _plan(6, "region_complete", "table", UPSIDE_DOWN, container="tiff-g3", boxes=False, **STANDARD | {"size_pt": 11.0}),
    _plan(7, "region_report_only", "colons", TILTED, **TIFF),
    _plan(8, "region_several_exams", "table", face="DejaVu Serif", resolution="300"),
    _plan(9, "region_no_doctor", "two_columns", LIGHT),
    _plan(10, "region_no_recipient", "journal", face=MONO, size_pt=10.0, **TIFF),
    _plan(11, "region_one_recipient_missing", "boxed", LIGHT, face="DejaVu Sans", size_pt=10.0),
    _plan(12, "region_report_to_ward", "aligned", resolution="200"),
    _plan(13, "region_report_only_to_ward", "letter", LIGHT, face=SERIF, size_pt=12.0),
    _plan(14, "region_no_clinic", "boxed", boxes=False),
    _plan(15, "region_no_date", "email", face="DejaVu Sans", size_pt=10.0),
    _plan(16, "region_latest", "journal", LIGHT, face=TYPED, size_pt=11.0, **G3),
    _plan(17, "region_dvd", "boxed", BOLD),
    _plan(18, "region_urgent", "colons", stamp=True),
    _plan(19, "region_handwritten", "boxed", size_pt=12.0),
    _plan(20, "invalid_check_digit", "table"),
    _plan(21, "reserve_number", "two_columns", face="DejaVu Sans", size_pt=10.0, **TIFF),
    _plan(22, "protected_identity", "aligned", LIGHT, face="DejaVu Serif", size_pt=10.0),
    _plan(23, "deceased", "letter", face=SERIF),
    _plan(24, "outside_oral", "boxed", Damage(1, 0.2, 90, specks=20), resolution="200"),
    _plan(25, "outside_oral", "letter", TILTED, cover=True, face=SERIF, size_pt=12.0, **TIFF),
    _plan(26, "outside_no_consent", "above", UPSIDE_DOWN),
    _plan(27, "outside_doctor_and_consent_missing", "table", tagged_square=True, **STANDARD, **TIFF),
    _plan(28, "private_oral", "two_columns", cover=True, text_layer="FAX RX 0417 OK"),
    _plan(29, "private_consent_no_box", "boxed", LIGHT),
    _plan(30, "private_consent_struck", "colons", resolution="300"),
    _plan(31, "private_consent_promised", "email", face=TYPED, size_pt=10.0),
    _plan(32, "private_refused", "letter", LIGHT, face="DejaVu Serif", size_pt=10.0),
    _plan(33, "private_announced_absent", "aligned", **JPEG),
    _plan(34, "private_report_to_own_fax", "table", LIGHT, resolution="200"),
    _plan(35, "minor_outside", "colons", face="DejaVu Sans", size_pt=10.0),
    _plan(36, "physio_no_consent", "journal", face=MONO, size_pt=11.0, **STANDARD_LINE),
    _plan(37, "physio_no_relevance", "above", LIGHT, **TIFF),
    _plan(38, "physio_misfit", "boxed"),
    _plan(39, "physio_no_exam", "letter", face=SERIF, size_pt=12.0),
    _plan(40, "chiro_own_referral", "boxed", BOLD),
    _plan(41, "chiro_written", "colons", LIGHT, cover=True),
    _plan(42, "chiro_mixed", "table", face="DejaVu Sans", size_pt=10.0),
    _plan(43, "naprapath_written", "aligned", **TIFF),
    _plan(44, "naprapath_unsigned", "two_columns", LIGHT),
    _plan(45, "naprapath_other_patient", "colons", face=SERIF, size_pt=12.0),
    _plan(46, "patient_clinic_closed", "letter", LIGHT, size_pt=12.0),
    _plan(47, "patient_images", "email", face="DejaVu Sans", size_pt=10.0),
    _plan(48, "patient_relative", "letter", TILTED, face=SERIF, size_pt=12.0, **TIFF),
    _plan(49, "other_requester", "colons", LIGHT),
    _plan(50, "unknown_requester", "letter", face=SERIF),
    _plan(51, "two_patients", "boxed", LIGHT, cover=True),
    _plan(52, "referral", "boxed", LIGHT, **G3),
    _plan(53, "lab_answer", "table"),
    _plan(54, "advert", "letter", BOLD),
    _plan(55, "blank", "letter", Damage(1, specks=30), **TIFF),
    _plan(56, "chiro_oral_only", "above", LIGHT),
    _plan(57, "patient_images_and_report", "letter", face=SERIF, size_pt=12.0),
    _plan(58, "patient_formal_demand", "letter", UPSIDE_DOWN),
)  # fmt: skip
