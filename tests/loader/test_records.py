"""Texts in the layouts of many outlets, and the whole record that must come out: ``records/*.txt``.

A case is a title line, the clipping, a line ``-----`` and what is expected: a line ``@ field: value``
for each field that is known, then one block a line as in ``cases/``. Cases are parted by ``=====``.
"""

from pathlib import Path
from typing import Any

import pytest
from tests.loader.test_cases import told

from dossier import loader
from dossier.model import Article, FoundDate

RECORDS = Path(__file__).parent / "records"
ONE = ("source", "section", "url", "archived_url", "cut_off")
MANY = ("byline", "agencies", "via")
DATES = ("published", "updated")


def cases() -> list[Any]:
    found: list[Any] = []
    for path in sorted(RECORDS.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n=====\n"):
            head, expected = case.split("\n-----\n")
            title, text = head.lstrip("\n").split("\n", 1)
            found.append(pytest.param(text, expected.strip("\n").split("\n"), id=title[2:]))
    return found


def _day(date: FoundDate | None) -> str:
    return "" if date is None else f"{date.when.start or date.written}"


def fields(article: Article) -> list[str]:
    """Return the fields that are known, a line each."""
    lines = [(name, getattr(article, name)) for name in ONE]
    shown = [f"@ {name}: {value.value} [{value.basis}]" for name, value in lines if value]
    for name in MANY:
        values = getattr(article, name)
        shown += [f"@ {name}: {'; '.join(v.value for v in values)}"] if values else []
    if article.dateline:
        line = article.dateline
        parts = (
            line.place and line.place.value,
            _day(line.date),
            line.agency and line.agency.value,
        )
        shown.append(f"@ dateline: {' | '.join(part or '-' for part in parts)}")
    dates = [(name, getattr(article, name)) for name in DATES]
    return shown + [f"@ {name}: {_day(d)} [{d.basis}]" for name, d in dates if d]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_record_holds_what_a_careful_reader_finds(text: str, expected: list[str]) -> None:
    (article,) = loader.parse("case.txt", text.encode()).articles

    assert [*fields(article), *told(article)] == expected
    loader.account(article, text)
