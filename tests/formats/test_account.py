"""Of every file in the shape that tools and sites write: no character is lost and none is used twice."""

from pathlib import Path

import pytest

from dossier import loader
from dossier.loader.decode import decode

HERE = Path(__file__).parent
FILES = sorted(
    path
    for folder in ("examples", "pages", "saved")
    for path in (HERE / folder).iterdir()
    if path.suffix not in {".record", ".yaml"}
)
WHOLE = [path for path in FILES if path.name.startswith(("language_", "encoding_"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_two_parts_of_an_article_share_a_character(path: Path) -> None:
    for article in loader.parse(path.name, path.read_bytes()).articles:
        spans = [(run.raw_start, run.raw_end) for run in article.runs]
        spans += [(part.raw.start, part.raw.end) for part in article.removed if len(part.raw)]
        at = 0
        for start, end in sorted(spans):
            assert at <= start < end <= article.raw_length
            at = end


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_an_article_leads_back_to_its_file(path: Path) -> None:
    for article in loader.parse(path.name, path.read_bytes()).articles:
        at = 0
        for run in sorted(article.runs, key=lambda run: run.start):
            assert not article.text[at : run.start].strip()
            at = run.end
        assert not article.text[at:].strip()


@pytest.mark.parametrize("path", [p for p in WHOLE if p.suffix == ".txt"], ids=lambda p: p.name)
def test_every_letter_of_a_plain_text_is_kept_or_said_to_be_removed(path: Path) -> None:
    raw = decode(path.read_bytes()).text
    for article in loader.parse(path.name, path.read_bytes()).articles:
        parts = loader.account(article, raw)
        between = "".join(part.raw.of(raw) for part in parts if part.kind == "between")
        assert not any(char.isalnum() for char in between)
