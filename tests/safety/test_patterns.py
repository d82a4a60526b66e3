"""No pattern of the program can be made to backtrack: its time grows with the text, not with the square."""

from __future__ import annotations

import os
import re

import pytest
from tests.safety import patterns

FUZZ = float(os.environ.get("DOSSIER_FUZZ_SECONDS", "0"))
PATIENCE = FUZZ or 0.02
"""Seconds for one pattern; `make fuzz` gives more."""
SHORT_TEXTS = {
    "dossier.analysis.names.pipeline._END": "looks at one name, whose length is bounded where names are found",
    "dossier.analysis.names._CREDIT": "looks at 120 characters",
}


@pytest.mark.slow
def test_no_pattern_can_be_made_to_stall() -> None:
    slow, number = [], 0
    for where, pattern, anywhere in patterns.found():
        if where in SHORT_TEXTS:
            continue
        number += 1
        if found := patterns.stalled(pattern, anywhere=anywhere, patience=PATIENCE):
            slow.append((where, found, pattern.pattern))
    assert number > 300
    assert slow == []


@pytest.mark.parametrize(
    "careless", [r"(a+)+$", r"\s+$", r"(\w+\s?)*!", r"<[^>]*<", r"\w+ of", r"\s*,?\s*-", r"a*a*a*b"]
)
def test_a_careless_pattern_is_seen(careless: str) -> None:
    assert patterns.stalled(re.compile(careless), anywhere=True, patience=5)
