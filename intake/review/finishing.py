"""The end of an order on one screen: verdict, reply, log line, what is still open; closing it, and undoing that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.desk import Wish, blanks_of, draft_of
from intake.errors import BadInput, IntakeError
from intake.model import Code, DraftKind
from intake.outcome import OutcomeKind, outcome_of
from intake.replying import addressee
from intake.review.person import Person, person_of
from intake.review.queue import looker
from intake.review.registered import registered_of
from intake.review.reply_choice import ReplyTyped, choice_of, clinic_names, kept_text, reply_typed
from intake.review.second_keying import waiting_of
from intake.review.station import Station
from intake.store import Closing, NotAllowedError, OrderRecord
from intake.store.closing import open_checks, open_stops
from intake.words import STOCKHOLM

OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
REJECT, NO_ORDER = "reject", "no_order"
"""Two ends that are no outcome of the routine: not for this desk, and no order at all."""
_NO_ORDER_NOTE = "Ingen beställning"
_LINE = "line:"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person has chosen and typed on the page. ``end`` is an outcome, ``REJECT`` or ``NO_ORDER``."""

    end: str
    note: str = ""
    at: str = ""
    log_line: str = ""
    line_fill: Mapping[str, str] = field(default_factory=dict)
    reply: ReplyTyped = field(default_factory=ReplyTyped)


class FinishPages:
    """The page that closes an order, and what undoes it."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE/finish`` and what it posts to."""
        return [
            Route("/order/{reference}/finish", self.show, name="finish"),
            Route("/order/{reference}/finish", self.close, methods=["POST"]),
            Route("/order/{reference}/finish/check", self.check, methods=["POST"]),
            Route("/order/{reference}/reopen", self.reopen, methods=["POST"], name="reopen"),
            Route("/order/{reference}/closed", self.closed, name="just_closed"),
        ]

    def show(self, request: Request) -> Response:
        """Everything of the end; of a closed order how it ended, and the way back."""
        record = self._station.order(request)
        return self._page(request, record, Typed(proposed_end(record)))

    def close(self, request: Request) -> Response:
        """Close the order and open the next one. What stands in the way is said, and nothing typed is lost."""
        form = request.state.form
        typed = typed_of(form)
        desk = self._station.desk(request, _whole(form.get("version", "")))
        person, record = person_of(request), desk.record
        try:
            if typed.end in (REJECT, NO_ORDER):
                text = kept_text(self._station, record, typed.reply, None)
                desk.close(Closing("review", rejected=True, text=text or None, note=_note_of(typed) or None))
            else:
                desk.close(desk.closing(self._wish(typed, record, person)))
        except (NotAllowedError, BadInput) as error:
            return self._page(request, desk.record, typed, refused=error)
        at = self._station.now()
        until = at + timedelta(minutes=self._station.settings.review.claim_minutes)
        following = self._station.store.claims.next(looker(request), at, until, not_this=record.reference)
        target = f"/order/{following}" if following else "/"
        return RedirectResponse(f"{target}?closed={record.reference}", HTTPStatus.SEE_OTHER)

    def check(self, request: Request) -> Response:
        """One check was done; the page comes back with what is left."""
        form = request.state.form
        desk = self._station.desk(request, _whole(form.get("version", "")))
        try:
            desk.check(form.get("check", ""))
        except NotAllowedError as error:
            return self._page(request, desk.record, Typed(proposed_end(desk.record)), refused=error)
        return RedirectResponse(f"/order/{request.path_params['reference']}/finish", HTTPStatus.SEE_OTHER)

    def reopen(self, request: Request) -> Response:
        """Undo: the order is open again, and the next thing on screen."""
        form = request.state.form
        desk = self._station.desk(request, _whole(form.get("version", "")))
        record = desk.record
        try:
            desk.reopen(form.get("reason", ""))
        except NotAllowedError as error:
            return self._page(request, desk.record, Typed(proposed_end(record)), refused=error)
        return RedirectResponse(f"/order/{record.reference}", HTTPStatus.SEE_OTHER)

    def closed(self, request: Request) -> Response:
        """The strip that says what was just closed, with its log line to copy and the way back."""
        station = self._station
        record = station.store.order(request.path_params["reference"])
        station.refuse_unless_seen(person_of(request), record)
        return station.page(request, "just_closed.html", record=record)

    def _page(
        self, request: Request, record: OrderRecord, typed: Typed, *, refused: IntakeError | None = None
    ) -> Response:
        station, person = self._station, person_of(request)
        proposed, done = outcome_of(record.decision.code), {check.name for check in record.checks}
        stops, checks = open_stops(record.order, record.answers), open_checks(record.decision, done)
        values: dict[str, object] = {
            "record": record,
            "decision": record.decision,
            "proposed": proposed,
            "ends": ends_of(record),
            "typed": typed,
            "refused": getattr(refused, person.language, None) if refused else None,
            "stops": stops,
            "checks": checks,
            "registered": registered_of(
                station, record, station.store.history(record.summary.sha256, record.reference)
            ),
            "second_keying": waiting_of(station, person, record),
            "check_words": station.check_words(person.language),
            "addressee": addressee(record, station.rules.directory),
            "choice": choice_of(station, record, person, typed.reply),
            "clinics": clinic_names(station),
            "focus_reply": not stops and not checks and proposed in ("ask", "refer"),
            "today": station.now().astimezone(STOCKHOLM).date().isoformat(),
            "line": draft_of(record, DraftKind.LOG_LINE),
            "line_blanks": {blank: choices_of(blank) for blank in blanks_of(record, {})},
            "case_note": draft_of(record, DraftKind.CASE_NOTE),
        }
        status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
        return station.page(request, "finish.html", status, **values)

    def _wish(self, typed: Typed, record: OrderRecord, person: Person) -> Wish:
        """
        Raises:
            NotAllowedError: ``blanks_open``: the reply that would be approved still has blanks; ``time_unread``,
                ``time_ahead``.
        """
        kind: OutcomeKind = next((outcome for outcome in OUTCOMES if outcome == typed.end), "review")
        return Wish(
            outcome=kind,
            note=typed.note or None,
            signature=person.signature if kind == "release" else None,
            at=_moment(typed.at),
            log_line=typed.log_line or None,
            fill={blank: text for blank, text in typed.line_fill.items() if text},
            reply=kept_text(self._station, record, typed.reply, kind),
            reply_fill=typed.reply.fill,
        )


