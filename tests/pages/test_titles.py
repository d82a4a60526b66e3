"""First words of a sentence never pass for a headline."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.support import make_article

from dossier.builder.titles import goes_on, headline
from dossier.model import Basis, Found, Span

TEXT = "The Queen of Hearts opened the market of Tartville, her office said. It rained."


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("The Queen of Hearts opened the market", True),
        ("The Queen of Hearts opened the market of Tartville, her office said", False),
        ("The Queen of Hearts opened the market of Tartville, her office said.", False),
        (TEXT, False),
    ],
)
def test_words_go_on_until_their_sentence_ends(words: str, more: bool) -> None:
    assert goes_on(TEXT, len(words)) is more


def test_a_heading_that_was_cut_from_a_sentence_says_so_and_a_headline_does_not() -> None:
    article, cut = make_article(TEXT), "The Queen of Hearts opened"
    made = replace(article, headline=Found(cut, Basis.LEDE, Span(0, len(cut))))
    assert headline(made) == f"{cut} …"
    found = replace(article, headline=Found(cut, Basis.HEADLINE, Span(0, len(cut))))
    assert headline(found) == cut
