"""HTTP for one person on one machine."""

from __future__ import annotations

import json
import select
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dossier.serve.live import Live, News
from dossier.serve.pages import OWN, Answer, Pages

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
MOST_STREAMS = 200
"""Open pages that are told of builds at the same time."""
_LOOK = 0.5
"""Seconds between looks whether a page that listens was closed."""
_PATIENCE = 30
"""Seconds that a connection may stay silent before it is closed."""


class Server(ThreadingHTTPServer):
    """Serves pages on loopback to those who ask for it by a name of loopback."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, pages: Pages, live: Live, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.pages = pages
        self.live = live
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        own = self.server_address[1]
        names = ("localhost", "127.0.0.1", "[::1]")
        self.hosts = frozenset(
            f"{name}{port}"
            for name in names
            for port in (f":{own}", *([""] if own == 80 else []))  # noqa: PLR2004 - the port that is left out
        )

    @property
    def address(self) -> str:
        """Return the address of the home page."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.pages.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a page was closed before all of it was sent."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "dossier"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer with a page, or tell of builds for as long as the page is open."""
        asked = self.headers.get_all("Host") or [""]
        if len(asked) > 1 or asked[0].lower() not in self.server.hosts:
            self._send(Answer(421, "text/plain; charset=utf-8", b"This server has another name."))
        elif self.path == f"{self.server.pages.base}{OWN}events":
            self._tell()
        else:
            self._send(self.server.pages.answer(self.path, self.server.live.now().error))

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the terminal for what matters."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self._send_common()
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_common(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)

    def _tell(self) -> None:
        """Send the state of the site now and after each build, until the page is closed."""
        self.close_connection = True
        if not self.server.streams.acquire(blocking=False):
            self._send(Answer(503, "text/plain; charset=utf-8", b"Too many pages are open."))
            return
        try:
            self.send_response(200)
            self._send_common()
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self._stream()
        except OSError:
            return
        finally:
            self.server.streams.release()

    def _stream(self) -> None:
        live = self.server.live
        news: News | None = live.now()
        seen = -1
        while not live.is_closed:
            if news:
                seen = news.number
                words = json.dumps({"version": news.version, "error": news.error})
                self.wfile.write(f"retry: 500\ndata: {words}\n\n".encode())
            elif _is_gone(self.connection):
                return
            news = live.wait(seen, _LOOK)


def _is_gone(connection: socket.socket) -> bool:
    """Say whether the other side closed the connection."""
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
