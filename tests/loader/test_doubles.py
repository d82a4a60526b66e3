from dossier import loader
from dossier.model import Article

BODY = (
    "A harbour wall fell into the sea on Tuesday, injuring five people, the mayor said.\n\n"
    "Engineers had warned the council twice that the wall would not last another winter.\n"
)


def read(file: str, matter: str = "", body: str = BODY) -> Article:
    text = f"---\n{matter}---\n{body}" if matter else body
    (article,) = loader.parse(file, text.encode()).articles
    return article


def kept(*articles: Article) -> list[str]:
    again, issues = loader.once(articles, [*map(loader.keys_of, articles)])
    assert len(again) == len(issues)
    return [a.file for i, a in enumerate(articles) if i not in again]


def test_the_same_text_in_two_files_is_kept_once_and_both_files_are_named() -> None:
    articles = [read("a.txt"), read("b.md")]
    again, (issue,) = loader.once(articles, [*map(loader.keys_of, articles)])

    assert again == {1}
    assert "a.txt" in issue.message
    assert "b.md" in issue.message


def test_the_copy_that_is_known_best_is_kept_whatever_the_order() -> None:
    named, bare = read("z.md", "publisher: Ellery Courier\n"), read("a.txt")

    assert kept(bare, named) == kept(named, bare) == ["z.md"]


def test_the_same_words_from_two_outlets_are_two_articles() -> None:
    one, two = (
        read("a.md", "publisher: Ellery Courier\n"),
        read("b.md", "publisher: Velda Herald\n"),
    )

    assert kept(one, two) == ["a.md", "b.md"]


def test_two_captures_of_one_address_are_one_article_and_the_longer_is_kept() -> None:
    matter = "url: https://www.ellery.example/wall?utm_source=x\n"
    longer = BODY + "\nThe council will meet on Thursday.\n"

    one = read("a.md", matter)
    two = read("b.md", "url: http://ellery.example/wall/\n", longer)

    assert kept(one, two) == ["b.md"]


def test_other_words_at_one_address_are_another_article() -> None:
    matter = "url: https://ellery.example/live\n"
    other = "Nothing was heard of the missing boats on Friday, the harbour master told reporters.\n"

    assert kept(read("a.md", matter), read("b.md", matter, other)) == ["a.md", "b.md"]


def test_the_address_of_a_front_page_means_no_article() -> None:
    matter = "url: https://ellery.example/\n"
    other = f"{BODY}\nThe council will meet on Thursday.\n"

    assert len(kept(read("a.md", matter), read("b.md", matter, other))) == 2
