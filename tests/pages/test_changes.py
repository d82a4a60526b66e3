from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.exports.sample import make_edition
from tests.pages.site import Site, broken_links, sample

from dossier import builder
from dossier.builder import earlier
from dossier.errors import InputError
from dossier.model import Publish


def data_of_sample(**without: str) -> earlier.Data:
    """Return the data of the sample, without the rows of which a field of that kind says so."""
    fields = msgspec.json.decode(sample().files["data/dossier.json"])
    for kind, gone in without.items():
        fields[kind] = [row for row in fields[kind] if row["id"] != gone]
    return earlier.decode(msgspec.json.encode(fields))


def site_since(before: earlier.Data, publish: Publish = "full") -> Site:
    built = builder.build(make_edition(publish), since=before)
    return Site({page.path: page.data for page in built})


def test_without_an_earlier_edition_there_is_no_page_of_changes_and_no_link_to_one() -> None:
    assert "changes.html" not in sample().files
    assert not any("changes" in address for _, address in sample().links())


def test_an_edition_has_not_changed_since_itself() -> None:
    page = site_since(data_of_sample()).page("changes.html")
    assert page.xpath("//h2[not(@id='legend')]") == []


def test_what_the_earlier_edition_lacks_is_listed_marked_and_counted_on_the_home_page() -> None:
    site = site_since(data_of_sample(articles="a", names="queen-of-hearts"))
    changes = site.page("changes.html")
    assert changes.xpath("//section[h2[contains(., 'Added')]]//a[@href='articles/a.html']")
    assert changes.xpath("//a[@href='names/queen-of-hearts.html']")
    assert site.page("names.html").xpath("//tr[.//b[@class='new']]//a/@href") == [
        "names/queen-of-hearts.html"
    ]
    assert site.page("index.html").xpath("//div[@class='fresh']//a[@href='changes.html']")
    assert broken_links(site) == []


def test_each_statement_that_is_new_leads_to_its_passage() -> None:
    quote = msgspec.json.decode(sample().files["data/dossier.json"])["quotes"][0]
    page = site_since(data_of_sample(quotes=quote["id"])).page("changes.html")
    place = f"articles/{quote['article']}.html#s{quote['start']}-{quote['end']}"
    assert place in page.xpath("//main//a/@href")


def test_what_is_gone_is_said_to_be_withdrawn_without_a_link() -> None:
    gone = earlier._Article(id="gone", file="gone.txt", headline=earlier._Found("Old tidings"))  # noqa: SLF001 - what an earlier file would hold
    before = data_of_sample()
    before = msgspec.structs.replace(before, articles=(*before.articles, gone))
    page = site_since(before).page("changes.html")
    assert page.xpath("//section[h2[contains(., 'Withdrawn')]]//del/text()") == ["Old tidings"]


def test_an_event_of_another_day_is_dated_anew_with_both_days() -> None:
    fields = msgspec.json.decode(sample().files["data/dossier.json"])
    event = next(e for e in fields["events"] if e["when"] and e["when"]["precision"] == "day")
    event["when"] = {"start": "1999-12-30", "end": "1999-12-30", "precision": "day"}
    page = site_since(earlier.decode(msgspec.json.encode(fields))).page("changes.html")
    row = page.xpath("//section[h2[contains(., 'Dated anew')]]//li")[0]
    assert row.xpath(".//del/time/@datetime") == ["1999-12-30"]
    assert row.xpath(".//ins/time/@datetime")


@pytest.mark.parametrize("publish", ["excerpt", "record"])
def test_changes_show_no_words_that_may_not_be_shown(publish: Publish) -> None:
    before = msgspec.structs.replace(data_of_sample(), points=(), quotes=(), dates=())
    site = site_since(before, publish)
    assert broken_links(site) == []
    if publish == "record":
        assert site.page("changes.html").xpath("//blockquote//text()[normalize-space()]")[0] == (
            "These words are not shown here."
        )


def test_the_same_earlier_edition_gives_the_same_pages() -> None:
    before = data_of_sample(articles="a")
    assert site_since(before).files == site_since(before).files


def test_an_earlier_edition_is_read_from_a_file_or_from_a_site(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "dossier.json"
    file.write_bytes(sample().files["data/dossier.json"])
    assert earlier.read(file) == earlier.read(tmp_path) == data_of_sample()


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"articles": 1}', b"\xff\xfe"])
def test_what_is_no_earlier_edition_is_refused_by_its_name(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "old.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError, match=r"old\.json"):
        earlier.read(file)
