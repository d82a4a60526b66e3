"""The forms of a person's name within one article: what of them counts, and when two agree."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier import lang
from dossier.analysis.names.sighting import Sighting
from dossier.text import fold

_ARTICLE = re.compile(r"^(?:[ae]l|as?h?|at|an|ad|az|ar)-(?=\w{3})")


def core(sighting: Sighting) -> tuple[str, ...]:
    """Return the folded words of a person's name without form of address, articles and particles."""
    form = sighting.form
    return _core(_unaddressed(form) if sighting.addressed else form)


def own_form(sighting: Sighting) -> str:
    """Return a form without the forms of address before it: "Sheikh Dr. Quill"."""
    return _unaddressed(sighting.form) if sighting.addressed else sighting.form


@lru_cache(maxsize=65_536)
def _unaddressed(form: str) -> str:
    words = form.split()[1:]
    titles = lang.anywhere("honorifics") | lang.anywhere("titles_behind_address")
    while len(words) > 1 and words[0].rstrip(".") in titles:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65_536)
def _core(form: str) -> tuple[str, ...]:
    parts = [bare(word) for word in form.replace("- ", "-").split()]
    small = lang.anywhere("particles_in_names") | lang.anywhere("generations")
    return tuple(p for p in parts if p not in small) or tuple(parts)


def generation(form: str) -> str:
    """Return which of father and son a form says that it names: "jr" of "Dan Vole Jr."."""
    last = fold(form.rsplit(maxsplit=1)[-1]).strip(".")
    return last if last in lang.anywhere("generations") else ""


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Return a folded word without the Arabic article."""
    return _ARTICLE.sub("", fold(word).strip("."), count=1)


def agrees(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names of one article that end alike are one person's."""
    short, long = sorted((one, other), key=len)
    if short == long[-len(short) :]:
        return True
    first, second = short[0], long[0]
    if _is_nickname(first, second):
        return len(short) == 2 or set(short[1:]) <= set(long)  # noqa: PLR2004 - given name and surname
    if first != second and not (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return False
    return set(short[1:]) <= set(long) or any(len(p) == 1 for p in (*short[1:-1], *long[1:-1]))


def _is_nickname(one: str, other: str) -> bool:
    longer = lang.table_anywhere("nicknames")
    return other in longer.get(one, ()) or one in longer.get(other, ())


def one_letter_less(one: str, other: str, least: int) -> bool:
    """Say whether one word is the other with a letter left out behind the first; ``least`` letters long."""
    short, long = sorted((one, other), key=len)
    if len(long) != len(short) + 1 or len(short) < least or short[0] != long[0]:
        return False
    cut = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[cut:] == long[cut + 1 :]
