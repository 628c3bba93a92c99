"""Real Chromium, as the system has it: nothing is downloaded."""

from __future__ import annotations

import os
import shutil

PROGRAMS = ("chromium", "google-chrome", "chromium-browser")


def program() -> str:
    """The browser's path."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    assert found is not None, "no Chromium here: make browser installs it"
    return found


def options() -> list[str]:
    """Root may not use the browser's own sandbox, and a container has little shared memory."""
    return ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
