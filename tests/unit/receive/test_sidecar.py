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


def test_of_two_files_for_one_fax_the_first_counts_and_the_other_lies_alone() -> None:
    paired = pair(["a.pdf", "a.txt", "a.idx", "a.TXT"], "text")
    assert paired.beside == {"a.pdf": "a.TXT"}
    assert paired.alone == {"a.idx", "a.txt"}


_NAMES = st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2).map(".".join)
_ENDS = st.sampled_from(["", ".pdf", ".txt", ".TXT", ".idx", ".pdf.txt", "\n\udcff"])


@given(st.lists(st.builds(str.__add__, _NAMES, _ENDS), unique=True))
def test_every_name_is_a_fax_or_tells_of_one(names: list[str]) -> None:
    paired = pair(names, "text")
    told = {name for name in paired.beside.values() if name is not None}
    assert set(paired.beside) | paired.alone | told == set(names)
    assert not set(paired.beside) & (paired.alone | told)
    assert all(belongs(base_of(told, "text") or "", fax) for fax, told in paired.beside.items() if told)
