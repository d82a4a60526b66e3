import http.client
import json
import multiprocessing
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from dossier import building, composing, serve
from dossier.builder.known import Noted
from dossier.errors import InputError, SettingsError
from dossier.layout import Options
from dossier.serve import apart
from dossier.serve.apart import ENDED, Outcome, builder
from dossier.serve.live import Live
from dossier.serve.pages import Pages
from dossier.serve.server import Server
from dossier.serve.watching import Watch, matters

HOME = b"<!doctype html><title>Home</title><body><p>A dam</p></body>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "events").mkdir(parents=True)
    (folder / "index.html").write_bytes(HOME)
    (folder / "404.html").write_bytes(b"<body>Lost</body>")
    (folder / "events/dam.html").write_bytes(HOME)
    (folder / "style.css").write_bytes(b"a{}")
    (folder / ".manifest").write_bytes(b"secret")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "away").symlink_to(tmp_path)
    return folder


def serving(site: Path, base: str = "/") -> Iterator[Server]:
    live = Live()
    server = Server(Pages(site, base), live, 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    live.close()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    yield from serving(site)


@pytest.fixture
def below(site: Path) -> Iterator[Server]:
    yield from serving(site, "/repo/")


def ask(
    server: Server, path: str, host: str | None = None, method: str = "GET"
) -> tuple[int, bytes]:
    port = server.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", f"localhost:{port}" if host is None else host.format(port=port))
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def test_a_page_is_served_with_the_script_that_reloads_it(server: Server, site: Path) -> None:
    status, body = ask(server, "/events/dam.html?x=1")
    assert status == 200
    assert body == HOME.replace(
        b"</body>", b'<script src="/~dossier/reload.js" defer></script></body>'
    )
    assert (site / "events/dam.html").read_bytes() == HOME


def test_other_files_are_served_as_they_are(server: Server) -> None:
    assert ask(server, "/style.css") == (200, b"a{}")
    assert ask(server, "/style.css", method="HEAD") == (200, b"")


def test_the_script_is_served(server: Server) -> None:
    status, body = ask(server, "/~dossier/reload.js")
    assert status == 200
    assert b"EventSource" in body


def test_an_address_without_a_file_gets_the_page_for_lost_visitors(server: Server) -> None:
    status, body = ask(server, "/events/none.html")
    assert status == 404
    assert body.startswith(b"<body>Lost")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/events/../../secret.txt",
        "/events/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/./../secret.txt",
        "/secret.txt%00.html",
        "/out.txt",
        "/away/secret.txt",
        "/away/site/index.html",
        "/.manifest",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff",
        "http://example.org/index.html",
        "*",
    ],
)
def test_nothing_but_the_site_is_served(server: Server, path: str) -> None:
    status, body = ask(server, path)
    assert status in {400, 404}
    assert b"secret" not in body
    assert b"A dam" not in body


def test_the_whole_path_of_a_file_leads_nowhere(server: Server, site: Path) -> None:
    status, _ = ask(server, "/" + quote(str(site / "index.html"), safe=""))
    assert status == 404


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}", "LOCALHOST:{port}"]
)
def test_the_names_of_loopback_are_answered(server: Server, host: str) -> None:
    assert ask(server, "/", host)[0] == 200


