"""Messages: mailboxes, single e-mails, and web pages saved as MHTML (which are messages too)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dossier.loader.decode import decode
from dossier.loader.draft import Draft, DraftBlock, Drafts, Field, Given, Limits
from dossier.loader.formats import html
from dossier.loader.formats.plain import written
from dossier.loader.formats.signs import FROM
from dossier.loader.formats.stated import sender
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.read import too_big
from dossier.model import Basis, Issue

if TYPE_CHECKING:  # 40 ms to import, and few clippings are messages
    from email.message import Message

_FIELDS: tuple[tuple[str, Field], ...] = (
    ("Subject", "headline"),
    ("Date", "published"),
    ("From", "source"),
    ("List-Post", "url"),
)
_FORWARD = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every message of a mailbox, or the one that a file holds."""
    if len(data) > limits.unpacked_bytes:
        return Drafts((), (too_big(name, len(data), limits.unpacked_bytes),))
    messages = list(_messages(data))
    drafts: list[Draft] = []
    issues: list[Issue] = []
    for number, source in enumerate(messages[: limits.records], 1):
        made = _draft(source, name, limits, issues)
        if made is not None:
            drafts.append(replace(made, record=number if len(messages) > 1 else None))
    if not drafts and not issues:
        issues.append(_nothing(name))
    return Drafts(tuple(drafts), tuple(issues))


def read_mhtml(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a web page that was saved with its pictures in one file."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    message = _parsed(data)
    part = _part(message, "text/html") if message is not None else None
    if message is None or part is None:
        return Drafts((), (_no_page(name),))
    found = html.read_text(_text(part), name, limits)
    where = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    extra = [Given("saved", _header(message, "Date"), Basis.METADATA)]
    if str(where).startswith("http"):
        extra.append(Given("url", str(where).strip(), Basis.METADATA))
    given = tuple(g for g in extra if g.value)
    return replace(found, drafts=tuple(replace(d, given=d.given + given) for d in found.drafts))


def _messages(data: bytes) -> Iterator[bytes]:
    starts = [
        m.start()
        for m in FROM.finditer(data)
        if m.start() == 0 or data[m.start() - 4 : m.start()].endswith((b"\n\n", b"\n\r\n"))
    ]
    if not starts or starts[0] != 0:
        yield data
        return
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield _ESCAPED.sub(rb"\1", data[data.find(b"\n", start) + 1 : end])


_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""What mailboxes write for a line of a message that would look like the beginning of the next one."""


def _parsed(data: bytes) -> Message | None:
    import email.policy  # noqa: PLC0415 - see the top of the file
    from email.errors import MessageError  # noqa: PLC0415

    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except (
        MessageError,
        ValueError,
        LookupError,
        RecursionError,
        IndexError,
        TypeError,
        AttributeError,
    ):
        return None


def _draft(source: bytes, name: str, limits: Limits, issues: list[Issue]) -> Draft | None:
    message = _parsed(source)
    if message is None:
        return None
    plain, markup = _part(message, "text/plain"), _part(message, "text/html")
    if markup is not None:
        found = html.read_text(_text(markup), name, limits)
        issues += found.issues
        made = found.drafts[0] if found.drafts else None
    else:
        text = _text(plain) if plain is not None else ""
        made = replace(written(text), is_markup=True) if text.strip() else None
    return (
        None
        if made is None
        else replace(
            made, given=_both(_given(message), made.given), blocks=_without_signature(made.blocks)
        )
    )


def _both(envelope: tuple[Given, ...], inner: tuple[Given, ...]) -> tuple[Given, ...]:
    """Put what a message says of itself first, unless it was sent on: then what was sent says it."""
    is_sent_on = any(g.basis == Basis.RECORD for g in inner)
    return inner + envelope if is_sent_on else envelope + inner


def _without_signature(blocks: tuple[DraftBlock, ...]) -> tuple[DraftBlock, ...]:
    """Mark what follows the line of two hyphens that begins a signature."""
    start = next((i for i, b in enumerate(blocks) if b.text == "--"), len(blocks))
    return blocks[:start] + tuple(
        replace(b, hint="furniture", why="signature") for b in blocks[start:]
    )


def _given(message: Message) -> tuple[Given, ...]:
    found: list[Given] = []
    for header, field in _FIELDS:
        value = _header(message, header)
        if field == "headline":
            value = _FORWARD.sub("", value)
        elif field == "source":
            value = sender(value)
        if value:
            found.append(Given(field, value, Basis.RECORD))
    return tuple(found)


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    from email.errors import MessageError  # noqa: PLC0415 - see the top of the file
    from email.header import decode_header, make_header  # noqa: PLC0415

    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (MessageError, ValueError, LookupError, UnicodeError, TypeError):
        return " ".join(str(value).split())


def _part(message: Message, kind: str) -> Message | None:
    try:
        return next((p for p in message.walk() if p.get_content_type() == kind), None)
    except (AttributeError, TypeError, RecursionError):
        return None


def _text(part: Message) -> str:
    from email.errors import MessageError  # noqa: PLC0415 - see the top of the file

    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError):
        data, charset = None, None
    if not isinstance(data, bytes):
        return ""
    read_ = decode_markup if part.get_content_type() == "text/html" else decode
    return read_(data, charset).text


def _nothing(name: str) -> Issue:
    message = f"{name} holds no message with text: save the newsletter again, or its text alone."
    return Issue("no-articles", "warning", name, message)


def _no_page(name: str) -> Issue:
    message = (
        f"{name} holds no web page: save the page again as “Web page, single file” or as HTML."
    )
    return Issue("no-articles", "error", name, message)
