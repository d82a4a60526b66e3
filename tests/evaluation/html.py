"""How well web pages are read: the body on public pages, the fields on invented ones.

The body is scored as its benchmark does: 4-grams of words, precision and recall averaged over pages.
The invented pages are the templates of publishing systems in ``tests/formats/pages``, each filled
with every article of ``articles.json``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from tests.evaluation.report import CorpusMissing, Figure, Report, corpus

from dossier.loader import parse
from dossier.model import Article

PAGES = Path(__file__).parent.parent / "formats" / "pages"
BODY_FLOOR = 0.960
FLOORS = {"headline": 0.97, "date": 0.97, "authors": 0.90}
_WORD = re.compile(r"\w+")
_BODY = frozenset({"paragraph", "subheading", "dateline", "note"})
_WORST = 10


def run() -> Report:
    """Return the figures of body, headline, date and authors."""
    figures, worst = _fields()
    try:
        rows = corpus("html-extraction")
    except CorpusMissing as missing:
        return Report(figures, (*worst, str(missing)))
    body, pages = _body(rows)
    return Report((body, *figures), (*pages, *worst))


def body_of(article: Article) -> str:
    """Return the running text of an article."""
    return "\n".join(b.span.of(article.text) for b in article.blocks if b.kind in _BODY)


def _body(rows: list[dict[str, Any]]) -> tuple[Figure, tuple[str, ...]]:
    scores = [(*body_score(row), row["url"]) for row in rows]
    precision = mean(s[0] for s in scores)
    recall = mean(s[1] for s in scores)
    worst = sorted(scores, key=lambda s: s[0] + s[1])[:_WORST]
    told = tuple(f"body: precision {p:.2f}, recall {r:.2f}: {url}" for p, r, url in worst)
    return Figure("html body F1", 2 * precision * recall / (precision + recall), BODY_FLOOR), told


def body_score(row: dict[str, Any]) -> tuple[float, float]:
    """Return precision and recall of the body of a page."""
    found = parse(f"{row['id']}.html", row["html"].encode()).articles
    return _score(row["articleBody"], body_of(found[0]) if found else "")


def _score(true: str, found: str) -> tuple[float, float]:
    gold, seen = _grams(true), _grams(found)
    both = sum((gold & seen).values())
    return both / max(1, sum(seen.values())), both / max(1, sum(gold.values()))


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(g for i in range(max(1, len(words) - 3)) if (g := tuple(words[i : i + 4])))


def filled() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, markup and gold fields of every invented page."""
    articles = json.loads((PAGES / "articles.json").read_text("utf-8"))
    for template in sorted(PAGES.glob("*.html")):
        source = template.read_text("utf-8")
        for number, article in enumerate(articles):
            yield f"{template.stem}-{number}.html", _fill(source, article), article


def _fill(source: str, article: dict[str, Any]) -> str:
    authors = article["authors"]
    values = {
        **article,
        "author": authors[0],
        "slashed": article["day"].replace("-", "/"),
        "byline": " and ".join(authors),
        "json_authors": json.dumps([{"@type": "Person", "name": name} for name in authors]),
        "body": "\n".join(f"<p>{p}</p>" for p in article["paragraphs"]),
        "breaks": "<br><br>\n".join(article["paragraphs"]),
    }
    for name, value in values.items():
        source = source.replace(f"%{name}%", value if isinstance(value, str) else "")
    return source


def _fields() -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    right: dict[str, list[bool]] = {name: [] for name in FLOORS}
    wrong: list[str] = []
    for name, source, gold in filled():
        found = parse(name, source.encode()).articles
        for field, value, expected in _compared(found[0] if found else None, gold):
            right[field].append(value == expected)
            if value != expected:
                wrong.append(f"{field}: {value!r}, not {expected!r}: {name}")
    figures = (Figure(f"html {name}", mean(right[name]), FLOORS[name]) for name in FLOORS)
    return tuple(figures), tuple(wrong[:_WORST])


def _compared(article: Article | None, gold: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    headline = article.headline.value if article and article.headline else None
    published = article.published.when.start if article and article.published else None
    authors = [found.value for found in article.byline] if article else []
    yield "headline", headline, gold["headline"]
    yield "date", str(published), gold["day"]
    yield "authors", authors, gold["authors"]
