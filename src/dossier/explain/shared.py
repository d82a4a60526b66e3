"""What articles took over from each other, and which are one witness."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis import pickups
from dossier.explain.articles import direction
from dossier.explain.ground import Ground, highest, row, second, section
from dossier.model import Pickup, TextFamily


def pickup(ground: Ground, record: Pickup) -> Iterator[str]:
    """Yield a passage that two articles share, who had it first, and what else they share."""
    yield f"Pickup {record.id}"
    yield row("stands in", ground.cite(record.a))
    yield row("and in", ground.cite(record.b))
    yield row("because", f"{record.share:.0%} of its {record.words} words stand in both, in order")
    yield row("direction", direction(record, is_first=True))
    yield from section("Who else has it", _others(ground, record))
    yield from second(_next(ground, record), "they share no other passage")


def _others(ground: Ground, record: Pickup) -> Iterator[str]:
    """Yield the passages of third articles that share words with either side."""
    both = {record.a.article, record.b.article}
    for other in ground.edition.analysis.pickups:
        for own, their in ((other.a, other.b), (other.b, other.a)):
            if their.article not in both and any(own.meets(p) for p in (record.a, record.b)):
                yield row(f"{other.share:.0%}", f"{other.id}  {ground.cite(their)}")


def _next(ground: Ground, record: Pickup) -> Iterator[str]:
    """Yield the longest other passage that the two articles share."""
    both = {record.a.article, record.b.article}
    rest = [
        (float(other.words), other)
        for other in ground.edition.analysis.pickups
        if other.id != record.id and {other.a.article, other.b.article} == both
    ]
    for words, other in highest(rest, 1):
        yield row(f"{words:.0f} words", f"{other.id}  {ground.cite(other.b)}")


def family(ground: Ground, record: TextFamily) -> Iterator[str]:
    """Yield the articles that count as one witness, how much they share, and the nearest other."""
    found = ground.edition.analysis
    shares = pickups.shares((r.article for r in ground.readings.values()), found.pickups)
    yield f"Family {record.id}"
    yield row("because", f"from {pickups.SAME:.0%} of the shorter text on, two are one witness")
    yield from section("Its articles", (row("", ground.file(a)) for a in record.articles))
    inside = frozenset(record.articles)
    pairs = sorted(((share, pair) for pair, share in shares.items()), reverse=True)
    within = [(share, pair) for share, pair in pairs if inside.issuperset(pair)]
    beside = [(share, pair) for share, pair in pairs if len(inside.intersection(pair)) == 1]
    yield from section("What they share", (_pair(ground, *each) for each in within))
    yield from second((_pair(ground, *each) for each in beside[:1]), "no other shares a passage")


def _pair(ground: Ground, share: float, pair: tuple[str, str]) -> str:
    return row(f"{share:.0%}", " and ".join(ground.file(article) for article in pair))
