"""One event that thirty outlets report: its pages stay readable, and what is folded is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from tests.dossiers.crowd import WIRE

from dossier import building
from dossier.builder.pages import event as event_page
from dossier.builder.pages.event import MOST_DIFFERENCES
from dossier.layout import Options


@pytest.fixture(scope="module")
def event(crowd_site: Path) -> html.HtmlElement:
    return html.parse(crowd_site / "events/bridge.html").getroot()


def columns(event: html.HtmlElement) -> list[str]:
    heads = event.xpath("//table[contains(@class, 'matrix')]//thead/tr/th[position() > 1]")
    return [" ".join(head.text_content().split()) for head in heads]


def test_outlets_that_print_one_text_share_a_column_that_says_how_many(
    event: html.HtmlElement,
) -> None:
    (family,) = event.xpath("//ul[@id='families']/li")
    folded = [one.text_content() for one in family.xpath("./a")]
    assert len(folded) >= len(WIRE)
    assert len(columns(event)) == 30 - len(folded) + 1
    assert f"{folded[0]} = {len(folded) - 1} others" in columns(event)


def test_a_point_shows_each_wording_once(event: html.HtmlElement) -> None:
    for row in event.xpath("//table[contains(@class, 'matrix')]/tbody/tr"):
        words = row.xpath("./th/span[1] | .//blockquote")
        said = [" ".join(one.text_content().split()) for one in words]
        assert len(said) == len(set(said))


def test_a_sentence_with_a_value_stands_once_with_everybody_who_prints_it(
    event: html.HtmlElement,
) -> None:
    side = event.xpath("//section[@class='difference'][1]//div[@class='sides']/div")
    for one in side:
        said = [q.text_content() for q in one.xpath(".//blockquote")]
        assert len(said) == len(set(said))
    assert max(len(f.xpath(".//a")) for f in side[0].xpath("..//figure")) > 2


def test_an_event_page_counts_all_its_differences(crowd_site: Path) -> None:
    for path in crowd_site.glob("events/*.html"):
        page = html.parse(path)
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        shown = len(page.xpath("//section[@class='difference']"))
        (counted,) = page.xpath("//nav[@class='outline']//a[@href='#differences']/span/text()")
        more = page.xpath("//section[h2/@id='differences']/p/a")
        assert 0 < shown <= min(int(counted), MOST_DIFFERENCES)
        assert bool(more) == (shown < int(counted))


def test_of_more_differences_than_a_page_shows_the_first_are_shown_and_the_next_is_linked(
    crowd_dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_page, "MOST_DIFFERENCES", 1)
    building.build(crowd_dossier, Options(tmp_path / "site", cache=False, jobs=1))
    page = html.parse(tmp_path / "site/events/bridge.html")
    everything = html.parse(tmp_path / "site/discrepancies.html")
    first, second = everything.xpath("//section[@class='difference']/@id")
    assert page.xpath("//section[@class='difference']/@id") == [first]
    assert page.xpath(f"//section/p/a[@href='../discrepancies.html#{second}']")
    assert page.xpath("//nav[@class='outline']//a[@href='#differences']/span/text()") == ["2"]


def test_who_quotes_whom_counts_the_quotes_of_the_list(crowd_site: Path) -> None:
    page = html.parse(crowd_site / "quotes.html")
    rows = page.xpath("//table[contains(@class, 'whom')]/tbody/tr")
    assert len(rows) > 1
    for row in rows:
        whole, *counts = row.xpath("./td")
        for cell in counts:
            number = int(cell.text_content() or 0)
            assert number <= int(whole.text_content())
            assert bool(number) == bool(cell.xpath("./a[contains(@href, 'quotes.html#')]"))


def test_an_event_says_by_whom_and_from_when_to_when_it_is_reported(
    event: html.HtmlElement,
) -> None:
    (fact,) = event.xpath("//dl[@class='facts']/div[dt='Reported by']/dd")
    assert [t.get("datetime") for t in fact.xpath(".//time")] == ["2031-05-05", "2031-05-08"]
    assert len(event.xpath("//section[h2[@id='articles']]//*[local-name()='rect']")) == 4
