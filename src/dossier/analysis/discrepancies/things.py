"""What a number counts or measures, read from the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from dossier.analysis.discrepancies import clauses
from dossier.analysis.discrepancies.classes import classes, of_people
from dossier.analysis.discrepancies.figures import begins
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.parts import hedged, whole
from dossier.analysis.discrepancies.shares import bears, holder, matter, shaken, subject
from dossier.analysis.discrepancies.units import measure, small
from dossier.analysis.discrepancies.view import View
from dossier.analysis.stems import MONEY
from dossier.lang import words
from dossier.model import Span

_NEAR = 3
"""Plain words before and after a measure that say what is measured."""
_FAR = 8
"""The same for a count, which needs less to be known."""
_FATE_AFTER, _FATE_BEFORE = 6, 4
"""Words between a number and what became of what it counts."""
_SUBJECT = 16
"""Words before a number that may say of whom or what it is told."""
_ROLE = 5
"""Words between a sum or a length and what it is."""
_RATE = 7
"""Words before a sum that may say for how long or for whom it is."""
_MANY = 1000
_IN_ROLES = MONEY | {"length"}
"""Measures of which one must know what they are: a cost, a profit, a depth."""


class Thing:
    """What a number is a number of; what is seldom asked for is read when it is."""

    def __init__(self, view: View, first: int, end: int, measure: str, value: float) -> None:
        self._view, self._first, self._end = view, first, end
        self.measure = measure
        """``length``, ``dollars``, ``percent``, ``age`` …; empty where things are counted."""
        self.many = value >= _MANY
        """Whether there are so many that a number by itself is a number of people or things."""

    @cached_property
    def rate(self) -> str:
        """For how long a sum is: ``year`` …; empty where nothing says so."""
        return _rate(self._view, self._first, self._end)

    @cached_property
    def _classes(self) -> list[str]:
        """What is counted, by the words right behind the number."""
        if self.measure:
            return []
        return list(classes(self._view, _counted(self._view, self._first, self._end)))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What is counted, each once."""
        return frozenset(self._classes)

    @property
    def head(self) -> str:
        """The last of them."""
        return "".join(self._classes[-1:])

    @cached_property
    def fate(self) -> str:
        """What became of it: ``killed`` …; empty where nothing says so."""
        return _fate(self._view, self._first, self._end)

    @cached_property
    def lead(self) -> str:
        """What the word right before the number tells: "traced about £400,000", "release of 150 prisoners"."""
        n = hedged(self._view, self._first) - 1
        if n > 0 and self._view.found.words[n] in small(self._view, "of"):
            n -= 1
        is_plain = n >= 0 and self._view.is_plain(n) and self._view.gap(n).strip("$€£") == " "
        return "".join(classes(self._view, [n])) if is_plain else ""

    def is_led_like(self, other: Thing) -> bool:
        """Say whether two sums or two counts are led by one word."""
        return self.measure in {"", *MONEY} and bool(self.lead) and self.lead == other.lead

    @cached_property
    def near(self) -> frozenset[str]:
        """What the words beside the number tell of."""
        reach = _NEAR if self.measure not in {"", "age"} else _FAR
        before = clauses.plain_before(self._view, self._first, reach)
        after = clauses.plain_after(self._view, self._end, reach)
        return frozenset(classes(self._view, [*before, *after]))

    @cached_property
    def roles(self) -> frozenset[str]:
        """What a sum of money or a length is: ``cost``, ``depth`` and so on."""
        if self.measure not in _IN_ROLES:
            return frozenset()
        before = clauses.before(self._view, self._first, _ROLE)
        after = clauses.after(self._view, self._end, _ROLE)
        return frozenset((*_named("measure_roles", self._view, [*before, *after]), *self._lies()))

    @cached_property
    def of_time(self) -> frozenset[str]:
        """What lasts so long, where the word for it stands right behind: "a five-year contract"."""
        behind = self._end + 1
        is_there = self.measure == "time" and behind < len(self._view.stems)
        is_there = is_there and self._view.gap(self._end) == " " and self._view.is_plain(behind)
        return frozenset(classes(self._view, [behind])) if is_there else frozenset()

    def _lies(self) -> Iterator[str]:
        """Yield what the word behind a length says of it: "20 km of coast", "20 km from the coast"."""
        behind = self._view.found.words[self._end + 1 : self._end + 2]
        if self.measure == "length" and self._view.gap(self._end) == " ":
            yield from (
                kind
                for kind in ("stretch", "away")
                if behind and behind[0] in small(self._view, kind)
            )

    @cached_property
    def holder(self) -> Span | None:
        """The person whose share it is."""
        is_share = self.measure == "percent"
        return holder(self._view, self._first, self._end) if is_share else None

    @cached_property
    def subject(self) -> str:
        """What the sentence of a share begins with."""
        return subject(self._view, self._first) if self.measure == "percent" else ""

    @cached_property
    def matter(self) -> frozenset[str]:
        """What a sum of money is in, whence a length is told, and of what a magnitude is."""
        if self.measure == "length":
            return bears(self._view, self._end)
        if self.measure == "magnitude":
            return shaken(self._view, self._first - 1, self._end)
        return matter(self._view, self._end) if self.measure in MONEY else frozenset()

    @cached_property
    def scored(self) -> bool:
        """Whether it is counted in games, where numbers of the same stand side by side."""
        behind = self._view.found.words[self._end + 1 : self._end + 3]
        return not words(self._view.language, "score_words").isdisjoint(behind)

    @cached_property
    def people(self) -> frozenset[str]:
        """Words for the people who are counted."""
        end, size = self._end, len(self._view.stems)
        behind = range(end + 1, min(end + 4, size))
        return of_people(self._view, behind) if self.nouns else frozenset()

    @cached_property
    def _clause(self) -> list[int]:
        """The words before the number in its clause, the nearest first."""
        return list(clauses.before(self._view, self._first, _SUBJECT))

    @cached_property
    def is_part(self) -> bool:
        """Whether it is a part of a larger number that is told: "three of the four soldiers"."""
        last = whole(self._view, self._end)
        return last > self._end and begins(self._view.language)[self._view.found.words[last]]

    @cached_property
    def before(self) -> frozenset[str]:
        """What the clause has told before the number, in plain words and in names."""
        told = [
            n
            for n in self._clause
            if clauses.tells(self._view, n) or clauses.begins_with(self._view, n)
        ]
        return self.named | frozenset(classes(self._view, told))

    @cached_property
    def named(self) -> frozenset[str]:
        """The names among it, word by word."""
        return frozenset(_names_among(self._view, self._clause))

    @cached_property
    def opening(self) -> frozenset[str]:
        """What the sentence has told before the number, in plain words."""
        plain = [n for n in range(self._first) if self._view.is_plain(n)]
        return frozenset(classes(self._view, plain))

    @cached_property
    def whose(self) -> frozenset[str]:
        """Of whom or what it is told that is a part of another number: "women hold 12 of the 30 seats"."""
        return frozenset() if self.measure else _whose(self._view, self._clause, self._end)


