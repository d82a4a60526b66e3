"""Pages as people paste them: all their visible words, a line a block, read as plain text.

The score is that of the article extraction benchmark: multisets of runs of four words, precision and
recall averaged over the pages, and the F1 of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.evaluation.report import Figure, Report, corpus

from dossier import loader

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_TOKEN = re.compile(r"\w+", re.UNICODE)


def pasted(html: str) -> str:
    """Return the visible words of a page in reading order, a line a block."""
    from lxml import html as lxml_html  # noqa: PLC0415 - only this evaluation needs it

    lines: list[str] = []
    inline: list[str] = []

    def flush() -> None:
        line = " ".join("".join(inline).split())
        inline.clear()
        if line:
            lines.append(line)

    def walk(root: Any) -> None:
        stack: list[tuple[Any, bool]] = [(root, True)]
        while stack:
            node, opening = stack.pop()
            is_block = node.tag not in _INLINE
            if not opening:
                if is_block:
                    flush()
                inline.append(node.tail or "")
                continue
            if not isinstance(node.tag, str) or node.tag in _SILENT:
                inline.append(node.tail or "")
                continue
            if is_block:
                flush()
            inline.append(node.text or "")
            stack.append((node, False))
            stack += [(child, True) for child in reversed(node)]

    walk(lxml_html.fromstring(html))
    flush()
    return "\n".join(lines)


def score(predicted: str, true: str) -> tuple[float, float]:
    """Return precision and recall of the runs of four words."""
    got, want = _shingles(predicted), _shingles(true)
    both = sum((got & want).values())
    precision = both / total if (total := sum(got.values())) else (0.0 if want else 1.0)
    recall = both / total if (total := sum(want.values())) else 1.0
    return precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return (
        Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
        if words
        else Counter()
    )


def body_of(name: str, text: str) -> str:
    """Return what the loader takes for the body of a pasted page."""
    articles = loader.parse(name, text.encode()).articles
    kinds = {"paragraph", "subheading", "dateline"}
    return "\n".join(b.span.of(a.text) for a in articles for b in a.blocks if b.kind in kinds)


def run(limit: int | None = None) -> Report:
    """Measure the body of pasted pages."""
    rows = corpus("html-extraction")[:limit]
    scored = []
    for row in rows:
        body = body_of(f"{row['id'][:12]}.txt", pasted(row["html"]))
        scored.append((*score(body, row["articleBody"]), row["url"]))
    precision = sum(p for p, _, _ in scored) / len(scored)
    recall = sum(r for _, r, _ in scored) / len(scored)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    worst = sorted(scored, key=lambda s: s[0] + s[1])[:15]
    return Report(
        (
            Figure("pasted pages: precision", precision, 0.94),
            Figure("pasted pages: recall", recall, 0.945),
            Figure("pasted pages: F1", f1, 0.945),
        ),
        tuple(f"{url}: precision {p:.2f}, recall {r:.2f}" for p, r, url in worst),
    )
