"""Which files tell of a fax, and of which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake.receive.sidecar import base_of, others_of, pair
from intake.transmission import belongs


def test_both_ways_of_naming() -> None:
    paired = pair(["a.pdf", "a.xml", "b.TIF", "b.TIF.XML", "c.pdf", "d.xml", "e", "e.xml"], "xml")
    assert paired.beside == {"a.pdf": "a.xml", "b.TIF": "b.TIF.XML", "c.pdf": None, "e": "e.xml"}
    assert paired.alone == {"d.xml"}


def test_without_metadata_every_file_is_a_fax() -> None:
    paired = pair(["a.pdf", "a.xml"], None)
    assert set(paired.beside) == {"a.pdf", "a.xml"}
    assert not paired.alone
    assert base_of("a.xml", None) is None


def test_two_faxes_of_one_stem_share_the_file() -> None:
    paired = pair(["a.pdf", "a.tif", "a.json", "b.tif.json", "b.tif"], "json")
    assert others_of(paired.beside) == {"a.json": 2, "b.tif.json": 1}


def test_another_stem_is_another_fax() -> None:
    paired = pair(["a.1.pdf", "a.xml", "ab.pdf", ".xml"], "xml")
    assert paired.beside == {"a.1.pdf": None, "ab.pdf": None, ".xml": None}
    assert paired.alone == {"a.xml"}


@given(st.lists(st.text(st.sampled_from("ab.xml\n\udcff"), min_size=1, max_size=8), unique=True))
def test_every_name_is_a_fax_or_tells_of_one(names: list[str]) -> None:
    paired = pair(names, "xml")
    told = {name for name in paired.beside.values() if name is not None}
    assert set(paired.beside) | paired.alone | told == set(names)
    assert not set(paired.beside) & (paired.alone | told)
    assert all(belongs(base_of(told, "xml") or "", fax) for fax, told in paired.beside.items() if told)
