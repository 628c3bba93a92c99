"""A reply as the sheets that go out: letter and return form in HTML, ready to be set and faxed.

What the letter says is the body of the reply's own template; only its head and foot are those of paper. Nothing in it
names the patient: the values are those that the text drafts get (``template_values``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.draft.drafting import Case, template_values
from intake.draft.render import render_block, render_sheet
from intake.draft.untrusted import clean
from intake.errors import ConfigError
from intake.return_form import ANCHORS, CODES, FormPage, ReturnForm, layout

BLANK = re.compile(r"\[([^\[\]]*(?:fylls i|to be filled in))\]")
"""A place that staff fill in; the same in drafts and letters."""

_SHORT_LINE = 50
"""A line of a template that ends earlier ends there on purpose; a longer one goes on with the next."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A reply as HTML. ``says``: what can be read on it, to compare with what arrives. ``blanks`` are still open."""

    html: str
    says: str
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the desk knows of one reply beside the order: its day, who signs it, and where it goes."""

    on: date
    signed_by: str = ""
    fax_number: str = ""
    fills: Mapping[str, str] | None = None


def sheets(case: Case, template: str, outgoing: Outgoing, form: ReturnForm | None, codes: Mapping[str, str]) -> Sheets:
    """The reply that ``template`` words, as sheets of paper, with ``form`` behind it where there is one.

    Args:
        case: the order, its decision and the desk's words.
        template: of the text draft (``reply_completion``).
        outgoing: day, signature, number, and what staff filled in.
        form: the return form; ``None`` for a reply that asks nothing.
        codes: the text of a code → its picture as SVG.

    Raises:
        ConfigError: a template cannot be used.
    """
    values = {**template_values(case), "return_form": form is not None}
    body = render_block(case.templates, case.language, template, "body", values)
    fills = {blank: clean(value) for blank, value in (outgoing.fills or {}).items() if value.strip()}
    pages = _form_pages(form, codes) if form else ()
    sheet: dict[str, Any] = {
        **values,
        "title": template,
        "blocks": blocks(body),
        "on": outgoing.on.isoformat(),
        "signed_by": clean(outgoing.signed_by),
        "fax_number": clean(outgoing.fax_number),
        "pages": pages,
        "anchors": ANCHORS,
    }
    text = render_sheet(case.templates, case.language, "letter", sheet)
    text = BLANK.sub(lambda found: html.escape(fills.get(found[1], found[0])), text)
    return Sheets(text, readable(text), tuple(dict.fromkeys(BLANK.findall(text))))


def blocks(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Plain text as paragraphs (``p``, its lines) and lists (``ul``, its items)."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            line = line.strip()
            if line.startswith("- "):
                items.append(line.removeprefix("- "))
            elif items:
                items[-1] = f"{items[-1]} {line}"
            elif lines and len(lines[-1]) > _SHORT_LINE:
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
        if lines:
            found.append(("p", tuple(lines)))
        if items:
            found.append(("ul", tuple(items)))
    return tuple(found)


def readable(sheet: str) -> str:
    """The words that somebody who holds the sheets of ``sheet`` (HTML of ours) can read."""
    text = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", sheet, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def _form_pages(form: ReturnForm, codes: Mapping[str, str]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"page": page, "codes": [(CODES[letter], _picture(form, page, letter, codes)) for letter in sorted(CODES)]}
        for page in layout(form.questions)
    )


def _picture(form: ReturnForm, page: FormPage, letter: str, codes: Mapping[str, str]) -> str:
    text = f"INTAKE1/{page.number}{letter}/{form.token}"
    if text not in codes:
        raise ConfigError("code_missing", "Blankettens kod saknas.", "The code of the form is missing.")
    return codes[text]
