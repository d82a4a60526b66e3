import pytest

from dossier import loader
from dossier.model import Article, Basis

BODY = "A harbour wall fell into the sea on Tuesday, injuring five people, the mayor said.\n"


def read(text: str) -> Article:
    (article,) = loader.parse("a.md", text.encode()).articles
    loader.account(article, text)
    return article


@pytest.mark.parametrize(
    "matter",
    [
        '---\ntitle: "Wall falls"\ndate: 2031-04-02T10:00:00+02:00\nauthor: Mara Quill\n---\n',
        '+++\ntitle = "Wall falls"\ndate = 2031-04-02\nauthors = ["Mara Quill"]\n+++\n',
        "Title: Wall falls\nDate: 2031-04-02 10:20\nAuthor: Mara Quill\n\n",
        "---\ntitle: Wall falls\nauthor:\n  - '[[Mara Quill]]'\npublished: 2031-04-02\n---\n",
    ],
    ids=["hugo-yaml", "hugo-toml", "pelican", "obsidian"],
)
def test_front_matter_gives_fields(matter: str) -> None:
    article = read(matter + BODY)

    assert article.headline is not None
    assert article.headline.value == "Wall falls"
    assert article.headline.basis == Basis.FRONT_MATTER
    assert [b.value for b in article.byline] == ["Mara Quill"]
    assert article.published is not None
    assert str(article.published.when.start) == "2031-04-02"
    assert article.text == BODY.strip()


def test_a_field_leads_back_to_its_words() -> None:
    text = f"---\nurl: https://ellery.example/a\npublisher: Ellery Courier\n---\n{BODY}"

    article = read(text)

    assert article.source is not None
    assert article.source.raw is not None
    assert article.source.raw.of(text) == "Ellery Courier"


def test_marks_are_not_words() -> None:
    article = read(
        "# A *wall* falls\n\nThe **mayor** [said](http://x.example/a_(b)) it &amp; left.\n"
    )

    assert article.text == "A wall falls\nThe mayor said it & left."


def test_blocks_keep_what_the_markup_says() -> None:
    article = read(f"# Wall falls\n\n{BODY}\n## What is known\n\n> {BODY}\n- {BODY}")

    kinds = [b.kind for b in article.blocks]
    assert kinds == ["headline", "paragraph", "subheading", "paragraph", "paragraph"]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert (
        read("A harbour wall fell into the\nsea on Tuesday, the mayor said.\n").text.count("\n")
        == 0
    )


def test_broken_front_matter_is_an_issue_and_the_text_is_read() -> None:
    parsed = loader.parse("a.md", f'---\ntitle: "Wall\n---\n{BODY}'.encode())

    assert [i.code for i in parsed.issues] == ["broken-front-matter"]
    assert parsed.articles[0].text == BODY.strip()


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(9))

    parsed = loader.parse("a.md", f"---\n{bomb}---\n{BODY}".encode())

    assert [i.code for i in parsed.issues] == ["broken-front-matter"]


def test_an_agency_in_the_byline_is_an_agency() -> None:
    article = read(f"---\nauthor: Associated Press\n---\n{BODY}")

    assert article.byline == ()
    assert [a.value for a in article.agencies] == ["AP"]


def test_the_host_names_the_outlet_where_nothing_else_does() -> None:
    article = read(f"---\nurl: https://www.ellery.example/a\n---\n{BODY}")

    assert article.source is not None
    assert (article.source.value, article.source.basis) == ("ellery.example", Basis.ADDRESS)


def test_a_dateline_takes_its_year_from_the_date_of_publication() -> None:
    article = read(f"---\ndate: 2032-01-02\n---\nPORT ELLERY, Dec 30 (Reuters) - {BODY}")

    assert article.dateline is not None
    assert article.dateline.date is not None
    assert str(article.dateline.date.when.start) == "2031-12-30"
