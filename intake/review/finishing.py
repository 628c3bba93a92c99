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
from intake.draft.letter import BLANK
from intake.errors import BadInput, IntakeError
from intake.model import Code, DraftKind
from intake.outcome import OutcomeKind, outcome_of
from intake.replying import addressee, open_blanks
from intake.review.person import Person, person_of
from intake.review.queue import looker
from intake.review.station import Station
from intake.store import Closing, NotAllowedError, OrderRecord
from intake.store.closing import open_checks, open_stops
from intake.words import STOCKHOLM

OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
REJECT, NO_ORDER = "reject", "no_order"
"""Two ends that are no outcome of the routine: not for this desk, and no order at all."""
_NO_ORDER_NOTE = "Ingen beställning"
_LINE, _REPLY = "line:", "reply:"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person has chosen and typed on the page. ``end`` is an outcome, ``REJECT`` or ``NO_ORDER``."""

    end: str
    note: str = ""
    at: str = ""
    log_line: str = ""
    line_fill: Mapping[str, str] = field(default_factory=dict)
    reply_fill: Mapping[str, str] = field(default_factory=dict)


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
                desk.close(Closing("review", rejected=True, note=_note_of(typed) or None))
            else:
                desk.close(desk.closing(_wish(typed, record, person)))
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
        done = {check.name for check in record.checks}
        recipient, number = addressee(record, station.rules.directory)
        reply = draft_of(record, DraftKind.REPLY)
        template = reply.template if reply else None
        values: dict[str, object] = {
            "record": record,
            "decision": record.decision,
            "proposed": outcome_of(record.decision.code),
            "ends": ends_of(record),
            "typed": typed,
            "refused": getattr(refused, person.language, None) if refused else None,
            "stops": open_stops(record.order, record.answers),
            "checks": open_checks(record.decision, done),
            "check_words": station.check_words(person.language),
            "recipient": recipient,
            "fax_number": number,
            "reply_template": template,
            "reply_blanks": {blank: label_of(blank) for blank in self._reply_blanks(record, person)}
            if template
            else {},
            "clinics": sorted({unit.name for unit in station.rules.directory.units}),
            "line": draft_of(record, DraftKind.LOG_LINE),
            "line_blanks": {blank: choices_of(blank) for blank in blanks_of(record, {})},
            "case_note": draft_of(record, DraftKind.CASE_NOTE),
        }
        status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
        return station.page(request, "finish.html", status, **values)

    def _reply_blanks(self, record: OrderRecord, person: Person) -> tuple[str, ...]:
        station = self._station
        on = station.now().astimezone(STOCKHOLM).date()
        return open_blanks(record, station.house.settings, station.rules, who=person.shown, on=on)


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


def label_of(blank: str) -> str:
    """What a blank of a reply asks for: ``klinik fylls i`` → ``Klinik``."""
    asked = blank.removesuffix(" fylls i").removesuffix(" to be filled in").strip() or blank
    return asked[:1].upper() + asked[1:]


def typed_of(form: Mapping[str, str]) -> Typed:
    """What was posted; an end that does not exist is the routine's silence: a person decides."""
    end = form.get("outcome", "")
    return Typed(
        end=end if end in (*OUTCOMES, REJECT, NO_ORDER) else "review",
        note=form.get("note", "").strip(),
        at=form.get("at", "").strip(),
        log_line=form.get("log_line", "").strip(),
        line_fill=_filled(form, _LINE),
        reply_fill=_filled(form, _REPLY),
    )


def _filled(form: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text.strip() for name, text in form.items() if name.startswith(prefix)}


def _note_of(typed: Typed) -> str:
    if typed.end != NO_ORDER:
        return typed.note
    return f"{_NO_ORDER_NOTE}: {typed.note}" if typed.note else _NO_ORDER_NOTE


def _wish(typed: Typed, record: OrderRecord, person: Person) -> Wish:
    """
    Raises:
        NotAllowedError: ``blanks_open``: the reply that would be approved still has blanks; ``time_unread``.
    """
    kind: OutcomeKind = next((outcome for outcome in OUTCOMES if outcome == typed.end), "review")
    reply = draft_of(record, DraftKind.REPLY)
    if kind in ("ask", "refer") and reply is not None:
        left = [blank for blank in BLANK.findall(reply.text) if not typed.reply_fill.get(blank)]
        if left:
            named = ", ".join(dict.fromkeys(left))
            raise NotAllowedError("blanks_open", f"Fyll i svaret: {named}.", f"Fill in the reply: {named}.")
    return Wish(
        outcome=kind,
        note=typed.note or None,
        signature=person.signature if kind == "release" else None,
        at=_moment(typed.at),
        log_line=typed.log_line or None,
        fill={blank: text for blank, text in typed.line_fill.items() if text},
        reply_fill=typed.reply_fill,
    )


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
