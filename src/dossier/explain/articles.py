"""What an article was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dossier.analysis import dates
from dossier.explain.ground import Ground, at, date, finding, row, second, section, words
from dossier.model import Article, Passage, Pickup, Study

_SINGLE = (
    "headline",
    "standfirst",
    "source",
    "published",
    "updated",
    "saved",
    "section",
    "url",
    "archived_url",
    "cut_off",
)
_MANY = ("byline", "agencies", "via")
_MOST = 20
"""Lines of a list."""


def article(ground: Ground, record: Article) -> Iterator[str]:
    """Yield what an article was read from, how, and where it is used."""
    reading = ground.readings[record.id]
    yield f"Article {record.id}"
    number = f", article {record.record} in it" if record.record else ""
    yield row("clipping", f"{record.file}{number}, read as {record.format}")
    yield row("sha256", record.sha256)
    yield row("language", f"{record.language}, {record.direction}")
    yield from section("What was read, and how", _fields(record))
    yield from section("What it does not say", _unknown(record))
    yield from section("Its parts", _parts(record))
    yield from section("What was taken out", _removed(record))
    yield from section("Where it belongs", _events(ground, record))
    yield from second(_nearly(ground, record), "it is of no other event the nearest outsider")
    yield from section("What it shares with others", _pickups(ground, record))
    yield from section("What was found in it", _study(reading.study))
    yield from section("Its dates", _dates(record, reading.study))
    yield from section("From which day they are counted", _counted_from(record, reading.study))


def _fields(record: Article) -> Iterator[str]:
    for name in _SINGLE:
        value = getattr(record, name)
        if value is not None:
            yield from finding(name, value, record)
    for name in _MANY:
        for value in getattr(record, name):
            yield from finding(name, value, record)
    if record.dateline:
        yield row(
            "dateline", f"{words(record.text, record.dateline.span)} at {at(record.dateline.span)}"
        )


def _unknown(record: Article) -> Iterator[str]:
    missing = [
        name for name in ("headline", "source", "published", "byline") if not getattr(record, name)
    ]
    if missing:
        yield row(", ".join(missing), "")


def _parts(record: Article) -> Iterator[str]:
    counts = Counter(block.kind for block in record.blocks)
    for kind, number in counts.items():
        yield row(kind, str(number))


def _removed(record: Article) -> Iterator[str]:
    for part in record.removed[:_MOST]:
        shown = " ".join(part.text.split())[:80]
        yield row(part.id, f"{part.why}: “{shown}” at {at(part.raw)} of the clipping")
    if len(record.removed) > _MOST:
        yield row("", f"… and {len(record.removed) - _MOST} more parts")


def _events(ground: Ground, record: Article) -> Iterator[str]:
    for event in ground.edition.analysis.events:
        if record.id in event.reports:
            yield row("reports", f"{event.id}  {event.title}")
        for recall in event.recalls:
            if recall.article == record.id:
                yield row("recalls", f"{event.id}  {event.title}")
                for passage in recall.passages:
                    yield row("", ground.cite(passage))


def _nearly(ground: Ground, record: Article) -> Iterator[str]:
    for event in ground.edition.analysis.events:
        if event.outsider and event.outsider.article == record.id:
            score = f"{event.outsider.score:.2f} of the {event.outsider.threshold:.2f} needed"
            yield row("nearly", f"{event.id}  {event.title} ({score})")


def _pickups(ground: Ground, record: Article) -> Iterator[str]:
    for pickup in ground.edition.analysis.pickups:
        for own, other in ((pickup.a, pickup.b), (pickup.b, pickup.a)):
            if own.article == record.id and other.article != record.id:
                yield row(
                    f"{pickup.share:.0%}",
                    f"{words(record.text, own.span)} with {_where(ground, other)}",
                )
                yield row(pickup.id, direction(pickup, is_first=own is pickup.a))


def direction(pickup: Pickup, *, is_first: bool) -> str:
    """Return which of two articles took a passage over, and why that is known."""
    if not pickup.directed:
        return f"which took it from the other is not known{f': {pickup.why}' if pickup.why else ''}"
    return f"{'taken over by the other' if is_first else 'taken over from the other'}: {pickup.why}"


def _where(ground: Ground, passage: Passage) -> str:
    return f"{ground.file(passage.article)} {at(passage.span)}"


def _study(study: Study) -> Iterator[str]:
    yield row("sentences", str(len(study.sentences)))
    yield row("names", ", ".join(name.label for name in study.names[:_MOST]) or "none")
    known = sum(quote.speaker is not None for quote in study.quotes)
    yield row("quotes", f"{len(study.quotes)}, of which {known} have a speaker")


def _dates(record: Article, study: Study) -> Iterator[str]:
    other = dates.otherwise(record, study.sentences)
    for time in study.times[:_MOST]:
        read = f"{words(record.text, time.span)} is {date(time.when)}, by the rule {time.rule}"
        if time.span in other:
            read += f"; with a verb that points the other way, {date(other[time.span])}"
        yield row("", read)


def _counted_from(record: Article, study: Study) -> Iterator[str]:
    """Yield the day from which expressions are counted, or why some cannot be."""
    unread = sum(time.when is None for time in study.times)
    if record.published is not None:
        yield row("", f"{date(record.published.when)}, by: {record.published.basis}")
    elif unread:
        yield row("", f"none, for nothing says when the article appeared; left open: {unread}")
