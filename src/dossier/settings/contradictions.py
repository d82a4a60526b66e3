"""Decisions that cannot hold together: each is well formed, both cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.model import Settings
from dossier.settings.tree import Mistakes, quoted
from dossier.text import slug

LONGEST_TOPIC = 60
"""Characters of a topic's id."""


def refuse(settings: Settings) -> None:
    """Refuse settings that contradict themselves.

    Raises:
        Mistakes: each contradiction.
    """
    rows = (*_sources(settings), *_topics(settings), *_events(settings), *_names(settings))
    if rows:
        raise Mistakes(*rows)


def _twice(rows: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, str, int]]:
    """Yield (what, first owner, second owner, line) of everything that two owners claim."""
    owners: dict[str, str] = {}
    for what, owner, line in rows:
        first = owners.setdefault(what.casefold(), owner)
        if first != owner:
            yield what, first, owner, line


def _sources(settings: Settings) -> Iterator[tuple[int, str]]:
    rows = ((form, s.name, 0) for s in settings.sources for form in (s.name, *s.spellings))
    for form, first, second, line in _twice(rows):
        yield line, f"{quoted(form)} is a spelling of two sources, {first} and {second}; keep one."


def _topics(settings: Settings) -> Iterator[tuple[int, str]]:
    topics = settings.topics
    # labels that differ in signs alone would share one address
    rows = ((slug(t.label, LONGEST_TOPIC) or t.label, str(n), 0) for n, t in enumerate(topics))
    for _, _, second, line in _twice(rows):
        label = topics[int(second)].label
        yield line, f"two topics are called {quoted(label)}; give one another label."


def _events(settings: Settings) -> Iterator[tuple[int, str]]:
    rows = [(file, str(e.line), e.line) for e in settings.events for file in e.articles]
    for file, first, _, line in _twice(rows):
        yield line, f"{quoted(file)} is put into a second event; the first is in line {first}."
    ids = ((e.id, str(e.line), e.line) for e in settings.events if e.id)
    for event, first, _, line in _twice(ids):
        yield line, f"the id {quoted(event)} is already that of the event in line {first}."


def _names(settings: Settings) -> Iterator[tuple[int, str]]:
    joined = [d for d in settings.names if d.same]
    rows = ((form, str(d.line), d.line) for d in joined for form in d.forms)
    for form, first, _, line in _twice(rows):
        yield (
            line,
            f"{quoted(form)} is joined in line {first} too; put all its forms into one group.",
        )
    together = {form.casefold(): d.line for d in joined for form in d.forms}
    for apart in (d for d in settings.names if not d.same):
        lines = [together[f.casefold()] for f in apart.forms if f.casefold() in together]
        for twice in sorted({n for n in lines if lines.count(n) > 1}):
            yield apart.line, f"forms are kept apart that line {twice} joins; keep one of the two."
