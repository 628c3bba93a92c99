"""What the program itself is spared of reading."""

from __future__ import annotations

import subprocess
import sys

IMAGING = ("numpy", "cv2", "zxingcpp", "pdfplumber", "pypdfium2", "pytesseract")


def test_the_program_does_not_load_what_only_reading_processes_need() -> None:
    asked = f"import sys, intake.read; print(*(name for name in {IMAGING} if name in sys.modules))"

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.split() == []
