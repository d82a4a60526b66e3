"""Which blocks of a page are its article: the sum of many small signs, each with its weight."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.features import Layout, features
from dossier.loader.formats.web.reader import Opinion, extracted

_ALWAYS = "every block"
_COHERENCE = 3.0
"""Logits for running text that looks like all the text that was kept (or none of it, negative)."""


@cache
def weights() -> dict[str, float]:
    """Return the weight of each sign, from the file beside this one."""
    text = files(__package__).joinpath("weights.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def choose(blocks: list[VisibleBlock], source: str, stated: str | None) -> list[bool]:
    """Say of each block whether it belongs to the article.

    Args:
        blocks: the visible blocks of the page in order.
        source: the page's markup.
        stated: the text of the article as the page's structured data gives it.
    """
    if not blocks:
        return []
    layout = Layout(blocks)
    sums = _sums(layout, Opinion(extracted(source)), Opinion(stated))
    chosen = [total > 0 for total in _coherent(layout, sums)]
    if not any(c and p for c, p in zip(chosen, layout.prose, strict=True)):
        return _fallback(layout, chosen)
    return _every_entry(layout, chosen) if _LIVE in source else chosen


_LIVE = "LiveBlogPosting"
_HEADINGS = frozenset({"h2", "h3", "h4"})


def _every_entry(layout: Layout, chosen: list[bool]) -> list[bool]:
    """Keep all entries of a page that says it is a live blog: what looks like the text that was kept."""
    alike = {s for s, c, p in zip(layout.signatures, chosen, layout.prose, strict=True) if c and p}
    kept = [
        c or (p and s in alike)
        for s, c, p in zip(layout.signatures, chosen, layout.prose, strict=True)
    ]
    for index in range(len(kept) - 2, -1, -1):
        is_heading = layout.blocks[index].element.tag in _HEADINGS
        kept[index] = kept[index] or (is_heading and kept[index + 1])
    return kept


def _sums(layout: Layout, reader: Opinion, page: Opinion) -> list[float]:
    table = weights()
    every = table[_ALWAYS]
    return [
        every + sum(table.get(n, 0.0) * v for n, v in signs(layout, i, reader, page).items() if v)
        for i in range(len(layout.blocks))
    ]


def signs(layout: Layout, index: int, reader: Opinion, page: Opinion) -> dict[str, float]:
    """Return all signs of a block, each between 0 and 1."""
    text = layout.blocks[index].text
    found = features(layout, index)
    found["read by trafilatura"] = reader.share(text)
    found["stated by the page"] = page.share(text)
    return found


def _coherent(layout: Layout, sums: list[float]) -> list[float]:
    """Draw running text towards what was decided on the other blocks of the same look."""
    kept: dict[str, float] = {}
    whole: dict[str, float] = {}
    for signature, weight, total in zip(layout.signatures, layout.weights, sums, strict=True):
        whole[signature] = whole.get(signature, 0) + weight
        kept[signature] = kept.get(signature, 0) + (weight if total > 0 else 0)
    return [
        total
        + (
            _COHERENCE * (2 * kept[s] / whole[s] - 1)
            if prose and whole[s] > layout.total / 4
            else 0
        )
        for total, s, prose in zip(sums, layout.signatures, layout.prose, strict=True)
    ]


def _fallback(layout: Layout, chosen: list[bool]) -> list[bool]:
    """Keep the running text of the container where no sign was strong enough."""
    return [
        c or (p and layout.best in chain)
        for c, p, chain in zip(chosen, layout.prose, layout.chains, strict=True)
    ]
