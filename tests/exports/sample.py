"""A small edition with one of everything, recognisably fictional."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace
from tests.support import make_article

from dossier.model import (
    Analysis,
    Article,
    ArticleMention,
    Basis,
    Claim,
    Discrepancy,
    Edition,
    Event,
    Evidence,
    Found,
    Interval,
    Issue,
    LocalName,
    Mention,
    Name,
    NameRole,
    Passage,
    Pickup,
    Point,
    Publish,
    Quote,
    QuoteRecord,
    Reading,
    Recall,
    Removed,
    Role,
    Sentence,
    Settings,
    Source,
    Span,
    Speaker,
    Spelling,
    Study,
    Terms,
    TextFamily,
    TimeMention,
    Topic,
)
from dossier.text import sentences

BODY_A = """The Queen of Hearts opened the flower market of Tartville on Monday, her office said.
“No tart shall be stolen again,” the Queen told reporters. Twelve gardeners were present.
The market had been closed in March, after a rainstorm of lemonade."""
BODY_B = """The Queen of Hearts opened the flower market of Tartville on Monday. Fourteen gardeners were present.
The Knave was seen near the café; he said nothing."""


def span_of(article: Article, words: str) -> Span:
    """Return where words stand in an article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def passage(article: Article, words: str) -> Passage:
    """Return the passage of an article that has these words."""
    return Passage(article.id, span_of(article, words))


def make_edition(publish: Publish = "full", base_url: str | None = None) -> Edition:
    """Return the edition, at one level of publication."""
    a, b = _articles()
    readings = (Reading(a, _study(a, QUOTED)), Reading(b, _study(b, None)))
    settings = Settings(title="The flower market", publish=publish, base_url=base_url)
    issues = (Issue("no-date", "note", "b.txt", "b.txt has no date of its own"),)
    return Edition(Path("wonderland"), settings, readings, _analysis(a, b), issues)


QUOTED = "No tart shall be stolen again,"


def _articles() -> tuple[Article, Article]:
    """Return the two articles."""
    a = make_article(
        BODY_A,
        headline="Queen opens market, “at last”",
        published="2031-05-12",
        source="Tartville Herald",
        article_id="a",
    )
    b = make_article(
        BODY_B,
        headline="=HYPERLINK(1) & <b>flowers</b>",
        source="The Looking Glass",
        article_id="b",
    )
    removed = Removed("r1", Span(0, 3), "Ads", "subscription form", None)
    byline = Found("Alice Liddell-Wonder", Basis.BYLINE, span_of(a, "Queen"))
    url = Found("https://herald.example/market?a=1&b=2", Basis.METADATA)
    return replace(a, byline=(byline,), removed=(removed,), url=url), b


def _study(article: Article, quoted: str | None) -> Study:
    """Return what is known from one article."""
    found = tuple(
        Sentence(s, i)
        for i, block in enumerate(article.blocks)
        for s in sentences(article.text, block.span)
    )
    queen = span_of(article, "Queen of Hearts")
    role = Role("Queen", Span(queen.start, queen.start + 5))
    name = LocalName("person", "Queen of Hearts", (Mention(queen, "Queen of Hearts"),), (role,))
    monday = Interval(dt.date(2031, 5, 12), dt.date(2031, 5, 12), "day")
    times = (TimeMention(span_of(article, "on Monday"), monday, "weekday"),)
    return Study(found, (name,), times, _quotes(article, quoted), Terms.of({"market": 1}))


def _quotes(article: Article, words: str | None) -> tuple[Quote, ...]:
    """Return the quote of an article that has one."""
    if words is None:
        return ()
    start = article.text.index("the Queen told")
    speaker = Speaker(Span(start, start + 9), "Queen of Hearts", 0)
    return (Quote(span_of(article, words), "direct", speaker, span_of(article, "told")),)


def _analysis(a: Article, b: Article) -> Analysis:
    """Return what comparing the two gives."""
    opened = "The Queen of Hearts opened the flower market of Tartville on Monday"
    pair = (passage(a, opened), passage(b, opened))
    twelve, fourteen = "Twelve gardeners were present.", "Fourteen gardeners were present."
    mentions = tuple(ArticleMention(x.id, span_of(x, "Queen of Hearts")) for x in (a, b))
    day = Interval(dt.date(2031, 5, 12), dt.date(2031, 5, 12), "day")
    event = Event(
        id="market-a",
        title="Queen opens market, “at last”",
        title_from=passage(a, "Queen opens market, “at last”"),
        when=day,
        when_from=passage(a, "on Monday"),
        where="Tartville",
        where_from=passage(a, "Tartville"),
        reports=("a", "b"),
        lead=(pair[0],),
        why=(Evidence("shared-names", 0.8, "the Queen of Hearts (2 of 2)"),),
        independent=2,
    )
    rain = Event(
        id="rain-a",
        title="a rainstorm of lemonade",
        title_from=passage(a, "a rainstorm of lemonade"),
        when=Interval(dt.date(2031, 3, 1), dt.date(2031, 3, 31), "month"),
        when_from=passage(a, "in March"),
        where=None,
        where_from=None,
        reports=(),
        recalls=(Recall("a", "rain-a", (passage(a, "closed in March"),)),),
    )
    claims = (
        Claim(passage(a, "Twelve"), passage(a, twelve), "Twelve"),
        Claim(passage(b, "Fourteen"), passage(b, fourteen), "Fourteen"),
    )
    return Analysis(
        sources=(
            Source("herald", "Tartville Herald", ("a",)),
            Source("glass", "The Looking Glass", ("b",)),
        ),
        events=(event, rain),
        names=(
            Name(
                "queen-of-hearts",
                "person",
                "Queen of Hearts",
                (Spelling("Queen of Hearts", mentions),),
                (NameRole("Queen", passage(a, "Queen of")),),
                (("a", 0), ("b", 0)),
            ),
        ),
        quotes=(QuoteRecord("q-a-1", "a", 0, "queen-of-hearts", "qf-1"),),
        pickups=(Pickup("pu-1", pair[0], pair[1], 1.0),),
        families=(TextFamily("tf-1", ("a", "b")),),
        points=(
            Point("pt-1", "market-a", pair, 0.9),
            Point("pt-2", "market-a", (passage(a, twelve), passage(b, fourteen)), 0.4),
        ),
        discrepancies=(Discrepancy("d-1", "market-a", "pt-2", "conflict", "number", claims),),
        topics=(
            Topic(
                "flowers",
                "Flowers",
                ("flower",),
                ("a", "b"),
                ("market-a",),
                (passage(a, "flower"),),
            ),
        ),
    )
