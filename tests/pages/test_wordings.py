"""Wordings of one quote: each once, with all who print it, and with what the first does not have."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.builder.aligning import differing
from dossier.builder.pages.parts import Cited
from dossier.builder.pages.quotes import Wording, apparatus


def wording(number: int, words: str, kind: str = "direct") -> Wording:
    cited = Cited(words, f"articles/a.html#s{number}", "Herald", "", None, "", "en")
    return Wording(str(number), cited, (), (), kind, None, None, None)


def test_the_same_words_are_shown_once_with_every_place_that_has_them() -> None:
    first, other, again = (
        wording(i, w)
        for i, w in enumerate(("The tarts are gone.", "Tarts!", "The tarts are gone."))
    )
    shown = apparatus([first, other, again])
    assert [w.cited.words for w in shown] == ["The tarts are gone.", "Tarts!"]
    assert shown[0].witnesses == (again.cited,)


def test_words_that_may_not_be_shown_are_not_taken_for_the_same() -> None:
    assert len(apparatus([wording(1, ""), wording(2, "")])) == 2


def test_the_same_words_with_and_without_quotation_marks_are_two_wordings() -> None:
    words = "the tarts are gone"
    assert len(apparatus([wording(1, words), replace(wording(2, words), kind="indirect")])) == 2


def test_what_the_first_wording_does_not_have_is_marked() -> None:
    found = differing("Around 6am I heard a noise.", "Around 6 o'clock I heard a noise.")
    assert "".join(s.text for s in found) == "Around 6 o'clock I heard a noise."
    assert [s.text for s in found if not s.same] == ["6 o'clock"]


def test_wordings_that_share_next_to_nothing_are_not_compared() -> None:
    assert (
        differing("Off with her head!", "The garden was painted red before the procession.") == ()
    )


def test_a_wording_that_has_nothing_of_its_own_has_no_marks() -> None:
    assert differing("The tarts are gone, said he.", "The tarts are gone") == ()
