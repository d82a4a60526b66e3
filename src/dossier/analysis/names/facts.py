"""What the lists of a language say of a word wherever it stands, looked up once for each word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from dossier.analysis.names import roles
from dossier.model import Record
from dossier.text import fold

if TYPE_CHECKING:  # the lexicon holds these
    from dossier.analysis.names.lexicon import Lexicon

T = TypeVar("T")
LONGEST_SHORT = 5
"""Letters from which the last word of a company is no abbreviation."""
_MOST = 20_000
"""Words of which this is held, so that memory does not grow with the articles."""


class Facts(Record, frozen=True):
    """A capitalised word as it stands in a text, and what the lists say of it."""

    word: str
    """Without possessive ending and without a full stop that ends the sentence."""
    owns: bool
    """Whether it has a possessive ending."""
    lower: str
    bare: str
    """In lower case, without a full stop."""
    folded: str
    is_given: bool
    """Whether it is a given name, and nothing else."""
    is_head: bool
    """Whether it makes a phrase the name of a body: "Council", "Inc"."""
    is_rank: bool
    """Whether it is the short form of an office."""
    is_in_capitals: bool
    """Whether it is two letters or more, all of them capitals."""
    is_plain: bool
    """Whether it is most likely an ordinary word."""
    is_plain_first: bool
    """The same where it begins a sentence."""
    is_initial: bool
    """Whether it is one to three initials."""
    is_camel: bool
    """Whether a capital stands inside it as in a brand: "SeaMicro"."""
    has_article: bool
    """Whether an Arabic article stands before it: "al-Araji"."""
    is_free: bool
    """Whether it is no ordinary word, no given name and no known name of another kind than a place."""
    begins_place: bool
    """Whether the name of a place can begin with it."""
    begins_place_first: bool
    """The same where it begins a sentence."""
    begins_no_person: bool
    """Whether no name of a person begins with it, unless it is a given name or a form of address."""
    begins_none: bool
    """Whether no name begins with it."""
    begins_none_first: bool
    """The same where it begins a sentence."""
    begins_none_alone: bool
    """The same where no other capitalised word follows."""


class Lead(Record, frozen=True):
    """The last word before a name, and what can therefore stand there."""

    is_role: bool
    """Whether it is an office, or several."""
    is_beside: bool
    """Whether it is an office with a comma behind it."""
    ends_office: bool
    """Whether what an office is for can end with it: with a capital, a small word or a comma."""
    joins: bool
    """Whether it is "and"."""
    is_comma: bool
    is_small: bool
    """Whether it is a function word."""
    is_direction: bool
    """Whether it is "southern"."""
    is_where: bool
    """Whether it is a word behind which an unknown name is a place."""


class Vocabulary(dict[str, T]):
    """What the lists say of each word, by the word as it stands in a text."""

    look: Callable[[str], T]
    """Looks in the lists."""

    def __missing__(self, written: str) -> T:
        """Return what is said of a word that was not asked for before."""
        if len(self) >= _MOST:
            self.clear()
        found = self[written] = self.look(written)
        return found


def lead(word: str, words: Lexicon) -> Lead:
    """Return what can stand before a name whose last word before it is this one."""
    letters = _LETTERS_AT_END.search(word)
    end = letters[0] if letters else ""
    is_small = end.lower() in words.joining
    joins = words.has("and", word)
    return Lead(
        is_role=roles.is_role(word, words) or roles.are_roles(word, words),
        is_beside=word.endswith(",") and roles.is_role(word[:-1], words),
        ends_office=word[:1].isupper() or not word.isalpha() or is_small,
        joins=joins,
        is_comma=word.endswith(","),
        is_small=is_small,
        is_direction=end in words.directions and end.isascii() and end.islower(),
        is_where=joins or end.lower() in words.sure_prepositions,
    )


_LETTERS_AT_END = re.compile(r"(?<![^\W\d_])[^\W\d_]++$")


def facts(written: str, words: Lexicon) -> Facts:
    """Return what the lists say of a word of a text."""
    ends = written[-1:] == "." and not _is_short(written, words)
    word = written[:-1] if ends else written
    owns = word[-2:] in {"'s", "’s", "'S", "’S"}
    word = word[:-2] if owns else word
    lower, folded = word.lower(), fold(word)
    is_plain = _is_plain(word, folded, words)
    is_name = folded in words.surnames or folded in words.given
    return Facts(
        word=word,
        owns=owns,
        lower=lower,
        bare=word.rstrip(".").lower(),
        folded=folded,
        is_given=folded in words.given,
        is_head=_is_head(word, words),
        is_rank=word.rstrip(".") in words.short_roles,
        is_in_capitals=word.isupper() and len(word) > 1 and word.isalpha(),
        is_plain=is_plain,
        is_plain_first=is_plain or (not is_name and words.ends("opening-ending", folded)),
        is_initial=_INITIAL.match(word) is not None,
        is_camel=_CAMEL.match(word) is not None,
        has_article=lower.startswith(("al-", "el-")),
        is_free=_is_free(word, folded, words),
        begins_place=_begins_place(word, words),
        begins_place_first=lower not in words.common and _begins_place(word, words),
        begins_no_person=_begins_no_person(word, words),
        begins_none=_begins_none(word, folded, words),
        begins_none_first=_begins_none(word, folded, words) or _opens_only(word, words),
        begins_none_alone=word in words.not_names,
    )


_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}$")
_CAMEL = re.compile(r"(?!Mac|Van|Fitz)[A-Z][a-z]{2,}[A-Z][a-z]")


def _is_short(word: str, words: Lexicon) -> bool:
    """Say whether a full stop belongs to the word: an initial, "Mr.", "Gen.", "U.S."."""
    bare = word[:-1]
    return (
        len(bare) == 1
        or "." in bare
        or bare.lower() in words.honorifics
        or bare in words.short_roles
        or (bare in words.tails and len(bare) < LONGEST_SHORT)
        or words.has("short", bare)
    )


def _is_plain(word: str, folded: str, words: Lexicon) -> bool:
    if folded in words.surnames or folded in words.given:
        return False
    initials = len(word) < 3 or "." in word[:-1]  # noqa: PLR2004 - "JT"
    return word.lower() in words.common or (word.isupper() and not initials)


def _is_head(word: str, words: Lexicon) -> bool:
    return (
        word.lower() in words.heads
        or word in words.tails
        or word.rstrip(".") in words.tails
        or word in words.teams
    )


def _is_free(word: str, folded: str, words: Lexicon) -> bool:
    lower = word.lower()
    if folded in words.given or folded in words.unsure or word in words.not_names:
        return False
    if lower in words.common or lower in words.roles or word in words.demonyms:
        return False
    if words.known.get(word, "place") != "place" or _CAPITALS.search(word[1:]):
        return False
    return lower not in words.heads and word not in words.tails and len(lower) > 2  # noqa: PLR2004 - no abbreviation


_CAPITALS = re.compile(r"(?<!-)[A-Z]")
"""What an abbreviation and a brand have: "CBP", "WeWork"."""


def _begins_place(word: str, words: Lexicon) -> bool:
    lower = word.lower()
    if lower.rstrip(".") in words.honorifics or (word.isupper() and len(word) > 3):  # noqa: PLR2004 - a heading
        return False
    return lower not in words.role_words and word not in words.demonyms


def _begins_no_person(word: str, words: Lexicon) -> bool:
    lower = word.lower()
    return (
        word in words.not_names
        or lower in words.joining
        or word in words.demonyms
        or lower in words.role_words
        or word.rstrip(".") in words.short_roles
    )


def _begins_none(word: str, folded: str, words: Lexicon) -> bool:
    lower = word.lower()
    if word.rstrip(".") in words.respect:
        return True
    if word in words.not_names:
        return folded not in words.given and folded not in words.unsure
    is_title = lower in words.honorifics or lower in words.given
    return _is_small(word, words) and not is_title


def _is_small(word: str, words: Lexicon) -> bool:
    """Say whether a word is a function word, and not the article that names begin with."""
    is_joining = word.lower() in words.joining and not words.has("the", word)
    return is_joining and (len(word) == 1 or not word.isupper())


def _opens_only(word: str, words: Lexicon) -> bool:
    """Say whether a word is capitalised only because its sentence begins with it."""
    lower = word.lower()
    if word in words.not_names or lower not in words.common or _is_small(word, words):
        return False
    return not (
        lower in words.unsure
        or lower in words.modifiers
        or lower in words.heads
        or word in words.openings
        or lower in words.surnames
        or lower.rstrip(".") in words.honorifics
    )
