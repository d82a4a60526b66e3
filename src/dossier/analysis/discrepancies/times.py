"""Days, months and years of the same happening that differ."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dossier.analysis.discrepancies.classes import classes
from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.view import View, breaks
from dossier.analysis.stems import stem
from dossier.analysis.tokens import is_content, stopwords
from dossier.lang import table, words
from dossier.model import DiscrepancyKind

_DAY = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:1[2-9]|20)\d\d")
_SURE = 3
"""Signs that two times are of one happening, where all times of the main clauses are compared."""
_TOLD = 2
"""Words before both of two times that say that they are told of the same."""
_BEFORE = 6
"""Words before a time that say of what it is."""
_SPAN = 6
"""Days between two articles within which a weekday means the same day."""


class Moment(NamedTuple):
    """A time as the words of a sentence give it."""

    at: int
    """Its first word."""
    last: int
    parts: dict[str, int]


def cues(language: str) -> frozenset[str]:
    """Return the names of months and weekdays, and words for parts of a year."""
    named = frozenset(_numbered(language, "months")) | frozenset(_numbered(language, "weekdays"))
    return named | words(language, "quarters")


def contrasts(a: View, first: list[Moment], b: View, second: list[Moment]) -> Contrasts:
    """Yield the times of the same happening that do not agree."""
    if any(differ(x, y) for x in first for y in second):
        yield from _of_row(a, first, b, second) or _one_by_one(a, first, b, second)


def _of_row(a: View, first: list[Moment], b: View, second: list[Moment]) -> list[Contrast]:
    """Return how all the times of two main clauses differ, where they are told of one happening."""
    mine, yours = (_main(v, row) for v, row in ((a, first), (b, second)))
    if not mine or not yours or _is_future(a) != _is_future(b):
        return []
    if not _comparable(a, mine, b, yours) or not (_in_a_row(a, mine) and _in_a_row(b, yours)):
        return []
    alone_a = [x for x in mine if all(differ(x, y) for y in yours)]
    alone_b = [y for y in yours if all(differ(x, y) for x in mine)]
    if not alone_a and not alone_b:
        return []
    kind: DiscrepancyKind = "conflict" if alone_a and alone_b else "other scope"
    return [_contrast(kind, a, mine, b, yours, _SURE)]


def _main(view: View, moments: list[Moment]) -> list[Moment]:
    return [moment for moment in moments if moment.at < view.main]


def _contrast(  # noqa: PLR0913, PLR0917 - two sides, and how they differ
    kind: DiscrepancyKind,
    a: View,
    first: list[Moment],
    b: View,
    second: list[Moment],
    signs: int,
) -> Contrast:
    told = side(a, first[0].at, first[-1].last), side(b, second[0].at, second[-1].last)
    return Contrast(kind, *told, "when it happened", signs)


def _one_by_one(a: View, first: list[Moment], b: View, second: list[Moment]) -> list[Contrast]:
    """Return the times that are told of the same in two sentences, and differ."""
    if _is_future(a, whole=True) != _is_future(b, whole=True):
        return []
    found = []
    for x in first:
        rivals = [y for y in second if _is_of_one_kind(a, x, b, y)]
        signs = [len(_told_of(a, x) & _told_of(b, y)) + _is_led_alike(a, x, b, y) for y in rivals]
        if len(rivals) == 1 and signs[0] >= _TOLD and differ(x, rivals[0]):
            found.append(_contrast("conflict", a, [x], b, rivals, signs[0]))
    return found if len(found) == 1 else []


def _is_of_one_kind(a: View, x: Moment, b: View, y: Moment) -> bool:
    """Say whether two times are told to the same part: both by weekday, both by month."""
    if x.parts.keys() != y.parts.keys() or ("weekday" in x.parts and not _same_week(a, b)):
        return False
    bounds = words(a.language, "time_bounds")
    leads = [v.found.words[m.at - 1] if m.at else "" for v, m in ((a, x), (b, y))]
    return leads[0] == leads[1] or bounds.isdisjoint(leads)


def _told_of(view: View, moment: Moment) -> frozenset[str]:
    """Return what the words before a time tell of, back to the beginning of its clause."""
    found: list[int] = []
    for n in range(moment.at - 1, max(-1, moment.at - 1 - _BEFORE), -1):
        if breaks(view.gap(n)):
            break
        if view.is_plain(n) or (n == 0 and _is_common(view)):
            found.append(n)
    silent = _speech(view.language) | _units(view.language)
    return frozenset(classes(view, [n for n in found if view.stems[n] not in silent]))


def _is_led_alike(a: View, x: Moment, b: View, y: Moment) -> bool:
    """Say whether the same two words lead to two times: "take office on", "takes office on"."""
    first, second = _leads(a, x), _leads(b, y)
    return first == second and len(first) > 1


def _leads(view: View, moment: Moment) -> list[str]:
    """Return the two words before a time and what joins it, if they are no names."""
    end = moment.at - (view.found.words[moment.at - 1] in words(view.language, "time_joints"))
    places = [n for n in range(max(0, end - 2), end) if view.text[view.found.starts[n]].islower()]
    return [view.stems[n] for n in places]


def _is_common(view: View) -> bool:
    """Say whether a sentence begins with a plain word, which only for that has a capital."""
    word = view.found.words[0]
    common = words(view.language, "common_words") | words(view.language, "toll_fillers")
    return word in common and is_content(word, stopwords(view.language))


def _in_a_row(view: View, moments: list[Moment]) -> bool:
    """Say whether several times are told of one and the same ("in September and November")."""
    joints = words(view.language, "time_joints")
    between = (range(x.last + 1, y.at) for x, y in pairwise(moments))
    return all(view.found.words[n] in joints for places in between for n in places)


def _comparable(a: View, first: list[Moment], b: View, second: list[Moment]) -> bool:
    """Say whether all the times are of one kind, and each belongs to what the other side tells."""
    if not all(x.parts.keys() & y.parts.keys() for x in first for y in second):
        return False
    if any("weekday" in moment.parts for moment in (*first, *second)) and not _same_week(a, b):
        return False
    return _belongs(a, first, b) and _belongs(b, second, a)


def _belongs(view: View, moments: list[Moment], other: View) -> bool:
    """Say whether the word that a time stands behind is told by the other side as well."""
    speech = _speech(view.language)
    if moments[0].at <= 1:
        return moments[0].at == 1 and view.found.words[0] in words(view.language, "time_leads")
    verb = view.stems[moments[0].at - 2]
    if verb in speech and verb not in other.stems:
        return False
    anchor = view.before(moments[0].at)
    return anchor is not None and anchor in other.stems and anchor not in _units(view.language)


@cache
def _units(language: str) -> frozenset[str]:
    return frozenset(stem(unit, language) for unit in inverted(language, "measures"))


@cache
def _speech(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in words(language, "speech_verbs"))


def _same_week(a: View, b: View) -> bool:
    days = [view.reading.article.published for view in (a, b)]
    starts = [day.when.start for day in days if day and day.when.start]
    return len(starts) < len(days) or abs((starts[0] - starts[1]).days) <= _SPAN


def differ(x: Moment, y: Moment) -> bool:
    """Say whether two times cannot be the same."""
    return any(x.parts[kind] != y.parts[kind] for kind in x.parts.keys() & y.parts.keys())


def _is_future(view: View, *, whole: bool = False) -> bool:
    if whole and _lies_ahead(view):
        return True
    cues = words(view.language, "future_verbs")
    told = view.found.words if whole else view.found.words[: view.main]
    return any(
        word in cues or " ".join(pair) in cues
        for word, pair in zip(told, pairwise([*told, ""]), strict=True)
    )


def _lies_ahead(view: View) -> bool:
    """Say whether a sentence names a time after its article: "she takes office on January 15"."""
    published = view.reading.article.published
    last = published.when.end if published else None
    times = (t.when for t in view.reading.study.times if view.passage.span.holds(t.span))
    return any(when and when.start and last and when.start > last for when in times)


def read(view: View) -> list[Moment]:
    """Return the times of a sentence, from left to right."""
    months = _numbered(view.language, "months")
    weekdays = _numbered(view.language, "weekdays")
    begins = _begins(view.language)
    found: list[Moment] = []
    after = 0
    for n, word in enumerate(view.found.words):
        if n < after or not (word in begins or word[0].isdigit()):
            continue
        moment = _quarter(view, n) or _moment(view, n, months, weekdays)
        if moment:
            found.append(moment)
            after = moment.last + 1
    return found


@cache
def _begins(language: str) -> frozenset[str]:
    """Return the words with which a time may begin."""
    named = _numbered(language, "months").keys() | _numbered(language, "weekdays").keys()
    return frozenset(named) | table(language, "ordinals").keys()


def _quarter(view: View, n: int) -> Moment | None:
    """Return a quarter of a year: "the third quarter"."""
    number = table(view.language, "ordinals").get(view.found.words[n])
    behind = view.found.words[n + 1 : n + 2]
    if not number or not behind or behind[0] not in words(view.language, "quarters"):
        return None
    if not words(view.language, "score_words").isdisjoint(view.found.words):
        return None
    return Moment(n, n + 1, {"quarter": int(number[0])})


@cache
def _numbered(language: str, name: str) -> dict[str, int]:
    rows = table(language, name).items()
    return {
        form.lower(): number
        for number, (key, forms) in enumerate(rows, 1)
        for form in (key, *forms)
    }


def _moment(view: View, n: int, months: dict[str, int], weekdays: dict[str, int]) -> Moment | None:
    word = view.found.words[n]
    if not view.text[view.found.starts[n]].isupper():
        return _year(view, n) if _is_year(view, n) else None
    if word in weekdays:
        return Moment(n, n, {"weekday": weekdays[word]})
    if word not in months:
        return None
    parts, first, last = {"month": months[word]}, n, n
    if _is_day(view, n + 1):
        parts["day"], last = int(view.found.words[n + 1]), n + 1
    elif _is_day(view, n - 1):
        parts["day"], first = int(view.found.words[n - 1]), n - 1
    if last + 1 < len(view.stems) and _is_year(view, last + 1, alone=False):
        parts["year"], last = int(view.found.words[last + 1]), last + 1
    return Moment(first, last, parts)


def _year(view: View, n: int) -> Moment:
    """Return a bare year, with the part of the year before it ("late 2021")."""
    part = view.found.words[n - 1] in words(view.language, "year_parts")
    return Moment(n - part, n, {"year": int(view.found.words[n])})


def _is_day(view: View, n: int) -> bool:
    return 0 <= n < len(view.stems) and _DAY.fullmatch(view.found.words[n]) is not None


def _is_year(view: View, n: int, *, alone: bool = True) -> bool:
    word = view.found.words[n]
    if not _YEAR.fullmatch(word):
        return False
    return not alone or (n > 0 and view.found.words[n - 1] in words(view.language, "year_leads"))
