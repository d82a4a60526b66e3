"""What the pages of a long list are called and lead to."""

from __future__ import annotations

import statistics

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.pages.site import site_of
from tests.support import make_article

from dossier.builder.lists import script
from dossier.builder.pages.paging import Pager, Pages, addresses, paged
from dossier.model import Reading, Study, TextFamily

CHOSEN = Pages(10, key=str)
"""A cut of at most ten rows, at rows that are chosen."""


def called(pager: Pager) -> list[str]:
    """Return what the pages are called."""
    return [link.name if link.number == 1 else str(link.number) for link in pager.links]


def test_a_page_is_called_by_its_first_row_and_pages_of_one_name_are_counted() -> None:
    rows = ["Alice", "Alice", "Alice", "Dormouse", "Hatter"]
    _, pager, _ = next(paged("quotes.html", rows, Pages(2), str))
    assert called(pager) == ["Alice", "2", "Hatter"]


def test_of_very_many_pages_the_first_the_last_and_the_nearest_are_named() -> None:
    pagers = [pager for _, pager, _ in paged("names.html", range(1000), Pages(10))]
    assert [link.number for link in pagers[49].links] == [1, *range(46, 55), 100]
    assert [link.number for link in pagers[49].links if link.after_gap] == [46, 100]
    assert [link.number for link in pagers[49].links if link.current] == [50]


@pytest.mark.parametrize("cut", [Pages(10), CHOSEN, CHOSEN._replace(weigh=lambda _: 20_000)])
@pytest.mark.parametrize("number", [0, 1, 10, 11, 101, 1000])
def test_every_row_is_on_one_page(number: int, cut: Pages) -> None:
    pages = list(paged("names.html", range(number), cut))
    assert [row for _, _, rows in pages for row in rows] == list(range(number))
    assert len({url for url, _, _ in pages}) == len(pages)
    assert all(0 < len(rows) <= cut.size for _, _, rows in pages if number)
    assert list(addresses("names.html", range(number), cut)) == [
        url for url, _, rows in pages for _ in rows
    ]


def test_rows_are_weighed_where_pages_begin_at_chosen_ones_too() -> None:
    cut = CHOSEN._replace(weigh=lambda row: 26_000 if row < 50 else 1)
    pages = [rows for _, _, rows in paged("names.html", range(100), cut)]
    assert max(len(rows) for rows in pages if rows[0] < 48) == 2
    assert max(map(len, pages)) > 5


def test_a_row_that_comes_leaves_nearly_all_pages_of_a_long_list_as_they_are() -> None:
    rows = [f"row {n}" for n in range(2000)]
    touched = []
    for at in range(7, 2000, 97):
        more = [*rows[:at], "new", *rows[at:]]
        before, after = ({*map(repr, paged("names.html", r, CHOSEN, str))} for r in (rows, more))
        touched.append(len(after - before) / len(after))
    assert statistics.median(touched) < 0.01
    assert max(touched) < 0.05
    full = [{*map(repr, paged("names.html", r, Pages(10)))} for r in (rows, ["new", *rows])]
    assert len(full[1] - full[0]) == len(full[1])


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
    scripts = [next(paged("names.html", range(n), Pages(10)))[1].script for n in (5, 50, 50_000)]
    assert scripts == [None, "lists/names.js", None]


def test_the_script_of_a_list_holds_the_rows_of_its_pages_in_order() -> None:
    first, second = (
        f"<table><!--rows-->\n<tr>{n} ”</tr>\n<!--/rows--></table>".encode() for n in ("", "-2")
    )
    rows = r"\n<tr> ”</tr>\n\n<tr>-2 ”</tr>\n"
    assert script([first, second]).decode() == f'dossierRows("{rows}")\n'


def test_pages_that_go_on_with_the_clippings_hold_nothing_else_and_the_first_is_bounded() -> None:
    edition, study = make_edition(), Study((), (), (), ())
    articles = [make_article("Gone.", article_id=f"u{n}") for n in range(150)]
    issue, *_ = edition.issues
    families = (
        TextFamily("one", tuple(a.id for a in articles[:20])),
        TextFamily("other", ("u30", "u31")),
    )
    about = [
        page
        for path, page in site_of(
            replace(
                edition,
                readings=(*edition.readings, *(Reading(a, study) for a in articles)),
                issues=(issue,) * 150,
                analysis=replace(edition.analysis, families=(*families[::-1],) * 20),
            )
        ).pages()
        if path.startswith("about")
    ]
    about.sort(key=lambda page: len(page.xpath("//main//h2")), reverse=True)
    first, *others = [[str(i) for i in page.xpath("//main//h2/@id")] for page in about]
    assert "issues" in first
    assert others == [["files"]] * 2
    alike, issues = (about[0].xpath(f"//h2[@id='{i}']/..")[0] for i in ("independent", "issues"))
    assert "and 14 more" in alike.xpath(".//li")[0].text_content()
    assert len(alike.xpath(".//li")) == 24
    assert "and 16 more" in alike.text_content()
    assert issues.xpath(".//a[text()='and 90 more']/@href") == ["data/issues.csv"]
