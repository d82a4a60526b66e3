"""How many differences between passages are found, and how many of those found are real."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.evaluation.report import Figure, Report
from tests.support import make_article

from dossier import analysis
from dossier.analysis import discrepancies, points
from dossier.model import Event, Reading

_GOLD = Path(__file__).with_name("discrepancies.txt")
_DAY = "2024-05-09"


class Case(NamedTuple):
    about: str
    a: str
    b: str


def cases() -> list[Case]:
    lines = _GOLD.read_text("utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def found(case: Case) -> set[str]:
    texts = {"a": case.a, "b": case.b}
    articles = [make_article(t, article_id=n, published=_DAY) for n, t in texts.items()]
    readings = [Reading(article, analysis.study(article)) for article in articles]
    event = Event("e", "", None, None, None, None, None, ("a", "b"))
    told = points.align(readings, [event], (), ())
    return {
        d.about for d in discrepancies.find(readings, [event], told, (), ()) if d.kind != "rounding"
    }


def run() -> Report:
    """Measure against pairs of passages of which half differ in appearance only."""
    rows = [(case, found(case)) for case in cases()]
    expected = [case for case, _ in rows if case.about != "-"]
    right = [case for case, about in rows if case.about in about]
    said = sum(len(about) for _, about in rows)
    missed = [
        f"missed {c.about}: {c.a} / {c.b}"
        for c, about in rows
        if c.about != "-" and c.about not in about
    ]
    false = [
        f"false {sorted(about - {c.about})}: {c.a} / {c.b}"
        for c, about in rows
        if about - {c.about}
    ]
    return Report(
        (
            Figure("discrepancies: precision", len(right) / max(1, said), 0.95),
            Figure("discrepancies: recall", len(right) / len(expected), 0.86),
        ),
        (*false, *missed),
    )
