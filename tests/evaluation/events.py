"""How well articles are grouped by what they report, with one setting for all sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tests.evaluation.report import Figure, Report, corpus

from dossier import analysis, loader
from dossier.analysis import events
from dossier.analysis.named import Named
from dossier.model import Event, Reading

_SETS = (
    ("events-ecbplus", 0.95, False),
    ("events-gold5w1h", 0.95, False),
    ("events-gold5w1h", 0.95, True),
)
"""The public sets, the floor of each, and whether the days of publication are given."""
_SHOWN = 12


def run() -> Report:
    """Measure by BCubed, on the texts as a clipping would hold them."""
    figures: list[Figure] = []
    worst: list[str] = []
    for name, floor, dated in _SETS:
        gold: dict[str, str] = {}
        readings: list[Reading] = []
        for row in corpus(name):
            found = dated_reading(row) if dated else reading(row)
            readings.append(found)
            gold[found.article.id] = row["event"]
        groups, _ = events.group(readings, (), Named.of(()))
        precision, recall = bcubed(groups, gold)
        f1 = 2 * precision * recall / (precision + recall)
        days = ", with its days" if dated else ""
        figures.append(Figure(f"events: BCubed F1 on {name}{days}", f1, floor))
        worst += [f"{name}: P {precision:.3f} R {recall:.3f}", *errors(groups, gold)]
    return Report(tuple(figures), tuple(worst))


def reading(row: Mapping[str, str]) -> Reading:
    """Return an article of a set as the loader reads it, with what events are made from."""
    text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
    article = loader.parse(f"{row['id']}.txt", text.encode(), None).articles[0]
    return Reading(article, analysis.study(article))


def dated_reading(row: Mapping[str, str]) -> Reading:
    """Return an article of a set with the day on which it appeared."""
    text, given = f"{row['title']}\n\n{row['text']}", f"published: {row['date'][:10]}\n"
    article = loader.parse(f"{row['id']}.txt", text.encode(), given.encode()).articles[0]
    return Reading(article, analysis.study(article))


def bcubed(groups: Sequence[Event], gold: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall, averaged over articles."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for group in groups:
        for event, shared in Counter(gold[article] for article in group.reports).items():
            precision += shared * shared / len(group.reports)
            recall += shared * shared / sizes[event]
    return precision / len(gold), recall / len(gold)


def errors(groups: Sequence[Event], gold: Mapping[str, str]) -> list[str]:
    """Say which events were mixed and which were torn apart, the worst first."""
    mixed = []
    parts: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        inside = Counter(gold[article] for article in group.reports)
        if len(inside) > 1:
            mixed.append(
                (-min(inside.values()), f"mixed {dict(sorted(inside.items()))}: {group.title}")
            )
        for event, size in inside.items():
            parts[event].append(size)
    torn = [
        (-sum(sorted(sizes)[:-1]), f"torn {event}: {sorted(sizes, reverse=True)}")
        for event, sizes in parts.items()
        if len(sizes) > 1
    ]
    return [line for _, line in sorted(mixed + torn)[:_SHOWN]]
