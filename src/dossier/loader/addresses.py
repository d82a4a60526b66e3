"""Addresses of web pages: when two of them mean the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_PASSING = re.compile(
    r"(?:utm_|fbclid$|gclid$|dclid$|msclkid$|mc_[ce]id$|igshid$|yclid$|_ga$|ref_src$)"
)
"""Parameters that say how a reader came, not what is read."""


def canonical(url: str) -> str:
    """Return an address in the form by which two that mean the same page are recognised.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    kept = [
        (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _PASSING.match(k)
    ]
    path = unquote(parts.path).rstrip("/")
    return f"{host}{port}{path}{'?' + urlencode(sorted(kept)) if kept else ''}"
