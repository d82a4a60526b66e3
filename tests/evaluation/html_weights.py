"""The weights of the signs by which the blocks of a page are chosen: how they are fitted, and how
well they do on pages of sites that they were not fitted on.

``python -m tests.evaluation.html_weights`` writes the file of weights anew. The regression is
logistic, by Newton's method, with a penalty on large weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import exp
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple
from unittest.mock import patch
from urllib.parse import urlsplit
from zlib import crc32

from tests.evaluation.html import body_score
from tests.evaluation.report import Figure, Report, corpus

from dossier.loader.formats.web import body, metadata
from dossier.loader.formats.web.blocks import visible
from dossier.loader.formats.web.features import Layout
from dossier.loader.formats.web.reader import Opinion, extracted
from dossier.loader.formats.web.tree import parse

FLOOR = 0.965
FOLDS = 5
PENALTY = 0.3
ROUNDS = 12
DEPTH = 400
_COMMENT = re.compile(r"#.*\n")
_ALWAYS = "every block"

Table = dict[str, float]


class Example(NamedTuple):
    """A block: its signs, how much of it is in the article, and how much it counts."""

    signs: tuple[tuple[str, float], ...]
    share: float
    weight: float


def run() -> Report:
    """Return the score on pages of sites that the weights were not fitted on."""
    rows = corpus("html-extraction")
    examples = [examples_of(row) for row in rows]
    scores = []
    for fold in range(FOLDS):
        inside = [fold_of(row) == fold for row in rows]
        told = (e for page, out in zip(examples, inside, strict=True) if not out for e in page)
        table = fitted(list(told))
        with patch.object(body, "weights", lambda table=table: table):
            scores += [body_score(row) for row, chosen in zip(rows, inside, strict=True) if chosen]
    precision, recall = mean(s[0] for s in scores), mean(s[1] for s in scores)
    figure = 2 * precision * recall / (precision + recall)
    return Report((Figure("html body F1, cross-validated", figure, FLOOR),), ())


def fold_of(row: dict[str, Any]) -> int:
    """Return the part of the set to which the site of a page belongs."""
    return crc32((urlsplit(row["url"]).hostname or "").encode()) % FOLDS


def examples_of(row: dict[str, Any]) -> tuple[Example, ...]:
    """Return the blocks of a page; a page of many blocks counts as much as one of few."""
    page = parse(row["html"], DEPTH)
    blocks = list(visible(page))
    layout = Layout(blocks)
    opinions = Opinion(extracted(row["html"])), Opinion(metadata.read(page).body)
    gold = Opinion(row["articleBody"])
    total = sum(layout.sizes) or 1
    made = []
    for index, block in enumerate(blocks):
        signs = body.signs(layout, index, *opinions) | {_ALWAYS: 1.0}
        told = tuple((name, float(value)) for name, value in signs.items() if value)
        weight = (layout.sizes[index] / total) ** 0.5
        made.append(Example(told, gold.share(block.text), weight))
    return tuple(made)


def fitted(examples: Sequence[Example]) -> Table:
    """Return the weight of each sign."""
    names = sorted({name for e in examples for name, _ in e.signs})
    place = {name: i for i, name in enumerate(names)}
    rows = [(tuple((place[n], v) for n, v in e.signs), e.share, e.weight) for e in examples]
    beta = [0.0] * len(names)
    for _ in range(ROUNDS):
        step = _solved(*_slopes(rows, beta))
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-3:
            break
    return dict(zip(names, beta, strict=True))


def _slopes(rows: Iterable[Any], beta: list[float]) -> tuple[list[list[float]], list[float]]:
    """Return the curvature and the slope of the likelihood."""
    size = len(beta)
    curve = [[PENALTY * (i == j) for j in range(size)] for i in range(size)]
    slope = [-PENALTY * b for b in beta]
    for signs, share, weight in rows:
        total = sum(beta[i] * v for i, v in signs)
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        error, bend = weight * (share - chance), weight * chance * (1 - chance)
        for i, v in signs:
            slope[i] += error * v
            line, bent = curve[i], bend * v
            for j, w in signs:
                line[j] += bent * w
    return curve, slope


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of equations by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for below in rows[i + 1 :]:
            factor = below[i] / pivot[i]
            if factor:
                for j in range(i, len(below)):
                    below[j] -= factor * pivot[j]
    found = [0.0] * len(rows)
    for i in range(len(rows) - 1, -1, -1):
        rest = sum(rows[i][j] * found[j] for j in range(i + 1, len(rows)))
        found[i] = (rows[i][-1] - rest) / rows[i][i]
    return found


def write() -> None:
    """Write the weights that all pages of the set give."""
    path = Path(body.__file__).with_name("weights.txt")
    head = "".join(_COMMENT.findall(path.read_text("utf-8")))
    table = fitted([e for row in corpus("html-extraction") for e in examples_of(row)])
    order = [_ALWAYS, *(name for name in body.weights() if name != _ALWAYS)]
    order += sorted(table.keys() - set(order))
    lines = "".join(f"{name}\t{table[name]:.2f}\n" for name in order if name in table)
    path.write_text(head + lines, "utf-8")


if __name__ == "__main__":
    write()
