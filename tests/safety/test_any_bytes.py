"""A fuzz target for each format: any bytes before it, all of the reading behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.safety import vectors
from tests.support import FUZZ

from dossier import intake, loader
from dossier.loader import Fetched
from dossier.loader.formats import FORMATS
from dossier.model import Settings
from dossier.stowed import unfolded

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "formats/examples").iterdir())
PIECES = st.one_of(st.sampled_from(vectors.everything() + vectors.NAUGHTY), st.text(max_size=30))


@pytest.mark.slow
@pytest.mark.parametrize("row", FORMATS, ids=lambda row: str(row.name))
@settings(max_examples=2_000 if FUZZ else 8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_become_articles_or_issues(row: object, data: st.DataObject) -> None:
    suffixes: tuple[str, ...] = row.suffixes  # type: ignore[attr-defined]
    good = [path.read_bytes() for path in EXAMPLES if path.suffix in suffixes] or [b"A dam fell."]
    whole = data.draw(st.sampled_from(good))
    at = data.draw(st.integers(0, len(whole)))
    more = "".join(data.draw(st.lists(PIECES, max_size=4))).encode("utf-8", "replace")
    read(f"a{suffixes[0]}", whole[:at] + more + whole[at + data.draw(st.integers(0, 80)) :])


def read(name: str, data: bytes) -> None:
    """Read a clipping as a build does, and hold what must be true of whatever it gives."""
    got = intake.read_one(intake.Job(name, Fetched(data), Settings()))
    assert got.readings or got.issues
    for reading in unfolded(got.readings, got.articles()):
        article = reading.article
        spans = [block.span for block in article.blocks]
        spans += [sentence.span for sentence in reading.study.sentences]
        spans += [quote.span for quote in reading.study.quotes]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        assert all(span.of(article.text).strip() == span.of(article.text) for span in spans)
        article.text.encode()


def test_naughty_strings_are_read_as_clippings_and_as_titles() -> None:
    for text in vectors.NAUGHTY:
        story = f"{text}\n\nThe dam of Tartville was closed on Monday, the council said.\n"
        for data in (text, story, f"---\ntitle: {text}\n---\n{story}"):
            parsed = loader.parse("a.md", data.encode("utf-8", "replace"))
            assert parsed.articles or parsed.issues
