"""Whether the program is well, for a monitor.

``/health`` and ``/metrics`` are asked without a sign-in, by addresses that the settings name and never through a proxy.
A token instead would be one more secret to keep and to pass about, for what tells nothing of a patient or a person.
"""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from intake.alarms import health_of
from intake.alarms.metrics import CONTENT_TYPE, metrics
from intake.config import Alarms
from intake.review.station import MONITORED, Station

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class HealthPages:
    """What a monitor asks for: ``MONITORED``."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def routes(self) -> list[BaseRoute]:
        """``/health`` and ``/metrics``."""
        return [Route(path, page) for path, page in zip(MONITORED, (self.health, self.metrics), strict=True)]

    def health(self, request: Request) -> Response:
        """200 where all is well, else 503; the codes of the alarms."""
        if not _may_ask(request, self._station.settings.alarms):
            return _refused()
        record = health_of(self._station.settings.storage.root, self._station.now())
        well = record is not None and record.well
        alarms = [
            {"code": alarm.code, "level": alarm.level, "since": alarm.since.isoformat()}
            for alarm in (record.alarms if record is not None else ())
        ]
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse({"well": well, "alarms": alarms}, status)

    def metrics(self, request: Request) -> Response:
        """The record in the text format of Prometheus."""
        if not _may_ask(request, self._station.settings.alarms):
            return _refused()
        record = health_of(self._station.settings.storage.root, self._station.now())
        return Response(metrics(record), media_type=CONTENT_TYPE)


def _may_ask(request: Request, alarms: Alarms) -> bool:
    """Through a proxy on this machine everybody would come from this machine."""
    if request.client is None or any(header in request.headers for header in _FORWARDED):
        return False
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in alarms.monitors)


def _refused() -> Response:
    return PlainTextResponse("Bara för övervakning (alarms.monitor_addresses).\n", HTTPStatus.FORBIDDEN)
