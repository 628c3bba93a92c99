"""Drawings and torn strips that were read as words."""

from __future__ import annotations

from dataclasses import replace

from intake.extract.layout.drawings import without_drawings
from intake.extract.layout.laying_out import lay_out
from intake.extract.layout.sentences import split_sentences
from intake.model import Box, Page, Word
from tests.unit.extract.orders import read_pages, value
from tests.unit.extract.typeset import page

LETTER = page("""
Gläntans Kiropraktik
Ekvägen 2, 300 00 Granby

Röntgen Halmstad
Hej, en fråga från Karin Lund, legitimerad kiropraktor:
Vi behöver bilderna från röntgen av höger fot 2026-03-02 för Anna Testsson, 19900602-2397.
Patienten har gett sitt muntliga samtycke.
""")


def tall(text: str, x0: int) -> Word:
    """A word four lines of print tall, in the first line of the page."""
    return Word(text, 0.73, Box(x0, 240, x0 + 130, 380), 0)


def with_logo(text: str, x0: int) -> Page:
    return replace(LETTER, words=(*LETTER.words[:2], tall(text, x0), *LETTER.words[2:]))


def test_a_logo_beside_the_letterhead_is_no_word_of_it() -> None:
    (order,) = read_pages(with_logo("O", 2000)).orders

    assert value(order, "requesting_clinic") == "Gläntans Kiropraktik"


def test_only_what_is_tall_short_and_apart_is_a_drawing() -> None:
    def left_out(text: str, x0: int) -> bool:
        return tall(text, x0) not in without_drawings(with_logo(text, x0).words)

    close = LETTER.words[1].box.x1 + 5

    assert left_out("Ö", 2000)
    assert not left_out("Ö", close)  # the next letter of the print beside it
    assert not left_out("Ekliden", 2000)  # a word in large print


def test_what_a_poor_line_left_of_the_strip_at_the_very_edge_is_left_out() -> None:
    torn = tuple(Word(text, 0.3, Box(100 + 90 * n, 20, 180 + 90 * n, 50), 90) for n, text in enumerate(("Rn", "Soo")))

    assert lay_out(replace(LETTER, words=(*torn, *LETTER.words))).rows[0].run.text == "Gläntans Kiropraktik"


def test_a_comma_or_nothing_where_a_full_stop_was_ends_a_sentence() -> None:
    words = page(
        "Hos oss pågår behandling av nacksmärta, Patienten är införstådd med beställningen "
        "och går här efter en trafikolycka Bifogar skriftligt samtycke"
    )
    run = lay_out(words).rows[0].run

    assert [sentence.text.split()[0] for sentence in split_sentences(run)] == ["Hos", "Patienten", "Bifogar"]


def test_a_lone_small_letter_beside_a_label_answers_nothing() -> None:
    words = page("""
Skickas till        a
Röntgen SÖS

Kryss               x
""")
    hesitant = replace(words, words=tuple(replace(w, confidence=0.84) for w in words.words))

    kept = [word.text for word in without_drawings(hesitant.words)]

    assert "a" not in kept
    assert "x" in kept
    assert "a" in [word.text for word in without_drawings(words.words)]  # surely read


def test_the_letter_before_the_heading_of_a_part_is_no_box() -> None:
    form = """
A PATIENT
Anna Testsson
D LEVERANS
Länkning
E SAMTYCKE
Patienten har gett sitt muntliga samtycke
F MER
"""
    (row,) = (row for row in lay_out(page(form, doubtful={"E": 0.85})).rows if "SAMTYCKE" in row.run.text)
    alone = page("E SAMTYCKE\nMuntligt ☐ Skriftligt", doubtful={"E": 0.85})

    assert row.run.text == "E SAMTYCKE"
    assert lay_out(alone).rows[0].marks
