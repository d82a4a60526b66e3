"""The editor's decisions about single articles: applied from outside, each with its reason.

What the machine found is replaced, never scored. A decision names its article by the path of the
clipping, by the end of that path, by the file name, or by the article's id; ``export.json#3`` is the
third article of a clipping that holds several. Names of outlets stay as they were found here: which
of them are one outlet is decided where outlets are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from dossier.model import Article, ArticleDecision, Basis, Found, FoundDate, Issue, Settings

_RECORD = re.compile(r"(.+)#([1-9]\d{0,8})")
_ENOUGH = 60.0
"""Likeness, of 100, from which another article is suggested."""

_Set = Callable[[ArticleDecision], object]


def concerning(settings: Settings, file: str) -> Settings:
    """Return the part of the settings on which the articles of one clipping depend.

    Line numbers are left out, so that a line added above changes nothing.
    """
    mine = (d for d in settings.articles if _may_concern(d, file))
    return Settings(articles=tuple(replace(d, line=0) for d in mine), ner=settings.ner)


def edit(
    articles: Iterable[Article], settings: Settings
) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Return the articles as the editor wants them, without those that are withheld.

    Args:
        articles: as the loader returned them.
        settings: all settings, or those :func:`concerning` these articles' clipping.
    """
    kept: list[Article] = []
    issues: list[Issue] = []
    for article in articles:
        mine = [d for d in settings.articles if concerns(d, article)]
        if any(d.withhold for d in mine):
            continue
        issues += (_needless(article, name) for d in mine for name in _repeated(article, d))
        for decision in mine:
            article = _apply(article, decision)  # noqa: PLW2901 - each decision builds on the one before
        kept.append(article)
    return tuple(kept), tuple(issues)


def unmet(
    articles: Sequence[Article], settings: Settings, files: Iterable[str] = ()
) -> tuple[Issue, ...]:
    """Return an issue for each decision about an article that is not there.

    Args:
        articles: all articles of the dossier, edited.
        settings: all settings.
        files: paths of all clippings, so that an article that is withheld is not missed.
    """
    paths = tuple(files)
    return tuple(_unmet(articles, settings, paths))


def concerns(decision: ArticleDecision, article: Article) -> bool:
    """Say whether a decision is about an article."""
    return is_named(decision.file, article)


class Filed(Protocol):
    """What an editor may name an article by."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def file(self) -> str:
        """Return the path of its clipping."""

    @property
    def record(self) -> int | None:
        """Return its number in a collection."""


def is_named(name: str, article: Filed) -> bool:
    """Say whether an editor's way of naming an article means this one."""
    if name == article.id or _is_path(name, article.file):
        return True
    match = _RECORD.fullmatch(name)
    return bool(match and _is_path(match[1], article.file) and int(match[2]) == article.record)


def _is_path(name: str, file: str) -> bool:
    return file == name or file.endswith("/" + name)


def _may_concern(decision: ArticleDecision, file: str) -> bool:
    """Say whether a decision may be about a clipping's articles, before their ids are known."""
    match = _RECORD.fullmatch(decision.file)
    path = match[1] if match else decision.file
    could_be_id = "/" not in decision.file and "." not in decision.file
    return could_be_id or _is_path(path, file) or _is_path(decision.file, file)


def _found(value: str, decision: ArticleDecision) -> Found:
    return Found(value, Basis.EDITOR, reason=decision.reason)


def _one(name: str) -> _Set:
    return lambda decision: _found(getattr(decision, name), decision)


def _byline(decision: ArticleDecision) -> tuple[Found, ...]:
    return tuple(_found(author, decision) for author in decision.byline or ())


def _published(decision: ArticleDecision) -> FoundDate | None:
    return decision.published and replace(decision.published, reason=decision.reason)


FIELDS: Mapping[str, _Set] = {
    "headline": _one("headline"),
    "standfirst": _one("standfirst"),
    "byline": _byline,
    "source": _one("source"),
    "published": _published,
    "url": _one("url"),
    "archived_url": _one("archived_url"),
    "language": lambda decision: decision.language,
}
"""Fields of an article that can be set, and how each is made from a decision."""


def _given(decision: ArticleDecision) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if getattr(decision, name) is not None)


def _apply(article: Article, decision: ArticleDecision) -> Article:
    names = _given(decision)
    edited = tuple(dict.fromkeys((*article.edited, *names)))
    return replace(article, edited=edited, **{name: FIELDS[name](decision) for name in names})


def _repeated(article: Article, decision: ArticleDecision) -> Iterator[str]:
    """Yield the fields that the decision sets to what was found anyway."""
    for name in _given(decision):
        if _bare(getattr(article, name)) == _bare(FIELDS[name](decision)):
            yield name


def _bare(value: object) -> object:
    """Return a finding's value without its ground."""
    if isinstance(value, tuple):
        return tuple(_bare(each) for each in value)
    if isinstance(value, FoundDate):
        return value.when
    return value.value if isinstance(value, Found) else value


def _needless(article: Article, name: str) -> Issue:
    message = (
        f'dossier.yaml sets "{name}" of {article.file} to what the clipping says by itself: '
        "the line can go."
    )
    return Issue("decision-needless", "note", article.file, message)


def _unmet(
    articles: Sequence[Article], settings: Settings, files: tuple[str, ...]
) -> Iterator[Issue]:
    known = {name for article in articles for name in _names_of(article)}
    for decision in settings.articles:
        # An article that is withheld is not among the articles: that is what was asked for.
        hidden = decision.withhold and (not files or any(_may_concern(decision, f) for f in files))
        if decision.file not in known and not hidden:
            yield _missing(decision.file, decision.line, articles)


def _names_of(article: Article) -> Iterator[str]:
    """Yield everything by which an editor may name an article."""
    yield article.id
    parts = article.file.split("/")
    for start in range(len(parts)):
        path = "/".join(parts[start:])
        yield path
        if article.record is not None:
            yield f"{path}#{article.record}"


def _missing(name: str, line: int, articles: Sequence[Article]) -> Issue:
    where = f"dossier.yaml, line {line}"
    near = _nearest(name, articles)
    cure = f'did you mean "{near}"?' if near else "correct the name, or take the decision away."
    message = f'{where}: there is no article "{name}"; {cure}'
    return Issue("decision-without-article", "warning", where, message)


def _nearest(name: str, articles: Sequence[Article]) -> str | None:
    # 20 ms to import, and only needed when something is wrong.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    bare = name.rsplit("/", 1)[-1]
    names = sorted({a.file.rsplit("/", 1)[-1] for a in articles} | {a.id for a in articles})
    near = process.extractOne(bare, names, scorer=fuzz.ratio, score_cutoff=_ENOUGH)
    return str(near[0]) if near else None
