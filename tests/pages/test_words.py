from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from dossier.builder import theme
from dossier.builder.words import Words, isolated, words
from dossier.lang import table
from dossier.model import Basis, Interval, Precision


def interval(start: str | None, end: str | None, precision: Precision) -> Interval:
    days = [dt.date.fromisoformat(d) if d else None for d in (start, end)]
    return Interval(days[0], days[1], precision)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (interval("2023-03-20", "2023-03-20", "day"), "20 March 2023"),
        (interval("2022-11-01", "2022-11-30", "month"), "November 2022"),
        (interval("2016-01-01", "2016-12-31", "year"), "2016"),
        (interval("2022-10-01", "2022-12-31", "late in the year"), "late 2022"),
        (interval("1990-01-01", "1999-12-31", "decade"), "the 1990s"),
        (interval("2023-03-13", "2023-03-19", "week"), "the week of 13 March 2023"),
        (interval("2023-03-01", "2023-05-05", "range"), "1 March – 5 May 2023"),
        (interval("2023-03-01", "2023-03-05", "range"), "1 – 5 March 2023"),
        (interval("2022-12-31", "2023-01-02", "range"), "31 December 2022 – 2 January 2023"),
        (interval("2023-03-19", None, "earliest"), "not before 19 March 2023"),
        (interval("1910-01-01", "1945-12-31", "range"), "1910 – 1945"),
        (interval(None, "2023-03-19", "range"), "not after 19 March 2023"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(when: Interval, said: str) -> None:
    assert words("en").when(when) == said


def test_no_phrase_has_the_name_of_something_else() -> None:
    own = {name for name in dir(Words("en")) if not name.startswith("__")}
    assert own.isdisjoint(table("en", "interface"))


def test_every_basis_has_its_words() -> None:
    assert all(words("en").label("basis", basis.value) for basis in Basis)


def test_every_phrase_that_a_template_uses_is_in_the_catalogue() -> None:
    known = (
        {"kind_"} | set(table("en", "interface")) | {n for n in dir(Words) if not n.startswith("_")}
    )
    for path in sorted(theme.shipped("templates").glob("*.html")):
        used = set(re.findall(r"\bw\.(\w+)", path.read_text("utf-8")))
        used |= set(re.findall(r"w\.(?:noun|count|say)\([^)]*?'(\w+)'", path.read_text("utf-8")))
        assert used <= known, f"{path.name}: {sorted(used - known)}"


def test_every_phrase_of_the_catalogue_is_used_somewhere() -> None:
    package = Path(theme.__file__).parent
    places = [*theme.shipped("templates").glob("*"), *package.rglob("*.py")]
    used = {word for path in places for word in re.findall(r"\w+", path.read_text("utf-8"))}
    built = (
        "basis_",
        "date_",
        "about_",
        "diff_",
        "kind_",
        "quote_",
        "changes_",
        "status_",
        "level_",
        "row_",
        "why_",
        "rights_",
        "reason_",
    )
    unused = [k for k in table("en", "interface") if k not in used and not k.startswith(built)]
    assert unused == []


def test_a_language_has_as_many_forms_of_a_noun_as_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = {
        "plural": ("(?:.*[^1])?1", "(?:.*[^1])?[2-4]"),
        "article": ("статья", "статьи", "статей"),
        "thousands": ("space",),
    }
    english = table("en", "interface")
    monkeypatch.setattr(
        "dossier.builder.words.table", lambda code, _: own if code == "ru" else english
    )
    russian = Words("ru")
    found = {n: russian.noun(n, "article") for n in (0, 1, 2, 4, 5, 11, 12, 21, 22, 111, 1_003)}
    assert [n for n, form in found.items() if form == "статья"] == [1, 21]
    assert [n for n, form in found.items() if form == "статьи"] == [2, 4, 22, 1_003]
    assert russian.count(12_345, "article") == "12\u202f345 статей"
    assert (russian.noun(1, "point"), russian.noun(3, "point")) == ("point", "points")


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert words("xx").events == "Events"


def test_right_to_left_words_in_a_sentence_are_isolated_and_nothing_else_changes() -> None:
    assert isolated("A “مرآة العجائب”, B") == "A “<bdi>مرآة العجائب</bdi>”, B"
    assert isolated("Tartville <Ταρτβίλ>") == "Tartville &lt;Ταρτβίλ&gt;"
