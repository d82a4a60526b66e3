"""No pattern of the program can be made to backtrack: its time grows with the text, not with the square."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.safety import patterns, traps
from tests.support import FUZZ, Once

from dossier import lang
from dossier.analysis.dates.grammar import grammar
from dossier.analysis.names.lexicon import lexicon as named
from dossier.analysis.quotes.lexicon import lexicon

TESTS = Path(__file__).resolve().parents[1]
SEEDS = TESTS.parent / "seeds"
MORE = """Dam fell

Workers at the dam (Photo: Jon Dow). A picture shows the dam. (Reuters/Jon Dow)

(Photo by Jon Dow)

The dam on Monday - Photo: Jon Dow
"""
SETTINGS = "topics:\n  - label: Water\n    terms: [dam*]\nwithhold: [Esmeralda Quillfeather]\n"


def dossier(folder: Path) -> None:
    shutil.copytree(TESTS / "formats/examples", folder / "dossier")
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder / "dossier")
    (folder / "dossier/more.txt").write_text(MORE, "utf-8")
    (folder / "dossier/dossier.yaml").write_text(SETTINGS)
    (folder / "dossier/more.md").write_text("---\ntitle: The dam\n---\n\nThe dam fell on Monday.\n")


@pytest.fixture(scope="module")
def seen(once: Once) -> list[patterns.Seen]:
    found = patterns.seen(once("patterns", dossier) / "dossier")
    places = {(one.file, one.line) for one in found}
    return [*found, *(one for one in patterns.written_out() if (one.file, one.line) not in places)]


@pytest.mark.slow
def test_every_place_that_makes_a_pattern_was_seen(seen: list[patterns.Seen]) -> None:
    assert set(patterns.places()) == {(one.file, one.line) for one in seen}
    assert len(seen) > 500


@pytest.mark.slow
def test_no_pattern_can_be_made_to_stall(seen: list[patterns.Seen]) -> None:
    at_one_place, short, stalled = set[str](), set[str](), []
    for code in lang.codes("speech_rules"):
        ours, time = lexicon(code), grammar(code)
        assert ours is not None
        assert time is not None
        at_one_place |= {ours.fronted.pattern, ours.when.pattern}
        short.add(ours.when_before.pattern)  # sees the last 90 signs of a text, and no more
        for rules in (ours.rules, time.signs, named(code).rules):
            at_one_place |= patterns.at_one_place(rules)
    for one in {(one.pattern, one.flags, *one.uses): one for one in seen}.values():
        if one.pattern in short or one.name == "_wire_end":  # sees the last 130
            continue
        pattern, uses = one.compiled(), ["match"] if one.pattern in at_one_place else one.uses
        tried = traps.traps(pattern) if FUZZ else traps.few(pattern)
        if trap := traps.stalled(pattern, tried, uses=uses):
            stalled.append((one.file, one.line, trap, one.pattern))
    assert stalled == []


@pytest.mark.parametrize(
    "careless",
    [
        r"(a+)+$", r"\s+$", r"(\w+\s?)*!", r"\w+ of", r"\s*,?\s*-", r"a*a*a*b", r"\((.*?)\)", r"(?:[\w-]+[\s-]+)*x", r"<!--.*?-->",
        r"A-*(?:[ -]+A-*)*!", r"\S+@\S+\.\w+", r"(?:(?:’s?|[’.])+)$",
    ],
)  # fmt: skip
def test_a_careless_pattern_is_seen(careless: str) -> None:
    pattern = re.compile(careless)
    assert traps.stalled(pattern, traps.few(pattern), uses=["search"])


@pytest.mark.parametrize(
    "careful",
    [r"(?<!\s)\s++$", r"(?<!\w)\w++ of", r"\b\w+ of", r"<[^<>]*+>", r"^(?:a|b)*+c", r"x.{0,200}y"],
)
def test_a_careful_pattern_is_not(careful: str) -> None:
    pattern = re.compile(careful)
    assert traps.stalled(pattern, traps.traps(pattern), uses=["search"]) is None
