"""Words that mix Latin letters with those of another script that look the same: a finding, for nobody sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier.model import Article, Issue

_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_BESIDE = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    frozenset("аеорсухіјѕԁԛԝһӏАВЕЅЗІЈКМНОРСТУХӀԌԚԜ"),
    frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυιχ"),
    frozenset("aeopcyxijsdqwhlABESZIJKMHNOPCTYXGQWvur"),
)
"""Letters of Cyrillic, Greek and Latin that look like one of another, as the tables of Unicode have them."""
_SHOWN = 3


def mixed_letters(article: Article) -> Issue | None:
    """Return which words of an article are not the letters that they seem to be."""
    lines = [article.text, *(found.value for found in (article.source, *article.byline) if found)]
    words = sorted({word for line in lines for word in _mixed(line)})
    if not words:
        return None
    more = f" and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else ""
    message = (
        f"{article.file} mixes letters of two scripts that look alike in {', '.join(map(_told, words[:_SHOWN]))}{more}: "
        "no search finds these words, and a name in them counts as another; write them in one script."
    )
    return Issue("mixed-letters", "warning", article.file, message)


def _mixed(text: str) -> Iterator[str]:
    """Yield words whose strangers could all be meant as letters of the word's own script."""
    if not text.isascii() and _OTHER.search(text) and _BESIDE.search(text):
        yield from (word for word in _WORD.findall(text) if _is_mixed(_strangers(word)))


def _strangers(word: str) -> list[str]:
    """Return the letters of the script that has fewer in a word."""
    latin = [sign for sign in word if sign.isascii()]
    other = [sign for sign in word if "\u0370" <= sign <= "\u052f"]
    return other if len(other) <= len(latin) else latin


def _is_mixed(strangers: list[str]) -> bool:
    return bool(strangers) and any(script.issuperset(strangers) for script in _SCRIPTS)


def _told(word: str) -> str:
    """Return a word with the letters that are not what they seem."""
    return f"“{word}” ({', '.join(dict.fromkeys(map(_name, _strangers(word))))})"


def _name(sign: str) -> str:
    """Return the Unicode name of a letter without what is the same in all, as in “Cyrillic а”."""
    return f"{unicodedata.name(sign, 'unknown').split()[0].capitalize()} {sign}"
