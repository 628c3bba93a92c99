"""The users, for administrators: who there is, what they may do, and every change of that."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from intake.review.language import LANGUAGES
from intake.review.me import unlike
from intake.review.person import Person, person_of
from intake.review.posted import Form
from intake.review.station import Station
from intake.store import NotAllowedError, Role, User

_SHOWN_CHANGES = 30


class UserPages:
    """``/users``."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """The list, and one user."""
        return [
            Route("/users", self.show, name="users"),
            Route("/users", self.add, methods=["POST"]),
            Route("/users/{name}", self.one, name="user"),
            Route("/users/{name}", self.change, methods=["POST"]),
            Route("/users/{name}/password", self.password, methods=["POST"]),
            Route("/users/{name}/sign-out", self.sign_out, methods=["POST"]),
            Route("/users/{name}/remove", self.remove, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Everybody, and the last changes."""
        _administrator(request)
        return self._list(request)

    def add(self, request: Request) -> Response:
        """A new user. The password is the administrator's choice, so it has to be changed at the first sign-in."""
        me, form = _administrator(request), request.state.form
        password = form.get("password") or None
        try:
            if form.get("password", "") != form.get("again", ""):
                raise unlike()
            user = _wished(form, form.get("name", ""), active=True, temporary=password is not None)
            added = self._station.store.people.add(user, password, by=me.shown, at=self._station.now())
        except NotAllowedError as error:
            return self._list(request, HTTPStatus.BAD_REQUEST, error)
        return _to_user(added.name)

    def one(self, request: Request) -> Response:
        """One user."""
        _administrator(request)
        return self._one(request)

    def change(self, request: Request) -> Response:
        """Everything but the password."""
        me, form = _administrator(request), request.state.form
        try:
            wished = _wished(form, request.path_params["name"], active="active" in form)
            self._station.store.people.change(wished, by=me.shown, at=self._station.now())
        except NotAllowedError as error:
            return self._one(request, HTTPStatus.BAD_REQUEST, error)
        return _to_user(wished.name)

    def password(self, request: Request) -> Response:
        """Another password, which has to be changed at the next sign-in; the user is signed out everywhere."""
        me, form = _administrator(request), request.state.form
        try:
            if form.get("password", "") != form.get("again", ""):
                raise unlike()
            self._station.store.people.set_password(
                request.path_params["name"],
                form.get("password", ""),
                by=me.shown,
                at=self._station.now(),
                temporary=True,
            )
        except NotAllowedError as error:
            return self._one(request, HTTPStatus.BAD_REQUEST, error)
        return _to_user(request.path_params["name"])

    def sign_out(self, request: Request) -> Response:
        """End all sessions of a user."""
        me, name = _administrator(request), request.path_params["name"]
        self._station.store.sessions.end_all(name, by=me.shown, at=self._station.now())
        return _to_user(name)

    def remove(self, request: Request) -> Response:
        """Take a user away; the box beside the button has to be ticked."""
        me, form = _administrator(request), request.state.form
        if "sure" not in form:
            return self._one(request, HTTPStatus.BAD_REQUEST)
        try:
            self._station.store.people.remove(request.path_params["name"], by=me.shown, at=self._station.now())
        except NotAllowedError as error:
            return self._one(request, HTTPStatus.BAD_REQUEST, error)
        return RedirectResponse("/users", HTTPStatus.SEE_OTHER)

    def _list(self, request: Request, status: int = HTTPStatus.OK, error: NotAllowedError | None = None) -> Response:
        store = self._station.store
        return self._station.page(
            request,
            "users.html",
            status,
            users=store.people.all(),
            sessions=store.sessions.count(self._station.now(), self._station.lasting),
            changes=store.people.history(_SHOWN_CHANGES),
            form=request.state.form,
            error=error,
        )

    def _one(self, request: Request, status: int = HTTPStatus.OK, error: NotAllowedError | None = None) -> Response:
        store = self._station.store
        user = store.people.get(request.path_params["name"])
        if user is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        sessions = store.sessions.count(self._station.now(), self._station.lasting).get(user.name, 0)
        return self._station.page(
            request, "user.html", status, user=user, sessions=sessions, form=request.state.form, error=error
        )


def _administrator(request: Request) -> Person:
    me = person_of(request)
    if not me.administers:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return me


def _wished(form: Form, name: str, *, active: bool, temporary: bool = False) -> User:
    role, language = form.get("role", ""), form.get("language", "")
    if role not in [*Role] or language not in LANGUAGES:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return User(
        name=name,
        shown=form.get("shown", ""),
        role=Role(role),
        sees_protected="sees_protected" in form,
        signature=form.get("signature", ""),
        language=language,
        active=active,
        temporary=temporary,
    )


def _to_user(name: str) -> Response:
    return RedirectResponse(f"/users/{quote(name, safe='')}", HTTPStatus.SEE_OTHER)
