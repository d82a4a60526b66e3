"""How many time expressions of invented articles are found and understood."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from pathlib import Path
from typing import NamedTuple

from tests.evaluation.report import Figure, Report
from tests.support import make_article

from dossier.analysis import dates, split
from dossier.model import Interval, Span, TimeMention

GOLD = Path(__file__).parent / "gold" / "dates"
_MARKED = re.compile(r"\[([^\[\]=]+) = ([^\]]+)\]")
_PARTS = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}


class Expression(NamedTuple):
    """A bracket of the gold."""

    span: Span
    meaning: str


class Case(NamedTuple):
    """A file of the gold."""

    name: str
    published: str | None
    text: str
    expressions: tuple[Expression, ...]


def cases() -> list[Case]:
    """Return the articles of the gold."""
    return [_case(path) for path in sorted(GOLD.glob("*.txt"))]


def _case(path: Path) -> Case:
    head, _, marked = path.read_text("utf-8").partition("\n\n")
    published = head.removeprefix("published: ").strip()
    text, expressions, done = "", [], 0
    marked = "\n".join(line.strip() for line in marked.splitlines() if line.strip())
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        expressions.append(Expression(Span(len(text), len(text) + len(match[1])), match[2].strip()))
        text += match[1]
        done = match.end()
    text += marked[done:]
    return Case(path.stem, None if published == "unknown" else published, text, tuple(expressions))


def bounds(meaning: str) -> tuple[dt.date, dt.date]:
    """Return first and last day of a value of the gold."""
    first, _, last = meaning.removesuffix(" decade").partition("..")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(value: str) -> tuple[dt.date, dt.date]:
    year, *rest = value.split("-")
    number = int(year)
    if not rest:
        return dt.date(number, 1, 1), dt.date(number, 12, 31)
    if rest[0] in _PARTS:
        first, last = _PARTS[rest[0]]
        return dt.date(number, first, 1), dt.date(number, last, monthrange(number, last)[1])
    month = int(rest[0])
    if len(rest) == 1:
        return dt.date(number, month, 1), dt.date(number, month, monthrange(number, month)[1])
    date = dt.date(number, month, int(rest[1]))
    return date, date


def is_right(meaning: str, when: Interval | None) -> bool:
    """Say whether a mention means what the gold says."""
    if meaning in {"*", "-"}:
        return True
    if meaning == "?":
        return when is None
    return when is not None and (when.start, when.end) == bounds(meaning)


def examine(case: Case) -> tuple[int, int, list[str]]:
    """Return how many expressions are right, how many were found beside the gold, and the errors."""
    article = make_article(case.text, published=case.published)
    found = dates.find(article, split(article))
    right, errors = 0, []
    for expression in (e for e in case.expressions if e.meaning != "-"):
        mention = next((m for m in found if m.span.meets(expression.span)), None)
        is_good = mention is not None and is_right(expression.meaning, mention.when)
        right += is_good
        if not is_good:
            errors.append(_told(case, expression, mention))
    beside = [m for m in found if not any(m.span.meets(e.span) for e in case.expressions)]
    errors += [f"{case.name}: not a time expression: {m.span.of(case.text)!r}" for m in beside]
    return right, len(beside), errors


def _told(case: Case, expression: Expression, mention: TimeMention | None) -> str:
    words = expression.span.of(case.text)
    got = (
        "not found" if mention is None else f"{mention.span.of(case.text)!r} {_shown(mention.when)}"
    )
    return f"{case.name}: {words!r} is {expression.meaning}, read as {got}"


def _shown(when: Interval | None) -> str:
    return "open" if when is None else f"{when.start}..{when.end} ({when.precision})"


def run() -> Report:
    """Measure on the gold of this folder."""
    right = beside = total = 0
    errors: list[str] = []
    for case in cases():
        good, more, told = examine(case)
        right, beside = right + good, beside + more
        total += sum(e.meaning != "-" for e in case.expressions)
        errors += told
    return Report(
        (
            Figure("dates: expressions found and understood", right / total, 0.95),
            Figure("dates: found that are expressions", right / max(1, right + beside), 0.95),
        ),
        tuple(errors),
    )
