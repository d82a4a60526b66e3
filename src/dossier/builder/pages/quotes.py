"""All quotes, each with its wordings side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from dossier.builder import urls
from dossier.builder.aligning import Segment, differing
from dossier.builder.pages.paging import Pager, Pages, addresses, paged, years
from dossier.builder.pages.parts import Cited, age, cite_in_sentence, clean, outlets
from dossier.builder.pages.whom import Whom, whom
from dossier.builder.part import Part
from dossier.builder.passages import said as said_words
from dossier.builder.register import Register, once
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Interval, Passage, Quote, QuoteRecord, Record

_ROWS = 32
"""Quotes on one page at most."""

_FRAME = 600
_CITED = 400
"""Bytes of a quote, and of each place where it stands."""

_SPEAKERS = 12
"""Speakers named above the list."""

_WORDINGS = 16
"""Wordings of one quote before the rest is counted."""


class Wording(Record, frozen=True):
    """One wording of a quote, and who has it."""

    id: str
    cited: Cited
    segments: tuple[Segment, ...]
    """Its words, cut where the first wording differs; empty where there is nothing to compare."""
    witnesses: tuple[Cited, ...]
    """Further places with exactly these words."""
    kind: str
    """``direct``, ``mixed`` or ``indirect``."""
    speaker: str | None
    """As this article calls the speaker."""
    cue: str | None
    via: str | None
    """Words that say through whom it is known."""


class Said(Record, frozen=True):
    """A quote in all its wordings."""

    id: str
    speaker: Link | None
    unlisted: str | None
    """The speaker's designation where it is not a name of the dossier."""
    wordings: tuple[Wording, ...]
    more_wordings: int
    event: Link | None
    marked: bool
    """Whether a wording has quotation marks."""
    sources: tuple[str, ...] = ()
    """All that have it."""
    years: tuple[str, ...] = ()
    """Those in which they published it."""
    fresh: bool = False
    """Whether an earlier edition, if one is named, had none of its wordings."""


class QuotesPage(Record, frozen=True):
    """``quotes.html`` and ``statements.html``."""

    quotes: tuple[Said, ...]
    pager: Pager
    marked: bool
    """Whether these are the quotes in quotation marks."""
    others: int
    """Quotes of the other list, on the first page; on the others no more than 1."""
    speakers: tuple[tuple[Link, int], ...]
    """Who is quoted most, on the first page: where the quotes of each begin, and how many there are."""
    whom: Whom | None
    """Who of them is quoted by whom."""


