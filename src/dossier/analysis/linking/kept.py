"""The names of all articles, kept as long as nothing has changed of what is read to link them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dossier.analysis.linking import link
from dossier.analysis.linking.foreign.words import has_foreign
from dossier.analysis.named import Named, labels, people, spelled
from dossier.analysis.statements import Places
from dossier.gathered import Keyed
from dossier.memo import Means, key
from dossier.model import Article, Issue, Name, NameDecision, Reading, Record, Study
from dossier.stowed import Kept, Stowed, articles_of, stow, studies_of, woken

_PART = msgspec.defstruct(
    "_PART",
    [
        (field.name, field.type if field.name in {"names", "unclaimed"} else msgspec.Raw)
        for field in msgspec.structs.fields(Study)
    ],
    array_like=True,
)
"""A study of which nothing is decoded but what is read of it: the rest takes five times as long."""


class _Kept(Record, frozen=True, array_like=True):
    """What is kept of it."""

    names: Kept
    articles: tuple[str, ...]
    """Those that have names."""
    places: Kept
    people: dict[str, bytes]
    labels: dict[str, tuple[str, ...]]
    issues: tuple[Issue, ...]


def linked(
    readings: Sequence[Reading], decisions: Sequence[NameDecision], means: Means
) -> tuple[Named, tuple[Issue, ...]]:
    """Join the names of all articles, and say what the editor should look at.

    Args:
        readings: the articles, each with its study.
        decisions: forms that the editor joins or keeps apart.
        means: knows what was joined before.
    """
    articles, studies = articles_of(readings), studies_of(readings)

    def tell(wanted: Sequence[int]) -> list[str]:
        return [key(_read(articles[n], studies[n])) for n in wanted]

    linked_now: list[Stowed[Name]] = []

    def make() -> _Kept:
        # Those of all are at hand while they are linked.
        parts = stow(studies, Study).read_as(_PART)
        names, issues = link(tuple(map(_read, articles, parts)), decisions)
        linked_now.append(stow(names, Name))
        places = spelled(names)
        waiting = stow([*places.values()], Places)
        whom = people(names), labels(names)
        return _Kept(linked_now[0].kept(), tuple(places), waiting.kept(), *whom, issues)

    told = means.memo.each("named", str, means.digests, tell)
    found = means.memo.one("names", _Kept, key(told, decisions), make)
    places = Keyed(found.articles, woken(found.places, Places))
    names = linked_now[0] if linked_now else woken(found.names, Name)
    return Named(names, places, found.people, found.labels), found.issues


def _read(article: Article, named: Study) -> Reading:
    """Return all that is read of an article to link its names."""
    if not has_foreign(article.text):
        article = _bare(article)
    return Reading(article, Study((), named.names, (), (), unclaimed=named.unclaimed))


def _bare(article: Article) -> Article:
    """Return an article without its text."""
    return Article(
        id=article.id,
        file="",
        record=None,
        sha256="",
        format="",
        language=article.language,
        direction="ltr",
        text="",
        blocks=(),
        runs=(),
        removed=(),
        raw_length=0,
        published=article.published,
    )
