"""The last look: whether a withheld name has slipped through into a page, in any form."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from dossier.errors import OutputError
from dossier.text import fold
from dossier.withholding.hiding import JOINED, folded
from dossier.withholding.seen import seen

if TYPE_CHECKING:  # the builder brings Jinja along, which reading does not need
    from dossier.builder.page import Page


def refuse_leaks(pages: Sequence[Page], names: Sequence[str]) -> None:
    """Refuse pages in which a withheld name occurs in any form.

    Raises:
        OutputError: naming the page; the name itself is not repeated.
    """
    signs = [sign for name in names for sign in sorted(_signs(name))]
    if not signs:
        return
    pattern = re.compile("|".join(rf"(?<![^\W_]){sign}(?![^\W_])" for sign in signs))
    for page in pages:
        plain = _plain(page.path + "\n" + page.data.decode("utf-8", "replace"))
        if pattern.search(plain):
            raise OutputError(
                f"{page.path} would hold a name that is withheld; nothing was written. "
                "Look for it in dossier.yaml, in templates/ and in static/."
            )


def _plain(text: str) -> str:
    text, _ = seen(text)
    return text.casefold() if text.isascii() else "".join(map(_fold_sign, text)).casefold()


@lru_cache(maxsize=16_384)
def _fold_sign(sign: str) -> str:
    return sign if sign.isascii() else (fold(sign) if sign.isalpha() else sign)


_BETWEEN = r"(?:[\s_+./,-]|%20|&#32;|&nbsp;){1,3}"


def _signs(name: str) -> set[str]:
    """Return patterns of the forms in which a name could slip through: joined, turned, encoded, hashed."""
    words = list(folded(name))
    if not words:
        return set()
    turned = [word[::-1] for word in reversed(words)]
    orders = [words, turned, list(reversed(words)), [words[-1], *words[:-1]]]
    found = {_BETWEEN.join(map(re.escape, order)) for order in orders}
    if len("".join(words)) >= JOINED:
        found |= {re.escape("".join(words)), re.escape("".join(turned))}
    for spelt in (name, name.lower(), " ".join(words), "-".join(words)):
        found |= {re.escape(one.casefold()) for one in _encoded(spelt)}
    return found


def _encoded(name: str) -> Iterator[str]:
    data = name.encode()
    yield quote(name)
    yield data.hex()
    yield base64.b64encode(data).decode().rstrip("=")
    for algorithm in ("md5", "sha1", "sha256"):
        yield hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
