"""A fuzz target for each format: whole program behind it, any bytes before it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.safety import vectors

from dossier import intake
from dossier.loader import Fetched
from dossier.loader.formats import FORMATS
from dossier.model import Settings

FUZZ = bool(os.environ.get("DOSSIER_FUZZ_SECONDS"))
EXAMPLES = Path(__file__).resolve().parents[1] / "formats/examples"
PIECES = st.one_of(st.sampled_from(vectors.everything() + vectors.NAUGHTY), st.text(max_size=30))


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: str(row.name))
@settings(
    max_examples=3_000 if FUZZ else 12, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_any_bytes_become_articles_or_issues(row: object, data: st.DataObject) -> None:
    suffixes: tuple[str, ...] = row.suffixes  # type: ignore[attr-defined]
    good = [p.read_bytes() for p in sorted(EXAMPLES.iterdir()) if p.suffix in suffixes] or [b"a"]
    whole = data.draw(st.sampled_from(good))
    at = data.draw(st.integers(0, len(whole)))
    more = "".join(data.draw(st.lists(PIECES, max_size=4))).encode("utf-8", "replace")
    given_bytes = whole[:at] + more + whole[at + data.draw(st.integers(0, 80)) :]
    read = intake.read_one(intake.Job(f"a{suffixes[0]}", Fetched(given_bytes), Settings()))
    assert read.readings or read.issues
