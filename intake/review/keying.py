"""Second keying: a person types number and recipient from the fax alone, and sees afterwards whether it agrees.

Nothing that was read stands on the form: no value, no doubt, no mark on the page. What waits for whom is the store's
to say; a person who worked an order never gets it here.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.keying import KeyedText, asked_of, compared, doubted, keyed_text
from intake.review.person import Person, person_of
from intake.review.second_keying import may_waive, user_of
from intake.review.sheet import png_size
from intake.review.station import Station
from intake.store import Keying, KeyingKind, KeyingRecord, Look, NotAllowedError, OrderRecord, OrderState, Recheck, User
from intake.store.arriving import ENOUGH_FOR_A_SECOND
from intake.words import STOCKHOLM

_TRIES = 3


class KeyingPages:
    """What waits for a second person, and the form on which they key it."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/keying`` and below it one path an order."""
        return [
            Route("/keying", self.waiting, name="keying"),
            Route("/keying/next", self.next),
            Route("/keying/{reference}", self.show),
            Route("/keying/{reference}", self.keyed, methods=["POST"]),
            Route("/keying/{reference}/settled", self.settled, methods=["POST"]),
            Route("/keying/{reference}/waived", self.waived, methods=["POST"]),
        ]

    def waiting(self, request: Request) -> Response:
        """What waits for this person, and the differences that concern them."""
        store, user = self._station.store, user_of(_worker(request))
        at = self._station.now()
        tasks = {kind: store.keying_tasks(kind, user, at) for kind in KeyingKind}
        review = self._station.house.settings.review
        return self._station.page(
            request,
            "keying.html",
            tasks=tasks,
            differences=store.keying_differences(user),
            after=self._said_after(request, user),
            blind_percent=f"{100 * review.blind_share:g}".replace(".", ","),
            sample_percent=f"{100 * review.sample_share:g}".replace(".", ","),
            alone=store.count_workers() < ENOUGH_FOR_A_SECOND,
        )

    def next(self, request: Request) -> Response:
        """The next order that waits for this person; the list where there is none."""
        store, user = self._station.store, user_of(_worker(request))
        after = request.query_params.get("after", "")
        tail = f"?after={after}" if after.replace("-", "").isalnum() and after.isascii() else ""
        for kind in KeyingKind:
            for task in store.keying_tasks(kind, user, self._station.now(), limit=1)[1]:
                return RedirectResponse(f"/keying/{task.reference}{tail}", HTTPStatus.SEE_OTHER)
        return RedirectResponse(f"/keying{tail}", HTTPStatus.SEE_OTHER)

    def show(self, request: Request) -> Response:
        """The form, or what came of it, or why this person does not get it."""
        station, person = self._station, person_of(request)
        record = station.order(request, Look.KEYING)
        kind = _kind_due(record)
        if kind is None:
            return self._result(request, record)
        if not person.works:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        if station.store.keying_waits_for(record.reference, kind, user_of(person), station.now()):
            return self._form(request, record, kind, {})
        if kind is KeyingKind.SAMPLE:
            raise _not_for_you()
        return station.page(request, "keying_wait.html", record=record, may_waive=may_waive(person, record))

    def keyed(self, request: Request) -> Response:
        """What was typed, compared; what cannot be right is asked about once."""
        user = user_of(_worker(request))
        for _ in range(_TRIES - 1):
            try:
                return self._save(request, user)
            except NotAllowedError as refusal:  # somebody works on it meanwhile; it is compared with what stands now
                if refusal.code != "order_changed":
                    raise
        return self._save(request, user)

    def settled(self, request: Request) -> Response:
        """Whether the order or the second person was wrong."""
        user, form = user_of(_worker(request)), _form_of(request)
        record = self._station.order(request, Look.KEYING)
        number = form.get("number", "")
        mine = [each for each in self._station.store.keyings_of(record.reference) if str(each.number) == number]
        if not mine or any(form.get(field) not in ("order", "keyed") for field in mine[0].open):
            return self._result(request, record, HTTPStatus.UNPROCESSABLE_ENTITY)
        wrong = [field for field in mine[0].open if form.get(field) == "keyed"]
        self._station.store.settle_keying(mine[0].number, wrong, user, self._station.now())
        return RedirectResponse(f"/keying/{record.reference}", HTTPStatus.SEE_OTHER)

    def waived(self, request: Request) -> Response:
        """Released without a second person: an urgent order by whoever works it, any other by an administrator."""
        person, form = _worker(request), _form_of(request)
        record = self._station.order(request, Look.KEYING)
        if not may_waive(person, record):
            raise HTTPException(HTTPStatus.FORBIDDEN)
        version = form.get("version", "")
        seen = int(version) if version.isascii() and version.isdigit() else 0
        self._station.store.waive_keying(
            record.reference, seen, form.get("reason", ""), user_of(person), self._station.now()
        )
        return RedirectResponse(f"/order/{record.reference}", HTTPStatus.SEE_OTHER)

    def _save(self, request: Request, user: User) -> Response:
        station = self._station
        record = station.order(request, Look.KEYING)
        kind = _kind_due(record)
        if kind is None:
            raise _not_for_you()
        typed = self._typed(request, record, kind)
        if any(each.refused for each in typed.values()):
            return self._form(request, record, kind, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
        keyed = {field: each.value for field, each in typed.items()}
        values = compared(record.order, keyed, station.rules.directory)
        agrees = station.store.save_keying(
            *(record.reference, record.version, kind, values),
            *(doubted(record.order, values), user, station.now()),
        )
        to = f"/keying/next?after={record.reference}" if agrees else f"/keying/{record.reference}"
        return RedirectResponse(to, HTTPStatus.SEE_OTHER)

    def _typed(self, request: Request, record: OrderRecord, kind: KeyingKind) -> dict[str, KeyedText]:
        form, today = _form_of(request), self._station.now().astimezone(STOCKHOLM).date()
        directory = self._station.rules.directory
        return {
            field: keyed_text(
                field, form.get(field, ""), today=today, directory=directory, as_it_stands=form.get(f"{field}_again")
            )
            for field in asked_of(record.order, kind)
        }

    def _form(
        self,
        request: Request,
        record: OrderRecord,
        kind: KeyingKind,
        typed: dict[str, KeyedText],
        status: int = HTTPStatus.OK,
    ) -> Response:
        person = person_of(request)
        return self._station.page(
            request,
            "keying_form.html",
            status,
            record=record,
            kind=kind,
            asked=asked_of(record.order, kind),
            typed=typed,
            refusals={
                field: (each.refused_en if person.language == "en" else each.refused) for field, each in typed.items()
            },
            sheets=self._sheets(record),
            after=self._said_after(request, user_of(person)),
        )

    def _result(self, request: Request, record: OrderRecord, status: int = HTTPStatus.OK) -> Response:
        """For who keyed it, who closed it, and those who administer or audit."""
        person = person_of(request)
        keyings = [
            each
            for each in self._station.store.keyings_of(record.reference)
            if each.name == person.name or person.audits or (each.closed_by == person.shown)
        ]
        if not keyings:
            raise _not_for_you()
        return self._station.page(
            request,
            "keying_result.html",
            status,
            record=record,
            keyings=keyings,
            may_settle=person.works and record.closed_by != person.shown,
            wrong=_maybe_wrong(keyings) if person.works and record.is_closed else (),
            sheets=self._sheets(record),
        )

    def _sheets(self, record: OrderRecord) -> list[tuple[int, bool]]:
        """The pages of the order by number, and whether their image is there. No marks."""
        folder = self._station.house.pages_folder(record.summary.sha256)
        return [(number, png_size(folder / f"{number}.png") != (0, 0)) for number in record.order.pages]

    def _said_after(self, request: Request, user: User) -> str | None:
        """The order that this person has just keyed with everything agreeing."""
        reference = request.query_params.get("after", "")
        mine: list[KeyingRecord] = []
        if reference:
            mine = [each for each in self._station.store.keyings_of(reference) if each.name == user.name]
        return reference if mine and not mine[-1].differing else None


def _kind_due(record: OrderRecord) -> KeyingKind | None:
    if record.keying is Keying.DUE and record.summary.state is OrderState.IN_REVIEW:
        return KeyingKind.BLIND
    if record.recheck is Recheck.DUE and record.summary.state is OrderState.CLOSED:
        return KeyingKind.SAMPLE
    return None


def _maybe_wrong(keyings: list[KeyingRecord]) -> tuple[str, ...]:
    """The fields that are wrong in a closed order, or may be: its second keying differed, and nobody bore it out."""
    found = [each for each in keyings if each.kind is KeyingKind.SAMPLE]
    return tuple(dict.fromkeys(field for each in found for field in (*each.open, *each.wrong)))


def _worker(request: Request) -> Person:
    person = person_of(request)
    if not person.works:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return person


def _form_of(request: Request) -> ImmutableMultiDict[str, str]:
    form: ImmutableMultiDict[str, str] = request.state.form
    return form


def _not_for_you() -> NotAllowedError:
    return NotAllowedError(
        "keying_not_due",
        "Beställningen väntar inte på att du skriver om den.",
        "The order does not wait for you to key it.",
    )
