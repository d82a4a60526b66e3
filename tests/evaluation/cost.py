"""What the analysis of an article costs, and whether that grows with the number of articles."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from types import ModuleType
from typing import Any
from unittest import mock

from tests.bench.corpus import Made, articles
from tests.evaluation.report import Figure, Report

from dossier import analysis, loader
from dossier.analysis import (
    dates,
    discrepancies,
    events,
    inside,
    lead,
    linking,
    names,
    pickups,
    points,
    quotes,
    sources,
    terms,
    topics,
    wordings,
)
from dossier.analysis.discrepancies import who
from dossier.model import Reading, Settings

FEW, MANY = 500, 5_000
STEPS: tuple[tuple[str, ModuleType, str], ...] = (
    ("sentences", analysis, "split"),
    ("names", names, "find"),
    ("dates", dates, "find"),
    ("quotes", quotes, "find"),
    ("terms", terms, "count"),
    ("sentences about the past", terms, "telling"),
    ("names across articles", linking, "link"),
    ("wordings of quotes", wordings, "families"),
    ("pickups", pickups, "find"),
    ("families of texts", pickups, "families"),
    ("events", events, "group"),
    ("statements", inside, "told"),
    ("points", points, "of_event"),
    ("discrepancies", discrepancies, "of_event"),
    ("discrepancies of people", who, "kept"),
    ("outlets", sources, "group"),
    ("leads", lead, "of_event"),
    ("topics", topics, "find"),
)
"""What is measured by itself: a step, its module and its function."""


def run() -> Report:
    """Measure processor time at two sizes; it may grow with the number of articles, not faster."""
    few, many = measure(FEW), measure(MANY)
    least, most = sum(few.values()), sum(many.values())
    dearest = sorted(many, key=lambda step: -many[step])
    lines = (f"{step}: {few.get(step, 0):.2f} ms, {many[step]:.2f} ms" for step in dearest)
    return Report(
        (Figure(f"cost: an article of {FEW} against one of {MANY}", least / most, 0.7),),
        (f"an article of {FEW}: {least:.1f} ms, of {MANY}: {most:.1f} ms, and by step:", *lines),
    )


def measure(count: int) -> dict[str, float]:
    """Return the milliseconds of processor time that an article takes in each step."""
    read = [article for made in articles(count) for article in _parsed(made)]
    spent: dict[str, float] = defaultdict(float)
    gc.disable()
    with ExitStack() as patched:
        for step, module, name in STEPS:
            timed = _timed(getattr(module, name), spent, step)
            patched.enter_context(mock.patch.object(module, name, timed))
        readings = [Reading(article, analysis.study(article)) for article in read]
        analysis.compare(readings, Settings(), processes=1)
    gc.enable()
    return {step: 1000 * seconds / len(read) for step, seconds in spent.items()}


def _parsed(made: Made) -> tuple[Any, ...]:
    body = "\n\n".join(made.paragraphs)
    text = f"{made.title}\n\n{made.title.partition(':')[0].upper()}, {made.day:%d %B %Y} — {body}\n"
    return loader.parse(f"{made.name}.txt", text.encode(), None).articles


def _timed(step: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    @wraps(step)
    def measured(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*given, **named)
        finally:
            spent[name] += time.process_time() - begun

    return measured
