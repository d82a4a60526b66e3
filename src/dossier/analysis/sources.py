"""Which articles come from which outlet, whatever form its name was found in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from urllib.parse import urlsplit

from dossier.lang import anywhere
from dossier.model import Reading, Source, SourceSettings
from dossier.outlets import by_host, usual_name
from dossier.stowed import articles_of
from dossier.text import fold, slug, stable_digest

_HOST_PARTS = re.compile(r"^(?:https?://)?(?:(?:www\d?|m|mobile|amp|edition)\.)*")
_SUFFIX = re.compile(r"\.(?:com?|org|net|info|news|tv|gov|edu|eu|[a-z]{2})(?:\.[a-z]{2})?/?$")


def group(readings: Sequence[Reading], settings: Sequence[SourceSettings]) -> tuple[Source, ...]:
    """Return the outlets by name; the articles that name none stand in one entry, the last.

    Args:
        readings: all articles.
        settings: what the editor knows of outlets: their names, spellings and hosts.
    """
    known = {key(form): entry.name for entry in settings for form in (*entry.spellings, entry.name)}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, list[str]] = defaultdict(list)
    named = cache(partial(_named, known))  # a thousand articles are of few outlets
    for article in articles_of(readings):
        source = article.source.value if article.source else ""
        own = named(source, urlsplit(article.url.value).netloc if article.url else "")
        articles[own].append(article.id)
        if source:
            forms[own][source] += 1
    labels = {own: known.get(own) or _label(forms[own]) for own in articles}
    order = sorted(articles, key=lambda own: (own == "", fold(labels[own] or ""), own))
    ids = _ids([(own, labels[own]) for own in order])
    return tuple(
        Source(ids[own], labels[own], tuple(sorted(articles[own])), _spellings(forms[own]))
        for own in order
    )


def key(name: str) -> str:
    """Return the form by which an outlet's names are compared ("The Daily-Post", "dailypost.com")."""
    plain = _HOST_PARTS.sub("", name.strip().lower())
    plain = _without_article(_SUFFIX.sub("", plain) if " " not in plain else plain)
    return re.sub(r"[\W_]+", "", fold(plain))


def _without_article(plain: str) -> str:
    """Return a name in lower case without its article, which outlets write or leave out."""
    first, _, rest = plain.partition(" ")
    return rest.strip() if " " in plain and first in anywhere("outlet_articles") else plain


def _named(known: Mapping[str, str], name: str, host: str) -> str:
    """Return the key of an outlet by its name and its host, empty where none is named."""
    usual = key(usual_name(name) or by_host(name) or name)
    for own in (key(name), usual, key(host)):
        if own in known:
            return key(known[own])
    return usual


def _label(forms: Counter[str]) -> str | None:
    """Return the form that is used most; a name rather than an address, the longer one among equals."""
    order = sorted(
        forms, key=lambda form: (-(" " in form or "." not in form), -forms[form], -len(form), form)
    )
    return order[0] if order else None


def _spellings(forms: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-forms[form], form)))


def _ids(labelled: Sequence[tuple[str, str | None]]) -> dict[str, str]:
    """Return an id for each key; two that would be written alike are told apart by a digest."""
    slugs = {own: slug(label, 60) if label else "unnamed" for own, label in labelled}
    count = Counter(slugs.values())
    return {
        own: made if made and count[made] == 1 else f"{made or 'source'}-{stable_digest(own)}"
        for own, made in slugs.items()
    }
