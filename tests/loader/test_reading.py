import errno
import os
from pathlib import Path

import pytest

from dossier import loader
from dossier.loader.draft import Limits
from dossier.model import Settings

TEXT = "A harbour wall fell into the sea on Tuesday, the mayor said."


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(TEXT, "utf-8")


def test_clippings_are_found_below_the_folder_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.md", "a/c.md.yaml", "dossier.yaml", "site/x.html", ".git/x.txt")
    write(tmp_path, "templates/t.html", "static/s.txt", ".hidden.txt", "a/site/kept.txt")

    found = loader.find(tmp_path, Settings())

    assert [f.path for f in found] == ["a/c.md", "a/site/kept.txt", "b.txt"]
    assert found[0].sidecar is not None


def test_a_folder_of_clippings_is_named_in_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "seeds/a.txt", "notes.txt")

    found = loader.find(tmp_path, Settings(clippings="seeds/"))

    assert [f.path for f in found] == ["seeds/a.txt"]


def test_a_yaml_file_without_a_clipping_is_a_clipping(tmp_path: Path) -> None:
    write(tmp_path, "a.txt.yaml")

    assert [f.path for f in loader.find(tmp_path, Settings())] == ["a.txt.yaml"]


def test_a_clipping_is_fetched_with_its_sidecar(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a.txt.yaml")

    (file,) = loader.find(tmp_path, Settings())
    fetched = loader.fetch(tmp_path, file)

    assert (fetched.data, fetched.sidecar) == (TEXT.encode(), TEXT.encode())


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "outside.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "outside.txt")

    (file,) = loader.find(tmp_path / "in", Settings())
    fetched = loader.fetch(tmp_path / "in", file)

    assert [i.code for i in fetched.issues] == ["link-outside"]
    assert fetched.data == b""


def test_a_link_that_cannot_be_followed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "closed" / "a.txt")
    (file,) = loader.find(tmp_path, Settings())

    def closed(self: Path, *, strict: bool = False) -> Path:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "resolve", closed)

    assert [i.code for i in loader.fetch(tmp_path, file).issues] == ["link-outside"]


def test_links_in_a_circle_are_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    found = loader.find(tmp_path, Settings())

    assert all(loader.fetch(tmp_path, file).issues for file in found)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)

    (file,) = loader.find(tmp_path, Settings())

    assert [i.code for i in loader.fetch(tmp_path, file).issues] == ["unreadable"]


def test_a_file_that_went_away_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (file,) = loader.find(tmp_path, Settings())
    (tmp_path / "a.txt").unlink()

    assert [i.code for i in loader.fetch(tmp_path, file).issues] == ["unreadable"]


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (file,) = loader.find(tmp_path, Settings())

    (issue,) = loader.fetch(tmp_path, file, Limits(unpacked_bytes=10)).issues

    assert issue.code == "too-big"
    assert issue.message.startswith("a.txt has")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\xef\xbb\xbf\n", "empty-file"),
        (bytes(range(256)) * 40, "binary-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "binary-file"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_is_no_text_is_one_sentence_with_the_file(data: bytes, code: str, name: str) -> None:
    parsed = loader.parse(name, data)

    assert parsed.articles == ()
    assert [i.code for i in parsed.issues] == [code]
    assert parsed.issues[0].message.startswith(name)


def test_bytes_that_no_encoding_explains_are_shown_and_said() -> None:
    data = (
        "The mayor’s office said on Tuesday that “nothing” was left.".encode() + b" \xff\xfe end."
    )

    parsed = loader.parse("a.txt", data)

    assert "�" in parsed.articles[0].text
    assert [i.code for i in parsed.issues] == ["broken-encoding"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    text = "The café’s owner said on Tuesday that the façade – built in 1952 – would be repaired."

    (article,) = loader.parse("a.txt", text.encode(encoding)).articles

    assert article.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Стена гавани упала в море во вторник, сообщила мэр города журналистам."),
        (
            "cp1253",
            "Το τείχος του λιμανιού έπεσε στη θάλασσα την Τρίτη, είπε η δήμαρχος της πόλης.",
        ),
    ],
)
def test_older_encodings_are_detected(encoding: str, text: str) -> None:
    (article,) = loader.parse("a.txt", text.encode(encoding)).articles

    assert article.text == text


def test_a_sidecar_says_what_the_file_does_not() -> None:
    sidecar = b"url: https://ellery.example/wall\noutlet: Ellery Courier\npublished: 2031-04-02\n"

    (article,) = loader.parse("a.txt", TEXT.encode(), sidecar).articles

    assert article.source is not None
    assert article.source.value == "Ellery Courier"
    assert article.url is not None
    assert article.url.value == "https://ellery.example/wall"
    assert article.published is not None
    assert str(article.published.when.start) == "2031-04-02"


def test_a_broken_sidecar_is_an_issue_with_its_line() -> None:
    parsed = loader.parse("a.txt", TEXT.encode(), b"url: x\n  title: [\n")

    assert [i.code for i in parsed.issues] == ["broken-sidecar"]
    assert "line" in parsed.issues[0].message
    assert len(parsed.articles) == 1


def test_ids_of_two_files_with_one_name_differ_and_do_not_depend_on_the_order() -> None:
    one = loader.parse("a.txt", TEXT.encode()).articles
    two = loader.parse("a.md", TEXT.encode()).articles

    settled = loader.settled([*two, *one])

    assert settled[1].id == "a"
    assert settled[0].id.startswith("a-")
    assert {a.id for a in loader.settled([*one, *two])} == {a.id for a in settled}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("seeds/İstanbul’da çöküş.txt", "istanbul-da-cokus"),
        ("seeds/2031/wall.v2.txt", "2031-wall-v2"),
        ("seeds/con.txt", "con-"),
        ("seeds/،.txt", "article-"),
    ],
)
def test_ids_come_from_the_path(file: str, expected: str) -> None:
    (article,) = loader.parse(file, TEXT.encode(), folder="seeds").articles

    assert article.id.startswith(expected)


def test_a_closed_folder_is_named_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("A wall fell into the sea on Tuesday.")
    real = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(errno.EACCES, "permission denied", folder)
        return real(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    files = loader.find(tmp_path, Settings())
    assert [file.path for file in files] == ["a.txt", "closed"]
    issues = [issue for file in files for issue in loader.fetch(tmp_path, file).issues]
    assert [(issue.code, issue.subject) for issue in issues] == [("unreadable", "closed")]


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO])
def test_what_the_machine_refuses_is_no_fault_of_a_clipping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a.txt").write_text("A wall fell into the sea on Tuesday.")
    (file,) = loader.find(tmp_path, Settings())

    def refuse(path: Path) -> bytes:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(OSError, match=os.strerror(number)):
        loader.fetch(tmp_path, file)
