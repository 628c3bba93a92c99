"""One order beside the ink it was read from: looked at, corrected, confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.correction import CorrectionError
from intake.desk import Desk
from intake.model import FIELD_NAMES
from intake.review.order_change import Conflict, Redecided, conflict, redecided
from intake.review.order_paper import OrderPaper
from intake.review.person import Person, person_of
from intake.review.station import Station
from intake.store import NotAllowedError, OrderRecord

_SHOWN_UNITS = 12
_SHORTEST_UNIT = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says beside the order after something was done, or could not be."""

    redecided: Redecided | None = None
    conflict: Conflict | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    refused: str | None = None

    @property
    def status(self) -> int:
        if self.conflict or self.refused:
            return HTTPStatus.CONFLICT
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.errors else HTTPStatus.OK


class OrderPages:
    """The page of one order."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/order/REFERENCE`` and what is done on it; ``/units`` suggests units of the directory."""
        return [
            Route("/order/{reference}", self.order, name="order"),
            Route("/order/{reference}/values", self.values, methods=["POST"]),
            Route("/order/{reference}/restored", self.restored, methods=["POST"]),
            Route("/order/{reference}/answers", self.answers, methods=["POST"]),
            Route("/order/{reference}/checks", self.checks, methods=["POST"]),
            Route("/units", self.units, methods=["POST"]),
        ]

    def order(self, request: Request) -> Response:
        """The order, opened; that is written down."""
        return self._page(request, self._station.order(request), Said())

    def values(self, request: Request) -> Response:
        """Values as typed: ``path`` and ``value``, each as often as there are values."""
        form: ImmutableMultiDict[str, str] = request.state.form
        paths, texts = form.getlist("path"), form.getlist("value")
        if len(paths) != len(texts):
            raise HTTPException(HTTPStatus.BAD_REQUEST)
        edits = dict(zip(paths, texts, strict=True))
        if form.get("adds"):  # of a new examination only what was filled in
            edits = {path: text for path, text in edits.items() if text.strip()}
        return self._done(request, edits, lambda desk: desk.enter(edits))

    def restored(self, request: Request) -> Response:
        """What the program had read at ``path`` is put back."""
        path = request.state.form.get("path", "")
        return self._done(request, {}, lambda desk: desk.restore(path))

    def answers(self, request: Request) -> Response:
        """The value at ``path`` stands whatever the doubts named ``code``; with ``back`` it is in doubt again."""
        form: ImmutableMultiDict[str, str] = request.state.form
        path, codes = form.get("path") or None, form.getlist("code")

        def answered(desk: Desk) -> None:
            if form.get("back"):
                for answer in desk.record.answers:
                    if answer.field == path:
                        desk.take_back((answer.code, path))
            else:
                desk.stand(path, codes)

        return self._done(request, {}, answered)

    def checks(self, request: Request) -> Response:
        """One ``check`` of the routine is done; or, ``back``, it is not."""
        form: ImmutableMultiDict[str, str] = request.state.form
        name = form.get("check", "")
        return self._done(request, {}, lambda desk: desk.take_back(name) if form.get("back") else desk.check(name))

    def units(self, request: Request) -> Response:
        """The units whose name holds what was typed, as options. A POST: what is typed stands in no address."""
        form: ImmutableMultiDict[str, str] = request.state.form
        typed, of = form.get("value", "").strip().casefold(), form.get("of", "")
        names: list[str] = []
        if len(typed) >= _SHORTEST_UNIT:
            for unit in self._station.rules.directory.units:
                written = (unit.name, *unit.aliases, unit.media_unit)
                if any(typed in name.casefold() for name in written):
                    names.append(unit.name if of == "requesting_clinic" else unit.media_unit or unit.name)
        shown = sorted(dict.fromkeys(names), key=lambda name: (not name.casefold().startswith(typed), name.casefold()))
        return self._station.page(request, "order_units.html", names=shown[:_SHOWN_UNITS])

    # --- what all of them share ----------------------------------------------------------------------------------

    def _done(self, request: Request, edits: Mapping[str, str], act: Callable[[Desk], object]) -> Response:
        version = _number(request.state.form.get("version", ""))
        desk = self._station.desk(request, version)
        before = desk.record
        try:
            act(desk)
        except CorrectionError as error:
            said = Said(typed=edits, errors=_beside(error, edits, person_of(request).language))
            return self._again(request, desk.record, said)
        except NotAllowedError as error:
            return self._again(request, desk.record, self._refused(request, error, desk.record, version, edits))
        after = desk.record
        said = Said(redecided=redecided(before, after) if after.version != before.version else None)
        return self._again(request, after, said)

    def _refused(
        self, request: Request, error: NotAllowedError, record: OrderRecord, version: int, edits: Mapping[str, str]
    ) -> Said:
        refused = error.en if person_of(request).language == "en" else error.sv
        if error.code not in ("order_changed", "order_closed"):
            return Said(typed=edits, refused=refused)
        history = self._station.store.history(record.summary.sha256, record.reference)
        return Said(typed=edits, refused=refused, conflict=conflict(record, version, edits, history))

    def _again(self, request: Request, record: OrderRecord, said: Said) -> Response:
        """The order after something was done: the piece of the page that changed, or without scripts all of it."""
        if not self._may_see(person_of(request), record):
            if request.headers.get("hx-request"):
                return Response(headers={"HX-Redirect": "/"})
            return RedirectResponse("/", HTTPStatus.SEE_OTHER)
        if request.headers.get("hx-request"):
            return self._page(request, record, said, template="order_work.html")
        if said.status == HTTPStatus.OK and said.redecided is None:
            return RedirectResponse(f"/order/{record.reference}", HTTPStatus.SEE_OTHER)
        return self._page(request, record, said)

    @staticmethod
    def _may_see(person: Person, record: OrderRecord) -> bool:
        return person.sees_protected or not record.summary.protected

    def _page(self, request: Request, record: OrderRecord, said: Said, template: str = "order.html") -> Response:
        paper = OrderPaper(self._station, person_of(request), record, typed=said.typed, errors=said.errors)
        if paper.outcome is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        page = _number(request.query_params.get("page", "")) - 1
        return self._station.page(
            request, template, said.status, record=record, said=said, paper=paper, page=page, names=FIELD_NAMES
        )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _beside(error: CorrectionError, edits: Mapping[str, str], language: str) -> dict[str, str]:
    """The error at the field that it names; the code's own name of the field is not for staff."""
    text = error.en if language == "en" else error.sv
    name, _, rest = text.partition(": ")
    for path in edits:
        if path.rsplit(".", 1)[-1] == name.removeprefix("facts."):
            return {path: rest[:1].upper() + rest[1:]}
    return {next(iter(edits), ""): text}
