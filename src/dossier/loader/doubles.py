"""The same article twice: known by its words or its address, kept once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.loader.addresses import canonical
from dossier.model import Article, Basis, Issue
from dossier.text import stable_digest

_WORD = re.compile(r"\w+")
_BODY = frozenset({"paragraph", "standfirst", "note"})
_RUN = 5
_SHARED = 0.6
"""Share of the shorter text's runs of words by which two captures of one address are one article."""
_DIGEST = 12
_MOST = 8
"""Articles of the same words, of different outlets, that one is compared with."""


def once(
    articles: Sequence[Article], keys: Sequence[Sequence[str]]
) -> tuple[frozenset[int], tuple[Issue, ...]]:
    """Return which articles repeat others, by their indexes, and an issue for each.

    Of two that are the same, the one that is known best stays. The same words from two outlets are
    two articles: one of them took over the other's.

    Args:
        articles: all of them.
        keys: the :func:`keys_of` each.
    """
    kept = Known()
    again: set[int] = set()
    issues: list[Issue] = []
    for index in sorted(range(len(articles)), key=lambda i: _rank(articles[i])):
        article = articles[index]
        first = kept.find(article, keys[index])
        if first is None:
            kept.note(article, keys[index])
        else:
            again.add(index)
            issues.append(_said(article, first))
    return frozenset(again), tuple(issues)


class Known:
    """Articles that are there, by their addresses and by their words."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Article]] = {}

    def note(self, article: Article, keys: Sequence[str] | None = None) -> None:
        """Remember an article, by its keys where they are known already."""
        for key in keys_of(article) if keys is None else keys:
            kept = self._by_key.setdefault(key, [])
            kept.append(article)
            del kept[_MOST:]

    def find(self, article: Article, keys: Sequence[str] | None = None) -> Article | None:
        """Return the one that is the same article."""
        wanted = keys_of(article) if keys is None else keys
        there = ((k, a) for k in wanted for a in self._by_key.get(k, ()))
        return next((a for k, a in there if _are_one(k, a, article)), None)

    def find_better(self, article: Article) -> Article | None:
        """Return the one that is the same article, and of which no less is known."""
        there = self.find(article)
        return there if there is not None and _rank(there)[:2] <= _rank(article)[:2] else None


def _rank(article: Article) -> tuple[int, int, str, int]:
    known = (article.source, article.url, article.published, article.headline)
    fields = sum(f is not None and f.basis != Basis.LEDE for f in known) + bool(article.byline)
    return -fields, -len(article.text), article.file, article.record or 0


def keys_of(article: Article) -> tuple[str, ...]:
    """Return by what an article is looked up: its address, then its words."""
    address, words = _address(article), _body(article).split()
    told = () if address is None else (f"url {address}",)
    return (*told, stable_digest(*words, size=_DIGEST)) if words else told


def _address(article: Article) -> str | None:
    """Return the address of an article, not that of a site's front page."""
    try:
        address = canonical(article.url.value) if article.url else ""
    except ValueError:
        return None
    return address if "/" in address or "?" in address else None


def _body(article: Article) -> str:
    return " ".join(b.span.of(article.text) for b in article.blocks if b.kind in _BODY).casefold()


def _words(article: Article) -> list[str]:
    return _WORD.findall(_body(article))


def _are_one(key: str, first: Article, other: Article) -> bool:
    if key.startswith("url "):
        return _overlap(_words(first), _words(other)) >= _SHARED
    return not any(_differ(a, b) for a, b in zip(_claims(first), _claims(other), strict=True))


def _claims(article: Article) -> tuple[str | None, ...]:
    """Return what an article says of itself that another one of the same words may contradict."""
    head = article.headline
    day = article.published and article.published.when.start
    return (
        article.source.value if article.source else None,
        _address(article),
        head.value if head and head.basis != Basis.LEDE else None,
        str(day) if day else None,
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() != other.casefold()


def _overlap(one: list[str], other: list[str]) -> float:
    a, b = _runs(one), _runs(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}


def _said(article: Article, first: Article) -> Issue:
    same = f"{_name(article)} holds the same article as {_name(first)}, which is kept"
    if article.file == first.file:
        return Issue("same-article", "note", article.file, f"{same}: nothing needs to be done.")
    cure = "delete the one that you do not need"
    return Issue("same-article", "warning", article.file, f"{same}: {cure}.")


def _name(article: Article) -> str:
    return article.file if article.record is None else f"{article.file} (record {article.record})"
