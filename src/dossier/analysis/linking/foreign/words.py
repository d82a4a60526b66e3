"""The words of a text in another script than Latin, ready to be compared with names in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking.scripts import ABJAD, ALIKE
from dossier.model import Span
from dossier.text import fold

_LETTER = (
    r"(?=[\u0370-\u052f\u0590-\u06ff\u0750-\u077f\u1f00-\u1fff\ufb50-\ufdff\ufe70-\ufefc])[^\W\d_]"
)
_MARK = r"[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u0652\u0670]"
WORD = re.compile(rf"{_LETTER}(?:\u200c?{_LETTER}|{_MARK})*")
"""A word in Greek, Cyrillic, Hebrew or Arabic letters, with its marks and joints."""
FOREIGN = re.compile(_LETTER)
LEAST = 3
"""Letters that are left of a word without what stands before or behind it."""
LEAST_STEM = 4
"""Letters of a word without its ending from which two endings are of one word."""

_NOT_LETTERS = re.compile(r"[\u0640\u200c]")


def has_foreign(text: str) -> bool:
    """Say whether letters of another script stand in a text."""
    try:
        text.encode("cp1252")  # without a single one, known in a quarter of the time
    except UnicodeEncodeError:
        return FOREIGN.search(text) is not None
    return False


class Word(NamedTuple):
    """A word as it stands in a text."""

    span: Span
    text: str
    language: str

    @property
    def is_abjad(self) -> bool:
        """Whether its script leaves out short vowels."""
        return bool(ABJAD.match(self.text))

    @property
    def is_name_like(self) -> bool:
        """Whether it is written as a name is, where the script has capitals."""
        return self.is_abjad or self.text[:1].isupper()

    def joined(self, other: Word, text: str) -> bool:
        """Say whether nothing but a space or a hyphen stands between this word and the next."""
        return text[self.span.end : other.span.start] in {" ", "\u00a0", "-", "\u2011"}


def words(text: str, span: Span, language: str) -> Iterator[Word]:
    """Yield the words of a stretch that are not in Latin letters."""
    for match in WORD.finditer(text, span.start, span.end):
        yield Word(Span(match.start(), match.end()), match[0], language)


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return a word for looking it up: without marks, with letters made equal that are used for each other."""
    bare = unicodedata.normalize("NFKD", _NOT_LETTERS.sub("", word)).translate(ALIKE)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


@cache
def _prefixes(language: str) -> tuple[str, ...]:
    return ("", *sorted(lang.words(language, "name_prefixes"), key=lambda p: (len(p), p)))


@cache
def _endings(language: str) -> tuple[str, ...]:
    return (
        "",
        *sorted(map(plain, lang.words(language, "name_endings")), key=lambda e: (len(e), e)),
    )


@cache
def _nominative(language: str) -> str:
    """Return the ending that names have in dictionaries, if the language has one."""
    return next(iter(lang.ordered(language, "name_nominative")), "")


@cache
def _sounds(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((k, "".join(v)) for k, v in lang.table(language, "sounds").items())


@lru_cache(maxsize=65_536)
def openings(word: str, language: str) -> tuple[tuple[int, str], ...]:
    """Return a word as it stands and without what is written together before it ("and", "in").

    Returns:
        The number of letters left out, and the rest.
    """
    return tuple(
        (len(before), word[len(before) :])
        for before in _prefixes(language)
        if word.startswith(before) and (not before or len(word) - len(before) >= LEAST)
    )


def without_article(word: str, language: str) -> str:
    """Return a word without the article that is written together with it."""
    articles = (a for a in lang.words(language, "name_articles") if word.startswith(a))
    article = next(articles, "")
    return word[len(article) :] if len(word) - len(article) >= LEAST else word


@lru_cache(maxsize=65_536)
def stems(word: str, language: str) -> tuple[str, ...]:
    """Return a word, folded by :func:`plain`, with and without its endings."""
    whole = plain(word)
    return tuple(
        whole[: len(whole) - len(end)]
        for end in _endings(language)
        if whole.endswith(end) and (not end or len(whole) - len(end) >= LEAST)
    )


def is_form_of(word: str, listed: str, language: str) -> bool:
    """Say whether a word is one of a list, in whatever case."""
    if plain(word) == plain(listed):
        return True
    shared = set(stems(word, language)) & set(stems(listed, language))
    return any(len(stem) >= LEAST_STEM for stem in shared)


@lru_cache(maxsize=65_536)
def romanised(word: str, language: str) -> tuple[str, ...]:
    """Return how a word may be written in Latin letters, with and without its endings."""
    lower = _bare(_NOT_LETTERS.sub("", word).lower())
    found: dict[str, None] = {}
    for end in _endings(language):
        if plain(lower).endswith(end) and (not end or len(lower) - len(end) >= LEAST):
            stem = lower[: len(lower) - len(end)]
            found[_letters(stem, language)] = None
            found[_letters(stem + _nominative(language), language)] = None
    return tuple(found)


def _bare(word: str) -> str:
    """Return a word without accents; a mark that belongs to a letter of an abjad stays."""
    if ABJAD.match(word):
        return unicodedata.normalize("NFC", word)
    marked = unicodedata.normalize("NFD", word)
    return "".join(c for c in marked if not unicodedata.combining(c))


def _letters(word: str, language: str) -> str:
    for letters, sound in _sounds(language):
        word = word.replace(letters, sound)
    return re.sub(r"[`'’ʻʼ-]", "", fold(word))
