"""Wire services and outlets by the names that credits give them, and by their hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dossier import lang
from dossier.alternatives import either

_FOLD = re.compile(r"[^\w]+")


def _key(name: str) -> str:
    return _FOLD.sub(" ", name).strip().casefold()


@cache
def _table(name: str) -> dict[str, str]:
    return {_key(form): label for label, form in _forms(name)}


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """Yield the usual names of a list with each of their forms, in all languages."""
    for code in lang.codes(name):
        for label, forms in lang.table(code, name).items():
            yield from ((label, form) for form in (label, *forms))


def agency(name: str) -> str | None:
    """Return the usual name of a wire service, ``None`` where the name is of none."""
    key = _key(name)
    return _table("agencies").get(key) or _table("agencies").get(key.removeprefix("the "))


def publication(name: str) -> str | None:
    """Return the usual name of a known outlet, ``None`` where the name is of none."""
    return _table("publications").get(_key(name))


@cache
def _hosts() -> dict[str, str]:
    return {host: label for label, hosts in lang.table("und", "hosts").items() for host in hosts}


def by_host(host: str) -> str | None:
    """Return the outlet that a host or one above it belongs to: "p.dw.com" is Deutsche Welle's."""
    parts = host.lower().split(".")
    tails = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((_hosts()[tail] for tail in tails if tail in _hosts()), None)


def usual_name(name: str) -> str | None:
    """Return how a known outlet or wire service is usually called, ``None`` where it is not known."""
    return agency(name) or publication(name)


@cache
def agency_pattern() -> re.Pattern[str]:
    """Return a pattern for the names of wire services as written in credits."""
    return re.compile(_names_of("agencies"))


@cache
def publication_pattern() -> re.Pattern[str]:
    """Return a pattern for the names of known outlets as written."""
    return re.compile(rf"{_names_of('publications')}(?!-[A-Z])")


def _names_of(name: str) -> str:
    forms = either(form for _, form in _forms(name))
    return rf"(?<![\w’']){forms}(?!\w)"
