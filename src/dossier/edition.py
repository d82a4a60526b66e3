"""The pipeline as a paragraph: a folder of clippings in, one edition out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from dossier import analysis, decisions
from dossier import settings as config
from dossier.errors import InputError
from dossier.intake import Means, Progress, are_new, read_all
from dossier.loader import once, settled, years
from dossier.memo import Memo, key
from dossier.model import Analysis, Article, Edition, Issue, Reading, Settings
from dossier.stowed import Folded, Readings, rest, unfolded
from dossier.workers import WORTH_A_POOL, begun, fitting

_LEVELS = ("error", "warning", "note")


def compose(folder: Path, means: Means | None = None, progress: Progress | None = None) -> Edition:
    """Return the edition of a dossier's folder.

    Args:
        folder: the dossier's folder.
        means: with what to read; by default here, and all of it.
        progress: told how far the reading is.

    Raises:
        InputError: there is no such folder, it holds no clippings, or its settings are wrong.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; name the folder that holds the clippings.")
    settings = config.read(folder)
    means = means or Means()
    if means.ner:
        settings = replace(settings, ner=means.ner)
    read = _read(folder, settings, means, progress)
    unmet = decisions.unmet(read.readings.articles, settings, read.files)
    readings, settings, hide = _withheld(read.readings, settings)
    much = read.new >= WORTH_A_POOL
    compared, issues = _compared(readings, settings, means, much=much)
    found = (*read.issues, *unmet, *issues)
    return Edition(folder, settings, readings, compared, _sorted(map(hide, found)))


class _Read(NamedTuple):
    """What the clippings gave."""

    readings: Readings
    """In the order of the ids of their articles, each article once."""
    issues: tuple[Issue, ...]
    files: tuple[str, ...]
    new: int


def _read(folder: Path, settings: Settings, means: Means, progress: Progress | None) -> _Read:
    """Return what the clippings give, read by a process of its own where they are many and new."""

    def task() -> _Read:
        here = means.here()
        read = read_all(folder, settings, here, progress=progress)
        memo = here.memo or Memo(lasting=False)
        rows, articles = _dated(read.readings, read.articles(), settings, memo)
        again, doubles = once(articles, read.keys)
        readings = _in_order(rows, articles, again)
        return _Read(readings, (*read.issues, *doubles), read.files, read.new)

    # A bar that another process draws would stay on the screen.
    if progress or means.scheduler or not are_new(folder, settings, means):
        return task()
    return begun(task, means.processes or fitting(WORTH_A_POOL))()


def _dated(
    rows: Sequence[Folded], articles: list[Article], settings: Settings, memo: Memo
) -> tuple[Sequence[Folded], list[Article]]:
    """Return readings, of which those are studied again whose year only the others tell."""
    found = years(articles)
    dated = {n: replace(articles[n], published=date) for n, date in found.items()}
    numbers = [*dated]

    def make(some: list[int]) -> list[Folded]:
        new = (dated[numbers[one]] for one in some)
        return [
            Folded.of(Reading(article, analysis.study(article, settings.ner))) for article in new
        ]

    keys = [key(rows[n].told, found[n]) for n in numbers]
    made = dict(zip(numbers, memo.each("dated", Folded, keys, make), strict=True))
    return (
        [made.get(n, row) for n, row in enumerate(rows)],
        [dated.get(n, article) for n, article in enumerate(articles)],
    )


def _compared(
    readings: Readings, settings: Settings, means: Means, *, much: bool
) -> tuple[Analysis, tuple[Issue, ...]]:
    """Return what comparing the articles gives."""
    if much:
        rest(readings)
    processes = means.processes or fitting(len(readings))
    memo = means.memo or Memo(lasting=False)
    return analysis.compare(readings, settings, processes=processes, memo=memo, much=much)


def _withheld(
    readings: Readings, settings: Settings
) -> tuple[Readings, Settings, Callable[[Issue], Issue]]:
    """Return readings and settings without the names that must not be read, and how to hide them."""
    if not settings.withhold:
        return readings, settings, lambda issue: issue
    # Only a dossier that withholds a name pays for it.
    from dossier import withholding  # noqa: PLC0415

    masked, rest, hide = withholding.apply(tuple(readings), settings)
    rows = [Folded.of(reading) for reading in masked]
    return _in_order(rows, [reading.article for reading in masked]), rest, hide


def _in_order(
    rows: Sequence[Folded], articles: Sequence[Article], without: Collection[int] = frozenset()
) -> Readings:
    """Return readings by the ids of their articles, no two of which are the same.

    Args:
        rows: all of them.
        articles: the same as in the rows.
        without: indexes of those that are left out, whose ids no other has.
    """
    named = settled(articles)
    kept = sorted({*range(len(rows))}.difference(without), key=lambda n: named[n].id)
    told = [rows[n] if named[n] is articles[n] else rows[n].renamed(named[n]) for n in kept]
    return unfolded(told, [named[n] for n in kept])


def _sorted(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues worst first, each once."""
    return tuple(sorted(set(issues), key=lambda i: (_LEVELS.index(i.level), i)))
