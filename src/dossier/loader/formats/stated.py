"""What stands above a text and names its fields: the head of a mail, of a message, of a printed page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from dossier.loader.draft import Draft, DraftBlock, Field, Given
from dossier.loader.fields.people import has_given_name, is_person
from dossier.loader.formats.chats import SENT_ON, opened
from dossier.loader.formats.printed import WHY as RUNNING
from dossier.loader.formats.printed import address, house
from dossier.model import Basis, Span

_FORWARDED = re.compile(
    r"-{2,}.{0,60}(?:forwarded|original|weitergeleitete) .{0,30}-{2,}|begin forwarded message:|on .{6,140}\bwrote:|am .{6,60} schrieb .{2,60}:|le .{6,60} a écrit\s?:",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé"
    r"|title|headline|source|publication|outlet|newspaper|author|byline|published|publication date|url|link|section"
    r"|journalist|client|media type|circulation|readership|reach|ave|page|edition|word count|country|language)\s?: (?P<value>.+)",
    re.IGNORECASE,
)
_STATED: dict[str, Field] = {
    "title": "headline",
    "headline": "headline",
    "from": "source",
    "von": "source",
    "source": "source",
    "publication": "source",
    "outlet": "source",
    "newspaper": "source",
    "author": "byline",
    "byline": "byline",
    "journalist": "byline",
    "published": "published",
    "publication date": "published",
    "url": "url",
    "link": "url",
    "section": "section",
    "subject": "headline",
    "betreff": "headline",
    "objet": "headline",
    "date": "published",
    "sent": "published",
    "datum": "published",
    "gesendet": "published",
    "envoyé": "published",
}
_HEADERS = 12
"""Lines among which the head of a mail, or fields that a person wrote above a text, stand."""
_FIRST = frozenset({"from", "subject", "von", "betreff", "objet", "title", "headline"})
"""Names of which one is there, where lines are such a head and not a byline and a date."""


def stated(raw: str, blocks: Sequence[DraftBlock]) -> Draft:
    """Return a text as a draft; the head of a mail, or named fields, above it state its fields.

    Args:
        raw: the text.
        blocks: its paragraphs and lines.
    """
    found = opened(blocks)
    sent = next((i for i, b in enumerate(found[:_FEW_HEADERS]) if SENT_ON.fullmatch(b.text)), None)
    if sent is not None and found[0].text.count(" ") < _NAME_OF_CHANNEL:
        top = tuple(replace(b, hint="furniture", why=_HEAD) for b in found[: sent + 1])
        return Draft(raw, (*top, *found[sent + 1 :]), tuple(_channel(top[-1])))
    if shown := _sent_on(found):
        return Draft(raw, shown, tuple(_subject(shown[0])))
    head = [b for b in found[:_HEADERS] if _HEADER.fullmatch(b.text)]
    around = [b for b in found[:_HEADERS] if _FORWARDED.fullmatch(b.text)]
    names = {b.text.split(":", 1)[0].strip().lower() for b in head}
    head = head if len(names) >= _FEW_HEADERS and names & _FIRST else []
    if not head and not around:
        return Draft(raw, found, tuple(_printed(found)))
    if around and head:  # what stands above is of somebody who sent the text on
        around = [*found[: found.index(around[0])], *around]
    elif head and names & _TITLES:
        head = [*_labels_above(found, head[0]), *head]
    gone = {id(b) for b in (*around, *head)}
    kept = tuple(replace(b, hint="furniture", why=_HEAD) if id(b) in gone else b for b in found)
    return Draft(raw, kept, tuple(_given(head)))


_TITLES = frozenset({"subject", "title", "headline", "betreff", "objet"})
_MOST_WORDS = 4


def _labels_above(found: Sequence[DraftBlock], first: DraftBlock) -> Sequence[DraftBlock]:
    """Return the label above fields of which one is the title: "CLIPPING"."""
    above = found[: found.index(first)]
    return above if sum(b.text.count(" ") + 1 for b in above) <= _MOST_WORDS else ()


_SUBJECT = re.compile(r"(?:fw|fwd|tr|wg|rv|enc)\s?: ?(?P<title>\S.{5,200})", re.IGNORECASE)
_TO = re.compile(r"(?:to|an|à|para|aan|a)\s?: ?\S.*", re.IGNORECASE)
_MOST_ABOVE = 6


def _sent_on(blocks: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Return the blocks where a mail program shows subject, sender, day and recipient without naming them."""
    if not blocks or _SUBJECT.fullmatch(blocks[0].text) is None:
        return ()
    top = next((i for i, b in enumerate(blocks[:_MOST_ABOVE]) if _TO.fullmatch(b.text)), 0)
    above = (replace(b, hint="furniture", why=_HEAD) for b in blocks[: top + 1])
    return (*above, *blocks[top + 1 :])


def _subject(block: DraftBlock) -> Iterator[Given]:
    title = _FORWARD.sub("", block.text)
    at = block.runs[-1].raw_end - len(title)
    yield Given("headline", title, Basis.RECORD, Span(at, at + len(title)))


_NAME_OF_CHANNEL = 8
"""Words of the channel that sent a post on, above the line that says from where."""


def _channel(block: DraftBlock) -> Iterator[Given]:
    """Yield the channel from which a post was sent on, unless it is somebody's own."""
    match = SENT_ON.fullmatch(block.text)
    if match and (name := sender(match["name"])):
        at = block.runs[-1].raw_end - len(match["name"])
        yield Given("source", name, Basis.RECORD, Span(at, at + len(name)))


def _printed(found: Sequence[DraftBlock]) -> Iterator[Given]:
    """Yield the address and the outlet that a browser printed on the pages of a text."""
    printed = [block for block in found if block.why == RUNNING]
    texts = [block.text for block in found] if printed else []
    yield from islice((_part("url", b, at) for b in printed if (at := address(b.text))), 1)
    yield from islice((_part("source", b, at) for b in printed if (at := house(b.text, texts))), 1)


def _part(field: Field, block: DraftBlock, at: tuple[int, int]) -> Given:
    """Return what a part of a line states."""
    start = block.runs[-1].raw_end - len(block.text) + at[0]
    words = block.text[slice(*at)]
    return Given(field, words, Basis.RECORD, Span(start, start + len(words)))


_FEW_HEADERS = 2
_HEAD = "field above the text"


def _given(head: Sequence[DraftBlock]) -> Iterator[Given]:
    for block in head:
        match = _HEADER.fullmatch(block.text)
        field = _STATED.get(match["name"].lower()) if match else None
        if match is None or field is None:
            continue
        value = _FORWARD.sub("", match["value"])
        if match["name"].lower() in {"from", "von"} and (value := sender(value)) == "":
            continue
        at = block.runs[-1].raw_end - len(match["value"]) if block.runs else 0
        at += match["value"].find(value)
        yield Given(field, value, Basis.RECORD, Span(at, at + len(value)))


def sender(value: str) -> str:
    """Return the name of the outlet that sent a mail, where one stands beside the address."""
    name = re.sub(r"(?:(?<!\s)\s++)?[<(\[][^<>()\[\]\s@]*+@[^<>()\[\]\s]*+[>)\]]", "", value).strip(
        " \"'"
    )
    return "" if "@" in name or (is_person(name) and has_given_name(name)) else name


_FORWARD = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)
