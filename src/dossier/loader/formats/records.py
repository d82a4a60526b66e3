"""One record of a collection, whatever held it: named values in, a draft out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from dossier.loader.draft import Draft, DraftBlock, Field, Given, Hint
from dossier.loader.formats.plain import blocks as plain_blocks
from dossier.loader.formats.record_names import NAMES, Part
from dossier.loader.formats.web.fragment import blocks as markup_blocks
from dossier.loader.formats.web.names import authors, clean_headline
from dossier.loader.tidy import tidy
from dossier.model import Basis, Issue, Span

_TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|h\d|ul|ol|li|span|figure|img|blockquote|table)\b[^<>]*>",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+$")
LEAST_TEXT = 40
"""Characters below which a value is not taken for the text of an article."""
LONGEST_VALUE = 500


class Value:
    """A named value of a record, as text."""

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text


def key(name: str) -> str:
    """Return a field's name for comparison: "Pub. Date" and "pub_date" are one."""
    return re.sub(r"[\W_]+", "", name).casefold()


_PARTS: dict[Part, dict[str, int]] = {
    part: {key(name): rank for rank, name in reversed(list(enumerate(names.split())))}
    for part, names in NAMES
}


def find(values: list[Value], part: Part) -> list[Value]:
    """Return the values of a part, most trusted first."""
    ranks = _PARTS[part]
    found = [v for v in values if key(v.name) in ranks and v.text.strip()]
    return sorted(found, key=lambda v: ranks[key(v.name)])


def text_of(values: list[Value]) -> Value | None:
    """Return the value that holds the text of the article: the best named one that is long enough."""
    found = [v for v in find(values, "text") if len(v.text) >= LEAST_TEXT]
    return found[0] if found else None


_SUMMARIES = frozenset(
    {"abstract", "leadparagraph", "snippet", "summary", "description", "trailtext", "article"}
)
_NO_TITLES = frozenset({"name", "head"})
_OF_NEWS: tuple[Part, ...] = ("published", "url", "byline", "source")


def is_article(values: list[Value]) -> bool:
    """Say whether a record is one of an article: it has a text, or a title and something of news."""
    text = text_of(values)
    if text is not None and key(text.name) not in _SUMMARIES:
        return True
    titles = [v for v in find(values, "headline") if key(v.name) not in _NO_TITLES]
    return bool(titles) and (text is not None or any(find(values, part) for part in _OF_NEWS))


def has_text_field(names: Iterable[str]) -> bool:
    """Say whether one of the names is used for the text of articles."""
    return any(key(name) in _PARTS["text"] for name in names)


def draft(values: list[Value], record: int | None) -> Draft | None:
    """Return the draft of a record, ``None`` where it holds no text and no headline.

    Args:
        values: what the record says, in its own order.
        record: its number in the file, counted from 1.
    """
    text = text_of(values)
    values = [v if v is text else _cleaned(v) for v in values]
    headlines = [v for v in find(values, "headline") if v is not text]
    if text is None and not headlines:
        return None
    for value in headlines[:1]:
        value.text = clean_headline(value.text, tuple(v.text for v in find(values, "source")), ())
    raw, places = _written(values)
    blocks: list[DraftBlock] = []
    if headlines:
        blocks += _line(headlines[0].text, places[id(headlines[0])], "headline")
    if text is not None:
        blocks += body(raw, places[id(text)])
    given = tuple(_given(values, places, text))
    if text is None or (key(text.name) in _SUMMARIES and text.text.count(" ") < _SUMMARY):
        why = "no text in the record" if text is None else "only a summary in the record"
        given += (Given("cut_off", why, Basis.RECORD),)
    return Draft(raw, tuple(blocks), given, record, is_markup=True)


_SUMMARY = 100
"""Words up to which a field for summaries holds one, and not the text."""


def _cleaned(value: Value) -> Value:
    """Return a short value without markup: titles and summaries may hold some."""
    words = value.text
    if len(words) < _LONGEST_MARKUP and (_TAG.search(words) or "&" in words):
        words = unescape(_ANY_TAG.sub("", words)).strip()
    return Value(value.name, words)


_LONGEST_MARKUP = 4000
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def body(raw: str, span: Span) -> tuple[DraftBlock, ...]:
    """Return the blocks of a text that may be markup or plain."""
    words = span.of(raw)
    if _TAG.search(words):
        return markup_blocks(raw, span)
    return plain_blocks(words, span.start)


