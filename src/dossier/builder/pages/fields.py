"""The record of an article: each field with its value, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.builder import urls
from dossier.builder.pages.parts import Moment, clean, moment
from dossier.builder.register import Register
from dossier.model import Article, Basis, Found, FoundDate, Record, Span


class Value(Record, frozen=True):
    """A value with its ground."""

    text: str
    moment: Moment | None
    basis: str
    words: str | None
    """The words that it was read from."""
    url: str | None
    """Anchor of those words on the same page."""
    by_editor: bool
    reason: str | None


class Field(Record, frozen=True):
    """A field; no value means: the clipping does not say."""

    label: str
    values: tuple[Value, ...]


def fields(register: Register, article: Article) -> tuple[Field, ...]:
    """Return the record of an article in the order of its page."""
    w = register.words
    always = (
        Field(w.field_source, tuple(_found(register, article, [article.source]))),
        Field(w.field_published, tuple(_date(register, article, article.published))),
        Field(w.field_byline, tuple(_found(register, article, article.byline))),
        Field(w.field_headline, tuple(_found(register, article, [article.headline]))),
    )
    line = article.dateline
    if_there = (
        Field(w.field_dateline, tuple(_found(register, article, [line.place] if line else []))),
        Field(w.field_agency, tuple(_found(register, article, article.agencies))),
        Field(w.field_via, tuple(_found(register, article, article.via))),
        Field(w.field_updated, tuple(_date(register, article, article.updated))),
        Field(w.field_saved, tuple(_date(register, article, article.saved))),
        Field(w.field_section, tuple(_found(register, article, [article.section]))),
        Field(w.field_cut_off, tuple(_found(register, article, [article.cut_off]))),
    )
    return (*always, *(field for field in if_there if field.values))


def _found(register: Register, article: Article, found: Iterable[Found | None]) -> Iterator[Value]:
    for one in found:
        if one:
            yield Value(
                text=clean(one.value),
                moment=None,
                basis=_basis(register, one.basis),
                words=_words(register, article, one.span, one.value),
                url=_anchor(register, article, one.span),
                by_editor=one.basis is Basis.EDITOR,
                reason=one.reason,
            )


def _date(register: Register, article: Article, found: FoundDate | None) -> Iterator[Value]:
    if found:
        words = _words(register, article, found.span, None)
        yield Value(
            text=register.words.when(found.when),
            moment=moment(register, found.when),
            basis=_basis(register, found.basis),
            words=words or found.written,
            url=_anchor(register, article, found.span),
            by_editor=found.basis is Basis.EDITOR,
            reason=found.reason,
        )


def _anchor(register: Register, article: Article, span: Span | None) -> str | None:
    if span is None or not register.shown[article.id].holds(span):
        return None
    return f"#{urls.anchor(span)}"


def _basis(register: Register, basis: Basis) -> str:
    return register.words.label("basis", basis.value)


def _words(
    register: Register, article: Article, span: Span | None, value: str | None
) -> str | None:
    """Return the words behind a value where they say more than the value itself."""
    if span is None or not register.shown[article.id].holds(span):
        return None
    words = clean(span.of(article.text))
    return words if words != value else None
