"""The search as a reader meets it, in a page of our own around ``static/search.js``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from tests.bench import corpus
from tests.exports.sample import make_edition
from tests.support import make_article

from dossier.builder import search
from dossier.builder.indexing import index
from dossier.builder.search import folding
from dossier.edition import compose
from dossier.model import Analysis, Edition, Reading, Study

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parents[2] / "static"
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self' file:">
<form id="search" action="search.html" data-index="search/" data-articles="articles/"
 data-wait="Searching" data-none="None" data-one="1 passage" data-many="{n} passages" data-more="More" data-lost="Lost">
<input name="q" type="search"><select name="source"><option value="">All</option></select>
<select name="event"><option value="">All</option></select>
<select name="person"><option value="">All</option></select>
<input name="from" type="date"><input name="to" type="date"><button>Search</button></form>
<p id="search-state" role="status"></p><ol id="hits"></ol>
<script src="search.js" defer></script>"""


def lay_out(folder: Path, edition: Edition) -> Path:
    """Write the search of an edition, and return its page."""
    for page in search.files(index(edition)):
        (folder / page.path).parent.mkdir(exist_ok=True)
        (folder / page.path).write_bytes(page.data)
    shutil.copy(STATIC / "search.js", folder)
    (folder / "search.html").write_text(HTML, "utf-8")
    return folder / "search.html"


def unrelated(readings: tuple[Reading, ...]) -> Edition:
    """Return an edition of articles of which comparing them gives nothing."""
    empty = Analysis((), (), (), (), (), (), (), (), ())
    return replace(make_edition(), readings=readings, analysis=empty)


@pytest.fixture
def small(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    yield from opened(browser, lay_out(tmp_path, make_edition()))


@pytest.fixture
def foreign(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    texts = {
        "ar": "وصل رئيس الوزراء العِراقي إلى إيران يوم الاثنين",
        "fa": "نخست‌وزیر عراق به ایران رفت و کتاب خرید",
        "ku": "سەرۆک وەزیران گەیشتە هەولێر",
        "el": "Ο πρωθυπουργός έφτασε στην Αθήνα",
    }
    articles = [make_article(t, article_id=i, language=i) for i, t in texts.items()]
    readings = tuple(Reading(a, Study((), (), (), ())) for a in articles)
    yield from opened(browser, lay_out(tmp_path, unrelated(readings)))


@pytest.fixture
def large(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    study = Study((), (), (), ())
    readings = tuple(
        Reading(
            make_article(
                f"Unique{n} in the garden.\n" + f"filler{n % 97} again " * 60,
                headline=f"Report {n}",
                published=f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}",
                article_id=f"a{n:05}",
            ),
            study,
        )
        for n in range(2_000)
    )
    yield from opened(browser, lay_out(tmp_path, unrelated(readings)))


def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """Open a page from disk; whatever it logs is a fault."""
    page = browser.new_page()
    page.set_default_timeout(5_000)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    yield page
    page.close()
    assert faults == []


def ask(page: Page, words: str) -> list[str]:
    """Ask for words, and return the addresses of the hits."""
    page.fill("[name=q]", words)
    return hits(page)


def hits(page: Page) -> list[str]:
    """Ask once more, and return the addresses of the hits."""
    page.press("[name=q]", "Enter")
    page.wait_for_selector("#hits[aria-busy=false]", state="attached")
    links = page.locator("#hits a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [str(link) for link in links]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("rainstorm", ["articles/a.html#p4"]),
        ("rainst", ["articles/a.html#p4"]),
        ("LEMONADE march", ["articles/a.html#p4"]),
        ("cafe", ["articles/b.html#p3"]),
        ("café", ["articles/b.html#p3"]),
        ("“flower market of Tartville”", ["articles/a.html#p2", "articles/b.html#p2"]),
        ('"market flower"', []),
        ("lemonade knave", []),
        ("zebra", []),
    ],
)
def test_words_lead_to_their_passages(small: Page, asked: str, found: list[str]) -> None:
    assert ask(small, asked) == found


def test_the_number_of_hits_is_told(small: Page) -> None:
    ask(small, "market")
    assert small.locator("#search-state").inner_text() == "4 passages"
    ask(small, "lemonade knave")
    assert small.locator("#search-state").inner_text() == "None"


def test_the_words_asked_for_are_marked_in_their_paragraph(small: Page) -> None:
    ask(small, "stol queen")
    assert small.locator("#hits mark").all_inner_texts() == ["stolen", "Queen"]
    assert "No tart shall be stolen again" in small.locator("#hits p").inner_text()


def test_a_headline_with_markup_is_shown_as_text(small: Page) -> None:
    ask(small, "fourteen")
    assert small.locator("#hits a").inner_text() == "=HYPERLINK(1) & <b>flowers</b>"
    assert small.locator("#hits b").count() == 0


def test_a_filter_narrows_what_is_found(small: Page) -> None:
    small.wait_for_selector("[name=source] option:nth-child(2)", state="attached")
    small.select_option("[name=source]", label="The Looking Glass")
    assert ask(small, "market") == ["articles/b.html#p2"]
    small.select_option("[name=source]", "")
    small.fill("[name=from]", "2031-05-12")
    assert {link.split("#")[0] for link in ask(small, "market")} == {"articles/a.html"}
    small.fill("[name=from]", "2031-05-13")
    assert ask(small, "market") == []


def test_a_person_is_found_without_any_word(small: Page) -> None:
    small.wait_for_selector("[name=person] option:nth-child(2)", state="attached")
    small.select_option("[name=person]", label="Queen of Hearts")
    assert hits(small) == ["articles/a.html#p2", "articles/b.html#p2"]


def test_the_keyboard_leads_from_the_question_to_the_hits_and_back(small: Page) -> None:
    small.keyboard.press("/")
    small.keyboard.type("gardeners")
    hits(small)
    small.keyboard.press("ArrowDown")
    small.keyboard.press("ArrowDown")
    assert small.evaluate("document.activeElement.getAttribute('href')") == "articles/b.html#p2"
    small.keyboard.press("ArrowUp")
    small.keyboard.press("ArrowUp")
    assert small.evaluate("document.activeElement.name") == "q"


def test_a_question_can_stand_in_the_address(small: Page) -> None:
    small.goto(small.url.split("?")[0] + "?q=" + quote("rainstorm of lemonade"))
    assert small.locator("#hits a").get_attribute("href") == "articles/a.html#p4"


def test_the_way_back_from_a_hit_leads_to_the_hits(small: Page) -> None:
    assert ask(small, "rainstorm") == ["articles/a.html#p4"]
    assert small.url.endswith("search.html?q=rainstorm")
    small.goto("about:blank")
    small.go_back()
    small.wait_for_selector("#hits a")
    assert small.locator("#hits a").get_attribute("href") == "articles/a.html#p4"
    assert small.input_value("[name=q]") == "rainstorm"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("العراقي", "ar"),
        ("ايران الوزراء", "ar"),
        ("نخستوزير", "fa"),
        ("كتاب", "fa"),
        ("ههولير", "ku"),
        ("αθηνα", "el"),
        ("ΠΡΩΘΥΠΟΥΡΓΟΣ", "el"),
    ],
)
def test_letters_that_are_alike_are_found_by_each_other(
    foreign: Page, asked: str, found: str
) -> None:
    assert ask(foreign, asked) == [f"articles/{found}.html#p1"]


