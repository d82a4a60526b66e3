"""The five articles of the shipped dossier, as a careful reader reads them."""

from pathlib import Path

import pytest

from dossier import loader
from dossier.model import Article, Basis

SEEDS = Path(__file__).parents[2] / "seeds"


def read(number: str) -> tuple[Article, str]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    data = path.read_bytes()
    parsed = loader.parse(f"seeds/{path.name}", data, folder="seeds")
    assert parsed.issues == ()
    (article,) = parsed.articles
    return article, data.decode()


def lines_of(article: Article, raw: str, kind: str) -> list[int]:
    """Return the lines, counted from 1, in which blocks of a kind begin."""
    blocks = [b for b in article.blocks if b.kind == kind]
    starts = [next(r.raw_start for r in article.runs if r.start >= b.span.start) for b in blocks]
    return [raw.count("\n", 0, start) + 1 for start in starts]


def removed_lines(article: Article, raw: str) -> list[int]:
    return [raw.count("\n", 0, r.raw.start) + 1 for r in article.removed]


FACTS = [
    # file, paragraphs, lines of captions, lines removed
    ("000", 10, [], [6]),
    ("001", 16, [5, 20], [6, *range(42, 62)]),
    ("002", 10, [], [25, 27, 29]),
    ("003", 11, [3], [28, 30, 32, 34, 36]),
    ("004", 12, [], [17]),
]


@pytest.mark.parametrize(("number", "paragraphs", "captions", "removed"), FACTS)
def test_each_line_is_what_it_is(
    number: str, paragraphs: int, captions: list[int], removed: list[int]
) -> None:
    article, raw = read(number)

    assert sum(b.kind == "paragraph" for b in article.blocks) == paragraphs
    assert lines_of(article, raw, "caption") == captions
    assert removed_lines(article, raw) == removed
    assert (article.language, article.direction) == ("en", "ltr")
    loader.account(article, raw)


HEADLINES = [
    ("000", None, None),
    ("001", "Iran, Iraq ink deal for security cooperation over Kurdish border region", 3),
    ("002", "Iran, Iraq sign security deal boosting border cooperation", 3),
    ("003", "Senior Iraqi delegation led by national security adviser arrives in Tehran", None),
    ("004", None, None),
]


@pytest.mark.parametrize(("number", "headline", "standfirst"), HEADLINES)
def test_headlines_and_standfirsts_are_found_where_there_are_any(
    number: str, headline: str | None, standfirst: int | None
) -> None:
    article, raw = read(number)

    assert article.headline is not None
    if headline is None:
        assert article.headline.basis == Basis.LEDE
    else:
        assert (article.headline.value, article.headline.basis) == (headline, Basis.HEADLINE)
    lines = lines_of(article, raw, "standfirst")
    assert lines == ([] if standfirst is None else [standfirst])


def test_who_published_is_said_only_where_the_text_says_it() -> None:
    named = {n: read(n)[0].source for n in ("000", "001", "002", "003", "004")}

    assert {n: f and (f.value, f.basis) for n, f in named.items()} == {
        "000": ("GNP", Basis.DATELINE),
        "001": None,
        "002": ("Al-Monitor", Basis.TOLD),
        "003": ("ESTA", Basis.DATELINE),
        "004": ("247 News Reel", Basis.AUTHOR_NOTE),
    }


def test_agencies_and_other_outlets_are_credits() -> None:
    assert [f.value for f in read("001")[0].agencies] == ["AFP"]
    assert [f.value for f in read("002")[0].agencies] == []
    assert [f.value for f in read("003")[0].agencies] == ["Anadolu Agency"]
    assert [f.value for f in read("004")[0].via] == ["RES-IPE", "Kathimerini"]
    assert [f.value for f in read("004")[0].byline] == ["Anna White"]


def test_datelines_are_split_from_ledes() -> None:
    lines = {n: read(n)[0] for n in ("000", "001", "002", "003", "004")}
    words = {n: a.dateline and a.dateline.span.of(a.text) for n, a in lines.items()}

    assert words == {
        "000": "Baghdad, 20 March 2023 (GNP):",
        "001": "BAGHDAD, Iraq —",
        "002": None,
        "003": "SULAIMANI (ESTA) —",
        "004": None,
    }


def test_dates_come_from_the_dateline_or_from_the_earliest_day_the_text_allows() -> None:
    found = {n: read(n)[0].published for n in ("000", "001", "002", "003", "004")}

    assert {n: f and (str(f.when.start), f.basis) for n, f in found.items()} == {
        "000": ("2023-03-20", Basis.DATELINE),
        "001": ("2023-03-19", Basis.EARLIEST),
        "002": None,
        "003": None,
        "004": None,
    }


def test_labels_are_marked() -> None:
    article, _ = read("002")

    labels = [b.label.of(article.text) for b in article.blocks if b.label]
    assert labels == ["Background:", "Why it matters:"]


def test_ids_leave_out_the_folder_of_the_clippings() -> None:
    assert read("000")[0].id == "000-b1079218a7b5285f"
