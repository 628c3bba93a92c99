"""The pages in another language. Swedish is what the templates are written in; a catalogue translates them.

``locale/en.po`` is read as it is, so that translating needs no build step: edit it, restart.
"""

from __future__ import annotations

import functools
import io
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = ("sv", "en")


@functools.cache
def translations(language: str) -> NullTranslations:
    """The catalogue of ``language``; for Swedish, and for what is not translated, the words as they stand."""
    if language not in LANGUAGES or language == "sv":
        return NullTranslations()
    text = files("intake.review").joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=language))
    compiled.seek(0)
    return Translations(compiled)
