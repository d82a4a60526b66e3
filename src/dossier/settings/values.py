"""Readers of single values: a node in, the value out, or a sentence that says what was expected."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from pathlib import PurePosixPath

from yaml.nodes import Node, ScalarNode

from dossier.model import Basis, FoundDate, Interval, Precision
from dossier.settings.addresses import is_address
from dossier.settings.tree import gather, is_empty, items, quoted, refuse

Reader = Callable[[Node], object]

LONGEST_TEXT = 200_000
"""Code points of an introduction or a note."""


def text(node: Node) -> str:
    """Return the text of a scalar, trimmed."""
    if not isinstance(node, ScalarNode):
        refuse(node, "a text is expected here, not a list or further fields.")
    value = str(node.value).strip()
    if not value:
        refuse(node, "nothing stands here; give a text, or leave the field out.")
    if len(value) > LONGEST_TEXT:
        refuse(node, f"a text of more than {LONGEST_TEXT} characters stands here; shorten it.")
    return value


def line(node: Node) -> str:
    """Return a text that stays on one line."""
    return " ".join(text(node).split())


def lines(node: Node) -> tuple[str, ...]:
    """Return a list of texts; a single text is a list of one."""
    if isinstance(node, ScalarNode):
        return (line(node),)
    values = gather(line, items(node, "these"))
    return tuple(dict.fromkeys(values))


def yes_or_no(node: Node) -> bool:
    """Return what ``yes``, ``no``, ``true`` or ``false`` means."""
    value = text(node).casefold()
    if value not in {"yes", "no", "true", "false"}:
        refuse(node, f'{quoted(value)} is neither "yes" nor "no".')
    return value in {"yes", "true"}


def one_of(*words: str) -> Reader:
    """Return a reader that takes one of a few words."""
    choice = " or ".join((", ".join(f'"{w}"' for w in words[:-1]), f'"{words[-1]}"'))

    def read(node: Node) -> str:
        value = line(node)
        if value not in words:
            refuse(node, f"{quoted(value)} is not known here; it must be {choice}.")
        return value

    return read


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def language(node: Node) -> str:
    """Return a BCP 47 tag."""
    value = line(node)
    if not _LANGUAGE.fullmatch(value):
        refuse(node, f'{quoted(value)} is not a language tag; write "en", "ar" or "pt-BR".')
    return value


def address(node: Node) -> str:
    """Return an ``http`` or ``https`` address."""
    value = line(node)
    if not is_address(value):
        refuse(node, f"{quoted(value)} is not an address; write it whole, beginning with https://.")
    return value


def base_address(node: Node) -> str:
    """Return the address of a site, with a slash at its end."""
    value = address(node)
    if "?" in value or "#" in value:
        refuse(
            node, f"{quoted(value)} is not the address of a site; leave out what follows ? or #."
        )
    return value.rstrip("/") + "/"


def path(node: Node) -> str:
    """Return a path inside the dossier's folder, with forward slashes."""
    value = line(node).replace("\\", "/")
    pure = PurePosixPath(value)
    if pure.is_absolute() or ".." in pure.parts or re.match(r"[A-Za-z]:", value):
        refuse(node, f"{quoted(value)} leads out of the folder; give a path inside it.")
    if not value.isprintable():
        refuse(node, f"{quoted(value)} holds a sign that no path has; give a path as it is.")
    return pure.as_posix()


def colour(node: Node) -> str:
    """Return a colour as ``#rrggbb``."""
    value = "" if is_empty(node) else line(node)
    match = re.fullmatch(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})", value)
    if not match:
        shown = f"{quoted(value)} is not a colour" if value else "the colour is missing"
        refuse(node, f'{shown}; write it in quotes, since # begins a comment: "#7a1f2b".')
    digits = match[1].lower()
    return "#" + (digits if len(digits) == len("rrggbb") else "".join(d * 2 for d in digits))


def slug(node: Node) -> str:
    """Return a short name that may stand in an address."""
    value = line(node)
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", value):
        refuse(node, f"{quoted(value)} cannot stand in an address; use a-z, 0-9 and hyphens.")
    return value


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CLOCK = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
)
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


def published(node: Node) -> FoundDate:
    """Return a date, a month, a year, or two of them with a slash between."""
    value = line(node)
    clock = _CLOCK.fullmatch(value)
    halves = (clock[1] if clock else value).split("/")
    intervals = [_interval(node, half.strip()) for half in halves]
    first, last = intervals[0], intervals[-1]
    if len(intervals) > 2:  # noqa: PLR2004 - from and to
        refuse(node, f"{quoted(value)} has more than one slash; write 2023-03-18/2023-03-20.")
    if len(intervals) == 1:
        return FoundDate(first, Basis.EDITOR, written=value)
    if first.start is None or last.end is None or last.end < first.start:
        refuse(node, f"{quoted(value)} ends before it begins.")
    return FoundDate(Interval(first.start, last.end, "range"), Basis.EDITOR, written=value)


def _interval(node: Node, value: str) -> Interval:
    match = _DATE.fullmatch(value)
    if not match:
        refuse(node, f"{quoted(value)} is not a date; write 2023-03-20, 2023-03 or 2023.")
    given = [int(part) for part in match.groups() if part]
    precision = _PRECISIONS[len(given) - 1]
    try:
        start = dt.date(*[*given, 1, 1][:3])
    except ValueError:
        refuse(node, f"{quoted(value)} is not a date that exists.")
    return Interval(start, _end(start, precision), precision)


def _end(start: dt.date, precision: Precision) -> dt.date:
    if precision == "year":
        return start.replace(month=12, day=31)
    if precision == "month":
        return start.replace(day=monthrange(start.year, start.month)[1])
    return start
