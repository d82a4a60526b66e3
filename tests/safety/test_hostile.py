"""Nothing hostile in a clipping runs or leaks, in any page or download."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import icalendar
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from lxml import etree
from tests.safety import looking, published, vectors
from tests.safety.conftest import STEP

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def site(hostile_site: Path) -> Path:
    return hostile_site


def articles(site: Path) -> int:
    return len(json.loads((site / "data/dossier.json").read_bytes())["articles"])


def test_there_are_more_than_a_thousand_attacks() -> None:
    assert len(vectors.everything()) > 1000


def test_every_attack_stands_on_a_page_as_text(site: Path) -> None:
    attacks = published.attacks()[::STEP] if "published" in str(site) else vectors.markup()
    told = "".join(
        a["text"] for a in json.loads((site / "data/dossier.json").read_bytes())["articles"]
    )
    plain = re.sub(r"\s+", "", told)
    shown = [one for one in attacks if re.sub(r"[\s\x00-\x1f\x7f]+", "", one) in plain]
    assert len(shown) > 500


def test_no_page_holds_anything_but_text_and_what_is_ours(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 300
    found = {f"{p.name}: {f}" for p in pages for f in looking.faults(site, p)}
    assert sorted(found) == []


@pytest.mark.parametrize(
    "planted",
    [
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", '<a href="javascript:alert(1)">a</a>', '<p style="color:red">a</p>',
        '<a href="https://a.example/">a</a>', '<img src="https://a.example/">', "<iframe></iframe>", '<a href="\\\\a.example">a</a>',
        '<script src="https://a.example/x.js"></script>', '<meta http-equiv="refresh" content="0">', '<meta http-equiv="refresh" content="0; url=//a.example/b.html">', '<form action="https://a.example/"></form>',
        '<script type="application/ld+json">{"url": "javascript:alert(1)"}</script>',
    ],
)  # fmt: skip
def test_a_planted_fault_is_seen(tmp_path: Path, planted: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<!doctype html><html><body><main>{planted}</main></body></html>")
    assert looking.faults(tmp_path, page)


def cells(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((site / "data").rglob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
            yield from ((path.name, cell) for cell in row)


def test_no_cell_of_a_table_is_a_formula(site: Path) -> None:
    found = list(cells(site))
    assert sum(cell.startswith("'") for _, cell in found) > 50
    bad = [(name, cell) for name, cell in found if begins_formula(cell) and not is_number(cell)]
    assert bad == []


def begins_formula(cell: str) -> bool:
    """Say whether the first sign that a spreadsheet does not drop begins a formula."""
    seen = next((sign for sign in cell if sign.isprintable() and not sign.isspace()), "")
    return seen in {*"=+-@＝＋－＠|%"}


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", cell) is not None


def test_no_value_begins_a_line_of_a_calendar(site: Path) -> None:
    for path in sorted(site.rglob("*.ics")):
        data = path.read_bytes()
        (calendar,) = icalendar.Calendar.from_ical(data, multiple=True)
        kinds = {component.name for component in calendar.walk()}
        assert kinds <= {"VCALENDAR", "VEVENT"}
        fields = {name for component in calendar.walk() for name in component}
        assert fields <= {
            "VERSION", "PRODID", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "TRANSP",
        }  # fmt: skip
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_no_value_begins_a_field_or_an_entry_of_a_bibliography(site: Path) -> None:
    data = site / "data"
    (bib,) = (
        data.rglob("citations.bib") if list(data.rglob("citations.bib")) else data.glob("*.bib")
    )
    library = parse_string(bib.read_text("utf-8"))
    assert len(library.entries) == articles(site)
    assert not library.strings
    assert not library.preambles
    assert not library.failed_blocks
    names = {field.key for entry in library.entries for field in entry.fields}
    assert names <= {"title", "author", "journal", "year", "month", "day", "url", "note"}
    (ris,) = [p for p in data.rglob("*.ris") if p.stem == bib.stem and p.parent == bib.parent]
    assert len(rispy.loads(ris.read_text("utf-8"))) == articles(site)
    tags = {line[:6] for line in ris.read_text("utf-8").split("\n") if line.strip()}
    assert tags <= {f"{tag}  - " for tag in ("TY", "ID", "TI", "AU", "T2", "PY", "DA", "LA", "UR", "N1", "ER")}  # fmt: skip


def test_feeds_are_well_formed_and_lead_nowhere_else(site: Path) -> None:
    found = [p for p in site.rglob("*.xml") if p.name != "sitemap.xml"] + list(site.rglob("*.atom"))
    assert found
    for path in found:
        etree.fromstring(path.read_bytes())
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo
        for link in (link["href"] for entry in feed.entries for link in entry.get("links", ())):
            assert re.match(r"(?:\.\./)*[a-z]+/[a-z0-9-]+\.html$|https?://", link), link


def test_every_json_file_is_json_and_every_script_ends_where_it_should(site: Path) -> None:
    for path in [*site.rglob("*.json"), *site.rglob("*.jsonld")]:
        json.loads(path.read_bytes())
    for path in sorted(site.rglob("*.svg")):
        assert "<script" not in path.read_text("utf-8").lower()


def test_only_places_that_the_builder_minted_are_written(site: Path) -> None:
    for path in site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._~-]+", path.name), path
    assert not shutil.which("blns.fail")
