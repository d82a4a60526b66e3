"""Which texts are addresses of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dossier.errors import InputError


def is_address(value: str) -> bool:
    """Say whether a text is a whole ``http`` or ``https`` address."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    spaced = re.search(r"[\s<>\"]", value)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not spaced


def site_address(value: str) -> str:
    """Return the address of a site as it was given to a command, with a slash at its end.

    Raises:
        InputError: it is none.
    """
    if not is_address(value) or "?" in value or "#" in value:
        raise InputError(
            f'"{value}" is not the address of a site; write it whole, beginning with https://.'
        )
    return value.rstrip("/") + "/"
