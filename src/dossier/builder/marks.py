"""Marks on a text: any spans, nested and crossing, become markup whose words are the text's own.

Spans that cross are cut where they do. The first piece of a cut passage carries its anchor; all its
pieces share a class (``k0``, ``k1`` …) within an element ``c``, by which the style sheet lights up the
whole of it when the address names the anchor. Beyond ``k15`` a script does so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from markupsafe import Markup

from dossier.builder.markup import inner, made, usual, value
from dossier.model import Record, Span


class Mark(Record, frozen=True):
    """One thing to be shown about a span."""

    span: Span
    anchor: str | None = None
    """What needs no quotation marks in a tag."""
    style: str = ""
    """Classes: ``q`` quote, ``n`` name, ``d`` date, ``t`` taken over."""
    href: str | None = None
    """Where the words lead; dropped inside another link."""
    title: str | None = None
    reference: tuple[str, str, str] | None = None
    """A small link after the last word: (class, address, what a screen reader says)."""


class Marked(Record, frozen=True):
    """Stretches of a text with their marks, made into markup when a template asks for it."""

    text: str
    """The part of the article's text in which they lie."""
    start: int
    """Where that part begins in the article."""
    spans: tuple[Span, ...]
    """The stretches, within the article; what stands between them is left out."""
    marks: tuple[Mark, ...]

    def __bool__(self) -> bool:
        return any(self.spans)

    def __html__(self) -> str:
        text = " " * self.start + self.text
        found = [render(text, span, self.marks) for span in self.spans]
        return found[0] if len(found) == 1 else _GAP.join(found)


_GAP = Markup(" <span class=gap>[…]</span> ")


class _Layer:
    """All marks of one span."""

    __slots__ = ("anchor", "end", "group", "href", "references", "start", "styles", "title")

    def __init__(self, start: int, end: int, mark: Mark, begins_here: bool) -> None:  # noqa: FBT001 - two values of one mark
        self.start, self.end = start, end
        self.anchor = mark.anchor if begins_here else None
        self.styles = [mark.style] if mark.style else []
        self.href, self.title = mark.href, mark.title
        self.references = [mark.reference] if mark.reference else []
        self.group: int | None = None

    def add(self, mark: Mark, begins_here: bool) -> None:  # noqa: FBT001 - two values of one mark
        if begins_here:
            self.anchor = self.anchor or mark.anchor
        if mark.style and mark.style not in self.styles:
            self.styles.append(mark.style)
        self.href = self.href or mark.href
        self.title = self.title or mark.title
        if mark.reference and mark.reference not in self.references:
            self.references.append(mark.reference)


Piece = tuple[int, int, int, bool]
"""(start, minus end, number of the layer, whether it is the layer's first piece)."""


def render(text: str, within: Span, marks: Iterable[Mark]) -> Markup:
    """Return the markup of a stretch of text.

    Args:
        text: the whole text of the article.
        within: the stretch; a mark that reaches beyond it is cut at its ends.
        marks: in any order; those outside are left out.
    """
    layers = _layers(within, marks)
    out: list[str] = []
    at = within.start
    for cluster in _clusters(layers):
        start, end = cluster[0].start, max(layer.end for layer in cluster)
        out += (inner(text[at:start]), _cluster(text, cluster, end))
        at = end
    out.append(inner(text[at : within.end]))
    return made("".join(out))


def _clusters(layers: Iterable[_Layer]) -> Iterator[list[_Layer]]:
    """Yield the layers in groups that overlap, each group apart from the next."""
    cluster: list[_Layer] = []
    end = -1
    for layer in sorted(layers, key=lambda found: (found.start, -found.end)):
        if cluster and layer.start >= end:
            yield cluster
            cluster = []
        cluster.append(layer)
        end = max(end, layer.end) if len(cluster) > 1 else layer.end
    if cluster:
        yield cluster


