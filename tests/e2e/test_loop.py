"""The loop as ``make demo`` shows it: a real daemon, a real sample, the real commands, a form back by fax."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from intake import config, demo
from intake.blobs import Folder
from intake.demo_loop import show_loop
from intake.model import FaxState
from intake.resources import bundled
from intake.store import OrderState, open_store
from intake.store.balance import balance
from tests.fault.running import until

pytestmark = pytest.mark.slow
SAMPLE = "02-private-no-consent.tif"


def test_an_incomplete_order_its_reply_the_returned_form_and_the_release(tmp_path: Path) -> None:
    var, inbox, said = tmp_path / "var", tmp_path / "inbox", io.StringIO()
    var.mkdir()
    inbox.mkdir()
    settings = config.load(Path("/dev/null"), overrides={}, environ={})
    with demo._daemon(var, inbox) as process:
        store = open_store(f"sqlite:///{var / 'intake.sqlite'}", read_only=True)
        demo._drop(bundled("samples") / SAMPLE, inbox)
        until(lambda: store.list_orders(), 180, "the sample")
        show_loop(settings, var, inbox, store, lambda: process.poll() is None, Console(file=said, width=200))
        (order,) = store.list_orders()
        record, books = store.order(order.reference), store.ledger()
        ledger = balance(store.ledger, Folder(var / "archive"), verify=True)
        store.close()
    assert "Slingan" in said.getvalue()
    assert record.summary.state is OrderState.CLOSED
    assert record.closed_as == "release"
    assert record.log_line is not None
    assert record.order.fields["consent"].value == "oral"
    assert [fax.state for fax in books.faxes] == [FaxState.DONE, FaxState.DONE]
    assert ledger.balanced
    assert [entry.joined for entry in ledger.faxes] == [(), (order.reference,)]
    print(said.getvalue())
