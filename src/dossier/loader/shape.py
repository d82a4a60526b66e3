"""What a line looks like, whatever its words mean: length, end, capitals."""

from __future__ import annotations

import re
from functools import lru_cache

_LINES = 2048
"""Lines of which it is remembered what they look like: many steps ask about the same few."""
_END = re.compile(
    r"[.!?。！？؟۔।][\"'”’»›)\]]*(?:\s?\[\d+\])*(?:\s[A-Z]{2,5}|\s\([A-Za-z][\w ./-]{1,30}/[a-zäöü]{2,5}\))?$"
)
"""What a sentence ends with, the sign of a wire service or a desk behind it included: "(dpa/mq)"."""
_TRAILS_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])(?: (?:read )?more)?$", re.IGNORECASE)
_INNER_END = re.compile(r"[.!?。！？؟۔।][\"'”’»)\]]*\s+\S")
_WORD_START = re.compile(r"(?<!\S)[\"“‘(\[«]*([^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")
LONG = 25
SENTENCE = 10


@lru_cache(maxsize=_LINES)
def size(text: str) -> int:
    """Return the number of words, estimated for scripts that write without blanks."""
    words = text.count(" ") + 1
    is_long = len(text) > 16 * words
    if is_long and "://" in text:
        return len(text) // 3
    if len(text) <= _FEWEST * words > _FEWEST or text.isascii() or max(text) <= _LAST_PARTED:
        return words
    is_unparted = is_long or words == 1 or len(_UNPARTED.findall(text)) > _FEWEST * words
    return max(len(text) // 3, words) if is_unparted else words


_UNPARTED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_FEWEST = 8
"""Letters of such a script between two blanks that are more than one word."""


_LAST_PARTED = "\u0dff"
"""The last letter of the scripts that write blanks between words; Thai, Chinese and others come behind it."""


@lru_cache(maxsize=_LINES)
def ends(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    last = text[-1:]
    if last.isalnum() and not last.isupper():
        return False
    return (last in _STOPS or bool(_END.search(text))) and not trails_off(text)


_STOPS = frozenset(".!?。！？؟۔।")


def trails_off(text: str) -> bool:
    """Say whether a line ends in dots, as a teaser does."""
    is_open = text[-4:].lower().endswith(("...", "…", "]", "more"))
    return is_open and bool(_TRAILS_OFF.search(text))


@lru_cache(maxsize=_LINES)
def is_sentence(text: str) -> bool:
    """Say whether a line reads like running text: long, and with a sentence's end."""
    words = size(text)
    if words >= LONG:
        return ends(text) or bool(_INNER_END.search(text)) or not in_title_case(text)
    return words >= SENTENCE and ends(text)


@lru_cache(maxsize=_LINES)
def in_title_case(text: str) -> bool:
    """Say whether most words begin with a capital, as in a list of links or an English headline."""
    starts = _WORD_START.findall(text)
    if not starts:
        return True
    return sum(1 for s in starts if s.isupper()) * 10 >= len(starts) * 6


_CASES = re.compile(r"(?<=[a-z]{3})(?=(?:A|[A-Z][a-z]+) )")
_TITLE = 5


def is_title_and_teaser(text: str) -> bool:
    """Say whether a line is a headline with the teaser under it, written without a blank between."""
    for match in _CASES.finditer(text, 0, 200):
        title, teaser = text[: match.start()], text[match.start() :]
        if size(title) >= _TITLE and in_title_case(title) and is_sentence(teaser):
            return True
    return False


def in_capitals(text: str) -> bool:
    """Say whether a line is set in capitals."""
    letters = _LETTER.findall(text)
    return len(letters) > 1 and text.upper() == text and text.lower() != text


def is_headline_like(text: str) -> bool:
    """Say whether a line could be a headline: a few words, not ended like a sentence."""
    if text.endswith((".", ":", ",", ";")) and not text.endswith("..."):
        return False
    return 3 <= size(text) <= 30 and len(text) <= 220  # noqa: PLR2004 - words of a headline
