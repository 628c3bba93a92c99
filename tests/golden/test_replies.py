"""Every outcome's reply word for word, and as the picture that arrives after a fax at standard resolution.

``GOLDEN=write pytest tests/golden/test_replies.py`` writes both anew: read the diff, and look at every picture.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intake import config
from intake.blobs import Folder
from intake.paper import Printed, print_sheets
from intake.replying import READ_AGAIN, check_printed
from tests.golden.replies import CASES, form_of, sheets_of

FOLDER = Path(__file__).parent / "replies"
WRITE = os.environ.get("GOLDEN") == "write"
SMALL = (432, 573)
ALIKE = 6.0
"""Mean difference of grey (of 255) that another version of Pango may make; another sentence makes 10 and more."""

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", CASES)
def test_the_reply_says_what_it_said(name: str) -> None:
    says, path = sheets_of(CASES[name]).says, FOLDER / f"{name}.txt"
    if WRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(_wrapped(says), encoding="utf-8")
    assert _wrapped(says) == path.read_text(encoding="utf-8")
    assert not sheets_of(CASES[name]).blanks


@pytest.mark.parametrize("name", CASES)
def test_the_reply_looks_as_it_looked_and_can_be_read_after_a_fax(name: str, tmp_path: Path) -> None:
    made = sheets_of(CASES[name])
    printed = print_sheets(made.html, Folder(tmp_path))
    for number, page in enumerate(_arrived(printed), 1):
        path = FOLDER / f"{name}-{number}.png"
        if WRITE:
            page.save(path, optimize=True)
        with Image.open(path) as golden:
            difference = np.abs(np.asarray(golden, np.int16) - np.asarray(page, np.int16)).mean()
        assert difference <= ALIKE, f"{path.name} differs by {difference:.1f}"
    settings = config.load(Path("/dev/null"), overrides={}, environ={})
    assert check_printed(printed, made, form_of(CASES[name]), settings) >= READ_AGAIN


def _arrived(printed: Printed) -> list[Image.Image]:
    with Image.open(printed.arrived) as fax:
        pages = []
        for number in range(getattr(fax, "n_frames", 1)):
            fax.seek(number)
            small = fax.convert("L").resize(SMALL, Image.Resampling.BOX)
            pages.append(small.point(lambda grey: grey // 64 * 85))
        return pages


def _wrapped(text: str) -> str:
    """A sentence a line, so that a diff can be read."""
    return text.replace(". ", ".\n").replace(": ", ":\n") + "\n"
