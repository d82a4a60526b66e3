"""Whether two spellings are of one name: a table of small named features."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from math import prod
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking import scripts
from dossier.analysis.linking.align import Alignment, Pair, align
from dossier.analysis.linking.letters import skeleton
from dossier.analysis.linking.scripts import reads_as
from dossier.analysis.linking.words import are_two, body_words, mononyms, person_words, turned
from dossier.model import Evidence, NameKind

THRESHOLD = 0.75
"""Score from which two spellings are taken for one name."""


MOST_LEFT_OUT = 2
"""Words that one spelling may leave out of the other."""


class Match(NamedTuple):
    """How far two spellings are of one name, and why."""

    score: float
    evidence: tuple[Evidence, ...]


class Spellings(NamedTuple):
    """Two spellings, made ready for comparison."""

    any_order: bool
    """Whether a comma or "bin" says which word is the surname."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    aligned: Alignment
    sounds_only: bool
    """Whether one is in a script that leaves out vowels or letters, and the other is not."""
    abjad: int
    """Which of the two, if only one, is in a script without short vowels: 1, 2 or 0."""
    ideographs: bool
    """Whether both are written in signs that stand for words, where likeness of sound is nothing."""

    def place(self, pair: Pair) -> int:
        """Return where a pair stands in the first spelling."""
        return _place(pair.one, self.one)


Feature = tuple[str, Callable[[Spellings], float], str]


def same_name(one: str, other: str, kind: NameKind) -> Match:
    """Compare two spellings.

    Returns:
        The best of the features that :data:`FEATURES` has for the kind, and all that speak for it.
    """
    words = person_words if kind == "person" else body_words
    a, b = words(one), words(other)
    if not a or not b:
        return Match(0.0, ())
    if kind == "person" and (_turned_round(one, other) or _told_apart(a, b)):
        return Match(0.0, (Evidence("told-apart", 0.0, f"“{one}” and “{other}”: two people"),))
    if kind != "person" and are_two(one, other):
        return Match(
            0.0,
            (Evidence("two-entries", 0.0, f"“{one}” and “{other}” are two names of the lists"),),
        )
    if not (one.isascii() or other.isascii()) and _other_letters(one, other):
        return Match(0.0, (Evidence("other-signs", 0.0, f"“{one}” and “{other}”: other signs"),))
    spellings = Spellings(_says_order(one, other), a, b, align(a, b), *_scripts(one, other))
    scores = [(name, feature(spellings), said) for name, feature, said in FEATURES[kind]]
    evidence = tuple(
        Evidence(name, score, f"“{one}” and “{other}”: {said}")
        for name, score, said in scores
        if score > 0
    )
    return Match(max(score for _, score, _ in scores), evidence)


_BARE = re.compile(r"[\u0590-\u08ff\u3040-\u9fff\uac00-\ud7af]")
_SIGNS = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")


def _other_letters(one: str, other: str) -> bool:
    """Say whether two forms in a script where each letter counts are written with other letters."""
    if _SIGNS.search(one) and _SIGNS.search(other):
        a, b = scripts.signs(one), scripts.signs(other)
        return len(a) == len(b) and a != b
    if not (scripts.ABJAD.search(one) and scripts.ABJAD.search(other)):
        return False
    first, second = (set(scripts.letters_of(form)) for form in (one, other))
    rest, more = sorted(first - second), sorted(second - first)
    return len(rest) == len(more) == 1 and max(len(rest[0]), len(more[0])) < LONG_IN_ABJAD


LONG_IN_ABJAD = 6
"""Letters from which a word without vowels may be another spelling although a letter differs."""


