"""The blank order form as a sheet: the same places as it is read by, and the desk's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from intake.draft.letter import readable
from intake.draft.render import constant, render_sheet
from intake.draft.wording import Letterhead
from intake.errors import ConfigError
from intake.return_form import ANCHORS, CODES, ORDER_TOKEN, FormCode, FormPage


def order_form_codes() -> tuple[str, ...]:
    """What the codes of the form say."""
    return tuple(FormCode(1, letter, ORDER_TOKEN).text for letter in sorted(CODES))


def order_form_sheet(
    sheet: FormPage,
    *,
    templates: Mapping[str, str],
    language: str,
    letterhead: Letterhead,
    codes: Mapping[str, str],
    filled: Mapping[str, str] | None = None,
) -> tuple[str, str]:
    """The form as HTML whose fields can be filled in on screen, and what can be read on it.

    Args:
        sheet: where everything stands.
        templates, language: the desk's words (``_form``, ``order_form``).
        letterhead: who the form is sent to.
        codes: the text of a code → its picture as SVG.
        filled: ask → text, or the codes of boxes with a space between: a form filled in already.

    Raises:
        ConfigError: a template cannot be used.
    """
    said: Any = constant(templates, language, "_form", "order")
    values = {
        "letterhead": {name: value.strip() for name, value in asdict(letterhead).items()},
        "placed": sheet.questions,
        "words": said,
        "filled": dict(filled or {}),
        "anchors": ANCHORS,
        "codes": [(CODES[letter], codes[FormCode(1, letter, ORDER_TOKEN).text]) for letter in sorted(CODES)],
    }
    missing = [placed.question.ask for placed in sheet.questions if placed.question.ask not in said]
    if missing:
        raise ConfigError(
            "template_incomplete",
            f"Mallen ”_form” saknar orden för {', '.join(missing)} på beställningsblanketten.",
            f'The template "_form" lacks the words for {", ".join(missing)} of the order form.',
        )
    html = render_sheet(templates, language, "order_form", values)
    return html, readable(html)
