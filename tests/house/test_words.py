"""The words of a language stand in its files: no pattern of the analysis has one of them in its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import lang

PACKAGE = Path(__file__).resolve().parents[2] / "src/dossier"
FILES = [*sorted((PACKAGE / "analysis").rglob("*.py")), PACKAGE / "text.py"]
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]
IN_NAMES = {
    "analysis/names/forms.py": {"an", "as", "at"},  # forms of the Arabic article, in Latin letters
    "analysis/linking/words.py": {"he"},  # the same
}
"""Words of names that look like English ones."""


def literal(pattern: str) -> set[str]:
    """Return the words that a pattern spells out, in lower case."""
    named = (
        r"\(\?P[<=]\w+[>)]|\(\?[aiLmsux-]+[:)]|\\x[\da-f]{2}|\\u[\da-f]{4}|\\[A-Za-z]|\[[^\]]*\]"
    )
    return {word.lower() for word in re.findall(r"[A-Za-z]{2,}", re.sub(named, " ", pattern))}


def patterns(source: str) -> Iterator[str]:
    """Yield the texts of which a module makes its patterns, as far as they stand in its code."""
    for node in ast.walk(ast.parse(source)):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_call and ast.unparse(node.func).startswith("re.") and node.args:  # type: ignore[attr-defined]
            yield "".join(
                part.value
                for part in ast.walk(node.args[0])  # type: ignore[attr-defined]
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def english(source: str) -> set[str]:
    """Return the function words of English that stand in the patterns of a module."""
    spelt = {word for pattern in patterns(source) for word in literal(pattern)}
    return spelt & lang.words("en", "stopwords")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_pattern_of_the_analysis_spells_out_a_word_of_english(path: Path) -> None:
    known = IN_NAMES.get(path.relative_to(PACKAGE).as_posix(), set())
    assert english(path.read_text("utf-8")) == known


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_analysis_names_the_language_that_it_reads(path: Path) -> None:
    asked = re.findall(r'(?:words|table|ordered|rules|pattern)\("en"', path.read_text("utf-8"))
    assert not asked
    assert 'LANGUAGE = "' not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "planted", ['re.compile(r"\\s(?:who|which)\\s")', 're.sub("^[Tt]he of ", "", x)']
)
def test_a_word_of_english_in_a_pattern_is_caught(planted: str) -> None:
    assert english(planted)


def test_names_of_groups_and_letters_of_sets_are_no_words() -> None:
    assert not english('re.compile(r"(?P<who>[the]+)(?P=who)\\w")')
