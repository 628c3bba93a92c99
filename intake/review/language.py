"""The pages in another language. Swedish is what the templates are written in; a catalogue translates them.

``locale/en.po`` is read as it is, so that translating needs no build step: edit it, restart.
"""

from __future__ import annotations

import functools
import io
import re
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from starlette.requests import Request

LANGUAGES = ("sv", "en")
_LONGEST_ACCEPTED = 500


def language_asked(request: Request) -> str:
    """The language of a page before anybody signed in: the one chosen there, else the browser's, else Swedish."""
    form = getattr(request.state, "form", {})
    chosen = form.get("language", "") or request.query_params.get("language", "")
    return chosen if chosen in LANGUAGES else language_of_browser(request.headers.get("accept-language", ""))


def language_of_browser(accepted: str) -> str:
    """The first of ours that a header ``Accept-Language`` likes best; Swedish where it names none of them."""
    liked: dict[str, float] = {}  # in the order of mention, which decides among equals
    for part in accepted[:_LONGEST_ACCEPTED].split(","):
        name, _, weight = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        given = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight or "q=1")
        if language in LANGUAGES and given:
            liked[language] = max(liked.get(language, 0.0), float(given[1]))
    best = max(liked, key=lambda language: liked[language], default=LANGUAGES[0])
    return best if liked.get(best) else LANGUAGES[0]


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
