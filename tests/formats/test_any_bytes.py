"""For any bytes of any format there are articles and issues, never an exception."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import examples

from dossier.loader.draft import Limits
from dossier.loader.formats import FORMATS

EXAMPLES = sorted((Path(__file__).parent / "examples").iterdir())
PIECES = st.sampled_from(
    [
        b"<", b">", b"</", b"<p>", b"<div hidden>", b"<!--", b"-->", b"<![CDATA[", b"&", b"&#x41;", b"&#99999999;",
        b"<script type='application/ld+json'>", b'{"@type":"NewsArticle","headline":', b"[[[[", b'"', b"'", b"=",
        b"\\u", b"\\'e9", b"{\\*", b"}", b"\x00", b"\xff", b"\r\n\r\n", b"WARC/1.0\r\nContent-Length: 9",
        b"From x@y Mon 2031\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"<item>", b"<entry><title>",
        b"\n____________________________\nFull text: x", b"Document ABCDE00020310502e7520000a\n", b"1 of 2 DOCUMENTS\n",
        b"LENGTH: 5 words\n", b"news\xc2\xb720310502\xc2\xb7X\xc2\xb70001\n", b"a,b,text\n", b"Content-Transfer-Encoding: base64\n",
    ]
)  # fmt: skip
GARBAGE = st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=30).map(b"".join)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=GARBAGE)
def test_no_bytes_are_too_odd(row: object, data: bytes) -> None:
    assert row.read(data, "odd", Limits()) is not None  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_read_or_named(path: Path, data: st.DataObject) -> None:
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good)))
    bad = good[:at] + data.draw(GARBAGE) + good[at + data.draw(st.integers(0, 200)) :]
    for row in FORMATS:
        if path.suffix in row.suffixes:
            for draft in row.read(bad, path.name, Limits()).drafts:
                for block in draft.blocks:
                    assert all(0 <= r.raw_start <= r.raw_end <= len(draft.raw) for r in block.runs)


def test_time_grows_with_size_whatever_is_repeated() -> None:
    for piece in (
        b"<a href='",
        b"<p>",
        b"<b>",
        b"</p>",
        b"<!--",
        b"&",
        b"<td>",
        b'="',
        b"<![CDATA[",
        b"<x a=1 ",
    ):
        start = time.process_time()
        FORMATS_BY_NAME["html"].read(b"<html>" + piece * 20_000, "x.html", Limits())
        assert time.process_time() - start < 3, piece


FORMATS_BY_NAME = {row.name: row for row in FORMATS}


def test_a_page_nested_without_end_is_refused_in_one_sentence() -> None:
    found = FORMATS_BY_NAME["html"].read(b"<div>" * 100_000 + b"x", "deep.html", Limits())
    assert found.drafts == ()
    assert [issue.code for issue in found.issues] == ["too-deep"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc", b"\0" * 2_000_000)
        archive.writestr("word/document.xml", b"\0" * 2_000_000)
    small = Limits(file_bytes=1_000_000, unpacked_bytes=1_000_000)
    for name in ("wacz", "docx"):
        found = FORMATS_BY_NAME[name].read(bomb.getvalue(), "bomb", small)
        assert [issue.code for issue in found.issues] == ["too-big"]
    packed = gzip.compress(b"WARC/1.0\r\n" + b"\0" * 3_000_000)
    assert FORMATS_BY_NAME["warc"].read(packed, "bomb.gz", small).issues[0].code == "too-big"
