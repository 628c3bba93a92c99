"""What a second person types from the fax, brought into the form that values are kept in. Pure.

The same rules hold as for a correction. Where those refuse it although the fax says it so (a number whose check digit
is wrong), the person says that once more and it is taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from intake.correction import CorrectionError, correct
from intake.directory import Directory
from intake.model import FIELD_NAMES, Field, Order

DATES = "exam_date"
"""The field under which all examination dates of an order are keyed."""

_BLANK = Order(pages=(), is_order=True, fields=dict.fromkeys(FIELD_NAMES, Field()))
"""What the rules of a correction are tried on."""


@dataclass(frozen=True, slots=True)
class KeyedText:
    """One field as typed. ``value`` is ``None`` where nothing stands on the fax; ``refused`` says what is wrong."""

    text: str
    value: str | None
    refused: str | None = None
    refused_en: str | None = None


def keyed_text(
    field: str, text: str, *, today: date, directory: Directory, as_it_stands: str | None = None
) -> KeyedText:
    """``text`` as the value of ``field``.

    Args:
        field: of ``comparing.asked_of``.
        text: as typed.
        today: dates after it are refused.
        directory: of units.
        as_it_stands: what was typed and refused before; the same text again (also an empty one) is taken as it stands.
    """
    text = " ".join(text.split())
    if not text:
        if as_it_stands == "":
            return KeyedText(text, None)
        sv = "Inget skrivet: står inget sådant på faxet?"
        en = "Nothing was typed: does the fax have nothing of the kind?"
        return KeyedText(text, None, sv, en)
    pieces = [(DATES, part) for part in re.split(r"[\s,;]+", text) if part] if field == DATES else [(field, text)]
    values = []
    try:
        for name, piece in pieces:
            path = "examinations.0.date" if name == DATES else name
            values.append(_corrected({path: _with_dashes(piece) if name == DATES else piece}, today, directory))
    except CorrectionError as error:
        if as_it_stands is not None and as_it_stands == text:
            return KeyedText(text, text)
        return KeyedText(text, text, _without_path(error.sv), _without_path(error.en))
    return KeyedText(text, " ".join(sorted(values)))


def _corrected(edit: Mapping[str, str], today: date, directory: Directory) -> str:
    ((_, value),) = correct(_BLANK, edit, by="-", today=today, directory=directory).changes.values()
    return str(value)


def _without_path(sentence: str) -> str:
    """A refusal without the field's path before it: ``date: ange …`` → ``Ange …``."""
    said = re.sub(r"^[a-z_]+: ", "", sentence)
    return said[:1].upper() + said[1:]


def _with_dashes(text: str) -> str:
    found = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII)
    return "-".join(found.groups()) if found else text
