"""Whatever the bytes, there are articles and issues, and every character is accounted for."""

import pickle
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support import examples

from dossier import loader
from dossier.loader.decode import decode

WORDS = st.sampled_from(
    [
        "PORT ELLERY, April 2 (Reuters) - ",
        "By Mara Quill",
        "© 2031 Ellery Courier",
        "(Photo: Jon Dow/AFP)",
        "told Al-Monitor",
        "Read more: ",
        "Comments",
        "https://ellery.example/a",
        "2031-04-02",
        "A wall fell into the sea on Tuesday, the mayor said. ",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "\u200b",
        "\x00",
        "\u00a0",
        "â€™",
        "السلام عليكم",
        "---\n",
        "title: x\n",
        "**b** [l](u) &amp; ",
        "# ",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=40).map("".join))


@settings(max_examples=examples(150), deadline=None)
@given(st.binary(max_size=600))
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.unknown"])
def test_bytes_never_raise(name: str, data: bytes) -> None:
    parsed = loader.parse(name, data)

    assert parsed.articles or parsed.issues


@settings(max_examples=examples(150), deadline=None)
@given(TEXTS)
@example("B\t\u00c2\x81")
@example("\u00e2\x80")
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_every_character_of_a_text_belongs_to_one_part(name: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    raw = decode(data).text

    for article in loader.parse(name, data).articles:
        parts = loader.account(article, raw)
        assert "".join(part.raw.of(raw) for part in parts) == raw
        between = "".join(part.raw.of(raw) for part in parts if part.kind == "between")
        if name == "a.txt":
            assert not any(char.isalnum() for char in between)


@given(st.binary(max_size=300))
def test_a_sidecar_of_any_bytes_never_raises(data: bytes) -> None:
    parsed = loader.parse("a.txt", b"A wall fell into the sea on Tuesday.", data)

    assert len(parsed.articles) == 1


def test_the_result_can_be_sent_to_another_process() -> None:
    parsed = loader.parse("a.txt", b"A wall fell into the sea on Tuesday.")

    assert pickle.loads(pickle.dumps(parsed)) == parsed  # noqa: S301 - our own bytes


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "A wall fell into the sea on Tuesday, injuring five people, the mayor said.\n",
        "Home\nNews\nSport\n",
        "((((((((((",
        "- – — : ",
        "**a** [b](c) ![d](e) ",
        "By Mara Quill and ",
        "> > > ",
        "â€™",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_time_grows_with_size_and_no_faster(name: str, unit: str) -> None:
    def seconds(size: int) -> float:
        data = (unit * (size // len(unit))).encode()
        start = time.process_time()
        loader.parse(name, data)
        return time.process_time() - start

    seconds(1000)
    small = max(min(seconds(20_000) for _ in range(3)), 0.002)

    assert seconds(160_000) < small * 8 * 4
