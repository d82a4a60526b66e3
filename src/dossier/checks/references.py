"""Whether every record that another one names is there, and is the only one of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from operator import attrgetter

from dossier.checks.case import Case
from dossier.model import Analysis, Issue
from dossier.stowed import ids_of, studies_of

_ID = attrgetter("id")
_Reference = tuple[str, str, str]
"""(who refers, table, id)."""


def identities(case: Case) -> Iterator[Issue]:
    """Find ids that two records share, and articles that report two events."""
    for table, ids in _ids(case).items():
        for one, number in Counter(ids()).items():
            if number > 1:
                yield _issue("shared-id", one, f"{number} {table} have the id {one!r}")
    reports = Counter(chain.from_iterable(e.reports for e in case.edition.analysis.events))
    for article, number in reports.items():
        if number > 1:
            yield _issue(
                "two-events", case.file(article), f"it stands in the reports of {number} events"
            )


def missing_records(case: Case) -> Iterator[Issue]:
    """Find references to records that are not there."""
    tables = Tables(_ids(case))
    for who, table, wanted in _references(case.edition.analysis):
        if wanted not in tables[table]:
            yield _issue(
                "no-such-record",
                who,
                f"it refers to {wanted!r} among the {table}, which is not there",
            )
    yield from _indices(case)


class Tables(dict[str, frozenset[str]]):
    """The ids of each table, made when it is asked for: to few tables something refers."""

    def __init__(self, ids: Mapping[str, Callable[[], Iterable[str]]]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, table: str) -> frozenset[str]:
        """Make a table."""
        found = self[table] = frozenset(self._ids[table]())
        return found


def _issue(code: str, subject: str, fault: str) -> Issue:
    return Issue(code, "error", subject, f"{subject}: {fault}: a fault of the program.")


def _ids(case: Case) -> Mapping[str, Callable[[], Iterable[str]]]:
    found = case.among.analysis
    tables: Mapping[str, Iterable[object]] = {
        "sources": found.sources,
        "events": found.events,
        "names": found.names,
        "quotes": found.quotes,
        "points": found.points,
        "discrepancies": found.discrepancies,
        "topics": found.topics,
        "text families": found.families,
    }
    return {
        "articles": partial(ids_of, case.among.readings),
        **{table: partial(map, _ID, rows) for table, rows in tables.items()},
    }


def _references(found: Analysis) -> Iterator[_Reference]:
    yield from _of_groups(found)
    yield from _of_events(found)
    yield from _of_names(found)
    for point in found.points:
        yield point.id, "events", point.event
    for discrepancy in found.discrepancies:
        yield discrepancy.id, "events", discrepancy.event
        if discrepancy.point is not None:
            yield discrepancy.id, "points", discrepancy.point


def _of_groups(found: Analysis) -> Iterator[_Reference]:
    groups = [(g.id, g.articles) for g in found.sources]
    groups += [(g.id, g.articles) for g in found.families]
    groups += [(g.id, g.articles) for g in found.topics]
    for group, articles in groups:
        for article in articles:
            yield group, "articles", article
    for topic in found.topics:
        for event in topic.events:
            yield topic.id, "events", event


def _of_events(found: Analysis) -> Iterator[_Reference]:
    for event in found.events:
        for article in event.reports:
            yield event.id, "articles", article
        for other in (*event.before, *event.after):
            yield event.id, "events", other
        for recall in event.recalls:
            yield event.id, "articles", recall.article
            yield event.id, "events", recall.event
        if event.outsider:
            yield event.id, "articles", event.outsider.article


def _of_names(found: Analysis) -> Iterator[_Reference]:
    for name in found.names:
        for other in name.apart:
            yield name.id, "names", other
        for article, _ in name.locals:
            yield name.id, "articles", article
    for quote in found.quotes:
        yield quote.id, "articles", quote.article
        if quote.speaker is not None:
            yield quote.id, "names", quote.speaker


def _indices(case: Case) -> Iterator[Issue]:
    """Find places in the study of an article that are not there."""
    readings = case.among.readings
    places = {article: n for n, article in enumerate(ids_of(readings))}
    studies = studies_of(readings)

    @cache
    def sizes(article: str) -> dict[str, int]:
        study = studies[places[article]]
        return {"quotes": len(study.quotes), "names": len(study.names)}

    found = case.edition.analysis
    quotes = ((q.id, q.article, q.index, "quotes") for q in found.quotes)
    locals_ = ((n.id, article, index, "names") for n in found.names for article, index in n.locals)
    for who, article, index, table in chain(quotes, locals_):
        if article in places and not 0 <= index < sizes(article)[table]:
            yield _issue(
                "no-such-record", who, f"{article} has no number {index} among its {table}"
            )
