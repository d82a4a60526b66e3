"""Why articles stand together, and what they say of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.explain.ground import Ground, date, evidence, row, section
from dossier.model import Discrepancy, Event, Point


def event(ground: Ground, record: Event) -> Iterator[str]:
    """Yield what an event is made of, by which evidence, and what nearly belongs to it."""
    yield f"Event {record.id}"
    yield row("title", record.title)
    yield row("", ground.cite(record.title_from) if record.title_from else "by: editor")
    yield row("when", date(record.when))
    if record.when_from:
        yield row("", ground.cite(record.when_from))
    yield row("where", record.where or "not said")
    if record.where_from:
        yield row("", ground.cite(record.where_from))
    if record.reason:
        yield row("because", record.reason.strip())
    yield from section(f"Reported by ({record.independent} independent)", _reports(ground, record))
    yield from section("Why these are together", evidence(record.why))
    yield from section("The nearest outsider", _outsider(ground, record))
    yield from section("Recalled by", _recalls(ground, record))
    yield from section("Its lead", (row("", ground.cite(passage)) for passage in record.lead))


def _reports(ground: Ground, record: Event) -> Iterator[str]:
    for article in record.reports:
        found = ground.readings[article].article
        when = date(found.published.when) if found.published else "no date"
        yield row(when, f"{found.file}  {found.headline.value if found.headline else ''}".rstrip())


def _outsider(ground: Ground, record: Event) -> Iterator[str]:
    if record.outsider:
        outsider = record.outsider
        yield row(
            f"{outsider.score:.2f}",
            f"{ground.file(outsider.article)}, where {outsider.threshold:.2f} are needed",
        )


def _recalls(ground: Ground, record: Event) -> Iterator[str]:
    for recall in record.recalls:
        yield row("", ground.file(recall.article))
        for passage in recall.passages:
            yield row("", ground.cite(passage))


def point(ground: Ground, record: Point) -> Iterator[str]:
    """Yield the passages that report one thing."""
    yield f"Point {record.id}"
    yield row("event", f"{record.event}  {ground.events[record.event].title}")
    yield row("weight", f"{record.weight:.2f}")
    yield from section("Reported in", (row("", ground.cite(p)) for p in record.passages))


def discrepancy(ground: Ground, record: Discrepancy) -> Iterator[str]:
    """Yield the sides of a discrepancy as they are written."""
    yield f"Discrepancy {record.id}"
    yield row("about", f"{record.about} ({record.kind})")
    yield row("event", f"{record.event}  {ground.events[record.event].title}")
    for claim in record.claims:
        yield row("", "")
        yield row("value", ground.cite(claim.passage))
        yield row("attributed", claim.attributed or "to nobody")
        yield row("sentence", ground.cite(claim.sentence))
    yield from section("Why they are set against each other", evidence(record.why))
