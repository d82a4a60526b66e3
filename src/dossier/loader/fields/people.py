"""Names of people in lines that say who wrote."""

from __future__ import annotations

import re

_CAP = r"(?:[^\W\d_a-zß-ÿ][\w’'.-]*|d[’'][A-Z]\w+|(?:al|el|ben|abu|ibn)-[A-Z][\w’'-]*)"
_LINK = r"(?:de|da|del|della|di|do|dos|la|le|van|von|der|den|ten|ter|bin|bint|al|el|ibn|abu|y|e|zu)"
_NAME = re.compile(rf"{_CAP}(?: (?:{_LINK} )*{_CAP}){{1,4}}")
_SINGLE = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_NOT_IN_NAMES = frozenset(
    [
        "staff",
        "news",
        "newsroom",
        "agencies",
        "agency",
        "editor",
        "editors",
        "editorial",
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "team",
        "desk",
        "service",
        "press",
        "times",
        "post",
        "writer",
        "writers",
        "bureau",
        "online",
        "digital",
        "report",
        "web",
        "network",
        "media",
        "the",
        "and",
        "with",
        "for",
        "from",
        "in",
        "of",
        "published",
        "updated",
        "last",
        "posted",
        "contributor",
        "guest",
        "special",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_HONOURS = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir)\.? ", re.IGNORECASE)


def is_person(words: str) -> bool:
    """Say whether words have the form of a person's name and no word of a newsroom in them."""
    if len(words) > 60 or not _NAME.fullmatch(words):  # noqa: PLR2004 - names are short
        return False
    return not any(word.casefold().strip(".") in _NOT_IN_NAMES for word in words.split())


def is_staff(words: str) -> bool:
    """Say whether words name a newsroom: "Staff Writer", "Daily Planet Staff"."""
    return any(
        word.casefold()
        in {
            "staff",
            "newsroom",
            "desk",
            "agencies",
            "reporter",
            "correspondent",
            "editor",
            "writer",
            "bureau",
        }
        for word in re.findall(r"\w+", words)
    )


def split_people(words: str) -> list[tuple[int, int]]:
    """Return the stretches of a list of names that are people, in order."""
    spans = []
    for match in re.finditer(r"(?:(?! and | & |,|;|/|\||\bwith\b ).)+", words):
        part = match.group()
        inner = re.sub(r"^(?:and |& |with |by )", "", part.strip(), flags=re.IGNORECASE)
        inner = _HONOURS.sub("", inner).strip(" .*")
        if is_person(inner):
            start = match.start() + part.find(inner)
            spans.append((start, start + len(inner)))
    return spans


def is_single(words: str) -> bool:
    """Say whether a byline is one word that can be a name or a nickname."""
    return bool(_SINGLE.fullmatch(words)) and words.casefold() not in _NOT_IN_NAMES
