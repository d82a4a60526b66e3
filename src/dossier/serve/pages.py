"""Which bytes an address has: files of the site and nothing else on this machine."""

from __future__ import annotations

import html
import os
import stat
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote_to_bytes

from dossier.model import Record

OWN = "~dossier/"
"""Addresses below this are the server's, never the site's."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
    ".webmanifest": "application/manifest+json",
}
"""By suffix; the tables of operating systems differ."""


class Answer(Record, frozen=True):
    """What is sent for an address."""

    status: int
    type: str
    body: bytes
    location: str | None = None


class Pages:
    """The site's files under the addresses that they will have."""

    def __init__(self, site: Path, base: str = "/") -> None:
        self.site = site
        self.base = base

    def answer(self, target: str, error: str | None = None) -> Answer:
        """Return what an address has.

        Args:
            target: path and query of the request.
            error: what the last build failed with, shown where there is no site yet.
        """
        path = _decoded(target)
        if path is None:
            return _plain(400, "This address cannot be read.")
        if path == "/" != self.base or path + "/" == self.base:
            return Answer(302, TYPES[".txt"], b"", self.base)
        if not path.startswith(self.base):
            return _plain(404, f"Nothing is served outside of {self.base}")
        inner = path.removeprefix(self.base)
        if inner == OWN + "reload.js":
            return Answer(200, TYPES[".js"], _reload_script())
        return self._file(inner, error)

    def _file(self, inner: str, error: str | None) -> Answer:
        wanted = inner + "index.html" if inner == "" or inner.endswith("/") else inner
        data = self._read(wanted)
        if data is not None:
            kind = TYPES.get(os.path.splitext(wanted)[1].lower(), "application/octet-stream")  # noqa: PTH122 - a path of an address, not of a disk
            return Answer(200, kind, self._live(data) if kind.startswith("text/html") else data)
        if self._read("index.html") is None:
            return Answer(503, TYPES[".html"], self._live(_waiting(error)))
        lost = self._read("404.html") or b"<!doctype html><title>Not here</title><p>Not here.</p>"
        return Answer(404, TYPES[".html"], self._live(lost))

    def _read(self, inner: str) -> bytes | None:
        """Return the bytes of a file of the site; ``None`` where it is none."""
        parts = inner.split("/")
        if any(part in {"", ".", ".."} or part.startswith(".") for part in parts):
            return None
        path = os.path.join(self.site, *parts)  # noqa: PTH118 - Path would drop what it holds for noise
        top = os.path.realpath(self.site)
        if os.path.realpath(path) != os.path.join(top, *parts):  # noqa: PTH118 - a link leads somewhere else
            return None
        return _read_file(path)

    def _live(self, page: bytes) -> bytes:
        """Return an HTML page with the script that reloads it; the file on disk has none."""
        script = f'<script src="{html.escape(self.base)}{OWN}reload.js" defer></script>'.encode()
        end = page.lower().rfind(b"</body")
        return page + script if end < 0 else page[:end] + script + page[end:]


def _decoded(target: str) -> str | None:
    """Return the path of a request as text; ``None`` where it has signs that no path of ours has."""
    path = target.split("?", 1)[0].split("#", 1)[0]
    try:
        text = unquote_to_bytes(path).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    is_plain = text.startswith("/") and "\\" not in text and "\x00" not in text
    return text if is_plain else None


def _read_file(path: str) -> bytes | None:
    try:
        number = os.open(
            path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        )
    except (OSError, ValueError):
        return None
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            return None
        return file.read()


def _reload_script() -> bytes:
    return (files("dossier.serve") / "reload.js").read_bytes()


def _plain(status: int, words: str) -> Answer:
    return Answer(status, TYPES[".txt"], words.encode())


def _waiting(error: str | None) -> bytes:
    words = html.escape(error) if error else "The first build is under way."
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>No site yet</title></head>"
        f"<body><h1>No site yet</h1><pre>{words}</pre></body></html>"
    ).encode()
