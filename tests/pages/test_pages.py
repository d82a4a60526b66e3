from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.pages.site import Site, broken_links, sample, site_of
from tests.support import make_article

from dossier.builder import theme, urls
from dossier.errors import TemplateError
from dossier.model import Analysis, ArticleDecision, Reading, Settings, Study

KINDS = [
    "index.html",
    "events.html",
    "events/market-a.html",
    "events/rain-a.html",
    "articles.html",
    "articles/a.html",
    "sources.html",
    "sources/herald.html",
    "topics.html",
    "topics/flowers.html",
    "names.html",
    "names/queen-of-hearts.html",
    "compare/a--b.html",
    "timeline.html",
    "quotes.html",
    "discrepancies.html",
    "search.html",
    "about.html",
    "404.html",
]


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_is_there_with_one_heading_and_its_landmarks(path: str) -> None:
    page = sample().page(path)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//h1")[0].text_content().strip()
    assert len(page.xpath("//main[@id='main']")) == 1
    assert page.xpath("//a[@class='skip'][@href='#main']")
    assert page.xpath("/html/@lang") == ["en"]
    assert page.xpath("//title")[0].text_content().strip()


@pytest.mark.parametrize("publish", ["full", "excerpt", "record"])
def test_every_link_and_anchor_resolves_whatever_may_be_shown(publish: str) -> None:
    assert broken_links(sample(publish)) == []


