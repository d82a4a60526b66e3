import datetime as dt
import gzip
import hashlib
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from dossier import cli
from dossier.add import Added, add
from dossier.add.fetching import FetchError, Limits, fetch, reach_of
from dossier.add.naming import name_of_address, name_of_file
from dossier.errors import InputError
from dossier.loader.addresses import canonical

PAGE = b"""<!doctype html><html lang="en"><head><title>Dam to close</title>
<meta property="og:site_name" content="The Northern Post">
<meta property="article:published_time" content="2031-03-20T10:00:00Z"></head>
<body><article><h1>Dam to close</h1><p>The dam of Tartville will be closed on Monday, the council said in a
statement that was read out at its meeting.</p><p>Fourteen members voted for it, and three against.</p>
</article></body></html>"""
NOW = dt.datetime(2031, 3, 21, 12, 0, tzinfo=dt.UTC)
QUICK = Limits(size=200_000, seconds=1, silence=0.5, redirects=3)


class Site(BaseHTTPRequestHandler):
    """Answers each path as its name says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        name = path.strip("/").split("/", maxsplit=1)[0]
        getattr(self, f"do_{name}", self.page)()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Type": "text/html", "Content-Length": str(len(body))}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {**given, **named}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.answer(PAGE + self.path.encode())

    def do_same(self) -> None:
        self.answer(PAGE)

    def do_moved(self) -> None:
        self.answer(b"", 302, Location="/dam/new.html#top")

    def do_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def do_inside(self) -> None:
        self.answer(b"", 302, Location="http://10.0.0.1/")

    def do_disk(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def do_lost(self) -> None:
        self.answer(b"no", 404)

    def do_picture(self) -> None:
        self.answer(b"x", Content_Type="image/png")

    def do_empty(self) -> None:
        self.answer(b"")

    def do_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def do_bomb(self) -> None:
        self.answer(gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")

    def do_russian(self) -> None:
        page = "<article><h1>Плотину закроют</h1><p>Плотину закроют в понедельник.</p></article>"
        kind = "text/html; charset=windows-1251"
        self.answer(f"<html><body>{page}".encode("cp1251"), Content_Type=kind)

    def do_mobile(self) -> None:
        own = f"http://127.0.0.1:{self.server.server_address[1]}/dam/own.html"  # type: ignore[index]
        self.answer(
            PAGE.replace(b"<meta ", b'<link rel="canonical" href="%s"><meta ' % own.encode(), 1)
        )

    def do_deflated(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def do_odd(self) -> None:
        self.answer(b"nonsense", Content_Encoding="br")

    def do_broken(self) -> None:
        self.answer(b"nonsense", Content_Encoding="gzip")

    def do_big(self) -> None:
        self.answer(b"x" * 300_000)

    def do_torn(self) -> None:
        self.answer(PAGE, Content_Length=str(len(PAGE) + 100))
        self.close_connection = True

    def do_silent(self) -> None:
        time.sleep(1)
        self.close_connection = True

    def do_trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def do_slowhead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(40):
            self.wfile.write(f"X-{number}: 1\r\n".encode())
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "dam").mkdir()
    (tmp_path / "dam/dossier.yaml").write_text("clippings: clippings\n")
    return tmp_path / "dam"


def added(folder: Path, *given: str | Path) -> list[Added]:
    return list(add(folder, [str(g) for g in given], limits=QUICK, now=NOW))


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "clippings").iterdir())


def test_a_page_is_kept_as_it_came_with_what_is_known_of_it_beside(folder: Path, site: str) -> None:
    (one,) = added(folder, f"{site}/same/dam-to-close.html?utm_source=x")
    assert one.state == "added"
    assert one.file is not None
    assert (folder / one.file).read_bytes() == PAGE
    beside = yaml.safe_load((folder / f"{one.file}.yaml").read_text())
    assert beside == {
        "url": f"{site}/same/dam-to-close.html?utm_source=x",
        "saved": "2031-03-21T12:00:00Z",
        "status": "200",
        "content_type": "text/html",
        "sha256": hashlib.sha256(PAGE).hexdigest(),
    }


def test_it_is_said_what_was_understood(
    folder: Path, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["add", f"{site}/same/a", "--dir", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "headline   Dam to close" in said
    assert "source     The Northern Post" in said
    assert "published  2031-03-20" in said
    assert "missing    byline" in said


def test_after_a_redirect_the_last_address_is_kept_and_the_first_noted(
    folder: Path, site: str
) -> None:
    (one,) = added(folder, f"{site}/moved")
    beside = yaml.safe_load((folder / f"{one.file}.yaml").read_text())
    assert (beside["url"], beside["requested"]) == (f"{site}/dam/new.html", f"{site}/moved")


def test_the_same_bytes_are_not_added_twice(folder: Path, site: str) -> None:
    first, second = added(folder, f"{site}/same/a", f"{site}/same/b")
    assert (second.state, second.file, second.why) == (
        "known",
        first.file,
        "the same bytes are there already",
    )
    (third,) = added(folder, f"{site}/same/c")
    assert third.state == "known"
    assert len(files(folder)) == 2


def test_the_same_address_is_not_added_twice_however_a_reader_came(folder: Path, site: str) -> None:
    added(folder, f"{site}/dam/one.html?id=1&utm_source=x#top")
    (again,) = added(folder, f"{site}/dam/one.html?fbclid=2&id=1")
    assert (again.state, again.why) == ("known", "the same address is there already")
    assert [a.state for a in added(folder, f"{site}/dam/one.html?id=2")] == ["added"]


@pytest.mark.parametrize("paths", [("dam/own.html", "mobile/1"), ("mobile/1", "dam/own.html")])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_page_is_recognised_by_the_address_that_it_says_is_its_own(
    folder: Path, site: str, paths: tuple[str, str], at_once: bool
) -> None:
    one, other = (f"{site}/{path}" for path in paths)
    found = added(folder, one, other) if at_once else [*added(folder, one), *added(folder, other)]
    assert [a.state for a in found] == ["added", "known"]
    assert found[1].why == "the same address is there already"


def test_an_address_that_led_to_a_page_that_is_there_is_not_asked_again(
    folder: Path, site: str
) -> None:
    added(folder, f"{site}/moved")
    (again,) = added(folder, f"{site}/moved")
    assert again.why == "the same address is there already"


def test_a_page_is_read_in_the_encoding_that_its_server_named(folder: Path, site: str) -> None:
    (one,) = added(folder, f"{site}/russian")
    assert one.parsed is not None
    assert "Плотину закроют в понедельник." in one.parsed.articles[0].text


def test_files_and_folders_are_copied_with_their_sidecars(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    (saved / "deep").mkdir(parents=True)
    (saved / "page.html").write_bytes(PAGE)
    (saved / "page.html.yaml").write_text("outlet: The Southern Post\n")
    (saved / "deep/text.txt").write_text("Dam closed\n\nThe dam is closed now.\n")
    (saved / ".hidden").write_text("x")
    found = added(folder, saved)
    assert [a.state for a in found] == ["added", "added"]
    assert files(folder) == ["page.html", "page.html.yaml", "text.txt"]
    assert (
        (saved / "page.html").read_bytes() == (folder / "clippings/page.html").read_bytes() == PAGE
    )


def test_what_a_link_in_a_folder_leads_to_is_not_copied(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    (tmp_path / "key").write_text("nobody may read this")
    (saved / "a.txt").symlink_to(tmp_path / "key")
    (saved / "b.html").write_bytes(PAGE)
    (saved / "b.html.yaml").symlink_to(tmp_path / "key")
    (saved / "c.txt").symlink_to("/dev/zero")
    found = added(folder, saved)
    assert [a.state for a in found] == ["failed", "failed", "failed"]
    assert "is a link to a file outside of" in str(found[0].why)
    assert not (folder / "clippings").exists()


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "a.html").write_bytes(PAGE)
    (folder / "clippings").mkdir(exist_ok=True)
    (folder / "clippings/.a.html.part").symlink_to(tmp_path / "precious")
    assert [a.state for a in added(folder, tmp_path / "a.html")] == ["added"]
    assert (tmp_path / "precious").read_text() == "precious"
    assert (folder / "clippings/a.html").read_bytes() == PAGE


WORDS = "The dam of Tartville will be closed on Monday, the council said in a statement."


def test_the_same_words_in_another_file_are_recognised(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"Dam to close\n\n{WORDS}\n")
    (tmp_path / "two.md").write_text(f"# Dam to close\n\n{WORDS}\n")
    (tmp_path / "three.txt").write_text(f"Dam not to close\n\n{WORDS}\n")
    found = added(folder, *(tmp_path / name for name in ("one.txt", "two.md", "three.txt")))
    assert [a.state for a in found] == ["added", "known", "added"]
    assert found[1].why == "the same article is there already"


def test_a_copy_that_says_more_than_the_one_that_is_there_is_added(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(f"Dam to close\n\n{WORDS}\n")
    (tmp_path / "two.txt").write_text(f"Dam to close\nBy Ann Example\n2 May 2031\n\n{WORDS}\n")
    found = added(folder, tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "one.txt")
    assert [a.state for a in found] == ["added", "added", "known"]


def test_two_files_of_one_name_are_both_kept(folder: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        (tmp_path / f"{number}/a.txt").write_text(f"Dam {number}\n\nThe dam is number {number}.\n")
    added(folder, tmp_path / "1/a.txt", tmp_path / "2/a.txt")
    first, second = files(folder)
    assert second == "a.txt"
    assert first.startswith("a-")
    assert (folder / "clippings/a.txt").read_text().startswith("Dam 1")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/lost", "it answers 404 Not Found"),
        ("/round", "it redirects more than 3 times"),
        ("/inside", "it redirects to 10.0.0.1, which is not on the public network"),
        ("/disk", "file: is not fetched; only http and https are"),
        ("/picture", "it is image/png, which holds no text"),
        ("/empty", "it is empty"),
        ("/big", "it is larger than 0 MB"),
        ("/bomb", "it is larger than 0 MB"),
        ("/broken", "it is packed in a way that cannot be unpacked"),
        ("/odd", "it is packed in a way that cannot be unpacked (br)"),
        ("/torn", "it breaks off after"),
        ("/silent", "nothing came for 0.5 seconds"),
        ("/trickle", "it takes longer than 1 seconds"),
        ("/slowhead", "it takes longer than 1 seconds"),
    ],
)
def test_an_address_that_cannot_be_kept_is_said_and_leaves_nothing(
    folder: Path, site: str, path: str, why: str
) -> None:
    (one,) = added(folder, site + path)
    assert one.state == "failed"
    assert one.why is not None
    assert one.why.startswith(why)
    assert not (folder / "clippings").exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("ftp://example.org/a", "ftp: is not fetched; only http and https are"),
        ("file:///etc/passwd", "file: is not fetched; only http and https are"),
        ("http://", "the address names no host"),
        ("http://user:word@127.0.0.1/", "the address holds a name or a password; leave them out"),
        ("http://127.0.0.1:99999/", "this is no address"),
        ("http://host.invalid/", "there is no host host.invalid"),
        ("none.txt", "no such file or directory"),
    ],
)
def test_what_cannot_be_asked_for_is_said(folder: Path, given: str, why: str) -> None:
    assert [(a.state, a.why) for a in added(folder, given)] == [("failed", why)]


def test_a_public_page_cannot_send_us_to_this_machine(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.add.fetching.reach_of", _public_once())
    with pytest.raises(FetchError, match="is not on the public network"):
        fetch(f"{site}/moved", QUICK)


def _public_once() -> Callable[[str], str]:
    answers = iter(["public"])
    return lambda number: next(answers, reach_of(number))


@pytest.mark.parametrize(
    ("number", "reach"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.1", "loopback"),
        ("0.0.0.0", "loopback"),  # noqa: S104 - nothing listens there
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.0.1", "private"),
        ("169.254.169.254", "private"),
        ("100.64.0.1", "private"),
        ("fe80::1", "private"),
        ("fd00::1", "private"),
        ("::ffff:10.0.0.1", "private"),
        ("224.0.0.1", "private"),
        ("93.184.216.34", "public"),
        ("2606:2800:220:1::1", "public"),
    ],
)
def test_it_is_known_how_far_away_an_address_is(number: str, reach: str) -> None:
    assert reach_of(number) == reach


@pytest.mark.parametrize("way", ["packed", "deflated"])
def test_a_packed_page_is_kept_unpacked(folder: Path, site: str, way: str) -> None:
    (one,) = added(folder, f"{site}/{way}")
    assert one.file is not None
    assert (folder / one.file).read_bytes() == PAGE


def test_one_failure_does_not_stop_the_others_and_the_order_is_kept(
    folder: Path, site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"# addresses\n{site}/dam/1\n\n{site}/lost\n{site}/dam/2\n")
    assert cli.run(["add", "--dir", str(folder), "--list", str(listed)]) == 2
    states = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert states == ["added", "failed", "added"]


def test_nothing_to_add_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["add", "--dir", str(folder)]) == 2
    assert "name at least one" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        added(tmp_path / "none", "a.txt")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://example.org/a?b=1&a=2", "https://example.org/a?a=2&b=1"),
        ("https://example.org/a?utm_medium=x&gclid=1", "https://example.org/a#part"),
        ("https://example.org:443/%61", "https://example.org/a"),
    ],
)
def test_addresses_of_one_page_are_recognised(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_addresses_of_two_pages_are_told_apart() -> None:
    found = {
        canonical(f"https://example.org{path}")
        for path in ("/a", "/A", "/a?id=1", "/a?id=2", ":81/a")
    }
    assert len(found) == 5


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.txt", "a.txt"),
        ("Sazbûn – سازبوون.html", "Sazbûn – سازبوون.html"),
        ("../../a.txt", "a.txt"),
        (".profile", "profile"),
        ("con.txt", "_con.txt"),
        ('a:b?"c.txt', "a-b--c.txt"),
        ("a\u202etxt.exe", "a-txt.exe"),
        ("...", "clipping"),
        ("x" * 300 + ".html", "x" * 160 + ".html"),
    ],
)
def test_a_copied_file_keeps_its_name_but_for_what_some_system_refuses(
    name: str, kept: str
) -> None:
    assert name_of_file(name) == kept


def test_the_name_of_a_page_stays_and_tells_where_it_is_from() -> None:
    name = name_of_address(
        "https://www.example.org/news/2031/Dam-to-close.html?id=1", "text/html; charset=utf-8"
    )
    assert name == name_of_address("http://example.org/news/2031/Dam-to-close.html?id=1&utm_id=3", "text/html").replace("example-org", "www-example-org")  # fmt: skip
    assert name.startswith("www-example-org-dam-to-close-")
    assert name.endswith(".html")
    assert name_of_address("https://example.org/a.pdf", "application/pdf").endswith(".pdf")
    assert name_of_address("https://example.org/a.jsonl", "application/octet-stream").endswith(
        ".jsonl"
    )
