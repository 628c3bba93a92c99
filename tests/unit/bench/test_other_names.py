"""Faxes about people called otherwise: only the names change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.faxes.make import FaxFile, random_fax
from bench.faxes.other_names import KINDS, with_other_names
from bench.faxes.sets import SETS


def _without_names(fax: FaxFile) -> list[dict[str, object]]:
    orders = fax.expected["orders"]
    return [{k: v for k, v in o["fields"].items() if k not in ("patient_name", "doctor")} for o in orders]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_only_the_names_on_a_fax_change(kind: str) -> None:
    own, other = (random_fax(4, 2, "open", sent=False, names=names) for names in ("", kind))
    assert _without_names(own) == _without_names(other)
    assert own.expected["orders"][0]["fields"]["patient_name"] != other.expected["orders"][0]["fields"]["patient_name"]


def test_a_cast_has_as_many_names_as_before() -> None:
    cast = SETS["open"].cast
    other = with_other_names(cast, "particles", "a seed")
    assert len(other.last) == len(cast.last)
    assert set(other.last) <= set(KINDS["particles"].last)
    names = ("women", "men", "children", "last", "doctors_first", "doctors_last")
    assert replace(other, **{name: getattr(cast, name) for name in names}) == cast
