"""What many pages show: a cited passage, a moment, a figure; and how they are made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dossier.builder import urls
from dossier.builder.register import Register, once
from dossier.builder.rights import Shown
from dossier.builder.sheet import Link
from dossier.builder.titles import headline
from dossier.model import Interval, Passage, Record, Span

SHORT = 60
"""Code points of a headline that stands for an article whose outlet is not named."""


NEAR = 160
"""Code points of a sentence that are shown on each side of a passage in it."""


class Moment(Record, frozen=True):
    """A date as it is shown, no more exact than it is known."""

    text: str
    start: str | None
    """ISO date, for ``<time datetime>``; ``None`` where one element cannot say it."""


class Cited(Record, frozen=True):
    """Words of an article with the way back to them."""

    words: str
    url: str
    label: str
    """Who wrote it: the source, or the headline where the source is not named."""
    source_url: str
    moment: Moment | None
    place: str
    """Where in the article: the number of its paragraph."""
    language: str
    before: str = ""
    """Words of the same sentence before it."""
    after: str = ""
    article: str = ""
    """Id of the article."""


class Figure(Record, frozen=True):
    """A count that leads to what it counts."""

    number: int
    noun: str
    """Key of the catalogue."""
    url: str


class Line(Record, frozen=True):
    """An article in a list."""

    id: str
    headline: str
    derived: bool
    """Whether the heading was made from the first sentence."""
    url: str
    language: str
    label: str
    """Its source."""
    source_url: str
    named: bool
    """Whether the source is named."""
    moment: Moment | None
    fresh: bool = False
    """Whether an earlier edition, if one is named, did not have it."""


def moment(register: Register, when: Interval | None) -> Moment | None:
    """Return an interval as it is shown."""
    if when is None:
        return None
    return Moment(register.words.when(when), _iso(when))


def _iso(when: Interval) -> str | None:
    """Return what ``<time datetime>`` can say of an interval."""
    if when.start is None or when.end is None:
        return None
    if when.start == when.end:
        return when.start.isoformat()
    if when.precision == "month":
        return when.start.isoformat()[:7]
    return when.start.isoformat()[:4] if when.precision == "year" else None


def short(words: str, most: int = SHORT) -> str:
    """Return the words, cut at a space where they are long."""
    if len(words) <= most:
        return words
    cut = words[: most + 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut[:most]} …"


@once
def label(register: Register, article_id: str) -> str:
    """Return the name of an article's source, or its shortened headline where there is none."""
    source = register.source_of.get(article_id)
    if source and source.label:
        return source.label
    return f"“{short(headline(register.articles[article_id]), 36)}”"


def outlets(register: Register, articles: Iterable[str]) -> tuple[str, ...]:
    """Return whose articles these are, each once; those that are not named as one."""
    known = (register.source_of.get(article) for article in articles)
    names = (source.label if source else "" for source in known)
    return tuple(dict.fromkeys(name or register.words.source_unnamed for name in names))


def source_url(register: Register, article_id: str) -> str:
    """Return the address of an article's source."""
    source = register.source_of.get(article_id)
    return urls.source(source.id) if source else urls.SOURCES


def cite(register: Register, passage: Passage) -> Cited:
    """Return a passage as a page shows it; its words are left out where they may not be shown."""
    span = passage.span
    text, shown, of, starts, names, _ = _quotable(register, passage.article)
    start, end = span.start, span.end
    allowed = shown.publish == "full" or shown.holds(span)
    return Cited(
        words=" ".join(text[start:end].split()) if allowed else "",
        url=f"{of.url}#s{start}-{end}" if allowed else of.url,
        label=of.label,
        source_url=of.source_url,
        moment=of.moment,
        place=names[bisect_right(starts, start)],
        language=of.language,
        article=of.article,
    )


class _Quotable(NamedTuple):
    """An article of which passages are shown."""

    text: str
    shown: Shown
    of: Cited
    """What all its passages have in common."""
    starts: Sequence[int]
    """Where its blocks begin."""
    names: Sequence[str]
    """What what stands before and in each is called."""
    sentences: Sequence[Span]


@once
def _quotable(register: Register, article_id: str) -> _Quotable:
    text, shown = register.articles[article_id].text, register.shown[article_id]
    of, places = _whole(register, article_id), _places(register, article_id)
    sentences = [sentence.span for sentence in register.studies[article_id].sentences]
    return _Quotable(text, shown, of, *places, sentences)


