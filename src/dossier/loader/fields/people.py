"""Names of people in lines that say who wrote."""

from __future__ import annotations

import re
from functools import cache

from dossier import lang
from dossier.text import fold

_CAP = r"(?:[^\W\d_a-zß-ÿ][\w’'.-]*|d[’'][A-Z]\w+|(?:al|el|ben|abu|ibn)-[A-Z][\w’'-]*)"
_LINK = r"(?:de|da|del|della|di|do|dos|la|le|van|von|der|den|ten|ter|bin|bint|al|el|ibn|abu|y|e|zu)"
_NAME = re.compile(rf"{_CAP}(?: (?:{_LINK} )*{_CAP}){{1,4}}")
_BODY = re.compile(r"[A-Z]{2,}-[A-Z][a-z]")
"""How houses begin and names do not: "ARD-Studio"."""
_SINGLE = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{2,}")


@cache
def _not_in_names() -> frozenset[str]:
    return lang.words("en", "newsroom") | lang.words("en", "not_bylines")


_HONOURS = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir)\.? ", re.IGNORECASE)


def is_person(words: str) -> bool:
    """Say whether words have the form of a person's name and no word of a newsroom in them."""
    if len(words) > 60 or not _NAME.fullmatch(words) or _BODY.match(words):  # noqa: PLR2004 - names are short
        return False
    return not any(word.casefold().strip(".") in _not_in_names() for word in words.split())


def has_given_name(words: str) -> bool:
    """Say whether the first word is a name that parents give."""
    first = fold(words.split(" ", 1)[0].strip("."))
    given = ("given_names", "given_names_ambiguous")
    return first not in _ARTICLES and any(first in lang.words("en", name) for name in given)


_ARTICLES = frozenset({"al", "le", "la", "el", "il"})
"""Before the names of houses ("Al Nahar", "Le Phare"), and seldom somebody called Al."""


def is_staff(words: str) -> bool:
    """Say whether words name a newsroom: "Staff Writer", "Daily Planet Staff"."""
    return any(word.casefold() in _STAFF for word in re.findall(r"\w+", words))


_STAFF = frozenset(
    {
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
)


def before_role(words: str) -> str:
    """Return a name without the job behind it ("Jane Roe Senior Reporter", "Jane Roe, editor")."""
    for number, match in enumerate(re.finditer(r"[^\s,]+", words)):
        if match.group().casefold() in lang.words("en", "newsroom"):
            return words[: match.start()].rstrip(" ,") if number > 1 else ""
    return words


def is_job(words: str) -> bool:
    """Say whether words are what somebody does: "Carran Correspondent"."""
    is_short = words.count(" ") < _JOB_WORDS
    return is_short and is_staff(words) and not before_role(words).count(" ")


_JOB_WORDS = 3
_WHERE = re.compile(
    r"\b(?:in|from|reporting from) (?:the )?[A-Z][\w.’'-]*(?: (?:de |of |al-)?[A-Z][\w.’'-]*(?! in\b))*"
    r"(?:, (?![^,;&]* in [A-Z])[A-Z][\w.’'-]*(?: (?!and\b)[A-Z][\w.’'-]*)*)?"
)
"""Where a writer is: "in Port Ellery, Carran"."""


_SHIFT = re.compile(r"\((?:now|earlier|until now|before|later)\)", re.IGNORECASE)
"""Behind each of those who wrote a live report in turn, when."""


def without_shifts(words: str) -> str:
    """Return a line as long as it was, with blanks for when each of its people wrote."""
    return _SHIFT.sub(lambda match: " " * len(match.group()), words) if "(" in words else words


def split_people(words: str) -> list[tuple[int, int]]:
    """Return the stretches of a list of names that are people, in order."""
    spans: list[tuple[int, int]] = []
    words = without_shifts(words)
    words = _WHERE.sub(lambda match: "|" * len(match.group()), words)
    for match in re.finditer(r"(?:(?! and | AND | & |,|;|/|\||\bwith\b ).)+", words):
        part = match.group()
        inner = re.sub(r"^(?:and |& |with |by )", "", part.strip(), flags=re.IGNORECASE)
        inner = _HONOURS.sub("", inner).strip(" .*")
        name = before_role(inner)
        if name != inner and spans and not has_given_name(name):
            continue  # "Jane Roe, Middle East correspondent"
        inner = name
        if is_person(inner):
            start = match.start() + part.find(inner)
            spans.append((start, start + len(inner)))
    return spans


def only_people(words: str) -> list[tuple[int, int]]:
    """Return the people of a line that names people, and where they are, and nothing else."""
    people = split_people(words)
    rest = without_shifts(_WHERE.sub(" ", words))
    for start, end in people:
        rest = rest.replace(words[start:end], " ", 1)
    return people if not re.search(r"\w", _JOINTS.sub(" ", rest)) else []


_JOINTS = re.compile(r"\b(?:and|with|dr|prof|mr|mrs|ms|sir)\b", re.IGNORECASE)


def is_single(words: str) -> bool:
    """Say whether a byline is one word that can be a name or a nickname."""
    return bool(_SINGLE.fullmatch(words)) and words.casefold() not in _not_in_names()
