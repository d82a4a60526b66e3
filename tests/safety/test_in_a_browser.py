"""In a real browser, with the content policy taken away, no attack runs and nothing else is asked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Dialog, Error, Page
from tests.safety import looking, published, vectors
from tests.safety.conftest import STEP

from dossier.builder import markdown

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST = 80 if STEP == 1 else 12
"""Articles that are opened: the longest, which hold all attacks."""
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def bare(hostile_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site without its content policy."""
    site = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(hostile_site, site)
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
    """Return the fullest pages of every kind; of articles, as many as hold all attacks."""
    kinds: dict[tuple[Path, str], list[Path]] = {}
    for path in sorted(site.rglob("*.html"), key=lambda p: (-p.stat().st_size, p)):
        name = re.sub(r"-\d+$", "", path.stem) if path.parent == site else ""
        kinds.setdefault((path.parent, name), []).append(path)
    return [
        path
        for (folder, _), found in kinds.items()
        for path in found[: MOST if folder.name == "articles" else 3]
    ]


def held(pages: list[Path], attacks: tuple[str, ...]) -> int:
    """Return how many attacks stand on pages, as text."""
    texts = (str(html.document_fromstring(page.read_bytes()).xpath("string()")) for page in pages)
    plain = re.sub(r"[\s\x00-\x1f\x7f]+", "", "".join(texts))
    return sum(re.sub(r"[\s\x00-\x1f\x7f]+", "", one) in plain for one in attacks)


def test_no_attack_runs_and_no_other_host_is_asked(
    browser: Browser, bare: Path, hostile_site: Path
) -> None:
    watched = Watched(browser)
    pages = chosen(bare)
    assert len(pages) > 30
    attacks = published.attacks() if "published" in str(hostile_site) else vectors.markup()
    assert held(pages, attacks) > (4_300 if STEP == 1 and "published" in str(hostile_site) else 500)
    for path in pages:
        watched.page.goto(path.as_uri())
        touch(watched.page)
    assert watched.found == []


def test_no_attack_runs_in_the_site_in_one_file(
    browser: Browser, hostile_site: Path, tmp_path: Path
) -> None:
    data, number = POLICY.subn(b"", hostile_site.with_name("site.html").read_bytes())
    assert number == 1
    (tmp_path / "site.html").write_bytes(data)
    watched = Watched(browser)
    for path in chosen(hostile_site)[:: 9 if STEP == 1 else 6]:
        asked = path.relative_to(hostile_site).as_posix()
        if asked in {"404.html", "search.html"}:
            continue
        watched.page.goto(f"{(tmp_path / 'site.html').as_uri()}?{asked}")
        watched.page.wait_for_selector("main h1")
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


# An editor's notes


@pytest.mark.parametrize("whose", [vectors.everything, published.attacks, published.naughty])
def test_no_attack_runs_in_a_note(
    browser: Browser, tmp_path: Path, whose: Callable[[], tuple[str, ...]]
) -> None:
    watched, attacks = Watched(browser), whose()
    assert len(attacks) > 400
    for number, page in enumerate(pages(tmp_path, [f"{markdown.notes(a)}" for a in attacks], 300)):
        watched.page.goto(page.as_uri())
        touch(watched.page)
        if number == 0:
            assert watched.page.locator("section").count() > 250
        assert looking.faults(tmp_path, page) == []
    assert watched.found == []


def pages(folder: Path, bodies: list[str], size: int) -> Iterator[Path]:
    """Write pages of so many sections each, and yield them."""
    for at in range(0, len(bodies), size):
        path = folder / f"{at}.html"
        told = "".join(f"<section>{body}</section>" for body in bodies[at : at + size])
        path.write_bytes(f"<!doctype html><meta charset=utf-8><body><main>{told}</main>".encode("utf-8", "replace"))  # fmt: skip
        yield path


def test_published_attacks_run_where_nothing_is_cleaned(browser: Browser, tmp_path: Path) -> None:
    tried, ran = published.attacks()[:: 40 if STEP == 1 else 300], 0
    for path in pages(tmp_path, list(tried), 1):
        watched = Watched(browser)
        with suppress(Error):
            watched.page.goto(path.as_uri(), timeout=3_000)
            touch(watched.page)
        ran += any(line.startswith(("ran", "asked")) for line in watched.found)
        watched.page.context.close()
    assert ran > len(tried) / 5


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