@pytest.mark.parametrize(
    "host",
    ["", "example.org", "example.org:{port}", "localhost", "localhost:1", "localhost.example.org:{port}", "127.0.0.1.nip.io:{port}", "0.0.0.0:{port}"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/~dossier/events"])
def test_another_name_is_refused(server: Server, host: str, path: str) -> None:
    status, body = ask(server, path, host)
    assert status == 421
    assert b"A dam" not in body


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET /index.html HTTP/1.1\r\nHost: localhost:{port}\r\n", b"200"),
        ("GET /index.html HTTP/1.1\r\n", b"421"),
        ("GET /index.html HTTP/1.0\r\n", b"421"),
        ("GET /index.html\r\n", b"This server has another name."),
        ("GET /index.html HTTP/1.1\r\nHost: localhost:{port}\r\nHost: example.org\r\n", b"421"),
        ("GET /index.html HTTP/1.1\r\nHost: example.org\r\nHost: localhost:{port}\r\n", b"421"),
        ("GET /index.html HTTP/1.1\r\nX: y\r\n Host: localhost:{port}\r\n", b"421"),
        ("GET http://localhost:{port}/index.html HTTP/1.1\r\nHost: example.org\r\n", b"421"),
        ("GET http://example.org/index.html HTTP/1.1\r\nHost: localhost:{port}\r\n", b"400"),
    ],
)
def test_only_a_request_that_names_it_once_is_answered(
    server: Server, head: str, status: bytes
) -> None:
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
        stream.sendall(f"{head.format(port=port)}Connection: close\r\n\r\n".encode())
        told = b"".join(iter(lambda: stream.recv(4096), b""))
    assert status in told.splitlines()[0]
    assert (b"A dam" in told) == (status == b"200")


def test_it_listens_on_loopback_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_nothing_can_be_sent_to_it(server: Server) -> None:
    assert ask(server, "/", method="POST")[0] == 501


def test_a_site_below_a_path_is_served_there_and_nowhere_else(below: Server) -> None:
    status, body = ask(below, "/repo/events/dam.html")
    assert (status, b'src="/repo/~dossier/reload.js"' in body) == (200, True)
    assert ask(below, "/")[0] == ask(below, "/repo")[0] == 302
    assert ask(below, "/events/dam.html")[0] == 404


def test_without_a_site_the_error_is_shown(tmp_path: Path) -> None:
    answer = Pages(tmp_path / "site").answer("/", "a <bad> line")
    assert answer.status == 503
    assert b"a &lt;bad&gt; line" in answer.body


def listen(server: Server) -> socket.socket:
    port = server.server_address[1]
    stream = socket.create_connection(("127.0.0.1", port), timeout=10)
    stream.sendall(f"GET /~dossier/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
    return stream


def news(stream: socket.socket) -> dict[str, str | None]:
    data = b""
    while not (data.endswith(b"\n\n") and b"data: " in data):
        data += stream.recv(4096)
    found: dict[str, str | None] = json.loads(data.rsplit(b"data: ", 1)[1])
    return found


def test_an_open_page_hears_of_a_build_and_of_an_error(server: Server) -> None:
    with listen(server) as stream:
        first = news(stream)
        server.live.fail("line 3 is wrong")
        second = news(stream)
        server.live.succeed()
        third = news(stream)
    assert (second["version"], second["error"]) == (first["version"], "line 3 is wrong")
    assert third["version"] != first["version"]
    assert third["error"] is None


def until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="this system does not list open files"
)
def test_fifty_streams_and_two_hundred_requests_leave_nothing_behind(server: Server) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a list of numbers, not of paths

    threads, opened = threading.active_count(), open_files()
    streams = [listen(server) for _ in range(50)]
    with ThreadPoolExecutor(200) as pool:
        found = list(pool.map(lambda path: ask(server, path)[0], ["/index.html"] * 200))
    assert found == [200] * 200
    for stream in streams:
        stream.close()
    assert until(lambda: threading.active_count() <= threads)
    assert until(lambda: open_files() <= opened)


def test_more_streams_than_allowed_are_refused_and_places_given_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.serve.server.MOST_STREAMS", 1)
    for server in serving(site):
        with listen(server) as stream:
            news(stream)
            assert ask(server, "/~dossier/events")[0] == 503
        assert until(partial(server.streams.acquire, blocking=False))


def test_a_taken_port_is_said(server: Server, tmp_path: Path) -> None:
    port = server.server_address[1]
    with pytest.raises(InputError, match=f"port {port} cannot be used"):
        serve.run(tmp_path, Options(), port=port, base="/")


@pytest.mark.parametrize("base", ["", "repo", "/repo", "/../", "/a b/"])
def test_a_base_that_is_no_path_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(InputError, match="is not a path"):
        serve.run(tmp_path, Options(), port=0, base=base)


