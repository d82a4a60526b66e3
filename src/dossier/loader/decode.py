"""From bytes to characters: UTF-8 first, then what the clipping declares, then what is detected."""

from __future__ import annotations

import codecs
import re
import unicodedata

from dossier.loader.language import guess
from dossier.model import Record

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DETECT_FROM = 2**16
_SURE = 0.02
"""Share of bytes that may be broken in a text that is UTF-8 all the same."""


class Decoded(Record, frozen=True):
    """The characters of a clipping and how they were read."""

    text: str
    encoding: str
    broken: int = 0
    """Bytes that could not be read and stand as U+FFFD."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode any bytes.

    Args:
        data: the clipping, or a record of it.
        declared: name of an encoding that the clipping states, if any.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide(data) if b"\0" in data[:_HEAD] else None
    if wide is not None:
        return _lenient(data[: len(data) // 2 * 2], wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_declaration(data, declared) or _mostly_utf8(data) or _detected(data)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        # Pages that declare Latin-1 are written in its Windows superset.
        name = codecs.lookup(declared.strip()).name
        if name in _OF_HOSTS:
            return None
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


_OF_HOSTS = frozenset({"idna", "punycode"})
"""Names of hosts are written so, and no page; the work grows with the square of the length."""


def _mostly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for _ in _MANY_BYTES.finditer(data))
    if good == 0 or broken > max(1, _SURE * len(data), good):
        return None
    return Decoded(text, "utf-8", broken)


_MANY_BYTES = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms that only rare files need

    best = from_bytes(data[:_DETECT_FROM]).best()
    encoding = best.encoding if best is not None else "cp1252"
    words = _TAG.sub(" ", data[:_DETECT_FROM].decode(encoding, "replace"))
    return _by_language(data, guess(words)) or _lenient(data, encoding)


_TAG = re.compile(r"<[^<>]*>")


_OF_LANGUAGES = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl"), ("cp1250", "iso8859-2")),
    "tr": ("cp1254",),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257",)),
}
"""The small words of a language show in any encoding of Latin letters; its others only in its own."""
_INSIDE_WORDS = re.compile(r"[^\W\d_][^\w\s'’-][^\W\d_]|[\x80-\x9f]")


def _by_language(data: bytes, language: str) -> Decoded | None:
    tries = (_by_declaration(data, name) for name in _OF_LANGUAGES.get(language, ()))
    found = [decoded for decoded in tries if decoded is not None]
    return min(found, key=lambda d: len(_INSIDE_WORDS.findall(d.text[:_DETECT_FROM])), default=None)


def recoded(data: bytes, said: str | None) -> bytes:
    """Return a text in UTF-8 whose server said in what else it sent it; anything else as it is."""
    if said is None:
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _by_declaration(data, said)
        return found.text.encode("utf-8", "surrogatepass") if found else data
    return data


_TEXT_CONTROLS = bytes({7, 8, 9, 10, 12, 13, 27} | set(range(0x20, 0x100)))


def is_binary(data: bytes) -> bool:
    """Say whether bytes are no text in any encoding, from their first 8 KiB."""
    head = data[:8192]
    if head.startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    if not head:
        return False
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04")):
        return True
    odd = len(head.translate(None, _TEXT_CONTROLS)) / len(head)
    if odd <= _SOME_CONTROLS or _wide(head) is not None:
        return False
    return odd > _MANY_CONTROLS or (_mostly_utf8(head) is None and not head.isascii())


_SOME_CONTROLS = 0.03
_MANY_CONTROLS = 0.3


_HEAD = 2048


def _wide(data: bytes) -> str | None:
    """Return the encoding of a text of two bytes a character that does not begin with its mark."""
    head = data[:_HEAD]
    if head.count(0) * 10 < len(head) * 3:
        return _foreign(head)
    if head[1::2].count(0) * 10 > len(head[1::2]) * 7:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) * 10 > len(head[0::2]) * 7 else _foreign(head)


_FEWEST = 4
_WORDS = re.compile(rb"[\t\r\n\x20-\x7e]")
_SIGNS = frozenset(b"\t\r\n !\"'()*+,-./123456789:;<=>?")
"""Of two bytes one is zero; letters are left out, since zero and "N" may be a sign of Chinese."""


def _foreign(head: bytes) -> str | None:
    """Return which half of each pair is zero where blanks, signs and figures stand, in a text that is not Latin."""
    pairs = list(zip(head[0::2], head[1::2], strict=False))
    low = sum(b == 0 and a in _SIGNS for a, b in pairs)
    high = sum(a == 0 and b in _SIGNS for a, b in pairs)
    if max(low, high) < _FEWEST or min(low, high) * 10 > max(low, high):
        return None
    if len(_WORDS.findall(head)) * 4 > len(head) * 3 and head.count(b" ") * 25 > len(head):
        return None  # plain text with a stray zero
    encoding = "utf-16-le" if low > high else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")[:-1]
    good = sum(char in "\t\r\n" or unicodedata.category(char)[0] in "LMNPZS" for char in text)
    return encoding if good * 100 > len(text) * 98 and "\ufffd" not in text else None
