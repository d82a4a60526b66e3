"""Reading the index of the last build from its scripts, which say all that it is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dossier.builder.search.passages import Chunk
from dossier.builder.search.postings import Stood, Term
from dossier.builder.search.scripts import place

_INDEX = msgspec.json.Decoder(dict[str, Any])
_TERMS = msgspec.json.Decoder(list[str | int | list[int]])
_RUN = msgspec.json.Decoder(list[msgspec.Raw])
_ARTICLE = msgspec.json.Decoder(tuple[str, str, str, str, str, str, list[msgspec.Raw]])


def stood(read: Callable[[str], memoryview | None]) -> Stood | None:
    """Return the index as it was; ``None`` where it is one script, or says less than everything.

    Args:
        read: returns the bytes of a file of the site, ``None`` where it is not as it was written.
    """

    def value(name: str) -> bytes:
        script = bytes(read(place(name)) or b"")
        return script[script.index(b",") + 1 : script.rindex(b")")]

    try:
        index = _INDEX.decode(value("index"))
        chunks: defaultdict[str, list[Chunk]] = defaultdict(list)
        for article, chunk in (one for _, name in index["p"] for one in _chunks(value(name))):
            chunks[article].append(chunk)
        terms = dict(one for _, name in index["t"] for one in _terms(value(name)))
    except (ValueError, msgspec.MsgspecError):
        return None
    return Stood({article: tuple(of) for article, of in chunks.items()}, terms)


def _chunks(run: bytes) -> Iterator[tuple[str, Chunk]]:
    for raw in _RUN.decode(run):
        article, *_, passages = _ARTICLE.decode(raw)
        yield article, (len(passages), bytes(raw))


def _terms(run: bytes) -> Iterator[tuple[str, Term]]:
    """Yield each term."""
    flat: list[Any] = _TERMS.decode(run)
    raw = _RUN.decode(run)
    encoded = map(b",".join, zip(raw[::2], raw[1::2], strict=True))
    return zip(flat[::2], map(Term, encoded, flat[1::2]), strict=True)
