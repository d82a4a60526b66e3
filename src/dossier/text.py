"""Arithmetic on text: spans, sentences, words, folding, shingles. Strings in, values out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from anyascii import anyascii
from sentencex import get_sentence_boundaries
from slugify import slugify

from dossier.lang import pattern, primary, rules
from dossier.lang import words as lexicon
from dossier.model import Span

WORD = re.compile(r"\w+(?:['’\-–.]\w+)*", re.UNICODE)
"""A word with its inner apostrophes, hyphens and dots ("al-Sudani", "Iraq’s", "U.S")."""

LONGEST_PARAGRAPH = 20_000
"""Code points beyond which a paragraph is cut before sentences are looked for."""


def trim(text: str, span: Span) -> Span:
    """Return the span without white space at its ends (empty at its start if there is nothing else)."""
    start, end = span.start, span.end
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def inside(spans: Sequence[Span], outer: Span) -> list[Span]:
    """Return those of the spans, which stand in rising order, that lie wholly inside another."""
    first, last = (bisect_left(spans, Span(at, 0)) for at in (outer.start, outer.end))
    return [span for span in spans[first:last] if span.end <= outer.end]


def meeting(spans: Sequence[Span], other: Span) -> Sequence[Span]:
    """Return those of the spans, which stand in rising order and do not overlap, that meet another."""
    first = bisect_right(spans, other.start, key=_end)
    return spans[first : bisect_left(spans, other.end, lo=first, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a form for comparison: without case, accents, possessive ending and script."""
    plain = re.sub(r"['’]s?$", "", word)
    if plain.isascii():
        return plain.lower()
    marks = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return anyascii(marks).replace("'", "").lower()


def sentences(text: str, span: Span, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one paragraph, trimmed, in order.

    Args:
        text: the whole text.
        span: the paragraph.
        language: BCP 47 tag.
    """
    found: list[Span] = []
    for start in range(span.start, span.end, LONGEST_PARAGRAPH):
        piece = text[start : min(start + LONGEST_PARAGRAPH, span.end)]
        for bound in get_sentence_boundaries(primary(language), piece):
            here = trim(text, Span(start + bound["start_index"], start + bound["end_index"]))
            if len(here) == 0:
                continue
            if found and _glued(text, found[-1], here, primary(language)):
                here = Span(found.pop().start, here.end)
            found.append(here)
    return tuple(found)


_TAIL = 24
"""Characters at the end of a sentence that may show that it goes on."""


def _glued(text: str, before: Span, after: Span, language: str) -> bool:
    """Say whether a boundary stands where no sentence ends ("3 a.m. Sunday", a lone bracket)."""
    words = text[max(before.start, before.end - _TAIL) : before.end]
    code = language if rules(language, "sentence_rules") else "und"
    if pattern(code, "sentence_rules", "clock").search(words):
        return bool(pattern(code, "sentence_rules", "clock-day").match(after.of(text)))
    is_open = pattern(code, "sentence_rules", "no-break").search(words) is not None
    return is_open or text[after.start].islower()


_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHOWN = {ord(sign): f"[U+{ord(sign):04X}]" for sign in _TURNING}


def unturned(text: str) -> str:
    """Return a text in which signs that turn the direction of writing are shown instead of obeyed.

    With them a text can be made to read otherwise than it is written.
    """
    if text.isascii():
        return text
    # searching for each sign takes a tenth of the time of a pattern
    return text.translate(_SHOWN) if any(sign in text for sign in _TURNING) else text


def has_turned(text: str) -> bool:
    """Say whether :func:`unturned` may have shown a sign in a text."""
    return "[U+" in text


_TURNING_BYTES = re.compile("|".join(_TURNING).encode())
_OTHER_BYTES = bytes(set(range(256)) - set(_TURNING.encode()))


def written(text: str) -> bytes:
    """Return a text of a page in UTF-8, as :func:`unturned` shows it."""
    data = text.encode()
    # without the bytes that no such sign has, next to nothing is left to be searched
    is_plain = not _TURNING_BYTES.search(data.translate(None, _OTHER_BYTES))
    return data if is_plain else unturned(text).encode()


def content_words(text: str, span: Span, language: str = "en") -> tuple[str, ...]:
    """Return the folded words of a span that are not function words."""
    stop = lexicon(primary(language), "stopwords")
    folded = map(fold, WORD.findall(text, span.start, span.end))
    return tuple([w for w in folded if len(w) > 1 and w not in stop])


def direction(text: str) -> str:
    """Return ``rtl`` when most letters with a strong direction run from right to left, else ``ltr``."""
    right = left = 0
    for char in text[:4000]:
        kind = unicodedata.bidirectional(char)
        right += kind in {"R", "AL"}
        left += kind == "L"
    return "rtl" if right > left else "ltr"


RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for its devices, whatever stands behind a dot."""


def slug(words: str, longest: int) -> str:
    """Return words as part of an address: a-z, 0-9 and hyphens; nothing where none of them are left.

    A name that Windows keeps for its devices gets an ending.
    """
    made = str(slugify(words, max_length=longest, word_boundary=True))
    return f"{made}-0" if RESERVED.fullmatch(made) else made


def stable_digest(*parts: str, size: int = 4) -> str:
    """Return a short hexadecimal digest that is the same on every machine."""
    return blake2b("\x1f".join(parts).encode(), digest_size=size).hexdigest()
