"""Why words are taken for a name: what was found in and around them."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.names.cues import Candidate, role_after, weighed
from dossier.analysis.names.lexicon import Lexicon, lexicon
from dossier.analysis.names.tokens import Token, tokens
from dossier.model import Article, Evidence, LocalName, Span


def why(article: Article, name: LocalName) -> tuple[Evidence, ...]:
    """Return what speaks for and against the fullest mention of a name being one.

    Returns:
        Features with their scores; one or more in sum is enough for a person.
    """
    words = lexicon(article.language)
    span = max(name.mentions, key=lambda m: len(m.form)).span
    return tuple(_rows(article.text, span, name, words))


def _rows(text: str, span: Span, name: LocalName, words: Lexicon) -> Iterator[Evidence]:
    form = " ".join(span.of(text).split())
    if words.known.get(form) == name.kind:
        yield Evidence("listed", 1.0, f"“{form}” is in the lists of the language")
        return
    here = tokens(text, span.start, span.end, words)
    if name.kind == "person" and here:
        yield from _of_person(text, here, words)
    elif name.kind == "organisation":
        yield from _of_body(here)
    else:
        yield from _of_place(text, span, here, words)


def _of_person(text: str, here: list[Token], words: Lexicon) -> Iterator[Evidence]:
    if here[0].word.rstrip(".").lower() in words.honorifics and len(here) > 1:
        yield Evidence("form-of-address", 2.0, f"“{here[0].word}” stands before names")
        here = here[1:]
    seen = Candidate(here, words, text)
    for feature, score, said in weighed(seen):
        yield Evidence(feature, score, said)
    if role_after(seen):
        yield Evidence("before-a-role", 1.0, "a role stands behind it, between commas")


def _of_body(here: list[Token]) -> Iterator[Evidence]:
    for token in here:
        if token.facts.is_head:
            yield Evidence(
                "word-of-bodies", 1.0, f"“{token.word}” makes a phrase the name of a body"
            )
            return
    yield Evidence("introduced", 1.0, "the text gives its abbreviation, or names it repeatedly")


def _of_place(text: str, span: Span, here: list[Token], words: Lexicon) -> Iterator[Evidence]:
    if here and here[-1].word.lower() in words.places and len(here) > 1:
        yield Evidence(
            "word-of-places", 1.0, f"“{here[-1].word}” makes a phrase the name of a place"
        )
        return
    start, end = max(0, span.start - 24), min(len(text), span.end + 16)
    around = " ".join(text[start:end].split()[1:])
    yield Evidence("words-around", 1.0, f"the words around it make it a place: “… {around} …”")
