"""Every sentence of every template has its English, and English pages have no Swedish left in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from intake.review.language import translations
from intake.review.station import HERE

TEMPLATES = sorted((HERE / "templates").glob("*.html"))
ALIKE = {"Fax", "fax", "Original", "Patient", "Period"}
"""Words that are the same in both languages."""


def sentences(template: str) -> Iterator[tuple[str, str | None]]:
    """What a template says, with the plural where it has one."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for _, function, said in environment.extract_translations(template):
        if said is None:
            continue
        first, second = said if isinstance(said, str) else said[0], None
        if function == "ngettext" and not isinstance(said, str):
            second = said[1]
        if first is not None:
            yield first, second


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_sentence_has_its_english(path: Path) -> None:
    catalogue, missing = translations("en"), set()
    for one, many in sentences(path.read_text("utf-8")):
        told = (catalogue.gettext(one),) if many is None else (catalogue.ngettext(one, many, n) for n in (1, 2))
        if {*told} & {one, many}:
            missing.add(one)
    assert missing - ALIKE == set()


def test_the_test_reads_templates() -> None:
    assert list(sentences('{{ _("Kön") }}{{ ngettext("%(num)s sida", "%(num)s sidor", 2) }}')) == [
        ("Kön", None),
        ("%(num)s sida", "%(num)s sidor"),
    ]
    assert sum(1 for path in TEMPLATES for _ in sentences(path.read_text("utf-8"))) > 500
