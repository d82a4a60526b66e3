"""Web archives: what of them is an article, and what is said of the rest."""

from __future__ import annotations

import gzip
import importlib
import io
import json
import zipfile
import zlib
from typing import Any

import pytest
from tests.formats.test_bad_input import PAGE

from dossier.loader import parse

SITE = "https://tarn.example/"


def http(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    named = {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in named.items() if v)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    path: str, block: bytes, kind: str = "response", media: str = "application/http"
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{SITE}{path}>\r\n"
        f"WARC-Date: 2031-05-02T10:15:00Z\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"


WAYS = {
    "plain": http(PAGE),
    "chunked": http(chunked(PAGE), Transfer_Encoding="chunked"),
    "gzip": http(gzip.compress(PAGE), Content_Encoding="gzip"),
    "both": http(
        chunked(gzip.compress(PAGE)), Content_Encoding="gzip", Transfer_Encoding="chunked"
    ),
    "deflate": http(zlib.compress(PAGE), Content_Encoding="deflate"),
    "unpacked already": http(PAGE, Content_Encoding="br"),
    "without a type": http(PAGE, Content_Type=""),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_page_is_read_however_it_came(way: str) -> None:
    parsed = parse("a.warc", record("a", WAYS[way]))
    assert parsed.issues == ()
    assert [a.url and a.url.value for a in parsed.articles] == [f"{SITE}a"]
    assert "We will dig" in parsed.articles[0].text


def test_a_page_that_was_stored_without_its_headers_is_read() -> None:
    parsed = parse("a.warc", record("a", PAGE, "resource", "text/html; charset=utf-8"))
    assert len(parsed.articles) == 1


def test_a_revisit_is_no_second_article() -> None:
    data = record("a", http(PAGE)) + record("a", http(b""), "revisit")
    assert len(parse("a.warc", data).articles) == 1


def test_pages_of_brotli_are_read_where_its_library_is_there_and_told_of_where_not() -> None:
    data = record("a", http(PAGE)) + record(
        "b", http(b"\x1b\x80\x00nonsense", Content_Encoding="br")
    )
    parsed = parse("a.warc", data)
    assert len(parsed.articles) == 1
    assert [issue.code for issue in parsed.issues] == ["packed-page"]
    brotli = pytest.importorskip("brotli")
    packed = http(brotli.compress(PAGE), Content_Encoding="br")
    assert "We will dig" in parse("a.warc", record("a", packed)).articles[0].text


def wacz(pages: list[str], extra: list[str] | None = None) -> bytes:
    held = [
        record("a", http(b"", "302 Found", Location="/b")),
        record("b", http(PAGE)),
        record("c", http(PAGE.replace(b"Tuesday", b"Friday"))),
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, held)))
        for name, urls in (("pages", pages), ("extraPages", extra or [])):
            lines = [{"format": "json-pages-1.0"}, *({"url": SITE + url} for url in urls)]
            archive.writestr(f"pages/{name}.jsonl", "\n".join(map(json.dumps, lines)))
        archive.writestr("datapackage.json", "{}")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("pages", "extra", "read"),
    [(["b"], [], ["b"]), (["a"], [], ["b"]), (["b"], ["c"], ["b", "c"]), ([], [], ["b", "c"])],
    ids=["listed", "redirected", "in the second list", "no list"],
)
def test_the_pages_that_a_list_means_are_read(pages: Any, extra: Any, read: Any) -> None:
    parsed = parse("a.wacz", wacz(pages, extra))
    assert parsed.issues == ()
    assert [a.url and a.url.value.removeprefix(SITE) for a in parsed.articles] == read


def test_a_page_that_is_listed_and_not_held_is_named() -> None:
    parsed = parse("a.wacz", wacz(["b", "lost"]))
    assert len(parsed.articles) == 1
    assert [issue.code for issue in parsed.issues] == ["page-not-held"]
    assert f"{SITE}lost" in parsed.issues[0].message


def test_one_that_lost_its_table_of_contents_is_read_all_the_same() -> None:
    parsed = parse("a.wacz", wacz(["b"])[:-500])
    assert len(parsed.articles) == 2
    assert [issue.code for issue in parsed.issues] == ["truncated-archive"]


def test_the_front_page_of_a_site_is_listed_and_not_shown() -> None:
    links = "".join(
        f"<div><a href='/{n}'><h3>The council meets again for number {n}</h3></a></div>"
        for n in range(14)
    )
    front = f"<html><head><title>Tarn Post</title></head><body>{links}</body></html>".encode()
    parsed = parse("a.warc", record("", http(front)) + record("b", http(PAGE)))
    assert len(parsed.articles) == 1
    assert [issue.code for issue in parsed.issues] == ["not-an-article"]


def test_the_library_is_asked_for_by_its_name() -> None:
    try:
        importlib.import_module("brotli")
    except ImportError:
        parsed = parse("a.warc", record("b", http(b"\x0b", Content_Encoding="br")))
        assert "news-dossier[archives]" in parsed.issues[0].message
