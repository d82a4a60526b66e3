"""In a real browser, with the content policy taken away, no attack runs and nothing else is asked for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page
from tests.safety import hostile, vectors
from tests.safety.conftest import Once

from dossier import building
from dossier.layout import Options

pytestmark = [pytest.mark.browser, pytest.mark.slow]

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


def build(folder: Path) -> None:
    hostile.write(folder / "dossier")
    building.build(folder / "dossier", Options(cache=False, jobs=1))


@pytest.fixture(scope="module")
def bare(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site without its content policy."""
    site = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(once("hostile", build) / "dossier/site", site)
    for path in site.rglob("*.html"):
        data, number = POLICY.subn(b"", path.read_bytes())
        assert number == 1
        path.write_bytes(data)
    return site


class Watched:
    """A page with everything that ran or was asked for although it must not."""

    def __init__(self, browser: Browser) -> None:
        self.page: Page = browser.new_context().new_page()
        self.found: list[str] = []
        self.page.on("dialog", self._ran)
        self.page.on("request", self._asked)
        self.page.on("popup", lambda popup: self.found.append(f"opened: {popup.url}"))
        self.page.on("pageerror", lambda error: self.found.append(f"broke: {error}"))

    def _ran(self, dialog: Dialog) -> None:
        self.found.append(f"ran: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith("file://"):
            self.found.append(f"asked: {url}")


def chosen(site: Path) -> list[Path]:
    """Return pages of every kind; of articles, those that hold most attacks."""
    kinds = [site, *(folder for folder in site.iterdir() if folder.is_dir())]
    pages: list[Path] = []
    for folder in kinds:
        found = sorted(folder.glob("*.html"), key=lambda p: (-p.stat().st_size, p.name))
        pages += found if folder == site else found[: 12 if folder.name == "articles" else 3]
    return pages


def test_no_attack_runs_and_no_other_host_is_asked(browser: Browser, bare: Path) -> None:
    watched = Watched(browser)
    pages = chosen(bare)
    assert len(pages) > 30
    for path in pages:
        watched.page.goto(path.as_uri())
        touch(watched.page)
    assert watched.found == []


def touch(page: Page) -> None:
    """Do what a reader does with a page: unfold, sort, filter, hover, focus."""
    page.evaluate(
        """() => {
        document.querySelectorAll('details').forEach((one) => { one.open = true; });
        document.querySelectorAll('thead button').forEach((one) => one.click());
        document.querySelectorAll('.filter input').forEach((one) => { one.value = 'a'; one.oninput?.(); });
        for (const one of document.querySelectorAll('main a, main img, main summary, main svg')) {
          for (const kind of ['mouseover', 'focus', 'load', 'error', 'toggle'])
            one.dispatchEvent(new Event(kind));
        }
    }"""
    )


@pytest.mark.parametrize(
    "asked", ["script", "onerror alert", '"alert 1"', "javascript", "svg", "dam"]
)
def test_no_attack_runs_among_the_hits_of_a_search(
    browser: Browser, bare: Path, asked: str
) -> None:
    watched = Watched(browser)
    watched.page.goto((bare / "search.html").as_uri())
    watched.page.fill("#search [name=q]", asked)
    watched.page.press("#search [name=q]", "Enter")
    watched.page.wait_for_selector("#hits li")
    touch(watched.page)
    assert watched.page.locator("#hits script, #hits img, #hits svg, #hits iframe").count() == 0
    assert watched.found == []


@pytest.mark.parametrize("query", ["q=<img src=x onerror=alert(1)>", "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "__proto__[x]=alert(1)&q=dam", "source=javascript:alert(1)&q=dam"])  # fmt: skip
def test_nothing_in_an_address_runs(browser: Browser, bare: Path, query: str) -> None:
    watched = Watched(browser)
    for page in ("search.html", "index.html", "names.html"):
        watched.page.goto(f"{(bare / page).as_uri()}?{query}#{query}")
        watched.page.wait_for_load_state()
    assert watched.found == []


def test_a_planted_attack_is_seen(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser)
    for number, attack in enumerate(planted()):
        page = tmp_path / f"planted-{number}.html"
        page.write_text(f"<!doctype html><body>{attack}", "utf-8")
        watched.page.goto(page.as_uri())
        touch(watched.page)
    assert sum(line.startswith("ran") for line in watched.found) >= 3
    assert any(line.startswith("asked") and vectors.HOST in line for line in watched.found)


def planted() -> tuple[str, ...]:
    return (
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<main><a onmouseover=alert(1)>a</a></main>",
        f"<img src=https://{vectors.HOST}/x.png>",
    )  # fmt: skip
