import pytest

from dossier.loader import parse
from dossier.model import Basis

LEDE = (
    "A judge in Port Ellery has rejected a request by the Ellery Courier to unseal the harbour file, "
    "the court said on Tuesday."
)
MORE = "The newspaper had argued that the public had a right to know what the engineers wrote."


@pytest.mark.parametrize("lede", [LEDE, f"PORT ELLERY, April 2 (Reuters) - {LEDE}"])
def test_a_headline_may_end_with_a_full_stop_where_the_lede_tells_it_again(lede: str) -> None:
    head = "Judge rejects newspaper's request to unseal harbour file."

    (article,) = parse("a.txt", f"{head}\n{lede}\n{MORE}\n".encode()).articles

    assert article.headline is not None
    assert (article.headline.value, article.headline.basis) == (head, Basis.HEADLINE)


def test_a_short_lede_is_no_headline() -> None:
    lede = "A judge in Port Ellery rejected the request on Tuesday, the court said."

    (article,) = parse("a.txt", f"{lede}\n{MORE}\n".encode()).articles

    assert article.headline is not None
    assert article.headline.basis == Basis.LEDE


@pytest.mark.parametrize(
    "lede",
    [
        "A pact on the harbours of Ellery and Marlow was signed by both mayors at the weekend| which according to the council is meant to keep boats safe.",
        "The ministers of four harbour towns agreed in Port Ellery to set up a joint force of 3,000 men| for their northern borders.",
        "The mayor of Port Ellery, which lies at the northern end of the long bay of Marlow, said of the pact| that it keeps the peace.",
    ],
)
def test_a_heading_made_from_the_lede_ends_with_no_begun_clause(lede: str) -> None:
    heading, _, rest = lede.partition("|")
    (article,) = parse("a.txt", f"{heading}{rest}\n{MORE}\n".encode()).articles

    assert article.headline is not None
    assert (article.headline.value, article.headline.basis) == (heading, Basis.LEDE)
