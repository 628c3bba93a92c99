"""``make screens``: the pictures of the station in ``docs/screens/``, taken from a real station with the sample faxes.

Some samples are read by the real pipeline into a temporary folder, a user signs in, and a real Chromium (the system's
own) photographs the pages. Needs what ``make browser`` needs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from intake import pipeline, taking
from intake.config import Settings, Storage
from intake.house import House, open_house
from intake.receive.settle import look
from intake.receive.watch import Found
from intake.review import app
from intake.store import Role, User

ROOT = Path(__file__).parents[1]
SCREENS = ROOT / "docs" / "screens"
SAMPLES = (
    "01-region-complete",
    "02-private-no-consent",
    "03-physio-complete",
    "05-patient-report",
    "06-region-complete",
    "18-region-urgent",
    "19-region-handwritten",
    "24-outside-oral",
    "31-private-consent-promised",
)
_USER = User("rut", "Rut Granskare", Role.ADMINISTRATOR, sees_protected=True, signature="rutg")
_PASSWORD = "skärmbilder till handboken"


def main() -> None:
    """Take every picture."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="intake-screens-") as folder:
        house = house_with_samples(Path(folder), SAMPLES)
        house.store.people.add(_USER, _PASSWORD, by="screens", at=datetime.now(UTC))
        with _served(house) as address, sync_playwright() as started:
            chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
            arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = started.chromium.launch(executable_path=chromium, args=arguments)
            context = browser.new_context(
                base_url=address,
                viewport={"width": 1280, "height": 800},
                locale="sv-SE",
                timezone_id="Europe/Stockholm",
            )
            _photograph(context.new_page(), house)
            browser.close()


def house_with_samples(folder: Path, names: tuple[str, ...]) -> House:
    """A house whose queue holds these samples, each read through every step."""
    house = open_house(Settings(storage=Storage(var=str(folder / "var"))))
    inbox = house.settings.inbox_folder
    for name in names:
        source = next(path for path in (ROOT / "samples").glob(f"{name}.*") if path.suffix != ".json")
        shutil.copy(source, inbox / source.name)
        sha256 = taking.take(house, Found(inbox / source.name, look(inbox).files[source.name]))
        pipeline.through(house, sha256)
    return house


def _photograph(page: Page, house: House) -> None:
    page.goto("/login")
    page.fill("input[name=name]", _USER.name)
    page.fill("input[name=password]", _PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    doubtful = next(order.reference for order in house.store.list_orders() if order.code == "ask_oral_consent")
    release = next(order.reference for order in house.store.list_orders() if order.outcome == "release")
    for name, path in (
        ("queue", "/"),
        ("order", f"/order/{doubtful}"),
        ("finish", f"/order/{release}/finish"),
        ("statistics", "/statistics"),
    ):
        page.goto(path)
        page.wait_for_timeout(1500)  # pictures and pieces that come after the page; the live stream never falls silent
        page.screenshot(path=SCREENS / f"{name}.png")


@contextmanager
def _served(house: House) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app(house), port=0, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