def _written(values: list[Value]) -> tuple[str, dict[int, Span]]:
    parts: list[str] = []
    places: dict[int, Span] = {}
    length = 0
    for value in values:
        head = f"{value.name}: "
        places[id(value)] = Span(length + len(head), length + len(head) + len(value.text))
        parts += (head, value.text, "\n")
        length += len(head) + len(value.text) + 1
    return "".join(parts), places


def _line(words: str, span: Span, hint: Hint) -> list[DraftBlock]:
    line = words.replace("\n", " ").replace("\r", " ").replace("\x0b", " ").replace("\x0c", " ")
    text, runs = tidy(line, span.start)
    return [DraftBlock(text, runs, hint, gap=2)] if text else []


def _given(values: list[Value], places: dict[int, Span], text: Value | None) -> Iterator[Given]:
    for part, _ in NAMES:
        if part == "text":
            continue
        for value in find(values, part):
            words = " ".join(value.text.split())
            if value is text or len(words) > LONGEST_VALUE or not _fits(part, words):
                continue
            if part == "standfirst" and text is not None and _is_in(words, text.text):
                continue
            split = authors(words) if part == "byline" else (words,)
            yield from (Given(part, v, Basis.RECORD, places[id(value)]) for v in split)
            if part == "byline" and split:
                break


def _is_in(words: str, text: str) -> bool:
    """Say whether a summary is nothing but the beginning of the text."""
    begin = _DOTS.split(words, maxsplit=1)[0][:_ALIKE]
    return " ".join(_ANY_TAG.sub(" ", text[: 4 * LONGEST_VALUE]).split()).startswith(begin)


_DOTS = re.compile(r" ?\[?(?:…|\.\.\.)")


_ALIKE = 60
"""Characters."""


def _fits(part: Field, words: str) -> bool:
    if part in {"url", "archived_url"}:
        return bool(_URL.match(words))
    return part != "source" or not (words.isdigit() or words.startswith(("http://", "https://")))


def flatten(record: Mapping[str, Any]) -> list[Value]:
    """Return the values of a nested record as text, in its order."""
    found: list[Value] = []
    for name, value in record.items():
        is_text = isinstance(value, list) and key(str(name)) in _PARTS["text"]
        words = _paragraphs(value) if is_text else _words(value, 0)
        if words:
            found.append(Value(str(name), words))
    for name in ("fields", "_source", "attributes", "article"):
        inner = record.get(name)
        if isinstance(inner, Mapping):
            found += [Value(str(k), w) for k, v in inner.items() if (w := _words(v, 0))]
    return found


def _paragraphs(value: list[Any]) -> str:
    return "\n\n".join(w for v in value if (w := _words(v, 1)))


def _words(value: Any, depth: int) -> str:
    """Return a value of any shape as text: a person's name, a date's parts, a list's entries."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or depth > 3:  # noqa: PLR2004 - names nest no deeper
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        words = [w for v in value[:1000] if (w := _words(v, depth + 1))]
        return ("\n\n" if any(len(w) > LONGEST_VALUE / 4 for w in words) else "; ").join(words)
    return _named(value, depth) if isinstance(value, Mapping) else ""


def _named(value: Mapping[str, Any], depth: int) -> str:
    if isinstance(value.get("family"), str):
        return f"{_words(value.get('given'), depth + 1)} {value['family']}".strip()
    if isinstance(value.get("lastName"), str):
        return f"{_words(value.get('firstName'), depth + 1)} {value['lastName']}".strip()
    if isinstance(parts := value.get("date-parts"), list) and parts and isinstance(parts[0], list):
        return "-".join(str(p).zfill(2) for p in parts[0][:3])
    for name in (
        "name",
        "main",
        "original",
        "title",
        "value",
        "#text",
        "$t",
        "text",
        "term",
        "raw",
        "url",
        "href",
        "@id",
    ):
        if words := _words(value.get(name), depth + 1):
            return words
    return ""


def without_text(file: str, records: list[int]) -> Issue:
    """Return the issue for records that hold no text."""
    first = ", ".join(str(r) for r in records[:5]) + (" …" if len(records) > 5 else "")  # noqa: PLR2004 - enough to find them
    message = (
        f"{file} has {len(records)} record{'s' if len(records) > 1 else ''} without text and headline ({first}): "
        "export it again with the full text."
    )
    return Issue("record-without-text", "warning", file, message)
