"""The page of an article: its record, its text with all marks, and where it is used."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec.structs import replace

from dossier.builder import heads, urls
from dossier.builder.markdown import notes, safe_address
from dossier.builder.marks import Mark, Marked
from dossier.builder.neighbours import Neighbour
from dossier.builder.offers import downloads
from dossier.builder.pages import marked
from dossier.builder.pages.fields import Field, fields
from dossier.builder.pages.parts import Line, crumbs, label, line
from dossier.builder.part import Part
from dossier.builder.register import Register, names_in
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link, headline
from dossier.model import Article, Block, Record, Removed, Span
from dossier.text import meeting


class Aside(Record, frozen=True):
    """Parts of the clipping that stand together and are not part of the article."""

    why: tuple[str, ...]
    """What they were taken for, each once."""
    parts: tuple[Removed, ...]
    characters: int


class BlockView(Record, frozen=True):
    """A block of the text with its marks, and what was removed after it."""

    id: str
    kind: str
    html: Marked
    language: str | None
    aside: Aside | None
    """What the clipping has after it that is not part of the article."""
    dateline: BlockView | None = None
    """The dateline that opens it."""


class Near(Record, frozen=True):
    """Another article to compare with."""

    line: Line
    compare: str
    shared_words: int
    shared_points: int


class ArticlePage(Record, frozen=True):
    """``articles/<id>.html``."""

    line: Line
    direction: str
    publish: str
    """``full``, ``excerpt`` or ``record``: how much of the text is shown."""
    heading: BlockView | None
    fields: tuple[Field, ...]
    blocks: tuple[BlockView, ...]
    aside_first: Aside | None
    event: Link | None
    recalls: tuple[Link, ...]
    topics: tuple[Link, ...]
    names: tuple[tuple[Link, int], ...]
    near: tuple[Near, ...]
    original: str | None
    archived: str | None
    citation: Markup
    coins: str
    """The citation as a ContextObject."""
    downloads: tuple[Link, ...]
    raw_length: int
    removed_length: int
    file: str
    sha256: str
    note: Markup | None


def parts(register: Register) -> Iterator[Part]:
    """Yield the part of each article."""
    yield from (Part(pages, (article,)) for article in register.articles)


def pages(register: Register, article_id: str) -> Iterator[Sheet]:
    """Yield the page of an article."""
    article, shown = register.articles[article_id], register.shown[article_id]
    yield Sheet(
        path=urls.article(article.id),
        template="article.html",
        title=headline(article),
        section="articles",
        context=_page(register, article),
        description=label(register, article.id),
        crumbs=crumbs((register.words.articles, urls.ARTICLES)),
        index=shown.publish != "full",
        styles=("article.css",),
        about=heads.of_article(register, article),
        meta=heads.dublin_core(register, article),
    )


def _page(register: Register, article: Article) -> ArticlePage:
    marks = tuple(marked.marks(register, article))
    here = _by_block(article.blocks, marks)
    blocks = [_block(register, article, *row) for row in zip(article.blocks, here, strict=True)]
    heading = next((b for b in blocks if b.kind == "headline"), None)
    shown = register.shown[article.id].publish
    event = register.event_of.get(article.id)
    removed = article.removed if shown == "full" else ()
    return ArticlePage(
        line=line(register, article.id),
        direction=article.direction,
        publish=shown,
        heading=heading,
        fields=fields(register, article),
        blocks=tuple(_run_in(b for b in blocks if b is not heading and b.html)),
        aside_first=_aside(
            r for r in removed if r.after is None or (heading and r.after == heading.id)
        ),
        event=event_link(register, event) if event else None,
        recalls=tuple(
            event_link(register, r.event)
            for r in register.recalls[article.id]
            if r.event in register.titles
        ),
        topics=tuple(Link(t.label, urls.topic(t.id)) for t in register.topics_of[article.id]),
        names=_names(register, article),
        near=tuple(_near(register, article.id, n) for n in register.near.get(article.id, ())),
        original=safe_address(article.url.value) if article.url else None,
        archived=safe_address(article.archived_url.value) if article.archived_url else None,
        citation=_citation(register, article),
        coins=heads.coins(register, article),
        downloads=downloads("articles", article.id),
        raw_length=article.raw_length,
        removed_length=sum(len(r.raw) for r in article.removed),
        file=article.file,
        sha256=article.sha256,
        note=_note(register, article),
    )


def _note(register: Register, article: Article) -> Markup | None:
    decisions = register.settings.articles
    own = {article.id, article.file, article.file.rsplit("/", 1)[-1]}
    return notes(next((d.note for d in decisions if d.file in own and d.note), None))


def _near(register: Register, article: str, found: Neighbour) -> Near:
    return Near(
        line=line(register, found.article),
        compare=urls.compare(article, found.article),
        shared_words=found.shared_words,
        shared_points=found.shared_points,
    )


def _names(register: Register, article: Article) -> tuple[tuple[Link, int], ...]:
    """Return the names in the article, the most frequent first."""
    counts: Counter[str] = Counter()
    for name, spans in names_in(register, article.id):
        counts[name.id] += len(spans)
    order = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return tuple((Link(register.called[n].label, urls.name(n)), count) for n, count in order)


def _by_block(blocks: Sequence[Block], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return for each block, which stand in the order of the text, the marks that meet it."""
    starts, ends = [b.span.start for b in blocks], [b.span.end for b in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        start, end = mark.span.start, mark.span.end
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(starts) and starts[number] < end:
            if start < ends[number]:
                found[number].append(mark)
            number += 1
    return found


def _block(register: Register, article: Article, block: Block, here: Sequence[Mark]) -> BlockView:
    shown = register.shown[article.id]
    start, end = block.span.start, block.span.end
    spans = (Span(max(s.start, start), min(s.end, end)) for s in meeting(shown.spans, block.span))
    return BlockView(
        id=block.id,
        kind=block.kind,
        html=Marked(block.span.of(article.text), start, tuple(spans), tuple(here)),
        language=block.language,
        aside=_aside(r for r in article.removed if r.after == block.id and shown.publish == "full"),
    )


def _aside(removed: Iterable[Removed]) -> Aside | None:
    parts = tuple(removed)
    if not parts:
        return None
    why = tuple(dict.fromkeys(part.why for part in parts))
    return Aside(why, parts, sum(len(part.raw) for part in parts))


def _run_in(blocks: Iterable[BlockView]) -> Iterator[BlockView]:
    """Yield the blocks, each dateline at the head of the paragraph that it opens."""
    waiting: BlockView | None = None
    for block in blocks:
        if block.kind == "dateline" and not block.aside and not waiting:
            waiting = block
        elif waiting and block.kind == "paragraph":
            yield replace(block, dateline=waiting)
            waiting = None
        else:
            yield from (b for b in (waiting, block) if b)
            waiting = None
    if waiting:
        yield waiting


def _citation(register: Register, article: Article) -> Markup:
    """Return the article as a bibliography would name it; no part reorders another."""
    words = register.words
    by = Markup(", ").join(Markup("<bdi>{}</bdi>").format(f.value) for f in article.byline)
    source = register.source_of.get(article.id)
    when = words.when(article.published.when) if article.published else words.undated
    named = source.label if source and source.label else words.source_unnamed
    title = Markup("“<bdi>{}</bdi>”").format(headline(article))
    parts = [by, title, Markup("<bdi>{}</bdi>").format(named), when]
    return Markup(", ").join(part for part in parts if part) + "."