def thing(view: View, first: int, last: int, value: float) -> tuple[Thing, float]:
    """Return what a number from one word to another is of, and how many smallest units one is."""
    kind, factor, end = measure(view, first, last, value)
    return Thing(view, first, end, kind, value), factor


def _whose(view: View, clause: Sequence[int], end: int) -> frozenset[str]:
    """Return what is told before a part of a number, but for the word nearest to it, its verb."""
    if whole(view, end) == end:
        return frozenset()
    told = [n for n in clause if clauses.tells(view, n) or clauses.begins_with(view, n)]
    return frozenset(classes(view, told[1:]))


def _names_among(view: View, places: Sequence[int]) -> Iterator[str]:
    """Yield the words of names at some places."""
    for n in places:
        if n and view.text[view.found.starts[n]].isupper():
            yield view.found.words[n]


def _counted(view: View, first: int, end: int) -> list[int]:
    """Return the places of the plain words right behind a number, or before it: "a crew of 18"."""
    found: list[int] = []
    begin = whole(view, end) + 1
    if _is_named(view, begin):
        begin += 1
    for n in range(begin, min(len(view.stems), begin + 2)):
        if view.gap(n - 1).strip(" -") or not view.is_plain(n) or _is_done(view, n):
            break
        found.append(n)
    before = "".join(view.found.words[max(0, first - 1) : first])
    if not found and before in small(view, "of"):
        found = [n for n in range(max(0, first - 2), first - 1) if clauses.tells(view, n)]
    return found


def _is_named(view: View, n: int) -> bool:
    """Say whether a name stands between a number and what is counted: "483 Celtic gold coins"."""
    is_there = 0 < n < len(view.stems) - 1 and view.gap(n - 1) == " " == view.gap(n)
    return is_there and view.text[view.found.starts[n]].isupper() and view.is_plain(n + 1)


def _is_done(view: View, n: int) -> bool:
    """Say whether a word tells what somebody did: "a crowd of 40,000 marched", not "armed men"."""
    behind = n + 1 < len(view.stems) and view.gap(n) == " " and view.is_plain(n + 1)
    return view.found.words[n].endswith(small(view, "done-ending")) and not behind


def _rate(view: View, first: int, end: int) -> str:
    beside = range(max(0, first - _RATE), min(len(view.stems), end + 4))
    return next(_named("rates", view, beside), "")


def _fate(view: View, first: int, end: int) -> str:
    """Return what became of what is counted: told right before the number, behind it, or else before it."""
    ends = words(view.language, "fate_ends")
    after = takewhile(
        lambda n: view.found.words[n] not in ends, clauses.after(view, end, _FATE_AFTER)
    )
    before = list(clauses.before(view, first, _FATE_BEFORE))
    tolls = [n for n in before if view.found.words[n] in words(view.language, "toll_words")]
    lead = [n for n in before if n == hedged(view, first) - 1]
    return next(_named("fates", view, [*tolls, *lead, *after, *before]), "")


def _named(name: str, view: View, places: range | list[int]) -> Iterator[str]:
    """Yield the keys of a table whose words stand at the places, alone or with the word behind."""
    keys = inverted(view.language, name)
    found = view.found.words
    for n in places:
        pair = f"{found[n]} {found[n + 1]}" if n + 1 < len(found) else ""
        key = keys.get(pair) or keys.get(found[n])
        if key:
            yield key
