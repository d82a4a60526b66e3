"""Words that belong to a language, as plain files: a second language is a folder, not a fork.

``<code>/<name>.txt`` holds one entry a line. ``#`` begins a comment. In a table, a tab stands between
the key and its values, and ``|`` between the values; in a list of rules, between the name and the
pattern.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent
"""Where the folders of the languages are."""
NEVER = re.compile(r"(?!)")
"""Matches nowhere: the pattern of a language that has no such rule."""


class Patterns(dict[str, re.Pattern[str]]):
    """Patterns of a language by their names; one that matches nowhere where it has none."""

    def __missing__(self, name: str) -> re.Pattern[str]:
        """Return the pattern that matches nowhere."""
        return NEVER


_WRITTEN = {"no": "nb", "nn": "nb"}


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag without region and script, in lower case; of Norwegian, as most of it is written."""
    code = tag.split("-", maxsplit=1)[0].lower()
    return _WRITTEN.get(code, code)


@cache
def words(code: str, name: str) -> frozenset[str]:
    """Return the entries of a list; none where the language has no such list."""
    return frozenset(_lines(code, name))


@cache
def ordered(code: str, name: str) -> tuple[str, ...]:
    """Return the entries of a list in the order of the file."""
    return tuple(_lines(code, name))


@cache
def table(code: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return a table of keys and their values."""
    rows = (line.partition("\t") for line in _lines(code, name))
    return {
        key.strip(): tuple(v for v in map(str.strip, rest.split("|")) if v) if rest else ()
        for key, _, rest in rows
    }


@cache
def rules(code: str, name: str) -> dict[str, str]:
    """Return named patterns in the order of the file; none where the language has no such file."""
    rows = (line.partition("\t") for line in _lines(code, name))
    return {key.strip(): rest.strip() for key, _, rest in rows}


@cache
def pattern(code: str, name: str, rule: str) -> re.Pattern[str]:
    """Return one of the patterns of a file; one that matches nowhere where the language has none."""
    written = rules(code, name).get(rule)
    return re.compile(written) if written else NEVER


@cache
def anywhere(name: str) -> frozenset[str]:
    """Return the entries of a list in every language: of names, which cross its borders."""
    return frozenset().union(*(words(code, name) for code in codes(name)))


@cache
def table_anywhere(name: str) -> dict[str, tuple[str, ...]]:
    """Return a table of every language; values of one key are joined."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes(name):
        for key, values in table(code, name).items():
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *values)))
    return found


@cache
def codes(name: str) -> tuple[str, ...]:
    """Return the languages that have a list, sorted."""
    return tuple(sorted(code for code, names in _files(HERE).items() if f"{name}.txt" in names))


@cache
def _files(here: Path) -> dict[str, frozenset[str]]:
    """Return the names of the files of each language: to try two hundred takes longer."""
    folders = [path for path in here.iterdir() if path.is_dir()]
    return {folder.name: frozenset(os.listdir(folder)) for folder in folders}  # noqa: PTH208 - names are what is asked for


def _lines(code: str, name: str) -> list[str]:
    folder, file = primary(code), f"{name}.txt"
    if file not in _files(HERE).get(folder, ()):
        return []
    with open(f"{HERE}/{folder}/{file}", "rb", 0) as lines:  # noqa: PTH123 - three times as fast
        text = lines.read().decode()
    found = [line for line in map(str.strip, text.splitlines()) if line]
    return [*filter(None, map(_without_comment, found))] if "#" in text else found


def _without_comment(line: str) -> str:
    return line.partition("#")[0].rstrip() if "#" in line else line
