"""Lines into which a scraper glued buttons, captions and credits with the text."""

from dossier import loader

LEDE = (
    "A harbour wall fell into the sea on Tuesday, injuring five people, the mayor said. "
    "Engineers had warned the council twice that the wall would not last another winter."
)
MORE = "The council will meet on Thursday to decide whether the rest of it has to come down."
TITLE = "Harbour wall falls into the sea\n\n"


def read(line: str) -> list[tuple[str, str]]:
    (article,) = loader.parse("a.txt", f"{TITLE}{line}".encode()).articles
    loader.account(article, f"{TITLE}{line}")
    return [(b.kind, b.span.of(article.text)) for b in article.blocks[1:]]


def test_a_caption_between_two_credits_is_a_caption() -> None:
    line = f"{LEDE} Getty Images 3 Divers search the harbour on Tuesday Getty Images 3 {MORE}"

    assert read(line) == [
        ("paragraph", LEDE),
        ("caption", "Divers search the harbour on Tuesday"),
        ("paragraph", MORE),
    ]


def test_a_caption_ends_where_a_sentence_begins() -> None:
    line = (
        f"Image copyright EPA Image caption Divers search the harbour of Port Ellery {LEDE} {MORE}"
    )

    assert read(line) == [
        (
            "caption",
            "Image copyright EPA Image caption Divers search the harbour of Port Ellery",
        ),
        ("paragraph", f"{LEDE} {MORE}"),
    ]


def test_a_name_with_an_article_is_no_end_of_a_caption() -> None:
    line = f"Image copyright EPA Image caption Divers told The Ellery Courier of it. {LEDE} {MORE}"

    assert read(line)[-1] == ("paragraph", f"Divers told The Ellery Courier of it. {LEDE} {MORE}")


def test_text_between_buttons_is_text_and_never_navigation() -> None:
    buttons = "Play now Watch this video again Video will play in Share this video Watch Next"

    kinds = read(f"{LEDE} {buttons} {MORE}")

    assert kinds == [("paragraph", LEDE), ("paragraph", MORE)]


def test_a_standfirst_without_an_end_stands_before_the_buttons() -> None:
    first = "The wall had been built in 1952 and was thought to be the strongest on this part of the coast"
    button = "Click to share on Facebook (Opens in new window)"

    assert read(f"{first} {button} {LEDE} {MORE}")[0] == ("standfirst", first)
