"""What the pages of a long list are called and lead to."""

from __future__ import annotations

from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.pages.site import site_of
from tests.support import make_article

from dossier.builder.lists import script
from dossier.builder.pages.paging import paged
from dossier.model import Reading, Study


def test_a_page_is_called_by_its_first_row_and_by_its_number_where_that_says_nothing_new() -> None:
    rows = ["Alice", "Alice", "Alice", "Dormouse", "Hatter"]
    _, pager, _ = next(paged("quotes.html", rows, 2, str))
    assert [link.text for link in pager.links] == ["Alice", "2", "Hatter"]


def test_of_very_many_pages_the_first_the_last_and_the_nearest_are_named() -> None:
    pagers = [pager for _, pager, _ in paged("names.html", range(1000), 10)]
    assert [link.number for link in pagers[49].links] == [1, *range(46, 55), 100]
    assert [link.number for link in pagers[49].links if link.after_gap] == [46, 100]


def test_every_row_is_on_one_page() -> None:
    found = [row for _, _, rows in paged("names.html", range(101), 10) for row in rows]
    assert found == list(range(101))


def test_nothing_without_a_date_is_left_out_of_the_timeline() -> None:
    edition = make_edition()
    study = Study((), (), (), ())
    undated = [Reading(make_article("Gone.", article_id=f"u{n}"), study) for n in range(250)]
    site = site_of(replace(edition, readings=(*edition.readings, *undated)))
    pages = [page for path, page in site.pages() if path.startswith("timeline")]
    links = [a for p in pages for a in p.xpath("//section[@class='undated']//a/@href")]
    assert {f"articles/u{n}.html" for n in range(250)} <= set(links)
    assert len(pages) > 2
    assert len(links) == len(set(links))


def test_rows_are_gathered_only_where_there_are_several_pages_and_not_too_many_rows() -> None:
    scripts = [next(paged("names.html", range(n), 10))[1].script for n in (5, 50, 50_000)]
    assert scripts == [None, "lists/names.js", None]


def test_the_script_of_a_list_holds_the_rows_of_its_pages_in_order() -> None:
    first, second = (
        f"<table><!--rows-->\n<tr>{n} ”</tr>\n<!--/rows--></table>".encode() for n in ("", "-2")
    )
    rows = r"\n<tr> ”</tr>\n\n<tr>-2 ”</tr>\n"
    assert script([first, second]).decode() == f'dossierRows("{rows}")\n'
