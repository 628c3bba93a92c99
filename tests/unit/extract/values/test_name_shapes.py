"""How names are spelled: particles, apostrophes, two surnames, letters of other languages."""

from __future__ import annotations

import pytest

from intake.extract.people.written_names import looks_like_name
from intake.extract.values.letters import undotted
from intake.extract.values.names import clean_person_name
from intake.extract.values.shapes import reads_like_name

NAMES = (
    "Maja van der Meer",
    "Joris van den Berg",
    "Chiara della Valle",
    "Ana dos Santos",
    "Ali el-Masri",
    "Omar El Fassi",
    "Sean O'Connor",
    "Ann McAllister",
    "Louise De Geer",
    "Carl Axel Forsberg Åhl",
    "Małgorzata Wałęsa",
    "Uğur Yıldırım",
    "Þórunn Øvergård",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_more_than_two_plain_words_are_names(name: str) -> None:
    assert reads_like_name(name)
    assert looks_like_name(name)
    found = clean_person_name(f"Patient: {name}")
    assert found is not None
    assert (found.value, found.flags) == (name, ())


@pytest.mark.parametrize("text", ["Undersökt den Maj", "Begäran av Bilder", "Vänster ben Ovan", "Bilder och Svar"])
def test_words_of_sentences_join_no_names(text: str) -> None:
    assert not looks_like_name(text)
    assert not reads_like_name(text)


def test_a_word_of_forms_may_be_a_surname_at_the_end_of_its_line() -> None:
    found = clean_person_name("Kim Ny")
    assert found is not None
    assert (found.value, found.flags) == ("Kim Ny", ("low_confidence",))
    before_more = clean_person_name("Kim Berg Ny remiss")
    assert before_more is not None
    assert before_more.value == "Kim Berg"


def test_letters_of_other_languages_lose_their_dots_too() -> None:
    assert undotted("Łukasz Đorđević Uğur İlhan Nuñez Őry") == "lukasz dordevic ugur ilhan nunez ory"
