"""The editor's notes: Markdown in, safe markup out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

if TYPE_CHECKING:  # see _parser
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

OUTGOING = "noopener noreferrer nofollow"
"""What every link to another site says of itself."""


def safe_address(address: str) -> str | None:
    """Return an address that a page may link to (http, https, mailto, or of this site), or ``None``."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"} and parts.netloc:
        return address
    if parts.scheme == "mailto" or not (parts.scheme or parts.netloc or address.startswith("/")):
        return address
    return None


def notes(text: str | None) -> Markup | None:
    """Return the markup of an editor's note; raw HTML in it is shown as it is written."""
    if not text or not text.strip():
        return None
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        for child in token.children or ():
            _mark_outgoing(child)
    # the parser escapes all text and allows no raw markup
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704


@cache
def _parser() -> MarkdownIt:
    # 50 ms to import, which a dossier without notes need not pay.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
    parser.disable("image")
    parser.validateLink = _may_link  # type: ignore[method-assign, assignment]
    return parser.enable(["table", "strikethrough"])


def _may_link(address: str) -> bool:
    return safe_address(address) is not None


def _mark_outgoing(token: Token) -> None:
    if token.type == "link_open" and ":" in str(token.attrGet("href") or ""):
        token.attrSet("rel", OUTGOING)
