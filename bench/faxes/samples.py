"""The committed samples: which scenario on which paper, over which line."""

from __future__ import annotations

from dataclasses import replace

from bench.faxes.line import Damage
from bench.faxes.make import Plan

SEED = "samples/1"
CLEAN = Damage(0)
SANS, SERIF, MONO = "Liberation Sans", "Liberation Serif", "DejaVu Sans Mono"


def _plan(number: int, scenario: str, layout: str, damage: Damage = CLEAN, **more: object) -> Plan:
    plan = Plan(scenario, f"{SEED}/{number:02} {scenario}", layout, damage, committed=True)
    return replace(plan, **more)  # type: ignore[arg-type]


BOTH = {"wants_images": True, "wants_report": True}

SAMPLES: tuple[Plan, ...] = (
    _plan(1, "region_complete", "boxed", changes={
        **BOTH, "image_recipient": "Mediaenheten SU/S", "report_recipient": "Mediaenheten SU/S", "one_recipient": True,
        "onward": "Toraxkliniken SU/S", "clinic": "Medicinmottagningen HSV", "delivery": "link"}),
    _plan(2, "private_no_consent", "colons", boxes=False, container="tiff-g4", changes=BOTH),
    _plan(3, "physio_complete", "aligned", changes=BOTH, face=SERIF),
    _plan(4, "naprapath_oral_only", "above", container="pdf-g4", damage=Damage(1, 0.4, specks=40)),
    _plan(5, "patient_report", "letter", face=SERIF, size_pt=12.0),
    _plan(6, "region_complete", "table", Damage(1, 0.3, 180, specks=25), resolution="standard", container="tiff-g3",
          boxes=False, face="DejaVu Sans"),
)  # fmt: skip
