"""Saved pages: fields, captures, and what is no article."""

from __future__ import annotations

from tests.evaluation import html

from dossier.loader import parse

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Canal talks begin between towns | The Example</title>
<meta property="og:site_name" content="The Example">%s</head><body><div id="wm-ipp"><p>12 captures</p></div>
<div class="article-body"><h1>Canal talks begin between towns</h1>
<p>The council met on Tuesday &amp; Friday to discuss the canal between the two towns, its first meeting in a year.</p>
<p>“We will dig,” said the mayor, Bo Sample, after the meeting, and drank a glass of water from the well.</p></div></body></html>"""
WAYBACK = """<script src="https://web-static.archive.org/_static/js/wombat.js"></script>
<link rel="canonical" href="https://web.archive.org/web/20310502101500/https://example.org/canal">"""


def test_fields_of_publishing_systems_stay_above_their_floors() -> None:
    figures, worst = html._fields()
    assert len(list(html.filled())) >= 60
    for figure in figures:
        assert figure.value >= figure.floor, worst


def test_a_wayback_page_keeps_original_archived_address_and_capture_time_apart() -> None:
    article = parse("w.html", (PAGE % WAYBACK).encode()).articles[0]
    assert article.url is not None
    assert article.archived_url is not None
    assert article.saved is not None
    assert article.url.value == "https://example.org/canal"
    assert article.archived_url.value.startswith("https://web.archive.org/web/20310502101500/")
    assert str(article.saved.when.start) == "2031-05-02"
    assert "12 captures" not in article.text


def test_a_singlefile_page_tells_its_address() -> None:
    note = "<!--\n Page saved with SingleFile\n url: https://example.org/canal\n saved date: Fri May 02 2031 10:15:00 GMT\n-->"
    article = parse("s.html", (note + PAGE % "").encode()).articles[0]
    assert article.url is not None
    assert article.url.value == "https://example.org/canal"


def test_an_entity_leads_back_to_its_markup() -> None:
    source = PAGE % ""
    article = parse("e.html", source.encode()).articles[0]
    at = article.text.index("&")
    run = next(r for r in article.runs if r.start <= at < r.end)
    raw = source[run.raw_start : run.raw_end]
    assert raw == "&amp;" or raw[at - run.start] == "&"


def test_every_equal_run_shows_the_same_words() -> None:
    source = PAGE % ""
    article = parse("e.html", source.encode()).articles[0]
    for run in article.runs:
        if run.end - run.start == run.raw_end - run.raw_start:
            seen, raw = article.text[run.start : run.end], source[run.raw_start : run.raw_end]
            assert "".join(seen.split()) == "".join(raw.split())


def test_a_page_that_was_not_found_is_named_as_such() -> None:
    page = b"<html><head><title>Page not found</title></head><body><h1>404</h1><p>Sorry.</p></body></html>"
    assert "not-an-article" in {issue.code for issue in parse("nf.html", page).issues}


def test_a_login_wall_is_named_as_such() -> None:
    page = b"<html><head><title>Sign in to continue</title></head><body><form><p>Log in or create an account.</p></form></body></html>"
    assert "not-an-article" in {issue.code for issue in parse("wall.html", page).issues}


def test_a_page_that_asks_for_consent_is_named_as_such() -> None:
    page = (
        b"<html><head><title>The Example</title></head><body><h1>We value your privacy</h1>"
        b"<p>We and our 842 partners store information on a device, such as cookies.</p></body></html>"
    )
    assert "cookies" in parse("ask.html", page).issues[0].message


def test_a_front_page_is_named_as_such_and_a_long_article_of_that_address_is_not() -> None:
    link = '<link rel="canonical" href="https://example.org/en/home">'
    long = (PAGE % link).replace(
        "</div></body>", "<p>The canal is long.</p>" * 50 + "</div></body>"
    )
    assert "front page" in parse("front.html", (PAGE % link).encode()).issues[0].message
    assert parse("long.html", long.encode()).articles


def test_a_lede_with_a_dateline_that_looks_had_parted_from_its_text_is_taken_back() -> None:
    told = "NORBURG (AP) — Bo Sample, the mayor of the town, resigned on Tuesday, his office said."
    apart = f"</h1></div><div>{told}</div><div class='article-body'>"
    lost = (PAGE % "").replace("</h1>", apart)
    assert told.partition("— ")[2] in parse("lost.html", lost.encode()).articles[0].text


def test_all_entries_of_a_live_blog_are_kept_with_their_headings() -> None:
    entry = '<article class="block"><h2>%s</h2><p>The council met on Tuesday to discuss the canal between the two towns, its first meeting in a year.</p><p>“We will dig,” said the mayor, Bo Sample, after the meeting, and drank a glass of water.</p></article>'
    page = (
        '<html><head><title>Canal talks live</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Canal talks live"}</script>'
        f"</head><body><nav>Home</nav><h1>Canal talks live</h1>{entry % 'The mayor speaks'}<nav>Share</nav>{entry % 'Talks begin'}</body></html>"
    )
    article = parse("live.html", page.encode()).articles[0]
    heads = [b.span.of(article.text) for b in article.blocks if b.kind == "subheading"]
    assert heads == ["The mayor speaks", "Talks begin"]
    assert sum(b.kind == "paragraph" for b in article.blocks) == 4


def _source(title: str) -> str | None:
    page = PAGE.replace("Canal talks begin between towns | The Example", title, 1)
    page = page.replace("<body>", "<body><h1>Canal Notes</h1>") % ""
    found = parse(
        "t.html", page.replace('<meta property="og:site_name" content="The Example">', "").encode()
    )
    source = found.articles[0].source
    return None if source is None else source.value


def test_a_title_names_the_outlet_beside_the_headline_where_the_page_shows_both() -> None:
    assert _source("Canal Notes: Canal talks begin between towns") == "Canal Notes"
    assert _source("Canal talks begin between towns – Canal Notes") == "Canal Notes"
    assert _source("Canal talks begin between towns – Sports") is None
    assert _source("Canal talks begin between towns – Part Two") is None