def _whole(register: Register, article_id: str) -> Cited:
    """Return what all passages of an article have in common."""
    article = register.articles[article_id]
    return Cited(
        words="",
        url=urls.article(article_id),
        label=label(register, article_id),
        source_url=source_url(register, article_id),
        moment=moment(register, article.published.when if article.published else None),
        place="",
        language=article.language,
        article=article_id,
    )


@once
def _places(register: Register, article_id: str) -> tuple[Sequence[int], Sequence[str]]:
    """Return where the blocks of an article begin, and what what stands before and in each is called."""
    blocks, mark = register.articles[article_id].blocks, register.words.paragraph_mark
    return [b.span.start for b in blocks], [
        "",
        *(f"{mark}{b.id.removeprefix('p')}" for b in blocks),
    ]


def passage_url(register: Register, passage: Passage) -> str:
    """Return the address of a passage, or of its article where the words may not be shown."""
    if register.shown[passage.article].holds(passage.span):
        return urls.passage(passage)
    return urls.article(passage.article)


def cite_in_sentence(register: Register, passage: Passage) -> Cited:
    """Return a passage with the rest of its sentence around it."""
    cited, span = cite(register, passage), passage.span
    sentence = sentence_of(register, passage)
    if sentence is span or not cited.words:
        return cited
    text, shown, *_ = _quotable(register, passage.article)
    if not shown.holds(sentence):
        return cited
    before = clean(text[sentence.start : span.start], keep_ends=True)
    after = clean(text[span.end : sentence.end], keep_ends=True)
    return replace(cited, before=_ending(before), after=_beginning(after))


def _ending(words: str) -> str:
    """Return what stands directly before a passage."""
    return words if len(words) <= NEAR else f"… {words[-NEAR:].partition(' ')[2]}"


def _beginning(words: str) -> str:
    """Return what stands directly after a passage."""
    return words if len(words) <= NEAR else f"{words[:NEAR].rpartition(' ')[0]} …"


def cites(register: Register, passages: Iterable[Passage]) -> tuple[Cited, ...]:
    """Return passages as a page shows them."""
    return tuple(cite(register, passage) for passage in passages)


def sentence_of(register: Register, passage: Passage) -> Span:
    """Return the sentence that holds a passage, or the passage itself."""
    sentences = _quotable(register, passage.article).sentences
    at = bisect_right(sentences, passage.span.start, key=lambda s: s.start) - 1
    if at >= 0 and sentences[at].holds(passage.span):
        return sentences[at]
    return passage.span


def place(register: Register, passage: Passage) -> str:
    """Return where a passage stands: "¶ 3"."""
    starts, names = _places(register, passage.article)
    return names[bisect_right(starts, passage.span.start)]


def clean(words: str, *, keep_ends: bool = False) -> str:
    """Return words with each stretch of white space as one space."""
    if not words:
        return words
    spaced = " ".join(words.split())
    if not keep_ends:
        return spaced
    before, after = words[0].isspace(), spaced and words[-1].isspace()
    return f"{' ' if before else ''}{spaced}{' ' if after else ''}"


@once
def line(register: Register, article_id: str) -> Line:
    """Return an article as a list shows it."""
    article = register.articles[article_id]
    source = register.source_of.get(article_id)
    named = bool(source and source.label)
    return Line(
        id=article.id,
        headline=headline(article),
        derived=article.headline is None or article.headline.basis == "lede",
        url=urls.article(article.id),
        language=article.language,
        label=source.label if source and source.label else register.words.source_unnamed,
        source_url=source_url(register, article_id),
        named=named,
        moment=moment(register, article.published.when if article.published else None),
        fresh=("articles", article.id) in register.fresh,
    )


def lines(register: Register, article_ids: Iterable[str]) -> tuple[Line, ...]:
    """Return articles as a list shows them, earliest first, those without a date at the end."""
    return tuple(line(register, a) for a in sorted(article_ids, key=lambda a: age(register, a)))


@once
def age(register: Register, article_id: str) -> tuple[bool, str, str]:
    """Return a key that sorts articles by when they were published, unknown last."""
    published = register.articles[article_id].published
    start = published.when.start if published else None
    return start is None, start.isoformat() if start else "", article_id


def crumbs(*links: tuple[str, str]) -> tuple[Link, ...]:
    """Return the way from the home page to a page."""
    return tuple(Link(text, url) for text, url in links)
