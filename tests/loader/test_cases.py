"""Texts as people save them, and what must come out: ``cases/*.txt``.

A case is a title line, the clipping, a line ``-----`` and what is expected, one block a line:
``kind: words`` or ``removed WHY: words``. Cases are parted by ``=====``.
"""

from pathlib import Path
from typing import Any

import pytest

from dossier import loader
from dossier.model import Article

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    found: list[Any] = []
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n=====\n"):
            head, expected = case.split("\n-----\n")
            title, text = head.lstrip("\n").split("\n", 1)
            found.append(pytest.param(text, expected.strip("\n").split("\n"), id=title[2:]))
    return found


def told(article: Article) -> list[str]:
    lines = {None: [f"removed {r.why}: {r.text}" for r in article.removed if r.after is None]}
    out = lines[None]
    for block in article.blocks:
        out.append(f"{block.kind}: {block.span.of(article.text)}")
        out += [f"removed {r.why}: {r.text}" for r in article.removed if r.after == block.id]
    return out


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_clipping_is_read_as_a_journalist_would(text: str, expected: list[str]) -> None:
    (article,) = loader.parse("case.txt", text.encode()).articles

    assert told(article) == expected
    loader.account(article, text)


@pytest.mark.parametrize(("text", "expected"), cases())
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(
    text: str, expected: list[str]
) -> None:
    data = text.replace("\n", "\r\n").encode("utf-8-sig")

    (article,) = loader.parse("case.txt", data).articles

    assert told(article) == expected


@pytest.mark.parametrize(("text", "expected"), cases())
def test_no_value_begins_or_ends_with_a_blank(text: str, expected: list[str]) -> None:
    (article,) = loader.parse("case.txt", text.encode()).articles

    single = (article.headline, article.standfirst, article.source, article.published)
    found = [*single, article.updated, *article.byline, *article.agencies, *article.via]
    spans = [value.span for value in found if value is not None and value.span is not None]
    assert expected
    assert [w for span in spans if (w := span.of(article.text)) != w.strip()] == []
