"""What every page works with: the house, the templates, and who may see an order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from intake import words
from intake.desk import Desk
from intake.house import House, Rules
from intake.review.language import LANGUAGES, translations
from intake.review.person import Person, person_of
from intake.store import OrderRecord, Store

HERE = Path(__file__).parent


class Station:
    """The review station. One for each app; used from several threads.

    ``wake`` tells whoever reads faxes that one waits.
    """

    def __init__(self, house: House, wake: Callable[[], None] = lambda: None) -> None:
        self.house, self.wake = house, wake
        self._templates = {language: _templates(language) for language in LANGUAGES}

    @property
    def store(self) -> Store:
        return self.house.store

    @property
    def rules(self) -> Rules:
        return self.house.rules_now()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def page(self, request: Request, template: str, status: int = HTTPStatus.OK, **values: object) -> HTMLResponse:
        """An HTML page, or a piece of one."""
        person = getattr(request.state, "person", None)
        language = person.language if person is not None else LANGUAGES[0]
        made = self._templates[language].get_template(template)
        return HTMLResponse(
            made.render(person=person, language=language, just_closed=just_closed(request), **values), status
        )

    def order(self, request: Request) -> OrderRecord:
        """The order that the path names, and the access written down.

        Raises:
            NotAllowedError: there is no such order.
            HTTPException: 404 where the person may not see it: who is not marked for protected identities does not
                learn which orders have one.
        """
        record = self.store.order(request.path_params["reference"])
        self.refuse_unless_seen(person_of(request), record)
        self.store.add_review(record.summary.sha256, record.reference, person_of(request).shown, "showed", self.now())
        return record

    def refuse_unless_seen(self, person: Person, record: OrderRecord) -> None:
        """Does nothing where ``person`` may see the order.

        Raises:
            HTTPException: 404.
        """
        if record.order.facts.protected_identity and not person.sees_protected:
            raise HTTPException(HTTPStatus.NOT_FOUND)

    def desk(self, request: Request, version: int) -> Desk:
        """The person at the order that the path names, as they saw it.

        Raises:
            HTTPException: 403 for one who only looks, 404 where they may not see the order.
            NotAllowedError: there is no such order.
        """
        person = person_of(request)
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        reference = request.path_params["reference"]
        desk = Desk(self.store, self.house.settings, self.rules, reference, person.shown, version=version)
        self.refuse_unless_seen(person, desk.record)
        return desk

    def check_words(self, language: str) -> Mapping[str, str]:
        """The routine's checks as sentences."""
        return {code: getattr(sentence, language) for code, sentence in self.rules.routine.checks.items()}


def just_closed(request: Request) -> str | None:
    """The order that the person closed to get here, where that is so."""
    reference = request.query_params.get("closed", "")
    return reference if re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}-\d{1,3}", reference, re.ASCII) else None


def _templates(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(words=words, on_paper=words.on_paper)
    return made