def test_a_large_index_is_loaded_in_parts(large: Page) -> None:
    assert ask(large, "unique1234") == ["articles/a01234.html#p2"]
    assert large.locator("script").count() <= 4
    assert len(ask(large, "unique12")) == 25
    large.click("#more")
    large.wait_for_selector("#hits li:nth-child(50)")
    large.fill("[name=from]", "2031-12-01")
    large.fill("[name=to]", "2031-12-05")
    ask(large, "garden")
    days = large.locator("#hits small").all_inner_texts()
    assert days
    assert all("2031-12-01" <= day <= "2031-12-05" for day in days)


def test_both_sides_fold_words_alike(small: Page) -> None:
    small.wait_for_selector("[name=source] option:nth-child(2)", state="attached")
    samples = (
        "Ærøskøbing İzmir ıssız Œuvre Łódź Ðorđe ﬁn ½ Ⅻ کتێب گۆڕ مۆڵەت ٣٤ Αθήνας ｶﾞ 한국 e\u0301"
    )
    small.evaluate(
        """words => { const p = document.createElement('p'); p.id = 'sample';
      p.textContent = words; document.body.append(p); }""",
        samples,
    )
    found = small.evaluate("""async () => {
      const {fold, unseen} = await new Promise(done => { window.dx = (n, v) => n === 'index' && done(v);
        const s = document.createElement('script'); s.src = 'search/index.js?again'; document.head.append(s); });
      const seen = new RegExp(`[\\\\p{M}${unseen}]`, 'gu');
      return document.getElementById('sample').textContent.split(' ').map(w => w.toLowerCase()
        .normalize('NFKD').replace(seen, '').replace(/[^\\0-\\x7f]/g, c => fold[c] ?? c)); }""")
    assert found == [folding.fold_word(word) for word in samples.split(" ")]


ASK_ALL = """async questions => {
  const form = document.getElementById('search'), list = document.getElementById('hits');
  const lost = [];
  for (const [question, address] of questions) {
    form.elements.q.value = question;
    form.requestSubmit();
    do await new Promise(done => setTimeout(done)); while (list.ariaBusy !== 'false');
    const hits = [...list.querySelectorAll('a')].map(link => link.getAttribute('href'));
    if (!hits.includes(address)) lost.push([question, address]);
  }
  return lost;
}"""
"""Asks one question after the other, and returns those whose passage is not among the hits."""


def questions(edition: Edition) -> list[tuple[str, str]]:
    """Return four words of each passage that has as many that tell something, and its address."""
    asked = []
    for article in (reading.article for reading in edition.readings):
        for block in article.blocks:
            words = dict.fromkeys(search.words(block.span.of(article.text)))
            telling = [word for word in words if len(word) > 3]
            four = telling[:: max(1, len(telling) // 4)][:4]
            if len(four) == 4:
                asked.append((" ".join(four), f"articles/{article.id}.html#{block.id}"))
    return asked


def test_each_of_200_passages_is_found_by_four_of_its_words(
    browser: Browser, tmp_path: Path
) -> None:
    shipped, made = compose(STATIC.parent), tmp_path / "made"
    corpus.write(24, made)
    more = compose(made / "txt").readings
    edition = replace(shipped, readings=(*shipped.readings, *more))
    asked = questions(edition)
    sample = asked[:: max(1, len(asked) // 200)][:200]
    assert len(sample) == 200
    for page in opened(browser, lay_out(tmp_path, edition)):
        assert page.evaluate(ASK_ALL, sample) == []
        assert page.evaluate(ASK_ALL, [["zebra giraffe", "articles/a.html#p1"]])
