"""Fetching one address within bounds: how long, how much, how far, and never to where no reader may go.

The address that a person gives may lie anywhere. One that a page redirects to must be public, unless
the given one was of the same private kind: otherwise any page could make this machine ask its own
network. A name is resolved once, and the address that was looked at is the one that is asked.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from dossier import __version__
from dossier.model import Record

Reach = Literal["public", "private", "loopback"]


class FetchError(Exception):
    """An address cannot be fetched; the sentence says why."""


class Limits(Record, frozen=True):
    """Bounds of one address."""

    size: int = 64 * 2**20
    """Bytes."""
    seconds: float = 60
    """For all of it, redirects included."""
    silence: float = 15
    """Seconds in which nothing arrives."""
    redirects: int = 8


class Fetched(Record, frozen=True):
    """What an address gave."""

    url: str
    """After redirects."""
    status: int
    content_type: str
    data: bytes
    sha256: str


class _Answer(Record, frozen=True):
    status: int
    headers: dict[str, str]
    """By their names in lower case."""
    data: bytes


_HEADERS = {
    "User-Agent": f"dossier/{__version__}",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip, identity;q=0.9",
    "Connection": "close",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_NEWS = ("image/", "video/", "audio/", "font/")
_CHUNK = 65_536


def fetch(url: str, limits: Limits) -> Fetched:
    """Return what an address gives.

    Raises:
        FetchError: it cannot be fetched, or not within the limits.
    """
    end = time.monotonic() + limits.seconds
    first: Reach | None = None
    for _ in range(limits.redirects + 1):
        reach, numbers = _look_up(url, first)
        first = first or reach
        answer = _ask(url, numbers, limits, end)
        place = answer.headers.get("location")
        if answer.status in _MOVED and place:
            url = urljoin(url, place).partition("#")[0]
            continue
        return _kept(url, answer)
    raise FetchError(f"it redirects more than {limits.redirects} times")


def _kept(url: str, answer: _Answer) -> Fetched:
    kind = answer.headers.get("content-type", "")
    if answer.status != http.client.OK:
        raise FetchError(
            f"it answers {answer.status} {http.client.responses.get(answer.status, '')}".strip()
        )
    if kind.startswith(_NOT_NEWS):
        raise FetchError(f"it is {kind.partition(';')[0]}, which holds no text")
    if not answer.data:
        raise FetchError("it is empty")
    return Fetched(
        url.partition("#")[0], answer.status, kind, answer.data, sha256(answer.data).hexdigest()
    )


def _look_up(url: str, first: Reach | None) -> tuple[Reach, tuple[str, ...]]:
    """Return how far away an address is, and its numbers on the network.

    Raises:
        FetchError: it is none that may be asked.
    """
    parts = _parts(url)
    host, port = parts
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {host}") from error
    numbers = [str(row[4][0]).partition("%")[0] for row in rows]
    reaches = {reach_of(number) for number in numbers}
    reach: Reach = next(r for r in ("loopback", "private", "public") if r in reaches)
    if first is not None and reach not in {"public", first}:
        raise FetchError(f"it redirects to {host}, which is not on the public network")
    return reach, tuple(dict.fromkeys(numbers))


def _parts(url: str) -> tuple[str, int]:
    """Return host and port of an address that may be asked."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("this is no address") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(f"{parts.scheme}: is not fetched; only http and https are")
    if not parts.hostname:
        raise FetchError("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address holds a name or a password; leave them out")
    return parts.hostname, port or (443 if parts.scheme == "https" else 80)


def reach_of(number: str) -> Reach:
    """Return how far away a number of the network is."""
    ip = ipaddress.ip_address(number)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        ip = inner or _translated(ip) or ip
    if ip.is_loopback or ip.is_unspecified:
        return "loopback"
    return "public" if ip.is_global and not ip.is_multicast else "private"


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the old address inside one of 64:ff9b::/96, which routers translate."""
    is_one = ip in ipaddress.IPv6Network("64:ff9b::/96")
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if is_one else None


def _ask(url: str, numbers: tuple[str, ...], limits: Limits, end: float) -> _Answer:
    connection = _Pinned(url, numbers, limits.silence)
    # Bytes that trickle in, each just in time, would keep a connection for ever.
    guard = threading.Timer(max(0.0, end - time.monotonic()), connection.cut)
    guard.daemon = True
    guard.start()
    try:
        connection.request("GET", _target(url), headers=_HEADERS)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        moved = response.status in _MOVED and "location" in headers
        data = b"" if moved else _body(response, limits)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise FetchError(_failure(error, limits, end)) from error
    finally:
        guard.cancel()
        connection.close()
    if time.monotonic() >= end:
        raise FetchError(_failure(TimeoutError(), limits, end))
    return _Answer(response.status, headers, _unpacked(data, headers, limits))


def _failure(error: Exception, limits: Limits, end: float) -> str:
    if time.monotonic() >= end:
        return f"it takes longer than {limits.seconds:g} seconds"
    if isinstance(error, TimeoutError):
        return f"nothing came for {limits.silence:g} seconds"
    if isinstance(error, http.client.IncompleteRead):
        return f"it breaks off after {len(error.partial):,} bytes"
    return f"the connection failed ({str(error) or type(error).__name__})"


def _target(url: str) -> str:
    """Return what is asked of the host, with every sign escaped that has no place there."""
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*")
    return path + (f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*')}" if parts.query else "")


class _Pinned(http.client.HTTPConnection):
    """A connection to the number that was looked at, whatever the name means a moment later."""

    def __init__(self, url: str, numbers: tuple[str, ...], timeout: float) -> None:
        host, port = _parts(url)
        ascii_host = host if host.isascii() else host.encode("idna").decode()
        self._is_safe = urlsplit(url).scheme == "https"
        self._numbers = numbers
        if self._is_safe:
            self.default_port = http.client.HTTPS_PORT
        super().__init__(ascii_host, port, timeout=timeout)

    def connect(self) -> None:
        """Connect to one of the numbers, and prove the name where the address is a safe one."""
        self.sock = self._reach()
        if self._is_safe:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)

    def _reach(self) -> socket.socket:
        for number in self._numbers[:-1]:
            with contextlib.suppress(OSError):
                return socket.create_connection((number, self.port), self.timeout)
        return socket.create_connection((self._numbers[-1], self.port), self.timeout)

    def cut(self) -> None:
        """End the connection at once, from another thread."""
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """Return the body of an answer.

    Raises:
        FetchError: it is too long.
        IncompleteRead: it breaks off.
        OSError: the connection failed.
    """
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        parts.append(chunk)
        if size > limits.size:
            raise FetchError(f"it is larger than {limits.size // 2**20} MB")
    if response.length:
        raise http.client.IncompleteRead(b"".join(parts))
    return b"".join(parts)


_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Ways of packing that can be undone, and the window each needs."""


def _unpacked(data: bytes, headers: dict[str, str], limits: Limits) -> bytes:
    """Return the page itself where it was packed for the way."""
    way = headers.get("content-encoding", "identity").strip().lower()
    if way in {"", "identity", "none"} or not data:
        return data
    if way not in _PACKED:
        raise FetchError(f"it is packed in a way that cannot be unpacked ({way})")
    unpack = zlib.decompressobj(wbits=_PACKED[way])
    try:
        page = unpack.decompress(data, limits.size + 1)
    except zlib.error as error:
        raise FetchError("it is packed in a way that cannot be unpacked") from error
    if len(page) > limits.size:
        raise FetchError(f"it is larger than {limits.size // 2**20} MB")
    if not unpack.eof:
        raise FetchError("it breaks off")
    return page
