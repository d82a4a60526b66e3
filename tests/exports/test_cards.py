"""The pictures of pages: drawn only where they can be named, the same on every machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.support import make_article

from dossier.builder import build, cards
from dossier.builder.cards import drawing
from dossier.builder.indexing import index
from dossier.model import Publish, Reading, Study

BASE = "https://dossiers.example/market/"
PNG = b"\x89PNG\r\n\x1a\n"


def shown(svg: str) -> list[str]:
    """Return the lines that stand on a card."""
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


def test_a_site_without_an_address_has_no_cards() -> None:
    assert not any(page.path.startswith("cards/") for page in build(make_edition()))


def test_every_page_names_a_card_that_is_there() -> None:
    made = {page.path: page.data for page in build(make_edition(base_url=BASE))}
    named = {}
    for path, data in made.items():
        if path.endswith(".html"):
            (named[path],) = re.findall(r'og:image" content="([^"]+)"', data.decode())
    assert {address.removeprefix(BASE) for address in named.values()} <= set(made)
    own = {path for path, address in named.items() if address.endswith(f"/{path[:-5]}.png")}
    assert {path.split("/")[0] for path in own} == {
        "index.html",
        "events",
        "topics",
        "sources",
        "articles",
    }
    for path, data in made.items():
        if path.startswith("cards/"):
            assert data.startswith(PNG)
            sides = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
            assert sides == (800, 420)


@pytest.mark.parametrize("publish", ["full", "record"])
def test_a_card_shows_no_words_of_a_text(publish: Publish) -> None:
    register = index(make_edition(publish, BASE))
    said = " ".join(w for c in cards.listed(register) for w in (c.title, c.above, *c.facts))
    assert "Queen opens market" in said
    assert not any(words in said for words in ("gardeners", "stolen", "Knave"))


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    joined = drawing.svg("نت", "Dossier", (), None)
    assert 'text-anchor="end"' in joined
    # The same word by the forms that its letters take, and by letters that are kept apart.
    formed = joined.replace("نت", "\ufee7\ufe96")
    apart = joined.replace("نت", "ن\u200cت")
    assert drawing.drawn(joined) == drawing.drawn(formed)
    assert drawing.drawn(joined) != drawing.drawn(apart)


def test_no_fact_reorders_another() -> None:
    line = shown(drawing.svg("x", "y", ("الصباح", "20 March 2031"), None))[1]
    assert line == "\u2068الصباح\u2069 · \u206820 March 2031\u2069"


def test_a_title_that_the_fonts_cannot_draw_is_left_out() -> None:
    assert shown(drawing.svg("東京の花", "The dossier", ("朝日", "1 May 2031"), None)) == [
        "The dossier",
        "\u20681 May 2031\u2069",
        "The dossier",
    ]


@pytest.mark.parametrize("title", ["W" * 30 + " " + "m i " * 90, "word " * 200, "a", ""])
def test_a_title_of_any_length_fits(title: str) -> None:
    lines = shown(drawing.svg(title, "above", (), None))[2:]
    assert len(lines) <= 5
    for line in lines:
        assert len(line.split()) == 1 or len(line) < 80


def test_markup_in_a_title_is_shown_as_it_is() -> None:
    assert "&lt;b&gt; &amp; co" in drawing.svg("<b> & co", "x", (), None)


def test_a_card_is_drawn_once_and_forgotten_when_it_is_not_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_edition(base_url=BASE)
    kept = tmp_path / "kept"
    first = build(edition, drawn=kept)
    (kept / "other").write_bytes(b"of a page that is gone")
    monkeypatch.setattr(cards, "drawn", lambda _: pytest.fail("drawn again"))
    assert build(edition, drawn=kept) == first
    assert not (kept / "other").exists()


def test_in_a_large_dossier_articles_have_the_card_of_the_home_page() -> None:
    study = Study((), (), (), ())
    more = tuple(
        Reading(make_article("Words.", article_id=f"x{n}"), study)
        for n in range(cards.MOST_ARTICLES)
    )
    edition = make_edition(base_url=BASE)
    large = replace(edition, readings=(*edition.readings, *more))
    paths = [card.path for card in cards.listed(index(large))]
    assert not any(path.startswith("articles/") for path in paths)
    assert "events/market-a.html" in paths
