"""Pages that are saved instead of articles are told from short articles: ``not_articles.txt``.

A case is a title line with the name of the file, the page, a line ``-----`` and what is said of it.
"""

from pathlib import Path
from typing import Any

import pytest

from dossier.loader import parse

CASES = Path(__file__).parent / "not_articles.txt"


def cases() -> list[Any]:
    found: list[Any] = []
    for case in CASES.read_text("utf-8").rstrip("\n").split("\n=====\n"):
        head, expected = case.split("\n-----\n")
        title, page = head.split("\n", 1)
        name, _, words = title[2:].partition(": ")
        found.append(pytest.param(name, page, expected, id=words))
    return found


@pytest.mark.parametrize(("name", "page", "expected"), cases())
def test_a_page_that_is_no_article_is_recognised(name: str, page: str, expected: str) -> None:
    parsed = parse(name, page.encode())
    said = [issue.message for issue in parsed.issues]
    assert (said or ["an article"]) == [expected]
    assert bool(parsed.articles) == (expected == "an article")
