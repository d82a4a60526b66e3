"""What a source alone has: points, quotes, and ways to write a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dossier.builder import urls
from dossier.builder.register import Register, grouped
from dossier.builder.sheet import Link
from dossier.model import Passage, Source, Spelling

OwnForms = Sequence[tuple[Link, str]]
"""Names, each with the forms in which a source writes it."""


def covered_by(register: Register, source: Source) -> list[str]:
    """Return the ids of the events that a source reports."""
    found = (register.event_of.get(a) for a in source.articles)
    return list(dict.fromkeys(event for event in found if event))


def own_points(register: Register, source: Source) -> tuple[Passage, ...]:
    """Return a passage of each point that no other source reports, of events that others report too."""
    if source.name is None:
        return ()
    own = set(source.articles)
    return tuple(
        point.passages[0]
        for event in covered_by(register, source)
        if not own.issuperset(register.events[event].reports)
        for point in register.points[event]
        if own.issuperset(p.article for p in point.passages)
    )


def own_quotes(register: Register, source: Source) -> tuple[str, ...]:
    """Return the families of quotes that no other source has."""
    if source.name is None:
        return ()
    own = set(source.articles)
    records = (q for a in source.articles for q in register.quotes[a])
    return tuple(
        family
        for family in dict.fromkeys(q.family for q in records)
        if own.issuperset(r.article for r in register.wordings[family])
    )


def own_spellings(register: Register) -> Mapping[str, OwnForms]:
    """Return by source the names whose commonest form is not the one that it writes."""
    rows: defaultdict[str, list[tuple[Link, str]]] = defaultdict(list)
    for name in register.names.values():
        by_source = grouped(name.spellings, lambda s: _writers(register, s))
        for source, forms in by_source.items():
            if name.spellings[0] not in forms:
                link = Link(name.label, urls.name(name.id))
                rows[source].append((link, ", ".join(s.form for s in forms[:4])))
    return rows


def _writers(register: Register, spelling: Spelling) -> set[str]:
    found = (register.source_of.get(mention.article) for mention in spelling.mentions)
    return {source.id for source in found if source}
