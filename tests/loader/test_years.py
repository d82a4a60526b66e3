from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from dossier import loader
from dossier.model import Article

WIRE = "PORT ELLERY, {day} (Reuters) - The harbour wall fell into the sea{when}, the mayor said."
DATED = "Mayor speaks of the wall\n\n{day}\n\nThe mayor of Port Ellery spoke of the wall.\n"


def parsed(text: str, number: int) -> Article:
    (article,) = loader.parse(f"{number}.txt", text.encode()).articles
    return replace(article, id=str(number))


@pytest.mark.parametrize(
    ("day", "when", "others", "found"),
    [
        ("April 2", " on Wednesday", ["3 April 2031"], "2031-04-02"),
        ("April 2", "", ["1 May 2031"], "2031-04-02"),
        ("April 2", " on Tuesday", ["3 April 2031"], "2031-04-02"),
        ("April 2", " on Friday", ["3 April 2031"], None),
        ("April 2", " on Wednesday", ["3 June 2031"], None),
        ("April 2", " on Wednesday", ["3 April 2031", "9 April 2032"], "2031-04-02"),
        ("April 2", "", ["3 April 2031", "9 April 2032"], None),
        ("Dec 30", " on Tuesday", ["3 January 2031"], None),
        ("Dec 30", " on Monday", ["3 January 2031"], "2030-12-30"),
        ("Feb 29", "", ["1 March 2032"], "2032-02-29"),
        ("Feb 29", "", ["1 March 2031"], None),
        ("April 2", " on Wednesday", [], None),
    ],
)
def test_a_dateline_without_a_year_has_that_of_the_other_articles(
    day: str, when: str, others: list[str], found: str | None
) -> None:
    texts = [WIRE.format(day=day, when=when), *(DATED.format(day=other) for other in others)]
    articles = [parsed(text, number) for number, text in enumerate(texts)]
    dated = {n: date.when.start for n, date in loader.years(articles).items()}
    assert dated == ({0: dt.date.fromisoformat(found)} if found else {})


def test_an_article_that_has_its_day_keeps_it() -> None:
    text = f"Wall falls\n\n4 April 2033\n\n{WIRE.format(day='April 2', when='')}\n"
    assert loader.years([parsed(text, 0), parsed(DATED.format(day="3 April 2031"), 1)]) == {}


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("People look at the wall in Port Ellery, April 2, 2031. (JON DOW/AFP)", "2031-04-02"),
        ("People look at the wall in Port Ellery, April 3, 2031. (JON DOW/AFP)", "2031-04-03"),
        ("People look at the wall in Port Ellery, April 4, 2031. (JON DOW/AFP)", None),
        ("People look at another wall in Lunsk, April 3, 2031. (JON DOW/AFP)", None),
    ],
)
def test_a_caption_of_the_weekday_of_the_lede_or_the_day_after_dates_an_article(
    caption: str, found: str | None
) -> None:
    lede = "The harbour wall of Port Ellery fell into the sea on Wednesday, the mayor said."
    published = parsed(f"Harbour wall falls into the sea\n\n{caption}\n\n{lede}\n", 0).published
    assert (published and str(published.when.start)) == found
