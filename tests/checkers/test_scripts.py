"""A fictional dossier in five languages and three scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checkers import faults
from tests.checkers.reading import Built

from dossier import building
from dossier.layout import Options

CLIPPINGS = Path(__file__).resolve().parents[1] / "dossiers/scripts"
DIRECTIONS = {"en": "ltr", "ar": "rtl", "fa": "rtl", "ckb": "rtl", "el": "ltr"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("scripts") / "site"
    building.build(CLIPPINGS, Options(out, jobs=1, cache=False))
    return Built(out, "/")


@pytest.mark.parametrize(("language", "direction"), DIRECTIONS.items())
def test_a_text_stands_in_its_language_and_direction(
    site: Built, language: str, direction: str
) -> None:
    (page,) = [
        p
        for path, p in site.pages.items()
        if path.startswith("articles/") and p.xpath(f"//div[@class='text'][@lang='{language}']")
    ]
    assert page.xpath("//div[@class='text']/@dir") == [direction]
    assert page.xpath("//h1/@lang") == [language]
    assert page.xpath("//h1/@dir") == ["auto"]


def test_right_to_left_words_have_a_direction(site: Built) -> None:
    assert list(faults.bad_markup(site)) == []
    assert list(faults.bad_manners(site)) == []


def test_all_links_hold_at_the_root_of_a_host(site: Built) -> None:
    assert list(faults.broken_links(site)) == []


def test_the_headline_of_an_event_is_not_called_the_editors(site: Built) -> None:
    for path, page in site.pages.items():
        if path.startswith("events/") and not page.xpath("//meta[@http-equiv='refresh']"):
            assert page.xpath("//h1/@class") == ["src"], path
            assert page.xpath("//header//p[@class='prov']//a[contains(@href, 'articles/')]"), path


def test_a_name_shows_its_spellings_in_all_scripts_each_in_its_language(site: Built) -> None:
    page = site.pages["names/salim-dorrani.html"]
    found = {(b.get("lang"), b.text) for b in page.xpath("//section[h2/@id='spellings']//th/bdi")}
    assert found == {
        ("en", "Salim Dorrani"),
        ("ar", "سليم دراني"),
        ("ar", "دراني"),
        ("fa", "سلیم درانی"),
        ("ckb", "سەلیم دوڕانی"),
        ("el", "Σαλίμ Ντοράνι"),
    }


def test_a_name_in_another_script_leads_to_its_page(site: Built) -> None:
    for language in DIRECTIONS:
        page = site.pages[f"articles/{language}.html"]
        links = page.xpath("//div[@class='text']//a[contains(@class, 'n')]/@href")
        assert {"../names/salim-dorrani.html", "../names/baghdad.html"} <= set(links), language
