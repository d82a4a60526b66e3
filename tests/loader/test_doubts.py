"""What is no article is said, and so is what seems to be two."""

import pytest

from dossier import loader

WALL = "A harbour wall fell into the sea on Tuesday, injuring five people, the mayor of Port Ellery said. "
PARAGRAPHS = "\n\n".join(
    [
        f"PORT ELLERY, April 2 (Reuters) - {WALL}",
        "Engineers had warned the council twice that the wall, built in 1952, would not last another winter.",
        "Nobody was killed, but two fishing boats sank and a third was driven on to the rocks by the wave.",
        "The council will meet on Thursday to decide whether the rest of the wall has to be pulled down.",
    ]
)
TITLES = (
    "Harbour wall falls into the sea",
    "Council meets behind closed doors again",
    "Fishing fleet stays in port",
    "Engineers warned of cracks last winter",
    "Ferry company cancels its evening service",
    "School reopens after the flood",
    "Velda wins the league at last",
    "Museum returns the bronze to Kessan",
    "Bakers strike over the price of flour",
    "Rail bridge closed for another week",
)


def codes(text: str, name: str = "a.txt") -> list[str]:
    return [issue.code for issue in loader.parse(name, text.encode()).issues]


NOT_ARTICLES = {
    "not found": "Page not found\n\nSorry, the page you were looking for is not here any more.\n\nHome\nSearch",
    "error 404": "Ellery Courier\n\n404\n\nWe cannot find that page. Try the search, or go to our front page.",
    "sign in": "Sign in to continue\n\nE-mail address\nPassword\nForgot your password?\nCreate an account",
    "robots": "Access denied\n\nPlease enable JavaScript and cookies to continue.",
    "front page": "\n".join(f"{t}\nThe mayor of Port Ellery said so on Tuesday." for t in TITLES),
    "headlines": "\n".join(t for t in TITLES for _ in range(2)),
}


@pytest.mark.parametrize("text", NOT_ARTICLES.values(), ids=NOT_ARTICLES.keys())
def test_a_text_that_is_no_article_is_an_issue_and_not_shown_as_news(text: str) -> None:
    parsed = loader.parse("a.txt", text.encode())

    assert [issue.code for issue in parsed.issues] == ["not-an-article"]
    assert parsed.issues[0].message.startswith("a.txt")
    assert parsed.articles == ()


def test_a_page_that_is_no_article_is_not_shown_as_news() -> None:
    page = b"<html><head><title>Page not found</title></head><body><h1>404</h1><p>Sorry.</p></body></html>"

    assert loader.parse("a.html", page).articles == ()


ARTICLES = {
    "about a login": f"Courier readers must sign in from May\n\n{PARAGRAPHS}",
    "about a missing page": f"Ministry page not found for a week\n\n{PARAGRAPHS}",
    "a short report": f"Harbour wall falls\n\n{WALL}",
    "a list in an article": "Seven titles to read\n\n" + PARAGRAPHS + "\n\n" + "\n".join(TITLES),
}


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_is_never_taken_for_anything_else(text: str) -> None:
    parsed = loader.parse("a.txt", text.encode())

    assert len(parsed.articles) == 1
    assert parsed.issues == ()


SECOND = {
    "with a dateline": f"Council meets behind closed doors\n\nPORT ELLERY (AP) - {WALL * 4}",
    "with a byline": f"Council meets behind closed doors\n\nBy Mara Quill\n\n{WALL * 4}",
    "after a rule": f"* * *\nCouncil meets behind closed doors\nBy Mara Quill\n{WALL * 4}",
}


@pytest.mark.parametrize("second", SECOND.values(), ids=SECOND.keys())
def test_two_articles_in_one_file_are_a_finding_with_the_line_of_the_second(second: str) -> None:
    first = f"Harbour wall falls into the sea\n\n{PARAGRAPHS}\n\n"
    line = (first + second).split("Council meets")[0].count("\n") + 1

    parsed = loader.parse("a.txt", (first + second).encode())

    assert len(parsed.articles) == 1
    (issue,) = parsed.issues
    assert issue.code == "two-articles"
    assert f"line {line} " in issue.message
    assert "Council meets behind closed doors" in issue.message


def test_a_subheading_is_no_second_article() -> None:
    text = (
        f"Harbour wall falls\n\n{PARAGRAPHS}\n\nWhat engineers had said before\n\n{PARAGRAPHS[34:]}"
    )

    assert codes(text) == []


ALIKE = {
    "Тhe": "Cyrillic Т", "раураl": "Latin l", "Tаrtville": "Cyrillic а", "Αda": "Greek Α", "Квeбек": "Latin e",
}  # fmt: skip


@pytest.mark.parametrize("word", ALIKE)
def test_a_word_of_letters_that_only_look_alike_is_an_issue(word: str) -> None:
    (issue,) = loader.parse("a.txt", f"{WALL}\n\nIt was {word} who said so.\n".encode()).issues

    assert issue.code == "mixed-letters"
    assert f"“{word}” ({ALIKE[word]}" in issue.message


def test_a_name_of_letters_that_only_look_alike_is_an_issue() -> None:
    text = f"By Jоhn Smith\n\n{WALL}\n"

    assert codes(text) == ["mixed-letters"]


@pytest.mark.parametrize("words", ["ΔT and β-carotene", "SMSка пришла", "a ДНК-test", "5 μg", "Москва and Athens"])  # fmt: skip
def test_words_of_two_scripts_that_look_different_are_no_issue(words: str) -> None:
    assert codes(f"{WALL}\n\nIt was {words} that did so.\n") == []
