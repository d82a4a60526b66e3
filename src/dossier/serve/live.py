"""What open pages should know: which build they show, and what is wrong with the last one."""

from __future__ import annotations

import secrets
import threading

from dossier.model import Record


class News(Record, frozen=True):
    """The state of the site at one moment."""

    version: str
    """Changes with each good build, and when the server is started again."""
    error: str | None
    """What the last build failed with."""
    number: int
    """Counts everything that happened."""


class Live:
    """The state of the site, shared by the builder and the open streams."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._run = secrets.token_hex(4)
        self._builds = 0
        self._number = 0
        self._error: str | None = None
        self.is_closed = False

    def now(self) -> News:
        """Return the present state."""
        with self._changed:
            return self._news()

    def succeed(self) -> None:
        """Note a good build."""
        self._note(builds=1, error=None)

    def fail(self, error: str) -> None:
        """Note a build that left the site as it was."""
        self._note(builds=0, error=error)

    def close(self) -> None:
        """Let every stream end."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    def wait(self, seen: int, timeout: float) -> News | None:
        """Return the state as soon as it is newer than ``seen``; ``None`` after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._number > seen or self.is_closed, timeout)
            return self._news() if self._number > seen else None

    def _note(self, *, builds: int, error: str | None) -> None:
        with self._changed:
            self._builds += builds
            self._number += 1
            self._error = error
            self._changed.notify_all()

    def _news(self) -> News:
        return News(f"{self._run}-{self._builds}", self._error, self._number)
