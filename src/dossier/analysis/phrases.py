"""Phrases of an article that could stand as the heading of a theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dossier.analysis.stems import stem
from dossier.analysis.tokens import (
    RUNNING,
    Tokens,
    blocks_of,
    is_content,
    peoples,
    stopwords,
    tokens,
)
from dossier.lang import primary, table
from dossier.lang import words as lexicon
from dossier.model import Reading, Record, Span


class Phrase(Record, frozen=True, array_like=True):
    """A phrase and where it stands."""

    stems: tuple[str, ...]
    """Its words without their endings."""
    written: str
    span: Span
    acts: bool
    """Whether the word before it makes a verb of its first word ("to affect elections")."""


def find(reading: Reading) -> Iterator[Phrase]:
    """Yield the phrases that could stand as a heading, in the order of the text."""
    article, language = reading.article, primary(reading.article.language)
    heads, other, general = _heads(language), _no_themes(language), _general(language)
    leads, same = lexicon(language, "topic_verb_leads"), _same(language)
    spoken = [quote.span for quote in reading.study.quotes if quote.kind == "direct"]
    for index in blocks_of(article, RUNNING):
        found = tokens(article.text, article.blocks[index].span)
        for end, word in enumerate(found.words):
            if word in heads and not _goes_on(found, end, language):
                alone = () if word in general else (end,)
                for start in (*_starts(article.text, found, end, language), *alone):
                    place = found.span(start, end)
                    own = found.words[start : end + 1]
                    bare = tuple(same.get(w) or stem(w, language) for w in own)
                    if bare[-2:] in other or any(span.holds(place) for span in spoken):
                        continue
                    said = _heading(place.of(article.text), peoples(language))
                    acts = found.words[start - 1 : start] or [""]
                    yield Phrase(bare, said, place, acts[0] in leads)


def _goes_on(found: Tokens, end: int, language: str) -> bool:
    """Say whether a noun belongs to the next one: "missile and drone strikes", "security adviser"."""
    if _is_of_office(found, end, language):
        return True
    joint, _, head = (*found.words[end + 1 : end + 4], "", "", "")[:3]
    several = _plurals(language)
    is_joined = joint in lexicon(language, "topic_joints") and head in several
    return is_joined and found.words[end] not in several


def _is_of_office(found: Tokens, end: int, language: str) -> bool:
    """Say whether the words are part of what somebody is called: "national security adviser"."""
    behind = found.words[end + 1 : end + 2]
    is_next = behind and found.starts[end + 1] - found.ends[end] == 1
    return bool(is_next) and behind[0] in lexicon(language, "roles")


def _starts(text: str, found: Tokens, end: int, language: str) -> Iterator[int]:
    """Yield where a phrase of two or three words that ends here may begin."""
    named, ignored = peoples(language), _ignored(language)
    for start in (end - 1, end - 2):
        if (
            start < 0
            or text[found.ends[start] : found.starts[start + 1]] not in (" ", "-")[: end - start]
        ):
            return
        word, initial = found.words[start], text[found.starts[start]]
        people = word in named
        if not word.isalpha() or not is_content(word, ignored) or not (initial.islower() or people):
            return
        if not _may_stand(word, language):
            return
        if not _is_torn(text, found, start, language) and (end - start > 1 or not people):
            yield start


def _may_stand(word: str, language: str) -> bool:
    """Say whether a word may stand before the last of a heading: no verb, and one thing alone."""
    if word in lexicon(language, "past_cues"):
        return False
    endings = table(language, "topic_openings")
    return all(not word.endswith(ending) or word.endswith(kept) for ending, kept in endings.items())


def _is_torn(text: str, found: Tokens, start: int, language: str) -> bool:
    """Say whether a phrase begins in the middle of another one: "first-degree murder"."""
    if start == 0:
        return False
    between = text[found.ends[start - 1] : found.starts[start]]
    return "-" in between or found.words[start - 1] in table(language, "ordinals")


def _heading(written: str, named: frozenset[str]) -> str:
    """Return a phrase in small letters, but for the names of peoples."""
    words = written.split()
    return " ".join(word if word.lower() in named else word.lower() for word in words)


@cache
def _same(language: str) -> dict[str, str]:
    """Return for each word for something that has several the first of them."""
    rows = table(language, "same_things").values()
    return {form: stem(forms[0], language) for forms in rows for form in forms}


@cache
def _heads(language: str) -> frozenset[str]:
    return _numbers(lexicon(language, "topic_nouns"))


@cache
def _general(language: str) -> frozenset[str]:
    """Return the nouns that are no heading by themselves."""
    return _numbers(lexicon(language, "topic_nouns_general"))


def _numbers(nouns: frozenset[str]) -> frozenset[str]:
    """Return nouns in the singular and in the plural."""
    return nouns | {f"{noun}s" for noun in nouns} | {f"{noun[:-1]}ies" for noun in nouns}


@cache
def _plurals(language: str) -> frozenset[str]:
    return _heads(language) - lexicon(language, "topic_nouns")


@cache
def _no_themes(language: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases that are no themes, as stems."""
    phrases = lexicon(language, "not_topics")
    return frozenset(tuple(stem(w, language) for w in phrase.split()) for phrase in phrases)


@cache
def _ignored(language: str) -> frozenset[str]:
    loose = lexicon(language, "loose_words") | table(language, "ordinals").keys()
    return stopwords(language) | loose
