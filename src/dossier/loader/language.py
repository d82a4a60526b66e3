"""The language of a text, by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dossier import lang
from dossier.loader.draft import DraftBlock, Given

_SAMPLE = 1000
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
    ("ko", "\uac00-\ud7af"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
)
"""Languages that a script gives away, the more particular first."""
_BY_SCRIPT = tuple((code, re.compile(f"[{chars}]")) for code, chars in _SCRIPTS)
_SHARE = 0.3
_NOT_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3040-\uffff]")
_FEW = 20


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Return the languages in which each word is a small word."""
    of: dict[str, list[str]] = {}
    for code, row in lang.table("und", "function_words").items():
        for word in dict.fromkeys(row):
            of.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in of.items()}


_LETTERS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("ckb", re.compile("[ەێۆڕڵڤ]"), 0.05),
    ("ur", re.compile("[ٹڈڑےںہھ]"), 0.03),
    ("ps", re.compile("[ټډړښځڅېۍګ]"), 0.03),
    ("fa", re.compile("[پچژگکی]"), 0.03),
    ("ar", re.compile("[كيةىأإؤئءا]"), 0.08),
    ("be", re.compile("[ў]"), 0.003),
    ("uk", re.compile("[їєґі]"), 0.02),
    ("sr", re.compile("[јљњћђџ]"), 0.02),
    ("ru", re.compile("[ыэё]"), 0.006),
    ("bg", re.compile("[ъ]"), 0.006),
)
"""Letters of languages that share a script, and the share of a text that they have at least."""


_SHARED = (re.compile("[\u0600-\u06ff]"), re.compile("[\u0400-\u04ff]"))
"""Scripts in which many languages are written."""
_MOST = 0.4


def _by_letters(sample: str, letters: int) -> str | None:
    """Return the language that writes with letters of its own; Arabic and Cyrillic have many."""
    lower = sample.lower()
    return next(
        (code for code, own, share in _LETTERS if len(own.findall(lower)) > share * letters), None
    )


def guess(text: str) -> str:
    """Return the language of a text as a BCP 47 tag, ``und`` where it does not show."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and len(_NOT_LATIN.findall(sample)) > _FEW:
        letters = sum(1 for char in sample if char.isalpha())
        for code, chars in _BY_SCRIPT:
            if len(chars.findall(sample)) > _SHARE * letters:
                return code
        most = max(len(script.findall(sample)) for script in _SHARED)
        if most > _MOST * letters and (written := _by_letters(sample, letters)) is not None:
            return written
    words = Counter(_WORD.findall(sample.lower()))
    known = _small_words()
    hits: Counter[str] = Counter()
    for word in words.keys() & known.keys():
        for code in known[word]:
            hits[code] += words[word]
    if not hits:
        return _by_accents(sample)
    (code, count), *others = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
    second = others[0][1] if others else 0
    is_sure = count >= max(2, words.total() * 0.12) and count > second * 1.2
    return code if is_sure else _by_accents(sample)


_ACCENTS = (
    ("tr", re.compile("[ğıĞİ]")),
    ("pl", re.compile("[ąęłŁżŻ]")),
    ("cs", re.compile("[ěřůŘ]")),
    ("hu", re.compile("[őűŐŰ]")),
)
"""Latin letters that hardly any other language has, of languages that glue small words to others."""
_ACCENTED = 0.01
"""Share of a text."""


def _by_accents(sample: str) -> str:
    found = [] if sample.isascii() else [(len(o.findall(sample)), c) for c, o in _ACCENTS]
    count, code = max(found, default=(0, "und"))
    return code if count > _ACCENTED * len(sample) else "und"


def of_passage(text: str, language: str) -> str | None:
    """Return the language of a passage in another script than its article's, ``None`` otherwise."""
    if text.isascii() and language in _LATIN:
        return None
    foreign = len(_NOT_LATIN.findall(text[:_SAMPLE]))
    is_other = foreign > _FEW if language in _LATIN else foreign == 0 and len(text) > 2 * _FEW
    found = guess(text) if is_other else "und"
    return None if found in {"und", lang.primary(language)} else found


_LATIN = frozenset(
    ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "cs", "sk", "hu", "ro", "tr", "ku", "id")
)  # fmt: skip


def language_of(blocks: Sequence[DraftBlock], given: Sequence[Given]) -> str:
    """Return the language of an article: what it says, unless its words say otherwise."""
    longest = sorted(blocks, key=lambda block: -len(block.text))[:12]
    seen = guess(" ".join(block.text for block in longest)[:_SAMPLE])
    said = next((g.value for g in given if g.field == "language" and _TAG.fullmatch(g.value)), None)
    if said is None:
        return seen
    tag = said.replace("_", "-")
    return tag if seen in {"und", lang.primary(tag)} else seen
