"""The site in one file takes the place of nothing but an earlier one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.builder.single.place import MARK, refuse_stranger, write_file
from dossier.errors import OutputError

OURS = f"<!doctype html>\n{MARK}\n".encode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_an_earlier_one_is_replaced(site: Path) -> None:
    place = write_file(OURS + b"one", site)
    refuse_stranger(site)
    assert write_file(OURS + b"two", site) == place == site.with_name("site.html")
    assert place.read_bytes() == OURS + b"two"
    assert list(site.parent.iterdir()) == [place]


@pytest.mark.parametrize("what", ["a page of somebody", "a folder", "a link", "a link to nothing"])
def test_what_somebody_else_put_there_is_left_and_named(site: Path, what: str) -> None:
    place, page = site.with_name("site.html"), site.with_name("page.html")
    page.write_bytes(OURS)
    if what == "a folder":
        place.mkdir()
    elif what == "a page of somebody":
        place.write_text("<!doctype html>\n<p>My own.")
    else:
        place.symlink_to(page if what == "a link" else site.with_name("nothing"))
    for go_on in (lambda: refuse_stranger(site), lambda: write_file(OURS + b"two", site)):
        with pytest.raises(OutputError, match=r"site\.html is not of dossier's making"):
            go_on()
    assert page.read_bytes() == OURS
    assert not site.with_name("nothing").exists()


def test_nothing_is_written_through_a_link_that_waits(site: Path) -> None:
    precious = site.with_name("precious")
    precious.write_text("precious")
    site.with_name(".site.html.new").symlink_to(precious)
    assert write_file(OURS, site).read_bytes() == OURS
    assert precious.read_text() == "precious"