def test_an_event_is_found_at_every_id_that_it_has_had() -> None:
    edition = make_edition(base_url="https://dossiers.example/market/")
    first, *others = edition.analysis.events
    event = replace(first, former=("market-b", others[0].id))
    analysis = replace(edition.analysis, events=(event, *others))
    site = site_of(replace(edition, analysis=analysis))
    page = site.page("events/market-b.html")
    (leads,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert leads == f"0; url=../events/{event.id}.html"
    assert page.xpath("//main//a/@href") == [f"../events/{event.id}.html"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"https://dossiers.example/market/events/{event.id}.html"
    assert not site.page(f"events/{others[0].id}.html").xpath("//meta[@http-equiv='refresh']")
    assert broken_links(site) == []


def test_a_broken_link_is_noticed() -> None:
    site = sample()
    spoilt = site.files["index.html"].replace(b'href="events.html', b'href="nowhere.html', 1)
    assert broken_links(Site({**site.files, "index.html": spoilt})) != []


def test_no_anchor_stands_twice_on_a_page() -> None:
    for path, page in sample().pages():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_every_passage_that_is_cited_shows_the_words_that_are_cited() -> None:
    site, edition = sample(), make_edition()
    texts = {r.article.id: r.article.text for r in edition.readings}
    seen = 0
    for _, address in site.links():
        found = re.search(r"articles/(\w+)\.html#s(\d+)-(\d+)$", address)
        if found:
            article, start, end = found[1], int(found[2]), int(found[3])
            shown = site.page(urls.article(article)).xpath(f"//*[@id='s{start}-{end}']")
            assert shown[0].text_content() == texts[article][start:end]
            seen += 1
    assert seen > 20


def test_words_of_a_clipping_never_become_markup() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> \" ' & {{ 1234*4321 }}"
    edition = make_edition()
    analysis = edition.analysis
    event = replace(analysis.events[0], title=hostile, where=hostile, note=hostile, reason=hostile)
    name = replace(analysis.names[0], label=hostile)
    source = replace(analysis.sources[0], name=hostile)
    topic = replace(analysis.topics[0], label=hostile, terms=(hostile,), note=hostile)
    spoilt = replace(
        analysis,
        events=(event, *analysis.events[1:]),
        names=(name,),
        sources=(source, *analysis.sources[1:]),
        topics=(topic,),
    )
    settings = replace(edition.settings, title=hostile, introduction=hostile)
    site = site_of(replace(edition, analysis=spoilt, settings=settings))
    for path, page in site.pages():
        assert not page.xpath("//img"), path
        assert all("alert(1)" not in s.text_content() for s in page.xpath("//script[@src]")), path
        assert b"5332114" not in site.files[path], path


def test_linked_data_parses_and_nothing_in_it_can_end_it() -> None:
    seen = 0
    for path, page in sample().pages():
        (script,) = page.xpath("//script[@type='application/ld+json']")
        found = json.loads(script.text)
        assert found["@context"] == "https://schema.org"
        assert "<" not in script.text, path
        seen += found.get("mainEntity", {}).get("headline") == "=HYPERLINK(1) & <b>flowers</b>"
    assert seen == 1


def test_an_article_can_be_picked_up_by_a_citation_manager() -> None:
    page = sample().page("articles/a.html")
    fields = dict(parse_qsl(page.xpath("//span[@class='Z3988']/@title")[0]))
    assert fields["rft.source"] == "Tartville Herald"
    assert fields["rft.date"] == "2031-05-12"
    assert fields["rft.identifier"] == "https://herald.example/market?a=1&b=2"
    assert page.xpath("//meta[@name='DC.publisher']/@content") == ["Tartville Herald"]


def test_no_page_has_styles_or_scripts_of_its_own() -> None:
    for path, page in sample().pages():
        assert not page.xpath("//@style"), path
        assert not page.xpath("//style"), path
        assert not page.xpath("//script[not(@src)][not(@type='application/ld+json')]"), path
        assert not [a for a in page.xpath("//@*") if a.attrname.startswith("on")], path


def test_every_address_is_relative_but_those_of_the_page_for_missing_ones() -> None:
    for path, address in sample().links():
        if path != "404.html":
            assert not address.startswith("/"), f"{path}: {address}"
    absolute = [
        a for p, a in sample().links() if p == "404.html" and not a.startswith(("#", "data:"))
    ]
    assert all(a.startswith("/") for a in absolute)


def test_the_page_for_missing_addresses_knows_the_folder_that_the_site_is_published_in() -> None:
    site = site_of(make_edition(base_url="https://news.example/repo/"))
    assert site.page("404.html").xpath("//link[@rel='stylesheet']/@href")[0].startswith("/repo/")


def test_outgoing_links_say_what_they_are_and_other_schemes_are_no_links() -> None:
    edition = make_edition()
    note = "[a](https://a.example/) [b](javascript:alert(1)) [c](data:text/html,x) <b>raw</b>"
    settings = replace(edition.settings, introduction=note)
    page = site_of(replace(edition, settings=settings)).page("index.html")
    outgoing = page.xpath("//main//a[contains(@href, ':')]")
    assert [a.get("href") for a in outgoing] == ["https://a.example/"]
    assert outgoing[0].get("rel") == "noopener noreferrer nofollow"
    assert "<b>raw</b>" in page.text_content()


def test_an_article_whose_text_may_not_be_shown_keeps_its_record_alone() -> None:
    page = sample("record").page("articles/b.html")
    assert "café" not in page.text_content()
    assert "The Looking Glass" in page.text_content()


def test_full_texts_are_kept_from_search_engines_and_excerpts_are_not() -> None:
    query = "//meta[@name='robots'][@content='noindex']"
    assert sample("full").page("articles/a.html").xpath(query)
    assert not sample("excerpt").page("articles/a.html").xpath(query)


def test_two_builds_give_the_same_bytes() -> None:
    assert site_of(make_edition()).files == site_of(make_edition()).files


def test_the_reason_of_a_decision_is_shown() -> None:
    edition = make_edition()
    decision = ArticleDecision("a.txt", 3, source="Herald", reason="It says so on paper.")
    settings = replace(edition.settings, articles=(decision,))
    about = site_of(replace(edition, settings=settings)).page("about.html")
    assert "It says so on paper." in about.text_content()


def test_a_broken_template_of_the_dossier_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text, line in (
        ("404.html", "<h1>{{ w.not_found }}</h1>\n{% if %}", 2),
        ("404.html", "<h1>x</h1>\n\n{{ page.nothing_like_it }}", 3),
        ("about.html", "{{ 1 / 0 }}", 1),
    ):
        (folder / name).write_text(text)
        with pytest.raises(TemplateError, match=f"{name}, line {line}"):
            site_of(replace(make_edition(), root=tmp_path))
        (folder / name).unlink()


def test_a_template_and_a_style_of_the_dossier_take_the_place_of_the_shipped_ones(
    tmp_path: Path,
) -> None:
    for folder, name, text in (
        ("templates", "404.html", "<h1>Lost in Wonderland</h1>"),
        ("static", "style.css", "body{color:teal}"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text)
    site = site_of(replace(make_edition(), root=tmp_path))
    assert "Lost in Wonderland" in site.page("404.html").text_content()
    styles = {data for path, data in site.files.items() if path.endswith(".css")}
    assert b"body{color:teal}" in styles
    assert len(styles) == len(list(theme.shipped("static").glob("*.css"))) + len(theme.SHEETS)


def test_the_accent_colour_of_the_dossier_reaches_the_style() -> None:
    edition = make_edition()
    site = site_of(replace(edition, settings=Settings(accent="#123456")))
    assert any(b"--accent:#123456" in d for p, d in site.files.items() if p.endswith(".css"))


def test_a_part_of_a_style_sheet_is_replaced_in_all_sheets_that_it_is_a_part_of(
    tmp_path: Path,
) -> None:
    (tmp_path / "static/parts").mkdir(parents=True)
    (tmp_path / "static/parts/chart.css").write_text(".rail{stroke:teal}")
    changed = {a.name for a in theme.assets(tmp_path, None) if b"stroke:teal" in a.data}
    assert changed == {name for name, parts in theme.SHEETS.items() if "chart" in parts}


def test_every_part_of_a_style_sheet_has_its_kinds_of_page() -> None:
    there = {path.stem for path in (theme.shipped("static") / theme.PARTS).iterdir()}
    assert there == {part for parts in theme.SHEETS.values() for part in parts}


def test_a_style_sheet_without_comments_has_all_its_rules() -> None:
    assert (
        theme.tight(b"/* One. */\na{b:c}\n@media (x){\n  d,\n  e{f:g}}\n")
        == b"a{b:c}@media (x){d,e{f:g}}"
    )


def test_styles_and_scripts_stay_within_their_budget() -> None:
    styles = [data for path, data in sample().files.items() if path.endswith(".css")]
    scripts = [
        d for p, d in sample().files.items() if p.startswith("assets/") and p.endswith(".js")
    ]
    assert max(map(len, styles)) <= 12 * 1024
    assert max(map(len, scripts)) <= 10 * 1024


def test_a_dossier_without_anything_in_it_is_a_site_all_the_same() -> None:
    nothing = Analysis((), (), (), (), (), (), (), (), ())
    site = site_of(replace(make_edition(), readings=(), analysis=nothing, issues=()))
    assert broken_links(site) == []
    assert site.page("index.html").xpath("//h1")


def test_words_that_run_from_right_to_left_say_so() -> None:
    article = make_article("قال الملك إن السوق مفتوح.", headline="السوق مفتوح", language="ar")
    study = Study((), (), (), ())
    arabic = Reading(replace(article, direction="rtl"), study)
    nothing = Analysis((), (), (), (), (), (), (), (), ())
    site = site_of(replace(make_edition(), readings=(arabic,), analysis=nothing, issues=()))
    page = site.page("articles/a.html")
    assert page.xpath("//h1/@lang") == ["ar"]
    assert page.xpath("//div[@class='text'][@lang='ar'][@dir='rtl']")
    link = site.page("articles.html").xpath("//a[contains(@href, 'articles/a.html')]")[0]
    assert (link.get("lang"), link.get("dir")) == ("ar", "auto")
