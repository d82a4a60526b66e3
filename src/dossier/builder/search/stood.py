"""Reading the index of the last build from its scripts, which say all that it is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import msgspec

from dossier.builder.search.passages import Chunk
from dossier.builder.search.postings import Postings, Stood
from dossier.builder.search.scripts import place

_INDEX = msgspec.json.Decoder(dict[str, Any])
_TERMS = msgspec.json.Decoder(list[str | list[int]])
_RUN = msgspec.json.Decoder(list[msgspec.Raw])
_ARTICLE = msgspec.json.Decoder(tuple[str, str, str, str, str, str, list[msgspec.Raw]])


def stood(read: Callable[[str], memoryview | None]) -> Stood | None:
    """Return the index as it was; ``None`` where it is one script, or says less than everything.

    Args:
        read: returns the bytes of a file of the site, ``None`` where it is not as it was written.
    """

    def value(name: str, form: msgspec.json.Decoder[Any]) -> Any:
        script = bytes(read(place(name)) or b"")
        return form.decode(script[script.index(b",") + 1 : script.rindex(b")")])

    try:
        index = value("index", _INDEX)
        chunks: defaultdict[str, list[Chunk]] = defaultdict(list)
        for article, chunk in (one for _, name in index["p"] for one in _chunks(value(name, _RUN))):
            chunks[article].append(chunk)
        postings: Postings = {}
        for _, name in index["t"]:
            postings.update(_postings(value(name, _TERMS)))
    except (ValueError, msgspec.MsgspecError):
        return None
    return Stood({article: tuple(of) for article, of in chunks.items()}, postings)


def _chunks(run: list[msgspec.Raw]) -> Iterator[tuple[str, Chunk]]:
    for raw in run:
        article, *_, passages = _ARTICLE.decode(raw)
        yield article, (len(passages), bytes(raw))


def _postings(flat: list[Any]) -> Iterator[tuple[str, list[int]]]:
    """Yield each term with the numbers of its rows; one that stands nearly everywhere has none to read."""
    for term, steps in zip(flat[::2], flat[1::2], strict=True):
        yield term, [*accumulate(steps)]