def generations(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a name that say which of father and son is meant."""
    return frozenset(words) & lang.anywhere("generations")


def _told_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether a generation or an initial says that two are different people."""
    a, b = generations(one), generations(other)
    first, second = ({w for w in words[1:] if len(w) == 1} for words in (one, other))
    return a != b or bool(first and second and first != second)


def _says_order(one: str, other: str) -> bool:
    return "," in one + other or all(re.search(r"\bbin\b", t) for t in (one, other))


def _scripts(one: str, other: str) -> tuple[bool, int, bool]:
    if one.isascii() and other.isascii():
        return False, 0, False
    sounds_only = bool(_BARE.search(one)) != bool(_BARE.search(other))
    first, second = (bool(scripts.ABJAD.search(form)) for form in (one, other))
    abjad = 0 if first == second else 1 if first else 2
    return sounds_only, abjad, bool(_SIGNS.search(one) and _SIGNS.search(other))


_SON_OF = re.compile(r"\b(\w+) (?:bin|ibn|ben|bint) (\w+)", re.IGNORECASE)


def _turned_round(one: str, other: str) -> bool:
    """Say whether the father of one is the son of the other: "A bin B" and "B bin A"."""
    if one.count(" ") < 2 or other.count(" ") < 2:  # noqa: PLR2004 - "A bin B"
        return False
    a, b = ({(m[1].lower(), m[2].lower()) for m in _SON_OF.finditer(t)} for t in (one, other))
    return any((father, son) in b for son, father in a if father != son)


def _same_words(names: Spellings) -> float:
    if names.one == names.other:
        return 1.0
    if sorted(names.one) != sorted(names.other):
        return 0.0
    is_clear = names.any_order or not _all_given(names.one) or turned(names.one, names.other)
    return 0.98 if is_clear else 0.5


def _all_given(words: tuple[str, ...]) -> bool:
    """Say whether each word can be a given name, so that the order tells people apart."""
    return all(w in lang.anywhere("given_names") for w in words)


def _same_joined(names: Spellings) -> float:
    return 0.95 if "".join(names.one) == "".join(names.other) else 0.0


def _spelt_alike(names: Spellings) -> float:
    """Every word answers to one of the other spelling, or is left out there."""
    pairs, left, right = names.aligned
    if not pairs or (left and right) or names.ideographs or names.abjad or _crossed(names):
        return 0.0
    extra = _without_repeats(left, names.one) or _without_repeats(right, names.other)
    if extra and _long_words(names) < 2:  # noqa: PLR2004 - given name and surname
        return 0.0
    if max(len(left), len(right)) > MOST_LEFT_OUT or (not extra and _swapped(names)):
        return 0.0
    if extra and _son_and_father(names):
        return 0.0
    return prod(p.likeness for p in pairs) * 0.97 ** len(extra)


def _son_and_father(names: Spellings) -> bool:
    """Say whether one name is the other behind one more given name: a son, named with his fathers."""
    short, long = sorted((names.one, names.other), key=len)
    if len(long) != len(short) + 1 or long[1:] != short:
        return False
    return _all_given(long[:3]) and long[-1] not in mononyms()


def _crossed(names: Spellings) -> bool:
    """Say whether short words that are only alike stand in another order ("Il Sung", "Jong Il")."""
    unlike = [p for p in names.aligned.pairs if p.one != p.other]
    if not any(max(len(p.one), len(p.other)) < LONG_SYLLABLE for p in unlike):
        return False
    order = [_place(p.other, names.other) for p in sorted(names.aligned.pairs, key=names.place)]
    turns = sum(a > b for a, b in pairwise([*order, *order[:1]]))
    return turns > 1


def _place(word: str, words: tuple[str, ...]) -> int:
    return words.index(word) if word in words else len(words)


LONG_SYLLABLE = 5
"""Letters from which a word is more than a syllable of an East Asian name."""


def _swapped(names: Spellings) -> bool:
    """Say whether the words only change places, which :func:`_same_words` judges."""
    return names.one != names.other and sorted(names.one) == sorted(names.other)


def _without_repeats(words: tuple[str, ...], whole: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if whole.count(w) == 1)


def _long_words(names: Spellings) -> int:
    return sum(min(len(p.one), len(p.other)) > 1 for p in names.aligned.pairs)


def _same_sound(names: Spellings) -> float:
    """In two scripts: the consonants of the whole name."""
    if not names.sounds_only:
        return 0.0
    if names.abjad:
        return 0.85 if _read_alike(names) else 0.0
    a, b = ([_sound(w) for w in words] for words in (names.one, names.other))
    short, long = sorted((a, b), key=len)
    if len(short) > 1 and all(w in long for w in short):
        return 0.85 if len("".join(short)) >= 4 else 0.0  # noqa: PLR2004 - fewer agree by chance
    one, other = "".join(a), "".join(b)
    return 0.85 if len(one) >= 5 and one == other else 0.0  # noqa: PLR2004 - as above


def _read_alike(names: Spellings) -> bool:
    """Say whether the words in the script without short vowels are read as those in the other."""
    bare, full = (names.one, names.other) if names.abjad == 1 else (names.other, names.one)
    if reads_as("".join(bare), "".join(full)):
        return True
    short, long = sorted((len(bare), len(full)))
    if short < 2 or long - short > MOST_LEFT_OUT:  # noqa: PLR2004 - given name and surname
        return False
    found = [next((f for f in full if reads_as(b, f)), None) for b in bare]
    return len(set(found) - {None}) == short


def _sound(word: str) -> str:
    return skeleton(word.replace("w", "")).replace("r", "l").removeprefix("a")


def _initials(names: Spellings) -> float:
    """One spelling gives the first letters of what the other writes out: "JC Juncker"."""
    left, right = sorted((names.aligned.left, names.aligned.right), key=len)
    if len(left) != 1 or len(right) < 2 or not names.aligned.pairs:  # noqa: PLR2004 - two letters
        return 0.0
    return 0.85 if left[0] == "".join(w[0] for w in right) else 0.0


def _backwards(names: Spellings) -> float:
    """The letters of the whole name stand in reverse."""
    a, b = "".join(names.one), "".join(names.other)
    return 0.8 if len(a) >= 8 and a == b[::-1] else 0.0  # noqa: PLR2004 - by chance it cannot be


def _abbreviated(names: Spellings) -> float:
    """One spelling is the initials of the other."""
    short, long = sorted((names.one, names.other), key=len)
    if len(short) != 1 or len(long) < 3:  # noqa: PLR2004 - two letters fit too many names
        return 0.0
    return 0.9 if short[0] == "".join(w[0] for w in long) else 0.0


def _same_body(names: Spellings) -> float:
    """Every word of a body's name answers to one of the other, none is left."""
    pairs, left, right = names.aligned
    if left or right or not pairs:
        return 0.0
    return prod(p.likeness for p in pairs if p.one != p.other)


FEATURES: dict[NameKind, tuple[Feature, ...]] = {
    "person": (
        ("same-words", _same_words, "the same words"),
        ("same-letters", _same_joined, "the same letters, divided otherwise"),
        ("spelt-alike", _spelt_alike, "every word is the same or spelt alike"),
        ("same-sound", _same_sound, "the same consonants in two scripts"),
        ("initials", _initials, "initials of the same words"),
        ("backwards", _backwards, "the same letters in reverse"),
    ),
    "organisation": (
        ("same-words", _same_words, "the same words"),
        ("same-letters", _same_joined, "the same letters, divided otherwise"),
        ("spelt-alike", _same_body, "every word is the same or spelt alike"),
        ("abbreviation", _abbreviated, "the initials of the words"),
    ),
    "place": (
        ("same-words", _same_words, "the same words"),
        ("same-letters", _same_joined, "the same letters, divided otherwise"),
        ("spelt-alike", _same_body, "every word is the same or spelt alike"),
    ),
}
"""For each kind of name, what speaks for two spellings being one: name, function, in words."""
