"""The bench's bulk filling writes rows that the program itself can list, find and open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bench.queue_filling import fill
from intake.store import open_store
from intake.store.connect import engine_for
from intake.store.queue_rows import Looker


def test_what_is_filled_is_found_and_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    open_store(url).close()
    known = fill(engine_for(url), 150, open_share=0.9)
    store = open_store(url)
    try:
        assert len(known) > 1
        some = known[0]
        hits = store.searches.find(f"{some.first} {some.last}", Looker("rut", sees_protected=True), datetime.now(UTC))
        assert some.reference in [hit.row.reference for hit in hits.hits]
        assert store.order(some.reference).reference == some.reference
    finally:
        store.close()
