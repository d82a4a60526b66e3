"""Where articles come and go, the rows of all others are what they would be in an index made anew."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dossier.builder.search.postings import Stood, Term, in_order, moved
from dossier.builder.search.scripts import encoded_term

Articles = list[tuple[int, list[str]]]
"""The number of each article in its order, and the term of each of its rows."""

ARTICLE = st.lists(st.sampled_from("abcde"), min_size=1, max_size=4)
INDEX = st.dictionaries(st.integers(0, 12), ARTICLE, max_size=8).map(lambda of: sorted(of.items()))


def rows_of(articles: Articles, only: set[int]) -> dict[str, list[int]]:
    """Return the rows of each term in some articles."""
    rows: dict[str, list[int]] = {}
    number = 0
    for article, terms in articles:
        for term in terms:
            if article in only:
                rows.setdefault(term, []).append(number)
            number += 1
    return rows


def stood(articles: Articles) -> Stood:
    terms: dict[str, Term] = {}
    for term, rows in in_order(rows_of(articles, {n for n, _ in articles})):
        steps = [row - before for row, before in zip(rows, [0, *rows], strict=False)]
        terms[term] = Term(encoded_term(term, rows), steps)
    return Stood({str(n): ((len(of), b""),) for n, of in articles}, terms)


@example([(0, ["a"]), (1, ["b"])], [(1, ["b"])])
@given(INDEX, INDEX)
def test_rows_that_move_are_those_of_an_index_made_anew(before: Articles, now: Articles) -> None:
    stay = {n for n, of in now if (n, of) in before}
    starts: dict[str, int] = {}
    number = 0
    for n, of in now:
        starts |= {str(n): number} if n in stay else {}
        number += len(of)
    every = {n for n, _ in now}
    wanted = [(term, encoded_term(term, rows)) for term, rows in in_order(rows_of(now, every))]
    assert moved(stood(before), starts, rows_of(now, every - stay)) == wanted
