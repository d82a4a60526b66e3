"""The edition, indexed once a build, so that every page finds what it needs by its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from dossier.builder import rights
from dossier.builder.earlier import Change
from dossier.builder.reads import Ledger, Noting, Read, Table
from dossier.builder.words import Words
from dossier.memo import key as digest
from dossier.model import (
    Article,
    Discrepancy,
    Edition,
    Event,
    Evidence,
    Interval,
    Name,
    Outsider,
    Pickup,
    Point,
    QuoteRecord,
    Recall,
    Record,
    Settings,
    Source,
    Span,
    Study,
    TextFamily,
    Topic,
)

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

MOST_KEPT = 1_024
"""Results of one function that are kept at a time, so that memory does not grow with the dossier."""


class Called(Record, frozen=True):
    """What an outlet, a name or a topic is called, without all else that is known of it."""

    id: str
    label: str
    """Empty for the articles whose outlet is not named."""
    kind: str = ""
    """Of a name."""


class Together(Record, frozen=True):
    """Why the articles of an event are together, and which one nearly was among them."""

    why: tuple[Evidence, ...]
    outsider: Outsider | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Register:
    """Everything by its id. "By article" means: by the id of the article.

    What a page may need of many things stands in a table of its own, so that the page does not depend on
    the rest of them. The tables without a default are filled by :func:`dossier.builder.indexing.index`, the others for the pages.
    """

    edition: Edition
    settings: Settings
    root: Path
    words: Words
    articles: Mapping[str, Article]
    saved_from: Mapping[str, str]
    """By address: the first of the articles that were saved from there."""
    studies: Mapping[str, Study]
    shown: Mapping[str, rights.Shown]
    """By article: what may be shown of it."""
    sources: Mapping[str, Source]
    source_of: Mapping[str, Called]
    """By article: its outlet."""
    events: Mapping[str, Event]
    """Without what :attr:`together` has, which changes more often than all else."""
    together: Mapping[str, Together]
    event_of: Mapping[str, str]
    """By article: the id of the event that it reports."""
    recalls: Mapping[str, tuple[Recall, ...]]
    """By article: what it tells as background."""
    names: Mapping[str, Name]
    called: Mapping[str, Called]
    """By name."""
    named: Mapping[str, Mapping[str, tuple[Span, ...]]]
    """By article and name: where the article has it, in whatever script."""
    forms: Mapping[str, tuple[str, ...]]
    """By name: how it is written, most frequent first."""
    written: Mapping[str, Mapping[str, Sequence[tuple[str, int]]]]
    """By article and name: the forms that the article has of it, and how often."""
    quotes: Mapping[str, tuple[QuoteRecord, ...]]
    """By article."""
    said_by: Mapping[str, tuple[QuoteRecord, ...]]
    """By name."""
    wordings: Mapping[str, tuple[QuoteRecord, ...]]
    """By family of quotes."""
    marked: Mapping[str, bool]
    """By family of quotes: those of which at least one wording has quotation marks."""
    pickups: Mapping[str, tuple[Pickup, ...]]
    """By article, on either side."""
    taken: Mapping[str, tuple[Pickup, ...]]
    """By article, as the earlier one."""
    family_of: Mapping[str, TextFamily]
    """By article: its family of texts, where it has one."""
    points: Mapping[str, tuple[Point, ...]]
    """By event, weightiest first."""
    found: Mapping[str, tuple[Point, ...]]
    """The same in the order in which they were found."""
    discrepancies: Mapping[str, tuple[Discrepancy, ...]]
    """By event."""
    differing: Mapping[str, Discrepancy]
    """By its own id."""
    topics: Mapping[str, Topic]
    topics_of: Mapping[str, tuple[Called, ...]]
    """By article, and by event."""
    near: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """By article: its :class:`~dossier.builder.neighbours.Neighbour` s, nearest first."""
    shares: Mapping[str, Any] = field(default_factory=dict)
    """By source: its :class:`~dossier.builder.shared.Shared` words."""
    compared: Mapping[str, bytes] = field(default_factory=dict)
    """By article: its passages that have an address of their own because of other articles, see
    :func:`~dossier.builder.passages.spans_of`."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """By event: its title as it is shown."""
    quoted_at: Mapping[str, str] = field(default_factory=dict)
    """By family of quotes: its address."""
    dated_at: Mapping[str, str] = field(default_factory=dict)
    """By :func:`day`: the address of a date."""
    differing_at: Mapping[str, str] = field(default_factory=dict)
    """By discrepancy: its address in the list of all."""
    changes: tuple[Change, ...] | None = None
    """What differs from an earlier edition; ``None`` where none was named."""
    fresh: frozenset[tuple[str, str]] = frozenset()
    """(kind, id) of what the earlier edition does not state: ``("events", "market-a")``."""
    facts: Any = None
    """:class:`~dossier.builder.facts.Facts` for tables and lists of all, which no page is given."""
    kept: Mapping[str, dict[str, tuple[Any, Read]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """What :func:`once` made, by function and id, with what was read for it."""
    ledger: Ledger = field(default_factory=Ledger)
    """Where what is read is noted."""


_NO_INPUT = frozenset({"edition", "facts", "kept", "ledger", "words"})
"""What adds nothing: using the edition is noted, and words go by the settings and the program."""


def tables(register: Register) -> dict[str, Mapping[str, Any]]:
    """Return the tables of a register by their names."""
    values = {f.name: getattr(register, f.name) for f in fields(register)}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, Mapping) and name not in _NO_INPUT
    }


def watched(register: Register) -> Register:
    """Return the register with tables that note what is read of them."""
    ledger = Ledger()
    noting: dict[str, Any] = {
        name: Table(name, of, ledger) for name, of in tables(register).items()
    }
    noting["edition"] = cast("Edition", Noting(register.edition, ledger))
    kept: Mapping[str, dict[str, Any]] = defaultdict(dict)
    return replace(register, **noting, facts=None, kept=kept, ledger=ledger)


def common(register: Register) -> str:
    """Return a digest of all that may be read without being noted: whatever is no table."""
    free = {f.name for f in fields(register)} - _NO_INPUT - tables(register).keys()
    values = [getattr(register, name) for name in sorted(free)]
    ordered = [sorted(v) if isinstance(v, frozenset) else v for v in values]
    return digest(ordered, register.root.resolve())


def once(make: Callable[[Register, str], T], most: int = MOST_KEPT) -> Callable[[Register, str], T]:
    """Return a function that makes a thing once, however many pages show it.

    Args:
        make: takes the register and an id.
        most: how many results are kept at a time.
    """
    name = f"{make.__module__}.{make.__name__}"

    @wraps(make)
    def known(register: Register, key: str) -> T:
        kept, ledger = register.kept[name], register.ledger
        found = kept.get(key)
        if found is None:
            if len(kept) >= most:
                kept.clear()
            found = kept[key] = ledger.watch(partial(make, register, key))
        made: T
        made, read = found
        ledger.shared[id(read)] = read
        return made

    return known


def names_in(register: Register, article_id: str) -> Iterator[tuple[Called, tuple[Span, ...]]]:
    """Yield the names of an article, each with where the article has it."""
    for name, spans in register.named.get(article_id, {}).items():
        yield register.called[name], spans


def compared(register: Register, changes: tuple[Change, ...]) -> Register:
    """Return the register with what has changed."""
    fresh = ((c.statement.kind, c.statement.id) for c in changes if c.what == "added")
    kept: Mapping[str, dict[str, Any]] = defaultdict(dict)
    return replace(register, changes=changes, fresh=frozenset(fresh), kept=kept, ledger=Ledger())


def day(when: Interval) -> str:
    """Return the key of a stretch of days."""
    return f"{when.start}/{when.end}/{when.precision}"


class Groups(dict[K, tuple[T, ...]]):
    """Values by a key: none of a key that is not there, which asking does not put there."""

    def __missing__(self, key: K) -> tuple[T, ...]:
        return ()


def grouped(values: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, tuple[T, ...]]:
    """Return the values under each of their keys, in their order; nothing under any other key."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for value in values:
        for key in keys(value):
            groups[key].append(value)
    return Groups({key: tuple(group) for key, group in groups.items()})
