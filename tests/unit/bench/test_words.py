"""Words of a run are read once, kept, and never mixed with those of another reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faxes.make import random_fax
from bench.words import judged, kept_words, recognise


@pytest.mark.slow
def test_a_run_goes_on_where_it_ended_and_is_judged_again(tmp_path: Path) -> None:
    recognise(3, "open", 1, tmp_path, jobs=1)
    (first,) = kept_words(tmp_path)
    written_at = first.stat().st_mtime_ns
    recognise(3, "open", 2, tmp_path, jobs=1)
    assert first.stat().st_mtime_ns == written_at
    assert len(kept_words(tmp_path)) == 2
    assert {path.suffix for path in tmp_path.iterdir()} == {".pickle", ".txt"}, "no fax and no picture stays behind"
    measured = judged(kept_words(tmp_path), jobs=1)
    assert [one.read.index for one in measured] == [0, 1]
    assert len(measured[0].orders) == len(random_fax(3, 0, "open", sent=False).expected["orders"])
    assert not any(one.score.lost for one in measured)


def test_words_of_another_reader_are_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.txt").write_text("another\n")
    with pytest.raises(ValueError, match="another reader"):
        recognise(3, "open", 1, tmp_path, jobs=1)
