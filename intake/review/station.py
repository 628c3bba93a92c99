"""What every page works with: the house, the templates, and who may see an order."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from intake import words
from intake.access import PAGES_ONCE_IN, AccessBook
from intake.alarms import Level, health_of
from intake.alarms.record import StandingAlarm
from intake.config import Settings
from intake.desk import Desk
from intake.extract.details.facts import names_protected
from intake.house import House, Rules
from intake.model import FaxState
from intake.pipeline import words_of
from intake.review.language import LANGUAGES, language_asked, translations
from intake.review.person import Person, person_of
from intake.store import Door, Lasting, Look, OrderRecord, Store
from intake.store.queries import unknown

HERE = Path(__file__).parent
MONITORED = ("/health", "/metrics")
"""What is answered without a sign-in, to addresses of the settings."""


class Station:
    """The review station. One for each app; used from several threads.

    ``wake`` tells whoever reads faxes that one waits.
    """

    def __init__(self, house: House, wake: Callable[[], None] = lambda: None) -> None:
        self.house, self.wake = house, wake
        self.access = AccessBook(house.store, house.links, Door.PAGE)
        self.secret = secrets.token_bytes(32)  # of this process: for people whom the proxy names
        review = house.settings.review
        self.lasting = Lasting(timedelta(minutes=review.idle_min), timedelta(hours=review.session_hours))
        self._templates = {language: _templates(language) for language in LANGUAGES}

    @property
    def store(self) -> Store:
        return self.house.store

    @property
    def settings(self) -> Settings:
        return self.house.settings

    @property
    def rules(self) -> Rules:
        return self.house.rules_now()

    def shown_names(self) -> dict[str, str]:
        """What each user signs in with → how they are shown."""
        return {user.name: user.shown for user in self.store.users()}

    def now(self) -> datetime:
        return datetime.now(UTC)

    def page(self, request: Request, template: str, status: int = HTTPStatus.OK, **values: object) -> HTMLResponse:
        """An HTML page, or a piece of one."""
        person = getattr(request.state, "person", None)
        language = person.language if person is not None else language_asked(request)
        made = self._templates[language].get_template(template)
        values.setdefault("alarms", self._red())
        return HTMLResponse(
            made.render(person=person, language=language, just_closed=just_closed(request), **values), status
        )

    def _red(self) -> tuple[StandingAlarm, ...]:
        record = health_of(self.settings.storage.root, self.now())
        return tuple(alarm for alarm in record.alarms if alarm.level is Level.RED) if record is not None else ()

    def order(self, request: Request, look: Look = Look.ORDER) -> OrderRecord:
        """The order that the path names, and the access written down.

        Raises:
            NotAllowedError: ``unknown_id``: there is no such order, or not for this person.
        """
        record = self.store.order(request.path_params["reference"])
        self.refuse_unless_seen(person_of(request), record)
        self.access.saw(person_of(request).shown, [record], look, self.now())
        return record

    def refuse_unless_seen(self, person: Person, record: OrderRecord) -> None:
        """Does nothing where ``person`` may see the order. Who is not marked for protected identities does not learn
        which orders have one.

        Raises:
            NotAllowedError: ``unknown_id``, as for an order that does not exist.
        """
        if record.summary.protected and not person.sees_protected:
            raise unknown(record.reference)

    def refuse_unless_fax_seen(self, request: Request, sha256: str) -> None:
        """Does nothing where the person may see the pages of a fax, but for writing the access down.

        Raises:
            HTTPException: 404: no such fax, one that still waits to be read, or one that the person may not see.
        """
        person, records = person_of(request), self.store.orders_on(sha256)
        if not (records or self._is_for_a_person(sha256)) or self.hides_fax(person, sha256):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        if records:
            self.access.saw(person.shown, records, Look.PAGE, self.now(), once_in=PAGES_ONCE_IN)
        else:
            self.access.saw_unread(person.shown, sha256, Look.PAGE, self.now(), once_in=PAGES_ONCE_IN)

    def hides_fax(self, person: Person, sha256: str) -> bool:
        """Whether the pages of a fax are kept from ``person``: an order of it is protected, or, where none came of it,
        words that were read on it tell of a protected identity."""
        if person.sees_protected:
            return False
        if records := self.store.orders_on(sha256):
            return any(record.summary.protected for record in records)
        return names_protected(word.text for page in words_of(self.house, sha256) for word in page.words)

    def _is_for_a_person(self, sha256: str) -> bool:
        """Could the program not read it, so that a person does, or has done?"""
        fax = self.store.fax(sha256)
        return fax is not None and (fax.state is FaxState.QUARANTINED or fax.handled_by is not None)

    def still_signed_in(self, request: Request) -> bool:
        """Whether the person of a request that lasts, such as a stream, may go on; it keeps no session alive."""
        if person_of(request).proxied:
            user = self.store.people.get(person_of(request).name)
            return user is not None and user.active
        return self.store.sessions.user(request.state.token, self.now(), self.lasting, touch=False) is not None

    def refuse_unless_shown(self, person: Person, reference: str) -> None:
        """Does nothing where ``person`` may see the order of that name; for what shows nothing of what it holds.

        Raises:
            NotAllowedError: ``unknown_id``: there is no such order, or not for this person.
        """
        if self.store.allotments.of(reference).protected and not person.sees_protected:
            raise unknown(reference)

    def desk(self, request: Request, version: int) -> Desk:
        """The person at the order that the path names, as they saw it.

        Raises:
            HTTPException: 403 for one who only looks.
            NotAllowedError: ``unknown_id``: there is no such order, or not for this person.
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
    made.globals.update(words=words, on_paper=words.on_paper, to_the_second=words.to_the_second)
    return made
