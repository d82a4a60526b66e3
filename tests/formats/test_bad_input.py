"""What cannot be read is said in one sentence; what can be read of the same file is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from dossier.loader import parse

PAGE = b"""<html lang="en"><head><title>Canal talks begin between two towns</title></head><body><article><h1>Canal talks begin between two towns</h1>
<p>The council met on Tuesday to discuss the canal between the two towns, its first meeting in a year.</p>
<p>"We will dig," said the mayor, Bo Sample, after the meeting, and drank a glass of water from the well.</p></article></body></html>"""


def record(url: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + PAGE
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-02T10:15:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def warc() -> list[bytes]:
    return [
        record("https://example.org/a"),
        record("https://example.org/gone", status="302 Found"),
        record("https://example.org/x.png", kind="image/png"),
        record("https://example.org/b"),
    ]


@pytest.mark.parametrize("name", ["plain.warc", "packed.warc.gz"])
def test_an_archive_gives_its_pages_and_passes_over_redirects_and_pictures(name: str) -> None:
    data = b"".join(gzip.compress(r) if name.endswith("gz") else r for r in warc())
    parsed = parse(name, data)
    assert parsed.issues == ()
    assert [a.url.value for a in parsed.articles if a.url] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    assert all(a.saved and str(a.saved.when.start) == "2031-05-02" for a in parsed.articles)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_breaks_off_is_read_up_to_there(packed: bool) -> None:
    whole = b"".join(gzip.compress(r, mtime=0) if packed else r for r in warc())
    parsed = parse("cut.warc.gz" if packed else "cut.warc", whole[:-150])
    assert len(parsed.articles) >= 1
    assert [issue.code for issue in parsed.issues] == ["truncated-archive"]
    assert "bytes" in parsed.issues[0].message


def test_a_wacz_gives_the_pages_that_it_lists() -> None:
    packed = io.BytesIO()
    pages = '{"format": "json-pages-1.0"}\n' + json.dumps({"url": "https://example.org/b"})
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, warc())))
        archive.writestr("pages/pages.jsonl", pages)
    parsed = parse("site.wacz", packed.getvalue())
    assert [a.url.value for a in parsed.articles if a.url] == ["https://example.org/b"]


CASES = {
    "no-text-column": ("numbers.csv", b"a,b\n1,2\n"),
    "no-articles": ("settings.json", b'{"colour": "red"}'),
    "broken-json": ("cut.json", b'{"text": "The council met'),
    "too-deep": ("deep.json", b"[" * 100_000 + b"]" * 100_000),
    "broken-table": ("open.csv", b'title,text\nA,"The council\n'),
    "broken-docx": ("broken.docx", b"PK\x03\x04 word/ and nothing else"),
    "locked-file": ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "broken-pdf": ("broken.pdf", b"%PDF-1.7\nnothing"),
}


@pytest.mark.parametrize("code", sorted(CASES))
def test_each_fault_is_one_sentence_with_file_and_cure(code: str) -> None:
    name, data = CASES[code]
    if code == "broken-pdf":
        pytest.importorskip("pypdf")
    issues = parse(name, data).issues
    assert [issue.code for issue in issues] == [code]
    assert issues[0].message.startswith(name)
    assert issues[0].message.endswith(".") or issues[0].message.endswith("”.")


STRANGE = {
    "heap.zip": (b"PK\x03\x04\x14\0a.txt", "unpack it"),
    "book.epub": (b"PK\x03\x04\x0a\0mimetypeapplication/epub+zip", "save its text"),
    "sheet.xlsx": (b"PK\x03\x04[Content_Types].xml xl/workbook.xml", ".csv"),
    "text.odt": (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", ".docx"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
    "page.jpg": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "OCR"),
    "talk.mp4": (b"\0\0\0\x18ftypmp42" + bytes(range(256)), "words"),
    "odd.bin": (bytes(range(256)) * 9, "as text, HTML or PDF"),
}


@pytest.mark.parametrize("name", sorted(STRANGE))
def test_a_file_of_a_known_kind_that_is_no_text_says_what_to_do_with_it(name: str) -> None:
    data, cure = STRANGE[name]
    parsed = parse(name, data)
    assert not parsed.articles
    assert len(parsed.issues) == 1
    assert parsed.issues[0].message.startswith(name)
    assert cure in parsed.issues[0].message


@pytest.mark.parametrize(
    "value",
    [
        {"name": "canal", "version": "1.0.0", "description": "Digs canals between any two towns, and fills them."},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Canal"}}]},
        [1, 2, 3],
        "canal",
    ],
)  # fmt: skip
def test_json_that_is_not_articles_is_not_shown_as_one(value: object) -> None:
    parsed = parse("other.json", json.dumps(value).encode())
    assert not parsed.articles
    assert [issue.code for issue in parsed.issues] == ["no-articles"]


ROW = '{"title": "Canal %d", "text": "The council met on Tuesday to discuss the canal between the towns."}'


@pytest.mark.parametrize("head", ["[", '{"status": "ok", "found": 3, "articles": ['])
def test_json_that_breaks_off_is_read_up_to_there(head: str) -> None:
    data = head + ",\n".join(ROW % n for n in range(3))
    parsed = parse("cut.json", data[:-30].encode())
    assert len(parsed.articles) == 2
    assert [issue.code for issue in parsed.issues] == ["broken-json"]
    assert "record 3 (line 3)" in parsed.issues[0].message


def test_records_written_one_after_the_other_are_all_read() -> None:
    data = "\n".join(ROW % n for n in range(3)).replace(", ", ",\n")
    parsed = parse("many.json", data.encode())
    assert len(parsed.articles) == 3
    assert parsed.issues == ()


def test_a_row_whose_quotes_are_not_closed_costs_that_row_alone() -> None:
    text = "The council met on Tuesday to discuss the canal."
    rows = [
        "title,text",
        f'"Open,{text}',
        f'"Canal, dug",{text}',
        f'Said,"{text} It said "no" to it."',
    ]
    parsed = parse("rows.csv", "\n".join(rows).encode())
    assert [a.headline and a.headline.value for a in parsed.articles] == ["Canal, dug", "Said"]
    assert [issue.code for issue in parsed.issues] == ["broken-table"]
    assert parsed.issues[0].message.startswith("rows.csv, line 2,")


def test_a_feed_that_breaks_off_is_read_up_to_there() -> None:
    item = "<item><title>Canal %d</title><description>The council met to discuss the canal.</description></item>"
    feed = '<rss version="2.0"><channel>' + "".join(item % n for n in range(3))
    parsed = parse("cut.rss", feed[:-30].encode())
    assert len(parsed.articles) == 3
    assert [issue.code for issue in parsed.issues] == ["broken-feed"]
    assert "entry 3" in parsed.issues[0].message


def test_a_locked_pdf_is_named_as_locked() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert [issue.code for issue in parse("locked.pdf", out.getvalue()).issues] == ["locked-file"]


def test_a_word_file_keeps_title_and_pages() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Canal talks begin</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>The council met on Tuesday &amp; Friday to discuss the canal.</w:t></w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/><w:t>It will meet again in a year, the mayor said.</w:t></w:r></w:p>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
    article = parse("canal.docx", packed.getvalue()).articles[0]
    assert article.headline is not None
    assert article.headline.value == "Canal talks begin"
    assert [b.page for b in article.blocks] == [1, 1, 2]
    assert "Tuesday & Friday" in article.text


def test_the_notes_under_a_word_file_stand_at_its_end() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for part, words in {
            "word/document.xml": "The council met on Tuesday to discuss the canal.",
            "word/footnotes.xml": "It had met last in 2019, its minutes say.",
            "word/endnotes.xml": "The minutes are kept in the town hall.",
        }.items():
            archive.writestr(
                part, f"<w:document><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:document>"
            )
    article = parse("canal.docx", packed.getvalue()).articles[0]
    assert article.text.endswith(
        "It had met last in 2019, its minutes say.\nThe minutes are kept in the town hall."
    )