def _cluster(text: str, layers: Sequence[_Layer], end: int) -> str:
    """Return the markup of layers that overlap; where some cross, within an element of their own."""
    if len(layers) == 1:
        return _alone(text, layers[0])
    words = "".join(_pieces(text, layers, end))
    crossing = any(layer.group is not None for layer in layers)
    return f"<span class=c>{words}</span>" if crossing else words


def _pieces(text: str, layers: Sequence[_Layer], end: int) -> list[str]:
    """Return the tags of layers that overlap, and what stands between them."""
    out: list[str] = []
    opened: list[tuple[int, _Layer, bool]] = []
    at, links = layers[0].start, 0
    for start, minus_end, number, first in (*_nested(layers), (end, 0, _LAST, False)):
        while opened and opened[-1][0] <= start:
            until, layer, linked = opened.pop()
            if at < until:
                out.append(inner(text[at:until]))
                at = until
            links -= linked
            out.append("</a>" if linked else "</span>")
            if layer.references and until == layer.end and not links:
                out.append(_references(layer))
        if at < start:
            out.append(inner(text[at:start]))
            at = start
        if number != _LAST:
            layer = layers[number]
            linked = layer.href is not None and not links
            out.append(_tag(layer, first, linked))
            opened.append((-minus_end, layer, linked))
            links += linked
    return out


_LAST = -1
"""Number of no layer: all are closed there."""


def _alone(text: str, layer: _Layer) -> str:
    """Return the markup of a layer that overlaps no other."""
    tag = "a" if layer.href else "span"
    words = inner(text[layer.start : layer.end])
    return f"{_tag(layer, True, bool(layer.href))}{words}</{tag}>{_references(layer)}"  # noqa: FBT003 - two values of one piece


def _layers(within: Span, marks: Iterable[Mark]) -> list[_Layer]:
    """Return one layer for each span, cut to the stretch."""
    first, last = within.start, within.end
    found: dict[tuple[int, int], _Layer] = {}
    for mark in marks:
        span = mark.span
        start = max(first, span.start)
        end = min(last, span.end)
        if start < end:
            layer = found.get((start, end))
            if layer is None:
                found[start, end] = _Layer(start, end, mark, span.start >= first)
            else:
                layer.add(mark, span.start >= first)
    return list(found.values())


def _nested(layers: Sequence[_Layer]) -> list[Piece]:
    """Return the pieces of all layers in the order in which they open, none crossing another."""
    queue: list[Piece] = [(layer.start, -layer.end, i, True) for i, layer in enumerate(layers)]
    heapify(queue)
    pieces: list[Piece] = []
    ends: list[int] = []
    groups = 0
    while queue:
        start, minus_end, number, first = heappop(queue)
        while ends and ends[-1] <= start:
            ends.pop()
        end = -minus_end
        if ends and end > ends[-1]:
            heappush(queue, (ends[-1], minus_end, number, False))
            end = ends[-1]
            if layers[number].group is None and layers[number].anchor:
                layers[number].group = groups
                groups += 1
        ends.append(end)
        pieces.append((start, -end, number, first))
    return pieces


def _tag(layer: _Layer, first: bool, linked: bool) -> str:  # noqa: FBT001 - parts of the piece
    """Return the tag that opens a piece."""
    tag = "<a" if linked else "<span"
    styles = " ".join(layer.styles)
    if layer.group is not None:
        styles = f"{styles} k{layer.group}".lstrip()
    if first and layer.anchor:
        tag += f" id={layer.anchor}"
    if styles:
        tag += f" class={usual(styles)}"
    if layer.title:
        tag += f" title={usual(layer.title)}"
    return f"{tag} href={usual(layer.href)}>" if linked and layer.href else f"{tag}>"


def _references(layer: _Layer) -> str:
    return "".join(
        f"<a class={usual(style)} href={value(href)} aria-label={usual(label)}></a>"
        for style, href, label in layer.references
    )
