import pytest
from tests.evaluation.dates import Case, cases, examine
from tests.support import make_article

from dossier.analysis import dates, split
from dossier.model import TimeMention


def read(text: str, published: str | None = "2023-03-20") -> list[TimeMention]:
    article = make_article(text, published=published)
    return list(dates.find(article, split(article)))


def told(text: str, published: str | None = "2023-03-20") -> list[str]:
    """Return each expression with the interval it means."""
    return [
        f"{text[m.span.start : m.span.end]} = "
        + (f"{m.when.start}..{m.when.end}" if m.when else "open")
        for m in read(text, published)
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_nothing_is_found_that_is_no_time_expression(case: Case) -> None:
    assert examine(case)[1] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came on Monday.", ["on Monday = 2023-03-20..2023-03-20"]),
        ("He came on Sunday.", ["on Sunday = 2023-03-19..2023-03-19"]),
        ("He ordered a fast beginning on Sunday.", ["on Sunday = 2023-03-26..2023-03-26"]),
        ("He will come on Sunday.", ["on Sunday = 2023-03-26..2023-03-26"]),
        ("It rained last March.", ["last March = 2022-03-01..2022-03-31"]),
        ("It rained in March.", ["in March = 2023-03-01..2023-03-31"]),
        ("It rained on 29 February.", ["on 29 February = 2020-02-29..2020-02-29"]),
        ("It is the first time in 28 years.", ["in 28 years = 1995-03-20..2023-03-20"]),
        ("It is the worst flood in a decade.", ["in a decade = 2013-03-20..2023-03-20"]),
        ("They came within 40 minutes, the first to do so.", []),
        ("The first of them had come within 40 minutes.", []),
        ("It will open within 48 hours.", ["within 48 hours = 2023-03-20..2023-03-22"]),
        ("It will end in two years.", ["in two years = 2025-01-01..2025-12-31"]),
        ("Sales fell in the fourth quarter.", ["in the fourth quarter = 2022-10-01..2022-12-31"]),
        (
            "Ties were cut between 2012 and last year.",
            ["between 2012 and last year = 2012-01-01..2022-12-31"],
        ),
    ],
)
def test_an_expression_looks_back_unless_its_verb_looks_ahead(
    text: str, expected: list[str]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the town.",
        "The Sunday Times wrote of it.",
        "It cost $2016 and weighed 1990 kilos.",
        "A 22-year-old sat on Black Friday stock.",
        "Theresa May said no.",
        "Version 3.4.2023a failed.",
        "They won by 2021 votes.",
        "The 1000-member church, of 1909 Eighth Street, burned near 1950 W. Oak Ave.",
        "He scored a touchdown in the fourth quarter.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_without_a_published_date_only_full_dates_are_resolved() -> None:
    assert told("On Sunday he recalled March 3, 2019 and last year.", None) == [
        "On Sunday = open",
        "March 3, 2019 = 2019-03-03..2019-03-03",
        "last year = open",
    ]


def test_a_published_month_resolves_what_is_the_same_on_all_its_days() -> None:
    import datetime as dt  # noqa: PLC0415 - only this test

    from dossier.model import Basis, FoundDate, Interval  # noqa: PLC0415 - only this test

    article = make_article("It fell last year, and rose on Sunday.")
    month = Interval(dt.date(2023, 3, 1), dt.date(2023, 3, 31), "month")
    dated = type(article)(
        **{f: getattr(article, f) for f in article.__struct_fields__ if f != "published"},
        published=FoundDate(month, Basis.EDITOR),
    )
    first, second = dates.find(dated, split(dated))
    assert first.when == Interval(dt.date(2022, 1, 1), dt.date(2022, 12, 31), "year")
    assert second.when is None


def test_numeric_dates_follow_the_order_that_the_article_shows() -> None:
    assert told("It began on 03/04/2022 and ended on 25/04/2022.") == [
        "on 03/04/2022 = 2022-04-03..2022-04-03",
        "on 25/04/2022 = 2022-04-25..2022-04-25",
    ]


def test_a_numeric_date_of_unknown_order_stays_open() -> None:
    assert told("It began on 03/04/2022.") == ["on 03/04/2022 = open"]


def test_a_language_without_rules_has_no_time_expressions() -> None:
    article = make_article("Er kam am Sonntag.", published="2023-03-20", language="de")
    assert dates.find(article, split(article)) == ()


def test_long_text_is_read_in_time() -> None:
    read("from 3 to 5 May to 7 May between " * 400)
    read("1/1/1/" * 600)
    read("the late last " * 600)


def test_what_an_expression_would_mean_the_other_way_is_told() -> None:
    article = make_article("He came on Sunday, and rested in 2019.", published="2023-03-20")
    (other,) = dates.otherwise(article, split(article)).values()
    assert str(other.start) == "2023-03-26"
