"""Comparing with what earlier comparisons kept gives what comparing from nothing gives."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.comparison.readings import reading
from tests.support import examples

from dossier import analysis
from dossier.analysis.linking import link
from dossier.memo import Memo
from dossier.model import NameDecision, Reading, Settings

PARAGRAPHS = (
    "A ferry with 120 passengers sank off the port of Maren on Monday in a storm, the coast guard of Borduria said.",
    "The ferry sank off the port of Maren on Tuesday with 140 passengers on board, the coast guard of Borduria said.",
    "“We could not see the lights of the harbour in that storm,” Captain Ada Quill told reporters in Maren.",
    "“Nobody could see the lights of the harbour in that storm,” Ada Quill, the captain of the ferry, said later.",
    "In June, a ferry had sunk off the same port in a storm, and the coast guard of Borduria lost two boats.",
    "Farmers in the Ister valley expect the best plum harvest in a decade after a dry spring, the union said.",
    "The plum harvest in the Ister valley failed after a late frost, the farmers’ union said in Lindau.",
    "Plum growers get wire fences against wild boars, and the union asks for more plum fences in the valley.",
)
BODIES = {
    "a": ((0, 2, 5), (0, 4)),
    "b": ((1, 3), (1, 2, 7)),
    "c": ((1, 4), (0, 3, 7)),
    "d": ((5, 7), (5, 4)),
    "e": ((6, 7), (6, 2)),
    "f": ((6, 5, 4), (0, 1)),
}
"""Of each article two states, by the numbers of its paragraphs."""
FOLDERS = st.dictionaries(st.sampled_from(sorted(BODIES)), st.integers(0, 1), min_size=2)


@cache
def read(name: str, state: int) -> Reading:
    body = [PARAGRAPHS[n] for n in BODIES[name][state]]
    source = "The Lowden Echo" if name in "abc" else "The Maren Post"
    return reading("\n".join(body), name, published=f"2024-05-0{ord(name) % 7 + 1}", source=source)


@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FOLDERS, min_size=2, max_size=4))
def test_any_history_of_folders_ends_with_the_results_of_the_last_one(
    history: list[dict[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        for folder in history:
            readings = [read(*row) for row in sorted(folder.items())]
            with Memo(Path(name) / "memo.sqlite") as memo:
                found = analysis.compare(readings, Settings(), memo=memo)
            assert found == analysis.compare(readings, Settings())


def test_names_are_linked_again_only_where_something_has_changed_that_is_read_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linked: list[int] = []

    def watched(readings: Sequence[Reading], decisions: Sequence[NameDecision]) -> object:
        linked.append(len(readings))
        return link(readings, decisions)

    monkeypatch.setattr("dossier.analysis.linking.kept.link", watched)
    memo = Memo()
    bodies = [PARAGRAPHS[2], f"{PARAGRAPHS[2]} It rained.", f"{PARAGRAPHS[2]} Oskar Brandt agreed."]
    for body in bodies:
        analysis.compare([read("b", 0), reading(body, "c")], Settings(), memo=memo)
    assert linked == [2, 2]
