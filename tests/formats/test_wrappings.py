"""Exports of press databases in the other file formats that they offer, and PDF with its pages."""

import io
import zipfile
from html import escape
from pathlib import Path

import pytest

from dossier.loader import parse

EXAMPLES = Path(__file__).parent / "examples"


def as_docx(text: str) -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{escape(x)}</w:t></w:r></w:p>" for x in text.splitlines())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document><w:body>{lines}</w:body></w:document>")
    return packed.getvalue()


def as_rtf(text: str) -> bytes:
    plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    body = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in plain)
    return ("{\\rtf1\\ansi " + body.replace("\n", "\\par\n") + "}").encode()


def as_page(text: str) -> bytes:
    body = "".join(f"<p>{escape(x)}</p>" for x in text.split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>ProQuest</title></head><body>{body}</body></html>".encode()


WRAPPED = [
    ("nexis_uni.txt", "a.docx", as_docx),
    ("nexis_uni.txt", "a.rtf", as_rtf),
    ("nexis_old.txt", "a.rtf", as_rtf),
    ("proquest.txt", "a.html", as_page),
]


@pytest.mark.parametrize(("example", "name", "wrap"), WRAPPED)
def test_an_export_says_the_same_in_every_format(example: str, name: str, wrap: object) -> None:
    assert callable(wrap)
    text = (EXAMPLES / example).read_text("utf-8")

    plain, wrapped = parse("a.txt", text.encode()), parse(name, wrap(text))

    assert wrapped.issues == plain.issues == ()
    for one, other in zip(plain.articles, wrapped.articles, strict=True):
        assert one.headline
        assert other.headline
        assert one.headline.value == other.headline.value
        assert one.source
        assert other.source
        assert one.source.value == other.source.value
        assert [f.value for f in one.byline] == [f.value for f in other.byline]
        assert one.published
        assert other.published
        assert one.published.when == other.published.when


def as_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF of one line of text under the other."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    things = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 60 780 Td {shown} ET"
        things.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        things.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{thing}\nendobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(things) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(things) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + end).encode()


def test_the_passages_of_a_pdf_keep_their_pages() -> None:
    pytest.importorskip("pypdf")
    first = [
        "Harbour wall falls into the sea",
        "",
        "A harbour wall fell into the sea on Tuesday, injuring five people, said the mayor.",
    ]
    second = ["Engineers had warned the council twice that it would not last another winter."]

    (article,) = parse("a.pdf", as_pdf([first, second])).articles

    pages = {b.span.of(article.text): b.page for b in article.blocks}
    assert pages[second[0]] == 2
    assert pages[first[2]] == 1
    assert article.headline
    assert article.headline.value == first[0]
