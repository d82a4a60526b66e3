"""What is found in one article, from cases that stand in plain files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.support import make_article

from dossier.analysis import names
from dossier.model import Article, LocalName, Sentence
from dossier.text import sentences

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[tuple[str, str, str]]:
    text = (CASES / name).read_text("utf-8")
    found = []
    for part in text.split("\n== ")[1:]:
        title, _, rest = part.partition("\n")
        body, _, expected = rest.partition("\n--")
        found.append((title, body.strip(), expected.strip()))
    return found


def study(text: str, headline: str | None = None) -> tuple[Article, tuple[LocalName, ...]]:
    article = make_article(text, headline=headline)
    cut = tuple(
        Sentence(span, index)
        for index, block in enumerate(article.blocks)
        if block.kind != "headline"
        for span in sentences(article.text, block.span)
    )
    return article, names.find(article, cut).names


def described(name: LocalName) -> str:
    forms = Counter(mention.form for mention in name.mentions)
    told = ", ".join(f"{form} {count}" for form, count in forms.items())
    roles = "; ".join(role.text for role in name.roles)
    return f"{name.kind} | {name.label} | {told} | {roles}".strip()


ALL = [case for file in ("people.txt", "places_and_bodies.txt") for case in read_cases(file)]


@pytest.mark.parametrize(("title", "body", "expected"), ALL, ids=[case[0] for case in ALL])
def test_the_names_of_a_text_are_those_of_its_case(title: str, body: str, expected: str) -> None:
    headline = None
    if body.startswith("#"):
        headline, _, body = body[1:].strip().partition("\n")
    _, found = study(body, headline)
    assert sorted(described(name) for name in found) == sorted(expected.splitlines())


def test_every_mention_and_every_role_stands_where_it_says() -> None:
    for _, body, _ in ALL:
        article, found = study(body.lstrip("# "))
        for name in found:
            for mention in name.mentions:
                assert " ".join(mention.span.of(article.text).split()) == mention.form
            for role in name.roles:
                assert role.span.of(article.text) == role.text


@pytest.mark.parametrize(
    "text", ["", " ", "…", "A", "AL-", "al- ", "Mr.", "(", "‘’“”", "O’", "X" * 5000, "Aa " * 5000]
)
def test_odd_texts_raise_nothing(text: str) -> None:
    study(text or "x")
