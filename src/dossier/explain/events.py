"""Why articles stand together, and what they say of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis import statements
from dossier.explain.ground import Ground, date, evidence, highest, row, second, section
from dossier.model import Discrepancy, Event, Point
from dossier.text import content_words


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
    yield from second(_outsider(ground, record), "no other article is like these")
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
    """Yield the passages that report one thing, why it stands where it does, and which is the next."""
    event = ground.events[record.event]
    outlets = {passage.article for passage in record.passages}
    yield f"Point {record.id}"
    yield row("event", f"{record.event}  {event.title}")
    yield row("weight", f"{record.weight:.2f}")
    told = f"{len(outlets)} of {len(event.reports)} articles report it"
    yield row("because", told + ("" if len(outlets) > 1 else ", so it is told only here"))
    names = "it names somebody, something or a number, in words of the article's own"
    yield row("", names if record.firm else "it names nothing, or is somebody's words alone")
    yield from section("Reported in", (row("", ground.cite(p)) for p in record.passages))
    yield from second(_next(ground, record), "the event has no other point")


def _next(ground: Ground, record: Point) -> Iterator[str]:
    """Yield the point of the event that has most words in common with one."""
    own = _words(ground, record)
    others = (p for p in ground.edition.analysis.points if p.event == record.event)
    scored = [(_shared(own, _words(ground, p)), p) for p in others if p.id != record.id]
    for score, other in highest(scored, 1):
        yield row(f"{score:.2f}", f"{other.id}  {ground.cite(other.passages[0])}")


def _words(ground: Ground, record: Point) -> frozenset[str]:
    first = record.passages[0]
    article = ground.readings[first.article].article
    return frozenset(content_words(article.text, first.span, article.language))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))


def discrepancy(ground: Ground, record: Discrepancy) -> Iterator[str]:
    """Yield the sides of a discrepancy as they are written."""
    yield f"Discrepancy {record.id}"
    yield row("about", f"{record.about} ({record.kind})")
    yield row("event", f"{record.event}  {ground.events[record.event].title}")
    yield row("point", record.point or "none that both report")
    for claim in record.claims:
        yield row("", "")
        yield row("value", ground.cite(claim.passage))
        yield row("attributed", claim.attributed or "to nobody")
        yield row("sentence", ground.cite(claim.sentence))
    yield from section("Why they are set against each other", evidence(record.why))
    yield from second(_beside(ground, record), "nothing else in the two articles is like them")


def _beside(ground: Ground, record: Discrepancy) -> Iterator[str]:
    """Yield the other sentence that is most like one side, in the article of the other side."""
    one, other = (claim.sentence for claim in record.claims[:2])
    articles = dict.fromkeys((one.article, other.article))
    told = statements.statements([ground.readings[a] for a in articles], ground.spellings)
    own = next((s for s in told if s.passage.meets(one)), None)
    if own is not None:
        rest = [s for s in told if s.passage.article == other.article]
        scored = [(_likeness(own, s), s.passage) for s in rest if not s.passage.meets(other)]
        for score, passage in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:1]:
            yield row(f"{score:.2f}", ground.cite(passage))


def _likeness(one: statements.Statement, other: statements.Statement) -> float:
    return sum(value * other.vector.get(term, 0.0) for term, value in one.vector.items())
