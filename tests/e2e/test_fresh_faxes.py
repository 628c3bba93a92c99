"""Twenty faxes nobody has seen before: none may be lost, none falsely released. What else is misread is measured by
``bench.accuracy``, not judged here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.compare import compare
from bench.faxes.make import random_fax
from bench.running import read

FAXES = 20


@pytest.mark.slow
def test_no_fresh_fax_is_lost_or_falsely_released(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = os.environ.get("FRESH_FAX_SEED")
    seed = int(given) if given else int.from_bytes(os.urandom(4))
    again = f"FRESH_FAX_SEED={seed} (one fax: python -m bench.accuracy --set open --show {seed} INDEX FOLDER)"
    with capsys.disabled():
        print(f"\nfresh faxes: {again}")
    faxes = {index: random_fax(seed, index) for index in range(FAXES)}
    paths = {}
    for index, fax in faxes.items():
        paths[index] = tmp_path / f"{index:02}{fax.suffix}"
        paths[index].write_bytes(fax.content)
    outcomes = read(paths.values())  # raises where a fax got no outcome
    for index, fax in faxes.items():
        outcome = outcomes[paths[index].name]
        assert outcome["status"] == "read", f"fax {index} was put aside: {outcome['reason']}. {again}"
        assert outcome["orders"], f"fax {index} has no verdict. {again}"
        for result in compare(fax.expected, outcome):
            assert not result.false_release, f"fax {index} is falsely released: {result.problems}. {again}"
