"""What takes faxes in through one inbox of whatever kind: a thread that is started, asked how it is, and stopped."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """How a receiver is. ``problem`` is the code of what stands in the way, ``None`` when all is well."""

    observing: bool = False
    scans: int = 0
    taken: int = 0
    problem: str | None = None


class Receiver(ABC):
    """One for each inbox; of it are ``watch.Watch`` and ``mail_watch.MailWatch``.

    Args:
        refused: told the names that are not taken, with the codes of why, after every look that changed them.
        name: of the inbox, for the log.
    """

    def __init__(self, refused: Callable[[Mapping[str, str]], None], name: str) -> None:
        self._tell_refused, self._name = refused, name
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"inbox-{name}", daemon=True)
        self._health = Health()
        self._told: Mapping[str, str] | None = None
        self._said: str | None = None

    def start(self) -> None:
        """Receive from now on."""
        self._thread.start()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Finish what is in hand and stop. ``False``: it did not stop in time."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        """Whether the thread is at work."""
        return self._thread.is_alive()

    @property
    def health(self) -> Health:
        """How it was at the last look."""
        return self._health

    @abstractmethod
    def _run(self) -> None:
        """Look again and again until ``_stop`` is set."""

    def _refuse(self, refused: Mapping[str, str]) -> None:
        """Tell what is not taken, where that has changed."""
        if refused != self._told:
            self._tell_refused(refused)
            self._told = refused

    def _problem(self, code: str | None) -> str | None:
        """Say it once when a problem comes and once when it has passed."""
        if code != self._said:
            if code:
                log.warning("%s: %s", self._name, code)
            else:
                log.info("%s: well again after %s", self._name, self._said)
            self._said = code
        return code
