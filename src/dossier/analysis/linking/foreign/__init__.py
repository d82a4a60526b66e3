"""Names that are known from texts in Latin letters, in texts in other scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.foreign import forms, people
from dossier.analysis.linking.foreign.forms import Form
from dossier.analysis.linking.foreign.words import FOREIGN, Word, has_foreign, words
from dossier.model import Article, Evidence, Mention, Reading, Span

READ = frozenset({"headline", "standfirst", "subheading", "paragraph", "caption"})
"""Kinds of blocks whose names are those of the news."""


def find(clusters: Sequence[Cluster], readings: Sequence[Reading], given: Sequence[Form]) -> None:
    """Add to names where texts in other scripts write them.

    Args:
        clusters: the names, as texts in Latin letters write them; they take the mentions in.
        readings: all articles.
        given: forms that the editor gives.
    """
    foreign = {n for n, reading in enumerate(readings) if has_foreign(reading.article.text)}
    in_brackets = forms.introduced(clusters, readings, foreign)
    for form, number, span in in_brackets:
        _enter(form.cluster, readings[number].article, span, form.why)
    abroad = [n for n in sorted(foreign) if any(True for _ in _stretches(readings[n].article))]
    if not abroad:
        return
    known = people.known(clusters)
    own = [*given, *(form for form, _, _ in in_brackets)]
    taken = {form.words for form in own}
    spoken: dict[str, forms.Forms] = {}
    for number in abroad:
        article = readings[number].article
        for language, stretch in _stretches(article):
            if language not in spoken:
                more = [f for f in forms.listed(clusters, language) if f.words not in taken]
                spoken[language] = forms.by_stem([*own, *more], language)
            _read(article, stretch, spoken[language], known)


def _stretches(article: Article) -> Iterator[tuple[str, list[Word]]]:
    """Yield the words of each language that is not written in Latin letters."""
    found: dict[str, list[Word]] = {}
    for block in article.blocks:
        language = block.language or article.language
        if block.kind in READ and FOREIGN.search(article.text, block.span.start, block.span.end):
            found.setdefault(language, []).extend(words(article.text, block.span, language))
    yield from found.items()


def _read(
    article: Article, stretch: list[Word], known_forms: forms.Forms, known: people.Known
) -> None:
    taken: list[Span] = []
    for seen in forms.find(article.text, stretch, known_forms):
        taken.append(seen.span)
        _enter(seen.form.cluster, article, seen.span, seen.form.why)
    for person in people.find(article.text, stretch, known):
        if not any(span.meets(person.span) for span in taken):
            _enter(person.cluster, article, person.span, _sound(article, person))


def _sound(article: Article, seen: people.Seen) -> Evidence:
    said = f"“{seen.full}” and “{seen.span.of(article.text)}”: the same consonants in two scripts"
    return Evidence("same-sound", 0.85, said)


def _enter(cluster: Cluster, article: Article, span: Span, why: Evidence) -> None:
    cluster.meet(article.id, Mention(span, " ".join(span.of(article.text).split())), why)


__all__ = ["Form", "find"]
