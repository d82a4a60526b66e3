"""The names of all articles, kept as long as nothing has changed of what is read to link them."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.linking import link
from dossier.analysis.linking.foreign.words import has_foreign
from dossier.analysis.statements import Named, Places, people, spelled
from dossier.gathered import Keyed
from dossier.memo import Means, key
from dossier.model import Article, Issue, Name, NameDecision, Reading, Record, Study
from dossier.stowed import Kept, stow, woken


class _Kept(Record, frozen=True, array_like=True):
    """What is kept of it."""

    names: Kept
    articles: tuple[str, ...]
    """Those that have names."""
    places: Kept
    people: dict[str, bytes]
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

    def tell(wanted: Sequence[int]) -> list[str]:
        return [key(_read(readings[n])) for n in wanted]

    def make() -> _Kept:
        # Those of all are at hand while they are linked.
        names, issues = link(tuple(map(_read, readings)), decisions)
        places = spelled(names)
        waiting = stow([*places.values()], Places)
        return _Kept(stow(names, Name).kept(), tuple(places), waiting.kept(), people(names), issues)

    told = means.memo.each("named", str, means.digests, tell)
    found = means.memo.one("names", _Kept, key(told, decisions), make)
    places = Keyed(found.articles, woken(found.places, Places))
    return Named(woken(found.names, Name), places, found.people), found.issues


def _read(reading: Reading) -> Reading:
    """Return all that is read of an article to link its names."""
    article, named = reading.article, reading.study
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
