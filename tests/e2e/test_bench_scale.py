"""The bench of growth runs from end to end and writes its page; its figures are nothing to judge here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fault.running import CHECKOUT


@pytest.mark.slow
def test_tiny_runs_fill_the_page(tmp_path: Path) -> None:
    kept, page = tmp_path / "scale.json", tmp_path / "scale.md"
    parts = ("waits", "overhead", "memory", "filled", "starts")
    command = [sys.executable, "-m", "bench.scale", "--quick", "--database", "sqlite", "--only", *parts]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TMPDIR": str(tmp_path)}
    subprocess.run([*command, "--kept", kept, "--page", page], cwd=CHECKOUT, env=environment, check=True)
    figures = json.loads(kept.read_text("utf-8"))
    assert set(figures) == set(parts)
    assert figures["memory"]["quarantined"] == 0
    assert figures["filled"]["runs"][0]["database_bytes"] > 0
    assert page.read_text("utf-8").count("Not measured yet.") == 2
    assert not [*tmp_path.glob("intake-scale-*")]