class Around(Record, frozen=True):
    """What a page of a list says besides its quotes: see :class:`QuotesPage`."""

    marked: bool
    others: int
    speakers: tuple[tuple[Link, int], ...] = ()
    whom: Whom | None = None


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of quotes in quotation marks and of that of the others."""
    marked = [f for f in register.quoted_at if f in register.marked]
    others = [f for f in register.quoted_at if f not in register.marked]
    yield from _list(register, urls.QUOTES, marked, len(others))
    if others:
        yield from _list(register, urls.STATEMENTS, others, len(marked))


def _list(register: Register, first: str, order: Sequence[str], others: int) -> Iterator[Part]:
    at = {family: register.quoted_at[family] for family in order}
    quoted = _speakers(register, at)
    speakers = tuple((Link(register.called[n].label, url), many) for n, url, many in quoted)
    table = whom(register, [n for n, _, _ in quoted], at)
    cut, called = _cut(register), partial(_called, register)
    pages_of = (address.partition("#")[0] for address in at.values())
    for path, pager, found in paged(first, order, cut, called, pages_of):
        around = Around(first == urls.QUOTES, min(others, 1))
        if pager.first:
            around = replace(around, others=others, speakers=speakers, whom=table)
        yield Part(pages, (path, pager, found, around))


def pages(
    register: Register, path: str, pager: Pager, found: Sequence[str], around: Around
) -> Iterator[Sheet]:
    """Yield a page of a list."""
    page = QuotesPage(
        quotes=tuple(said(register, family) for family in found),
        pager=pager,
        marked=around.marked,
        others=around.others,
        speakers=around.speakers,
        whom=around.whom,
    )
    w, styles = register.words, ("quotes.css",)
    title = w.quotes if around.marked else w.statements
    yield Sheet(path, "quotes.html", title, "quotes", page, rows=pager.script, styles=styles)


class _Family(NamedTuple):
    """What is needed of a quote to put it in its place."""

    speaker: str
    """Id of the name that it is of; empty where it is of none."""
    first: tuple[tuple[bool, str, str], int]
    """The age of the first article that has it, and its place there."""
    wordings: int


@once
def _families(register: Register, _: str) -> Mapping[str, _Family]:
    """Return what is needed of each family of quotes."""
    ages = {article: age(register, article) for article in register.articles}
    speakers: dict[str, str] = {}
    first: dict[str, tuple[tuple[bool, str, str], int]] = {}
    wordings = Counter(quote.family for quote in register.edition.analysis.quotes)
    for quote in register.edition.analysis.quotes:
        family, at = quote.family, (ages[quote.article], quote.index)
        first[family] = min(first.get(family, at), at)
        if quote.speaker in register.called:
            speakers.setdefault(family, str(quote.speaker))
    return {f: _Family(speakers.get(f, ""), first[f], many) for f, many in wordings.items()}


def ordered(register: Register) -> tuple[list[str], list[str]]:
    """Return the families of quotes with quotation marks, and those without, in their order.

    Those of whoever is quoted most come first, those of nobody who is known last.
    """
    known = _families(register, "")
    marked = {f: of for f, of in known.items() if f in register.marked}
    others = {f: of for f, of in known.items() if f not in register.marked}
    return _most_quoted_first(marked), _most_quoted_first(others)


def _most_quoted_first(families: Mapping[str, _Family]) -> list[str]:
    weight = Counter(of.speaker for of in families.values())
    rows = (
        (not of.speaker, -weight[of.speaker], of.speaker, of.first, family)
        for family, of in families.items()
    )
    return [family for *_, family in sorted(rows)]


def _called(register: Register, family: str) -> str:
    """Return what a page is called that begins with a quote: by the speaker, else by when it was published."""
    of = _families(register, "")[family]
    if of.speaker:
        return register.called[of.speaker].label
    (*_, article), _ = of.first
    published = register.articles[article].published
    return register.words.when(published.when) if published else str(register.words.undated)


def _speakers(register: Register, at: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """Return who is quoted most, each with the address of the first quote and their number."""
    families, found = _families(register, ""), dict[str, list[str]]()
    for family, address in at.items():
        found.setdefault(families[family].speaker, []).append(address)
    known = sorted(
        ((name, of[0], len(of)) for name, of in found.items() if name), key=lambda x: (-x[2], x[0])
    )
    return known[:_SPEAKERS]


def places(register: Register) -> Mapping[str, str]:
    """Return the address of each family of quotes."""
    lists = zip((urls.QUOTES, urls.STATEMENTS), ordered(register), strict=True)
    return {f: at for path, order in lists for f, at in _addresses(register, path, order).items()}


def _cut(register: Register) -> Pages:
    return Pages(_ROWS, str, partial(_weight, _families(register, "")))


def _weight(families: Mapping[str, _Family], family: str) -> int:
    """Return about how many bytes show a quote."""
    return _FRAME + _CITED * min(families[family].wordings, _WORDINGS)


def _addresses(register: Register, first: str, order: Sequence[str]) -> dict[str, str]:
    pages = addresses(first, order, _cut(register))
    return {family: f"{page}#{family}" for family, page in zip(order, pages, strict=True)}


def families(register: Register, records: Iterable[QuoteRecord]) -> tuple[Said, ...]:
    """Return the quotes that some records belong to, each once with its wordings."""
    seen = dict.fromkeys(record.family for record in records)
    return tuple(said(register, family) for family in seen)


@partial(once, most=256)
def said(register: Register, family: str) -> Said:
    """Return one quote."""
    records = sorted(register.wordings[family], key=lambda q: (age(register, q.article), q.index))
    known = next((q for q in records if q.speaker in register.called), None)
    name = register.called[str(known.speaker)] if known else None
    event = register.event_of.get(records[0].article)
    wordings = apparatus([wording(register, record) for record in records[:_WORDINGS]])
    return Said(
        id=family,
        speaker=Link(name.label, urls.name(name.id)) if name else None,
        unlisted=None if name else next((w.speaker for w in wordings if w.speaker), None),
        wordings=wordings,
        more_wordings=max(0, len(records) - _WORDINGS),
        event=event_link(register, event) if event else None,
        marked=family in register.marked,
        sources=outlets(register, (record.article for record in records)),
        years=years(*(_published(register, record) for record in records)),
        fresh=all(("quotes", record.id) in register.fresh for record in records),
    )


def _published(register: Register, record: QuoteRecord) -> Interval | None:
    published = register.articles[record.article].published
    return published.when if published else None


def apparatus(wordings: Sequence[Wording]) -> tuple[Wording, ...]:
    """Return each wording once with all its witnesses, what differs from the first one marked."""
    found: dict[tuple[str, str], list[Wording]] = {}
    for one in wordings:
        found.setdefault((one.cited.words or one.id, one.kind), []).append(one)
    return tuple(
        replace(
            same[0],
            segments=differing(wordings[0].cited.words, same[0].cited.words),
            witnesses=tuple(w.cited for w in same[1:]),
        )
        for same in found.values()
    )


def wording(register: Register, record: QuoteRecord) -> Wording:
    """Return one article's wording."""
    quote = quote_of(register, record)
    text = register.articles[record.article].text
    cited = cite_in_sentence(register, Passage(record.article, said_words(quote)))
    speaker = quote.speaker if cited.words else None
    return Wording(
        id=record.id,
        cited=cited,
        segments=(),
        witnesses=(),
        kind=quote.kind,
        speaker=speaker.text if speaker else None,
        cue=clean(quote.cue.of(text)) if quote.cue and cited.words else None,
        via=clean(speaker.via.of(text)) if speaker and speaker.via else None,
    )


def quote_of(register: Register, record: QuoteRecord) -> Quote:
    """Return the quote that a record stands for."""
    return _quotes(register, record.article)[record.index]


@once
def _quotes(register: Register, article_id: str) -> Sequence[Quote]:
    """Return the quotes of an article, which many pages show."""
    return register.studies[article_id].quotes
