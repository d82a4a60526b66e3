"""Headlines and authors as pages write them: without the site's name, one by one, without "By"."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[|\-–—·•:»«/]|::)\s+|(?:(?<!\s)\s+)?\|\s*")
_BY = re.compile(
    r"^\s*(?:written\s+|posted\s+|story\s+|reported\s+|words\s+)?(?:by|von|par|por|di|door|av)\b[:\s]+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?:(?:(?<!\s)\s+)?(?:;|\||,\s*+and\s)|(?<!\s)\s+(?:and|&|with|und|et|y)\s)\s*"
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|/|^\d|\d{4}|^(?:admin|administrator|editor|author|unknown|guest|null|staff)$",
    re.IGNORECASE,
)

_SHORTEST = 8
_LONGEST_SITE = 40
_LONGEST_NAME = 60
_WORDS = 5


def clean_headline(value: str, sites: tuple[str, ...], h1: tuple[str, ...]) -> str:
    """Return a page's title without the name of its site.

    Args:
        value: the title.
        sites: names of the site.
        h1: visible headings; where the title begins with one, that is the headline.
    """
    for heading in h1:
        if _is_title(_plain(heading), _plain(value)):
            return heading
    known = {_plain(site) for site in sites}
    parts = _SEPARATOR.split(value)
    if len(parts) == 1:
        return value
    marks = [m.span() for m in _SEPARATOR.finditer(value)]
    while marks and (_plain(value[marks[-1][1] :]) in known or _is_site(value, marks[-1])):
        value = value[: marks.pop()[0]]
    if marks and _plain(value[: marks[0][0]]) in known:
        value = value[marks[0][1] :]
    return value.strip()


def _is_title(heading: str, title: str) -> bool:
    """Say whether a title is a heading with the name of a site before or after it."""
    if len(heading) < _SHORTEST or len(heading) * 2 < len(title):
        return title.startswith(heading) and len(heading) > 2 * _SHORTEST
    return title.startswith(heading) or title.endswith(heading)


def _is_site(value: str, mark: tuple[int, int]) -> bool:
    """Say whether what follows a bar is short enough to be a site's or a section's name."""
    rest, front = value[mark[1] :], value[: mark[0]]
    return (
        "|" in value[mark[0] : mark[1]]
        and len(rest) <= _LONGEST_SITE
        and len(rest.split()) <= _WORDS < len(front.split()) + 2
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold().removeprefix("the")


def authors(value: str) -> tuple[str, ...]:
    """Return the people that a byline names, one by one."""
    value = _BY.sub("", value)
    found: list[str] = []
    for part in _SPLIT.split(value):
        pieces = part.split(",")
        people = pieces if all(1 < len(p.split()) < _WORDS for p in pieces) else pieces[:1]
        for person in people:
            name = _BY.sub("", person).strip(" .,;:-–—|")
            if (
                1 < len(name) < _LONGEST_NAME
                and len(name.split()) <= _WORDS + 1
                and not _NOT_A_NAME.search(name)
            ):
                found.append(name)
    return tuple(dict.fromkeys(found))
