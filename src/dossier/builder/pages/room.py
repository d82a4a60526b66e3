"""How much of a page something takes, so that pages stay light: what finds no room stands on a further page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import TypeVar

import msgspec

T = TypeVar("T")


def fitting(things: Sequence[T], room: int, most: int | None = None) -> Sequence[T]:
    """Return the first things for which there is room, one at least.

    Args:
        things: records that a template shows, in order.
        room: bytes for all of them.
        most: how many are shown even where there is room for more.
    """
    sizes = accumulate(map(size, things[:most]))
    return things[: max(1, sum(1 for _ in takewhile(lambda taken: taken <= room, sizes)))]


def size(thing: object) -> int:
    """Return about how many bytes of a page show a record: the names of its fields are as long as the tags."""
    return len(msgspec.json.encode(thing, enc_hook=str))
