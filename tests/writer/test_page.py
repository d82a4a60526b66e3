from __future__ import annotations

import pytest

from dossier.builder.page import Page, check_together
from dossier.errors import OutputError

REFUSED = {
    "": "not the relative path",
    "/etc/passwd": "not the relative path",
    "articles/": "not the relative path",
    "../x.html": "'..'",
    "a/../../x.html": "'..'",
    "a//b.html": "empty part",
    "./a.html": "'.'",
    "a\\b.html": "cannot hold",
    "C:/x.html": "cannot hold",
    "a\x00b.html": "cannot hold",
    "a\ud800.html": "cannot hold",
    "que?.html": "cannot hold",
    "con.html": "reserved",
    "names/NUL": "reserved",
    "aux.tar.gz": "reserved",
    "COM1.html": "reserved",
    "a /b.html": "ends with a dot or a space",
    "a.": "ends with a dot or a space",
    "cafe\u0301.html": "composed",
    "é" * 101 + ".html": "longer than 200 bytes",
    "/".join(["a" * 99] * 5): "longer than 400 bytes",
}


@pytest.mark.parametrize("path", REFUSED, ids=ascii)
def test_a_path_that_some_file_system_would_refuse_is_refused(path: str) -> None:
    with pytest.raises(OutputError, match=REFUSED[path]):
        Page(path, b"")


@pytest.mark.parametrize(
    "path", ["index.html", ".nojekyll", "names/عراق.html", "a/b/c.d.e", "console.html"]
)
def test_an_ordinary_path_is_taken(path: str) -> None:
    assert Page(path, b"").path == path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("A.html", "a.html"),
        ("É.html", "é.html"),
        ("names/x.html", "Names/y.html"),
        ("a", "a/b.html"),
        ("straße.html", "STRASSE.html"),
    ],
)
def test_two_pages_that_would_be_one_file_are_refused_with_both_named(one: str, other: str) -> None:
    with pytest.raises(OutputError) as error:
        check_together([Page(one, b"1"), Page(other, b"2")])
    assert one.split("/", maxsplit=1)[0] in str(error.value)
    assert other.split("/", maxsplit=1)[0] in str(error.value)