def test_a_failed_build_is_told_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SettingsError("dossier.yaml, line 3: no")

    monkeypatch.setattr(building, "build", fail)
    live = Live()
    with builder(tmp_path, Options(cache=False)) as build:
        serve.rebuild(build, live)
    assert live.now().error == "dossier.yaml, line 3: no"
    assert capsys.readouterr().err == "dossier.yaml, line 3: no\n"


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        ("dossier.yaml", True),
        ("seeds/a.txt", True),
        ("templates/page.html", True),
        ("static/style.css", True),
        ("seeds/site/a.txt", True),
        ("site/index.html", False),
        (".site.new/index.html", False),
        ("seeds/.a.txt.swp", False),
        ("seeds/a.txt~", False),
        ("seeds/4913", False),
        ("seeds/#a.txt#", False),
        ("#3522865", False),
        ("seeds/#3 a dam.txt", True),
        (".git/index", False),
        ("../other.txt", False),
    ],
)
def test_only_the_dossiers_own_files_ask_for_a_build(
    tmp_path: Path, path: str, *, asks: bool
) -> None:
    assert matters(os.path.normpath(tmp_path / path), tmp_path) is asks


def test_a_build_asks_for_no_other_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam of Tartville was closed on Monday, the council said.")
    with Watch(tmp_path) as watch:
        time.sleep(0.3)
        for _ in range(2):
            building.build(tmp_path, Options(cache=False, jobs=1))
            assert not watch.wait(1)


def test_a_changed_clipping_and_changed_settings_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "more").mkdir()
    settings = tmp_path / "dossier.yaml"
    settings.write_text("clippings: seeds\n")
    with Watch(tmp_path) as watch:
        time.sleep(0.3)
        (tmp_path / "seeds/a.txt").write_text("A dam")
        assert watch.wait(5)
        settings.write_text("clippings: more\n")
        assert watch.wait(5)
        watch.settle()
        time.sleep(0.3)
        (tmp_path / "more/a.txt").write_text("A dam")
        assert watch.wait(5)
        (tmp_path / "site").mkdir()
        (tmp_path / "site/index.html").write_text("A dam")
        time.sleep(0.3)
        watch.wait(0)
        (tmp_path / "site/index.html").write_text("A dam!")
        assert not watch.wait(0.5)


STORY = "The dam of Tartville was closed on Monday, the council said."


def told(outcome: Outcome) -> tuple[str | None, bool]:
    return outcome.error, outcome.touched > 0


@pytest.mark.parametrize("forked", [True, False])
def test_what_builds_builds_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, forked: bool
) -> None:
    monkeypatch.setattr("dossier.serve.apart.may_fork", lambda: forked)
    (tmp_path / "a.txt").write_text(STORY)
    with builder(tmp_path, Options(cache=False)) as build:
        assert [told(build()), told(build())] == [(None, True), (None, False)]
        (tmp_path / "b.txt").write_text(STORY.replace("Monday", "Tuesday"))
        assert told(build()) == (None, True)
        (tmp_path / "dossier.yaml").write_text("titel: Dam\n")
        error, _ = told(build())
        assert error is not None
        assert error.startswith("dossier.yaml, line 1: ")


def test_the_pages_are_told_before_anything_is_written_down_for_the_next_start(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    site, seen = tmp_path / "site", list[tuple[bool, bool]]()
    options = Options(out=site, jobs=1)

    def is_noted() -> bool:
        with composing.remembered(tmp_path, options) as memo:
            return memo.held(f"site {site.resolve()}", Noted) is not None

    with composing.remembered(tmp_path, options, lasting=True) as memo:
        tell = lambda outcome: seen.append((outcome.error is None, is_noted()))  # noqa: E731
        apart.build(tmp_path, options, memo, tell)
        assert seen == [(True, False)]
        assert is_noted()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it builds in the server's process")
def test_a_builder_that_was_killed_is_told_as_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.serve.apart.may_fork", lambda: True)
    with builder(tmp_path, Options(cache=False)) as build:
        (child,) = multiprocessing.active_children()
        child.kill()
        assert [build().error, build().error] == [ENDED, ENDED]
    assert multiprocessing.active_children() == []
