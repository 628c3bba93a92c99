"""The loop, shown: an incomplete order, its reply, the form as it comes back by fax, and the confirmed release.

Staff and requester are users like any other: the commands are those of the program, and the pen is a few strokes on the
sheet that the reply was printed on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from rich.console import Console
from rich.markup import escape

from intake import words
from intake.config import Settings
from intake.errors import EngineError
from intake.model import DraftKind
from intake.return_form import Place, layout
from intake.store import OrderRecord, Store
from intake.store.closing import open_stops

_WHO = "Demonstration"
_WITHIN_S = 180.0
_FAX_DPI, _FINE_DPI, _STANDARD_DPI = 204, 196, 98
_SKEW_DEG = 1.4
_LETTERHEAD = {"region": "Region", "unit": "Röntgen", "hospital": "Exempelsjukhuset", "phone": "035-00 00 00",
               "fax": "035-00 00 01"}  # fmt: skip
"""Invented, for a demonstration before the desk has filled in its own."""


def show_loop(
    settings: Settings, var: Path, inbox: Path, store: Store, alive: Callable[[], bool], console: Console
) -> None:
    """Take one order that lacks only a consent through the loop, beside the daemon at work.

    Raises:
        EngineError: a command failed, or the form did not come home.
    """
    record = _lacking_consent(store)
    if record is None:
        return
    named = record.reference
    desk = _Desk(var, settings)
    console.print(f"\n[bold]Slingan[/]: {named} saknar något ({', '.join(record.decision.asks)})")
    reply = json.loads(desk.intake("reply", named, "--by", _WHO, "--json"))
    console.print(f"  1. svar med svarsblankett, {reply['words_read']:.0%} av orden läsbara efter ett standardfax:")
    console.print(f"     {reply['pdf']}", soft_wrap=True)
    desk.intake("confirm", named, "--by", _WHO, "--no-ask")
    console.print("  2. svaret är godkänt och beställningen avslutad i väntan på svar")
    form = store.sent_forms(references=[named])[-1].form
    place = layout(form.questions)[0].questions[0].boxes[0]
    _send_back(Path(reply["tiff"]), place, inbox)
    console.print("  3. blanketten kryssad för hand och faxad tillbaka: standardupplösning, snett, upp och ned")
    _wait(store, named, alive)
    record = store.order(named)
    console.print(f"  4. den hittade hem själv; nytt beslut: [green]{words.CODES[record.decision.code]}[/]")
    for happening in store.history(record.summary.sha256, named):
        console.print(f"     {words.on_paper(happening.at)} {escape(happening.who)}: "
                      f"{words.ACTIONS.get(happening.action, happening.action)}", style="dim")  # fmt: skip
    confirmed = json.loads(_release(desk, record))
    console.print(f"  5. kontrollerna bekräftade och utlämningen avslutad av {_WHO}; rad i Exporterade bilder:")
    console.print(f"     {escape(confirmed['log_line'])}", soft_wrap=True)


def _lacking_consent(store: Store) -> OrderRecord | None:
    for summary in store.list_orders():
        if summary.code == "ask_oral_consent":
            record = store.order(summary.reference)
            if record.decision.asks == ("oral_consent",) and not open_stops(record.order, record.answers):
                return record
    return None


def _send_back(tiff: Path, place: Place, inbox: Path) -> None:
    """The sheet with a cross in one box, as a fax server puts it into the inbox."""
    with Image.open(tiff) as printed:
        printed.seek(printed.n_frames - 1)  # type: ignore[attr-defined]
        sheet = printed.convert("L")
    across, down = _FAX_DPI / 25.4, _FINE_DPI / 25.4
    margin = (sheet.width - 210 * across) / 2
    x0, y0 = margin + place.x * across, place.y * down
    x1, y1 = x0 + place.w * across, y0 + place.h * down
    pen = ImageDraw.Draw(sheet)
    pen.line((x0 - 3, y0 - 2, x1 + 5, y1 + 3), fill=0, width=5)
    pen.line((x1 + 4, y0 - 4, x0 - 2, y1 + 2), fill=0, width=5)
    square = sheet.resize((sheet.width, round(sheet.height * _FAX_DPI / _FINE_DPI)))
    askew = square.rotate(180 + _SKEW_DEG, resample=Image.Resampling.BILINEAR, fillcolor=255)
    faxed = askew.resize((sheet.width, round(sheet.height * _STANDARD_DPI / _FINE_DPI)), Image.Resampling.BOX)
    part = inbox / ".svar.part"
    black_and_white = faxed.point(lambda grey: 255 if grey > 150 else 0).convert("1")
    black_and_white.save(part, "TIFF", compression="group4", dpi=(_FAX_DPI, _STANDARD_DPI))
    part.rename(inbox / "svar.tif")


def _wait(store: Store, named: str, alive: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _WITHIN_S
    while not any(each.action == "joined" for each in store.history(store.order(named).summary.sha256, named)):
        if not alive() or time.monotonic() > deadline:
            raise EngineError("demo_loop", "Svarsblanketten kom inte fram.", "The return form did not come home.")
        time.sleep(0.5)


def _release(desk: _Desk, record: OrderRecord) -> str:
    checks = [part for check in record.decision.checks for part in ("--check", check)]
    line = next((draft.text for draft in record.drafts if draft.kind is DraftKind.LOG_LINE), "")
    open_medium = "via IEP [på USB]"
    fills = ["--fill", f"{open_medium}=via IEP"] if open_medium in line else []
    return desk.intake(
        "confirm", record.reference, "--by", _WHO, *checks, *fills, "--signature", "demo1", "--json", "--no-ask"
    )


class _Desk:
    """Staff at the demonstration's queue."""

    def __init__(self, var: Path, settings: Settings) -> None:
        own = settings.letterhead.model_dump()
        letterhead = {f"INTAKE_LETTERHEAD_{name.upper()}": own[name] or text for name, text in _LETTERHEAD.items()}
        self._var, self._environment = var, {**os.environ, **letterhead, "INTAKE_STORAGE_DATABASE": ""}
        self._environment["INTAKE_STORAGE_BLOBS"] = ""

    def intake(self, *arguments: str) -> str:
        """One command of the program; what it prints."""
        command = [sys.executable, "-m", "intake", *arguments, "--var", str(self._var)]
        done = subprocess.run(command, capture_output=True, text=True, env=self._environment, check=False)
        if done.returncode != 0:
            why = f"intake {arguments[0]}: {(done.stderr.strip().splitlines() or ['?'])[-1]}"
            raise EngineError("demo_loop", why, why)
        return done.stdout