def proposed_end(record: OrderRecord) -> str:
    """What the routine proposes: chosen when the page opens."""
    return NO_ORDER if record.decision.code is Code.NOT_AN_ORDER else outcome_of(record.decision.code)


def ends_of(record: OrderRecord) -> tuple[str, ...]:
    """The ends to choose from, the proposed one first."""
    first = proposed_end(record)
    return (first, *(end for end in (*OUTCOMES, REJECT, NO_ORDER) if end != first))


def choices_of(blank: str) -> tuple[str, ...]:
    """What may stand in place of a blank that names its choices: ``via IEP [på USB]`` → ``via IEP``, ``på USB``."""
    before, bracket, rest = blank.partition("[")
    inside, _, after = rest.partition("]")
    plain = f"{before}{after}".strip()
    return (plain, inside.strip()) if bracket and plain and inside.strip() else ()


def typed_of(form: Mapping[str, str]) -> Typed:
    """What was posted; an end that does not exist is the routine's silence: a person decides."""
    end = form.get("outcome", "")
    return Typed(
        end=end if end in (*OUTCOMES, REJECT, NO_ORDER) else "review",
        note=form.get("note", "").strip(),
        at=form.get("at", "").strip(),
        log_line=form.get("log_line", "").strip(),
        line_fill={name.removeprefix(_LINE): text.strip() for name, text in form.items() if name.startswith(_LINE)},
        reply=reply_typed(form),
    )


def _note_of(typed: Typed) -> str:
    if typed.end != NO_ORDER:
        return typed.note
    return f"{_NO_ORDER_NOTE}: {typed.note}" if typed.note else _NO_ORDER_NOTE


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAllowedError(
            "time_unread", "Skriv tiden som ÅÅÅÅ-MM-DD TT:MM.", "Write the time as YYYY-MM-DD HH:MM."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def _whole(text: str) -> int:
    """A version as posted; what is no number fits no version."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
