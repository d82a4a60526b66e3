"""No pattern of the program can be made to backtrack: its time grows with the text, not with the square."""

from __future__ import annotations

import os
import re

import pytest
from tests.safety import patterns

PATIENCE = float(os.environ.get("DOSSIER_FUZZ_SECONDS", "0.05"))
"""Seconds for one pattern; `make fuzz` gives more."""


@pytest.mark.slow
def test_no_pattern_can_be_made_to_stall() -> None:
    slow, number = [], 0
    for where, pattern, anywhere in patterns.found():
        spent, trap, _ = patterns.slowest(pattern, anywhere=anywhere, patience=PATIENCE)
        number += 1
        if spent > patterns.BUDGET:
            slow.append((where, round(spent, 3), trap, pattern.pattern))
    assert number > 200
    assert slow == []


@pytest.mark.parametrize("careless", [r"(a+)+$", r"\s+$", r"(\w+\s?)*!", r"<[^>]*<", r"\w+ of"])
def test_a_careless_pattern_is_seen(careless: str) -> None:
    spent, _, _ = patterns.slowest(re.compile(careless), anywhere=True, patience=5)
    assert spent > patterns.BUDGET
