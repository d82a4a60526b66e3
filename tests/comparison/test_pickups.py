from __future__ import annotations

from tests.comparison.readings import reading

from dossier.analysis import pickups
from dossier.memo import alone

COPY = (
    "The harbour master of Skerra ordered all boats to stay in port until the swell had gone down, "
    "and the school beside the quay was closed for two days."
)
EDITED = (
    "The harbour master in Skerra told all boats to stay in port until the heavy swell had gone down, "
    "and the old school beside the quay stayed closed for two days."
)
OTHER = "Farmers in the Ister valley expect the best plum harvest in a decade after a dry spring."


def words(text: str, passage: object) -> str:
    return passage.span.of(text)  # type: ignore[attr-defined,no-any-return]


def test_a_passage_taken_over_word_for_word_is_found_with_its_place_in_both() -> None:
    a, b = reading(f"{OTHER}\n{COPY}", "a"), reading(f"{COPY}\nNothing else was said.", "b")
    (found,) = pickups.find([a, b]).pickups
    assert words(a.article.text, found.a) == COPY[:-1]
    assert words(b.article.text, found.b) == COPY[:-1]
    assert found.share == 1.0


def test_a_lightly_edited_passage_is_found_as_one() -> None:
    (found,) = pickups.find([reading(COPY, "a"), reading(EDITED, "b")]).pickups
    assert 0.7 < found.share < 1.0


def test_articles_on_different_matters_share_nothing() -> None:
    assert pickups.find([reading(COPY, "a"), reading(OTHER, "b")]).pickups == ()


def test_the_same_quote_in_two_articles_is_no_pickup() -> None:
    quote = (
        "“We will rebuild every house in this valley before the first snow falls on the passes,”"
    )
    a = reading(f"{quote} said Ana Velm.", "a")
    b = reading(f"Ana Velm told reporters: {quote} and left.", "b")
    assert [p for p in pickups.find([a, b]).pickups if p.share > 0.9] == []


def test_dates_say_who_took_over_from_whom() -> None:
    late = reading(COPY, "a", published="2024-05-09")
    early = reading(COPY, "b", published="2024-05-07")
    (found,) = pickups.find([late, early]).pickups
    assert (found.a.article, found.b.article, found.directed) == ("b", "a", True)


def test_without_dates_and_credits_the_direction_stays_open() -> None:
    (found,) = pickups.find([reading(COPY, "a"), reading(COPY, "b")]).pickups
    assert not found.directed


def test_articles_that_are_one_text_are_one_family() -> None:
    rows = [reading(COPY, "a"), reading(EDITED, "b"), reading(OTHER, "c")]
    (family,) = pickups.families(rows, pickups.find(rows), alone(rows))
    assert family.articles == ("a", "b")


def test_what_an_outlet_prints_under_everything_is_no_pickup() -> None:
    note = (
        "Write to our newsroom about this story and tell us what you think of the coverage today."
    )
    bodies = (
        OTHER,
        "The opera in Lindau opens late.",
        "A comet passed.",
        "Bread costs more in Velden.",
    )
    rows = [
        reading(f"{b}\n{note}", f"a{n}", source="The Lowden Echo") for n, b in enumerate(bodies)
    ]
    assert pickups.find(rows).pickups == ()
