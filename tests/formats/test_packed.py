"""A gzipped clipping is read as what is packed in it."""

from __future__ import annotations

import gzip
import os

import pytest
from tests.formats.test_bad_input import PAGE

from dossier.loader import parse
from dossier.loader.draft import Limits

TEXT = (
    b"Canal talks begin\n\nThe council met on Tuesday to discuss the canal between the two towns.\n"
)
ROW = (
    b'{"title": "Canal talks begin", "text": "The council met on Tuesday to discuss the canal."}\n'
)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt.gz", TEXT, "plain"),
        ("a.html.gz", PAGE, "html"),
        ("a.jsonl.gz", ROW + ROW.replace(b"Canal", b"Other"), "json"),
        ("page", PAGE, "html"),
    ],
)
def test_it_is_read_by_the_name_before_its_ending_or_by_its_first_bytes(
    name: str, data: bytes, kind: str
) -> None:
    parsed = parse(name, gzip.compress(data, mtime=0))
    assert parsed.issues == ()
    assert {a.format for a in parsed.articles} == {kind}
    assert parsed.articles[0].headline
    assert "alks begin" in parsed.articles[0].headline.value


def test_zeros_after_the_stream_are_passed_over() -> None:
    assert parse("a.txt.gz", gzip.compress(TEXT, mtime=0) + b"\0" * 512).issues == ()


@pytest.mark.parametrize(
    "spoilt", [lambda data: data[:-900], lambda data: data[:-900] + b"x" * 900]
)
def test_one_that_breaks_off_is_read_up_to_there_and_says_so(spoilt: object) -> None:
    assert callable(spoilt)
    noise = b"".join(b"Line %d says %s.\n" % (n, os.urandom(8).hex().encode()) for n in range(2000))
    parsed = parse("a.txt.gz", spoilt(gzip.compress(TEXT + noise, mtime=0)))
    assert [issue.code for issue in parsed.issues] == ["truncated-archive"]
    assert "bytes" in parsed.issues[0].message
    assert parsed.articles[0].cut_off


def test_one_that_unpacks_beyond_the_limit_is_refused() -> None:
    limits = Limits(unpacked_bytes=2**20)
    parsed = parse("bomb.gz", gzip.compress(b" x" * 2**24, mtime=0), limits=limits)
    assert not parsed.articles
    assert [issue.code for issue in parsed.issues] == ["too-big"]
