"""A PDF's own text layer is believed only where the pixels say the same, and never against them."""

from __future__ import annotations

import numpy as np
import pytest

from intake.model import Box, Word
from intake.read.layer import compare
from intake.read.raster import LayerWord

SHAPE = (1000, 1000)
UPRIGHT = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
TEXT = "Patientens namn Åsa Karlsson Personnummer 19900602-2397 önskas bilder och utlåtande från torax"


def _words(text: str, confidence: float = 0.95) -> tuple[Word, ...]:
    return tuple(
        Word(word, confidence, Box(20 + 70 * place, 100, 80 + 70 * place, 130), 0)
        for place, word in enumerate(text.split())
    )


def _layer(text: str) -> list[LayerWord]:
    return [
        LayerWord(word.text, word.box.x0 / 1000, word.box.y0 / 1000, word.box.x1 / 1000, word.box.y1 / 1000)
        for word in _words(text)
    ]


def _read(pixels: str, layer: str, confidence: float = 0.95) -> tuple[list[str], list[float], bool | None]:
    words, agrees = compare(_layer(layer), _words(pixels, confidence), SHAPE, UPRIGHT)
    return [word.text for word in words], [word.confidence for word in words], agrees


def test_equal_words_gain_confidence() -> None:
    texts, sure, agrees = _read(TEXT, TEXT, 0.8)
    assert agrees is True
    assert texts == TEXT.split()
    assert min(sure) > 0.95


def test_a_lost_ring_comes_back_from_the_layer() -> None:
    texts, _, _ = _read(TEXT.replace("Åsa", "Asa"), TEXT)
    assert "Åsa" in texts


def test_a_ring_that_only_the_pixels_have_stays() -> None:
    texts, _, _ = _read(TEXT, TEXT.replace("Åsa", "Asa"))
    assert "Åsa" in texts


def test_another_name_in_the_layer_never_replaces_what_was_surely_read() -> None:
    texts, sure, agrees = _read(TEXT, TEXT.replace("Karlsson", "Carlsson"))
    assert agrees is True
    place = texts.index("Karlsson")
    assert sure[place] <= 0.5


def test_a_doubted_word_takes_the_layer_but_stays_doubted() -> None:
    texts, sure, _ = _read(TEXT.replace("Karlsson", "Karlsscn"), TEXT, 0.6)
    assert sure[texts.index("Karlsson")] < 0.9


@pytest.mark.parametrize("other", ["19900602-2379", "19900602-239"])
def test_digits_are_never_taken_from_the_layer(other: str) -> None:
    texts, sure, _ = _read(TEXT, TEXT.replace("19900602-2397", other))
    assert sure[texts.index("19900602-2397")] <= 0.5


def test_a_layer_that_says_something_else_is_left_alone() -> None:
    texts, sure, agrees = _read(TEXT, "Fax Server 3.1 RX 0001")
    assert agrees is False
    assert texts == TEXT.split()
    assert set(sure) == {0.95}


def test_a_file_without_a_layer_has_nothing_to_compare() -> None:
    words, agrees = compare([], _words(TEXT), SHAPE, UPRIGHT)
    assert agrees is None
    assert words == _words(TEXT)
