"""Whether spellings that are one name are recognised, and others kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.evaluation.report import Figure, Report, corpus

from dossier.analysis.linking import THRESHOLD, same_name
from dossier.model import NameKind

WORST = 40
"""Errors that are printed."""
FOLDS = 4
"""Parts of the public set, measured by themselves; of the last, errors were counted but not read."""
OWN = Path(__file__).with_name("name_pairs.txt")


def run() -> Report:
    """Compare the pairs of the public set, with the threshold that the dossier uses."""
    rows = corpus("names-pairs")
    people = [row for row in rows if row["schema"] == "Person"]
    bodies = [row for row in rows if row["schema"] in {"Company", "Organization", "LegalEntity"}]
    precision, score, wrong = _measure(people, "person")
    body_precision, body_score, _ = _measure(bodies, "organisation")
    own_precision, own_score, own_wrong = _measure(_own(), "person")
    figures = (
        *_by_fold(people),
        Figure("names: same person, own pairs, precision", own_precision, 0.90),
        Figure("names: same person, own pairs, F1", own_score, 0.88),
        Figure("names: same person, precision", precision, 0.95),
        Figure("names: same person, F1", score, 0.85),
        Figure("names: same body, precision", body_precision, 0.95),
        Figure("names: same body, F1", body_score, 0.75),
    )
    return Report(figures, (*wrong[:WORST], *own_wrong[:WORST]))


def _by_fold(rows: list[dict[str, Any]]) -> list[Figure]:
    """Return precision and F1 of each part, so that one part cannot hide behind the others."""
    figures: list[Figure] = []
    for number in range(FOLDS):
        part = rows[number * len(rows) // FOLDS : (number + 1) * len(rows) // FOLDS]
        precision, score, _ = _measure(part, "person")
        name = f"names: same person, part {number + 1} of {FOLDS}"
        figures += [
            Figure(f"{name}, precision", precision, 0.9),
            Figure(f"{name}, F1", score, 0.75),
        ]
    return figures


def _own() -> list[dict[str, Any]]:
    lines = OWN.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        {"name1": a, "name2": b, "is_match": str(what == "same").lower(), "category": "own"}
        for what, a, b in rows
    ]


def _measure(rows: list[dict[str, Any]], kind: NameKind) -> tuple[float, float, list[str]]:
    """Return precision, F1 and the errors, false links first."""
    links = [(row, same_name(row["name1"], row["name2"], kind).score) for row in rows]
    wanted = sum(row["is_match"] == "true" for row in rows)
    joined = [(row, score) for row, score in links if score >= THRESHOLD]
    right = sum(row["is_match"] == "true" for row, _ in joined)
    precision = right / max(1, len(joined))
    recall = right / max(1, wanted)
    false = [_said("joined", row, score) for row, score in joined if row["is_match"] != "true"]
    missed = [
        _said("missed", row, score)
        for row, score in links
        if score < THRESHOLD and row["is_match"] == "true"
    ]
    return precision, 2 * precision * recall / max(1e-9, precision + recall), false + missed


def _said(what: str, row: dict[str, Any], score: float) -> str:
    return f"{what} {score:.2f}  {row['name1']}  |  {row['name2']}  ({row['category']})"
