"""Marks on a text: any spans, nested and crossing, become markup whose words are the text's own.

Spans that cross are cut where they do. The first piece of a cut passage carries its anchor; all its
pieces share a class (``k0``, ``k1`` …) within an element ``c``, by which the style sheet lights up the
whole of it when the address names the anchor. Beyond ``k15`` a script does so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from dossier.model import Record, Span


class Mark(Record, frozen=True):
    """One thing to be shown about a span."""

    span: Span
    anchor: str | None = None
    style: str = ""
    """Classes: ``q`` quote, ``n`` name, ``d`` date, ``t`` taken over."""
    href: str | None = None
    """Where the words lead; dropped inside another link."""
    title: str | None = None
    reference: tuple[str, str, str] | None = None
    """A small link after the last word: (class, address, what a screen reader says)."""


class _Layer:
    """All marks of one span."""

    __slots__ = ("anchor", "end", "group", "href", "references", "start", "styles", "title")

    def __init__(self, span: Span) -> None:
        self.start, self.end = span.start, span.end
        self.anchor: str | None = None
        self.styles: list[str] = []
        self.href: str | None = None
        self.title: str | None = None
        self.references: list[tuple[str, str, str]] = []
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
        out.append(_escaped(text, at, start))
        out.append(_cluster(text, cluster, end))
        at = end
    out.append(_escaped(text, at, within.end))
    return Markup("".join(out))  # noqa: S704 - every part of it has been escaped


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
    pieces = _nested(layers)
    out: list[str] = []
    open_pieces: list[Piece] = []
    at = layers[0].start
    for piece in pieces:
        at = _close(text, layers, open_pieces, (at, piece[0]), out)
        out.append(_escaped(text, at, piece[0]))
        out.append(_opening(layers[piece[2]], piece[3], open_pieces, layers))
        open_pieces.append(piece)
        at = piece[0]
    _close(text, layers, open_pieces, (at, end), out)
    if any(layer.group is not None for layer in layers):
        return "".join(["<span class=c>", *out, "</span>"])
    return "".join(out)


def _layers(within: Span, marks: Iterable[Mark]) -> list[_Layer]:
    """Return one layer for each span, cut to the stretch."""
    found: dict[tuple[int, int], _Layer] = {}
    for mark in marks:
        place = max(mark.span.start, within.start), min(mark.span.end, within.end)
        if place[0] < place[1]:
            layer = found.get(place) or found.setdefault(place, _Layer(Span(*place)))
            layer.add(mark, mark.span.start >= within.start)
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


def _opening(layer: _Layer, first: bool, around: Sequence[Piece], layers: Sequence[_Layer]) -> str:  # noqa: FBT001 - part of the piece
    """Return the tag that opens a piece."""
    in_link = any(layers[piece[2]].href for piece in around)
    classes = [*layer.styles, *([f"k{layer.group}"] if layer.group is not None else [])]
    parts = ["<a" if layer.href and not in_link else "<span"]
    if first and layer.anchor:
        parts.append(f' id="{escape(layer.anchor)}"')
    if classes:
        parts.append(f' class="{escape(" ".join(classes))}"')
    if layer.title:
        parts.append(f' title="{escape(layer.title)}"')
    if layer.href and not in_link:
        parts.append(f' href="{escape(layer.href)}"')
    return "".join([*parts, ">"])


def _close(
    text: str,
    layers: Sequence[_Layer],
    open_pieces: list[Piece],
    stretch: tuple[int, int],
    out: list[str],
) -> int:
    """Close the pieces that end within the stretch; return where the text has been written to."""
    at, until = stretch
    while open_pieces and -open_pieces[-1][1] <= until:
        piece = open_pieces.pop()
        layer, end = layers[piece[2]], -piece[1]
        in_link = any(layers[p[2]].href for p in open_pieces)
        out += [_escaped(text, at, end), "</a>" if layer.href and not in_link else "</span>"]
        if end == layer.end and not in_link:
            out += [_reference(*reference) for reference in layer.references]
        at = end
    return at


def _reference(style: str, href: str, label: str) -> str:
    return f'<a class="{escape(style)}" href="{escape(href)}" aria-label="{escape(label)}"></a>'


def _escaped(text: str, start: int, end: int) -> str:
    return str(escape(text[start:end])) if start < end else ""
