from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.support import make_article

from dossier.analysis import names, quotes, split

CASES = Path(__file__).parent / "cases" / "speech.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for part in CASES.read_text("utf-8").split("\n== ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, expected = rest.partition("\n--\n")
        found.append((title, text.strip(), expected.split("\n\n")[0].strip().splitlines()))
    return found


def read(text: str) -> list[str]:
    article = make_article(text)
    sentences = split(article)
    found = quotes.find(article, sentences, names.find(article, sentences).names)
    return [
        f"{q.kind} | {q.speaker.text if q.speaker else '-'} | {q.span.of(article.text)}"
        for q in found
    ] or ["nothing"]


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_speech_is_read_as_the_case_says(title: str, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("title", "text"), [c[:2] for c in cases()], ids=[c[0] for c in cases()])
def test_what_tells_that_somebody_speaks_is_no_white_space(title: str, text: str) -> None:
    article = make_article(text)
    sentences = split(article)
    found = quotes.find(article, sentences, names.find(article, sentences).names)
    cues = [quote.cue.of(article.text) for quote in found if quote.cue]
    assert cues == [cue.strip() for cue in cues]


def test_a_source_behind_another_speaker_is_named_as_the_way_it_became_known() -> None:
    article = make_article(
        "Ivo Lark denounced “a wild plot” in Sarn, according to the Marlow Echo."
    )
    sentences = split(article)
    (quote,) = quotes.find(article, sentences, names.find(article, sentences).names)
    assert quote.speaker is not None
    assert quote.speaker.via is not None
    assert quote.speaker.via.of(article.text) == "the Marlow Echo"


def test_a_caption_between_does_not_change_who_he_is() -> None:
    article = make_article(
        "Premier Ivo Lark opened the dam.\nJudge Oona Pell feeds a heron.\nHe said it was safe."
    )
    first, second, third = article.blocks
    article = replace(article, blocks=(first, replace(second, kind="caption"), third))
    sentences = split(article)
    (quote,) = quotes.find(article, sentences, names.find(article, sentences).names)
    assert quote.speaker is not None
    assert quote.speaker.text == "Ivo Lark"


@pytest.mark.parametrize(
    "text", ["“", "”", '"""', "''", "“ ” “", "‘’‘’", "“a", "said", "said.", ":"]
)
def test_marks_without_words_are_no_quotes(text: str) -> None:
    assert read(text) == ["nothing"]


def test_a_mark_that_is_not_closed_spoils_one_paragraph_at_most() -> None:
    found = read("He said “the dam is safe.\nThe town slept.\n“It broke,” said Ivo Lark.")
    assert found[-1] == "direct | Ivo Lark | It broke,"


def test_long_text_without_an_end_is_read_in_time() -> None:
    read("“he said, and " * 2_000)
    read("said " * 4_000)
    read("according to " * 2_000)


@pytest.mark.parametrize(
    ("before", "called"),
    [
        ("The Carran ambassador, Edda Vale, stood in the rain.", "diplomat"),
        ("Edda Vale, a professor of law at Tarn, was not surprised.", "academic"),
        ("Police chief Edda Vale saw no boat.", "officer"),
    ],
)
def test_a_word_for_the_holders_of_several_offices_stands_for_the_last_who_spoke(
    before: str, called: str
) -> None:
    article = make_article(f"{before} “We will wait,” the {called} said.")
    sentences = split(article)
    found = names.find(article, sentences).names
    *_, last = quotes.find(article, sentences, found)
    assert last.speaker is not None
    assert last.speaker.name is not None
    assert found[last.speaker.name].label == "Edda Vale"
