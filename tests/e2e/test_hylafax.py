"""HylaFAX's hook, called as HylaFAX calls it, hands a fax over whole and with what is known of the call."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.receive.metadata import parse
from intake.transmission import Transmission
from tests.fault.conftest import quick_tesseract
from tests.fault.running import CHECKOUT, Daemon, executable, running, sha256_of, small_fax, until

__all__ = ["quick_tesseract"]

HOOK = CHECKOUT / "deploy" / "hylafax" / "intake-faxrcvd"

FAXINFO = """#!/bin/sh
[ "$1" = -n ] && [ -f "$2" ] || exit 1
cat <<END
                  Sender: 035-13 10 00
                   Pages: 1
                 Quality: Fine
                    Page: ISO A4
                Received: 2026:01:19 13:51:02 CET
              TimeToRecv: 0:39
              SignalRate: 14400 bit/s
              DataFormat: 2-D MMR
              ErrCorrect: Yes
                 CallID1: 999
END
"""
"""What faxinfo(8) of HylaFAX 6.0.7 prints; a sender that puts a caller of its own in there is not believed."""


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    """A spooling area as faxgetty has it as its working directory, one fax received."""
    spool = tmp_path / "spool"
    for name in ("etc", "bin", "recvq"):
        (spool / name).mkdir(parents=True)
    executable(spool / "bin" / "faxinfo", FAXINFO)
    executable(spool / "bin" / "then", '#!/bin/sh\nprintf "%s\\n" "$#" "$@" > then.log\n')
    inbox = tmp_path / "hylafax inbox"
    inbox.mkdir()
    settings = f'INBOX="{inbox}"\nTHEN=bin/then\nFAXINFO=bin/faxinfo\n'
    (spool / "etc" / "intake.conf").write_text(settings, encoding="utf-8")
    (spool / "recvq" / "fax000000017.tif").write_bytes(small_fax("from HylaFAX"))
    return spool


def hook(spool: Path, *arguments: str, path: Path | None = None) -> int:
    environment = {"PATH": f"{path}:{os.environ['PATH']}" if path else os.environ["PATH"]}
    return subprocess.run([HOOK, *arguments], cwd=spool, env=environment, capture_output=True, check=False).returncode


CALL = ("recvq/fax000000017.tif", "ttyS0", "000000123", "", "035131000", 'HALLANDS "SJUKHUS"\nCallID1: 1', "035133333")


def test_the_fax_comes_with_what_is_known_of_the_call(spool: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "hylafax inbox"
    assert hook(spool, *CALL) == 0
    assert sorted(path.name for path in inbox.iterdir()) == [
        "fax000000017-000000123.tif",
        "fax000000017-000000123.txt",
    ]
    assert (inbox / "fax000000017-000000123.tif").read_bytes() == (spool / CALL[0]).read_bytes()
    assert parse("text", (inbox / "fax000000017-000000123.txt").read_bytes(), {}) == Transmission(
        caller="035131000",
        caller_name='HALLANDS "SJUKHUS"CallID1: 1',
        station="035-13 10 00",
        called="035133333",
        received_at=datetime(2026, 1, 19, 12, 51, 2, tzinfo=UTC),
        pages=1,
        bit_rate=14400,
        quality="Fine",
        comm_id="000000123",
    )
    said = (spool / "then.log").read_text(encoding="utf-8")
    assert said == "\n".join(["7", *CALL]) + "\n"


def test_what_is_known_gets_its_name_first_and_each_only_when_it_is_whole(spool: Path, tmp_path: Path) -> None:
    shims = tmp_path / "shims"
    shims.mkdir()
    for name in ("mv", "sync"):
        real = subprocess.run(["which", name], capture_output=True, text=True, check=True).stdout.strip()
        executable(
            shims / name,
            f'#!/bin/sh\nfor last in "$@"; do :; done\necho {name} "${{last##*.}}" >>order.log\nexec {real} "$@"\n',
        )
    assert hook(spool, *CALL, path=shims) == 0
    done = (spool / "order.log").read_text(encoding="utf-8").splitlines()
    assert done == ["sync part", "mv txt", "sync part", "mv tif"]


def test_a_call_that_brought_nothing_hands_nothing_over(spool: Path, tmp_path: Path) -> None:
    assert hook(spool, "recvq/fax000000018.tif", "ttyS0", "000000124", "No carrier detected") == 0
    assert not list((tmp_path / "hylafax inbox").iterdir())
    assert (spool / "then.log").exists()


def test_a_fax_received_with_an_error_says_so(spool: Path, tmp_path: Path) -> None:
    assert hook(spool, CALL[0], "ttyS0", "000000123", "Missing EOM\nPages: 9") == 0
    told = parse("text", (tmp_path / "hylafax inbox" / "fax000000017-000000123.txt").read_bytes(), {})
    assert (told.error, told.pages) == ("Missing EOMPages: 9", 1)


def test_what_could_not_be_handed_over_is_swept_up_once(spool: Path, tmp_path: Path) -> None:
    inbox, fax = tmp_path / "hylafax inbox", spool / "recvq" / "fax000000017.tif"
    inbox.rename(tmp_path / "away")
    assert hook(spool, *CALL) == 1
    assert (spool / "then.log").exists()
    assert fax.exists()
    (tmp_path / "away").rename(inbox)
    assert hook(spool, "--sweep") == 0
    assert not list(inbox.iterdir())  # too young: it could still be coming in
    os.utime(fax, (0, 0))
    assert hook(spool, "--sweep") == 0
    assert sorted(path.name for path in inbox.iterdir()) == ["fax000000017.tif", "fax000000017.txt"]
    for path in inbox.iterdir():
        path.unlink()
    assert hook(spool, "--sweep") == 0
    assert not list(inbox.iterdir())


def test_without_settings_or_arguments_it_says_what_is_missing(spool: Path) -> None:
    assert hook(spool, "recvq/fax000000017.tif") == 1
    (spool / "etc" / "intake.conf").unlink()
    assert hook(spool, *CALL) == 1
    assert (spool / "recvq" / "fax000000017.tif").exists()


@pytest.fixture
def daemon(tmp_path: Path, quick_tesseract: Path) -> Iterator[Daemon]:
    made = Daemon(tmp_path / "house", quick_tesseract)
    (made.root / "config.toml").write_text(
        f'[inbox.hylafax]\nfolder = "{tmp_path}/hylafax inbox"\nmetadata = "text"\n', encoding="utf-8"
    )
    yield made
    made.kill()


def test_the_whole_way_from_the_hook_into_the_books(daemon: Daemon, spool: Path, tmp_path: Path) -> None:
    with running(daemon):
        assert hook(spool, *CALL) == 0
        fax = daemon.fate(sha256_of((spool / CALL[0]).read_bytes()))
        (arrival,) = fax.arrivals
        assert arrival.told is not None
        assert (arrival.inbox, arrival.told.caller, arrival.told.comm_id) == ("hylafax", "035131000", "000000123")
        until(lambda: not list((tmp_path / "hylafax inbox").iterdir()))
        assert daemon.stop() == 0
    assert "035131000" not in daemon.log
