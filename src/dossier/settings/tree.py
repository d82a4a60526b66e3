"""From the bytes of a YAML file to nodes that know their line, with what YAML would do too much left out.

Every scalar stays the text that was typed: ``no`` is no boolean, ``1.10`` no number, ``2023-03-20``
no date. Aliases are refused (a few hundred bytes of them can stand for gigabytes), and so are
explicit types, a key that stands twice, and more than one document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NoReturn, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

LARGEST = 16 * 2**20
"""Bytes beyond which a file is not taken for settings written by people."""
DEEPEST = 20
"""Levels of nesting; the settings need five."""

LONGEST_SHOWN = 80
"""Code points of a value in a message."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Mistakes(Exception):  # noqa: N818 - it carries several, and is turned into SettingsError
    """What is wrong, as rows of line number (0: the whole file) and sentence."""

    def __init__(self, *rows: tuple[int, str]) -> None:
        super().__init__(*rows)
        self.rows = rows


def line_of(node: Node) -> int:
    """Return the line at which the node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def refuse(node: Node, sentence: str) -> NoReturn:
    """Say what is wrong with a node.

    Raises:
        Mistakes: always.
    """
    raise Mistakes((line_of(node), sentence))


def quoted(value: str) -> str:
    """Return a value of the file as a message shows it: on one line, and not too much of it."""
    words = " ".join(value.split())
    return f'"{words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"}"'


def gather(read: Callable[[_In], _Out], given: Iterable[_In]) -> tuple[_Out, ...]:
    """Return what ``read`` makes of each value, and go on after a mistake to find the next.

    Raises:
        Mistakes: all that were found.
    """
    values: list[_Out] = []
    rows: list[tuple[int, str]] = []
    for each in given:
        try:
            values.append(read(each))
        except Mistakes as found:
            rows += found.rows
    if rows:
        raise Mistakes(*rows)
    return tuple(values)


def is_empty(node: Node) -> bool:
    """Say whether nothing stands after the colon."""
    plain = isinstance(node, ScalarNode) and not (node.style or "").strip()
    return plain and node.value in {"", "~", "null"}


def pairs(node: Node, what: str) -> tuple[tuple[ScalarNode, Node], ...]:
    """Return the keys and values of a mapping.

    Args:
        node: the mapping.
        what: names it in a message ("an article").

    Raises:
        Mistakes: it is no mapping, or a key is no text or stands twice.
    """
    if not isinstance(node, MappingNode):
        refuse(node, f"{what} must be given as lines of the form `field: value`.")
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            refuse(key, f"a field of {what} must be a plain word.")
    ordered = sorted((str(key.value), line_of(key)) for key, _ in node.value)
    for (first, line), (second, again) in pairwise(ordered):
        if first == second:
            raise Mistakes(
                (again, f"{quoted(first)} stands here a second time; line {line} has it too.")
            )
    return tuple(node.value)


def items(node: Node, what: str) -> tuple[Node, ...]:
    """Return the entries of a list.

    Raises:
        Mistakes: it is no list.
    """
    if not isinstance(node, SequenceNode):
        refuse(node, f"{what} must be given as a list, one line each, beginning with `- `.")
    return tuple(node.value)


def compose(data: bytes) -> Node | None:
    """Return the root of the file; ``None`` where it says nothing.

    Raises:
        Mistakes: it is not such a file.
    """
    text = _decode(data)
    try:
        _examine(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise Mistakes(_explain(error)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Mistakes((line, "a control character stands here; delete it.")) from None
    return None if root is None or is_empty(root) else root


def _decode(data: bytes) -> str:
    if len(data) > LARGEST:
        raise Mistakes((0, f"the file is larger than {LARGEST // 2**20} MB; settings are not."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Mistakes((line, "this is not UTF-8; save the file as UTF-8.")) from None


def _examine(text: str) -> None:
    """Refuse what is cheap to write and dear to read, before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise Mistakes((line, f"`*{event.anchor}` is an alias; write the value out."))
        if tag := getattr(event, "tag", None):
            raise Mistakes((line, f"`{tag}` is a type; leave it out, all values are text."))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Mistakes(
                (line, f"nested more than {DEEPEST} levels deep; nothing here needs that.")
            )


_CURES = (
    ("cannot start any token", "a tab or a stray sign stands here; indent with spaces, and put the value in quotes."),
    ("mapping values are not allowed", "a colon stands inside a value; put the whole value in quotes."),
    ("could not find expected ':'", "a line without a colon stands here; write `field: value`, or indent a longer text."),
    ("expected a single document", "a second `---` stands here; the file holds one set of settings."),
    ("did not find expected key", "this line does not fit those above; look at its indent and at the quotes before it."),
    ("while scanning a quoted scalar", "quotes are opened here and never closed."),
    ("did not find expected", "this line does not fit those above; look at indents, brackets and quotes."),
    ("unexpected end of stream", "quotes or brackets are opened here and never closed."),
)  # fmt: skip


def _explain(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    said = f"{error.context or ''} {error.problem or ''}".strip()
    for sign, cure in _CURES:
        if sign in said:
            return line, cure
    return line, f"this cannot be read as YAML ({said})."
