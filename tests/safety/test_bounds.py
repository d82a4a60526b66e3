"""No input stalls the program: time and memory are bounded by size, and what is odd is shown."""

from __future__ import annotations

import cProfile
import gzip
import io
import pstats
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.safety import vectors
from tests.support import FUZZ

from dossier import building, loader
from dossier.analysis import quotes
from dossier.errors import InputError, SettingsError
from dossier.layout import Options
from dossier.model import Article, Quote, Sentence
from dossier.settings import parse as parse_settings
from dossier.text import slug, unturned

pytestmark = pytest.mark.slow

BIG = {
    "a hundred thousand paragraphs": ("a.txt", b"a\n\n" * 100_000),
    "one long line": ("a.txt", b"word " * 40_000),
    "one long word": ("a.txt", b"w" * 500_000),
    "one long line of Markdown": ("a.md", b"**a** [b](c) " * 8_000),
    "nested quotations": ("a.md", b"> " * 200_000 + b"a"),
    "nested brackets": ("a.md", b"[" * 30_000),
    "nested HTML": ("a.html", b"<!doctype html><html><body>" + b"<div><p>a" * 50_000),
    "many paragraphs of a page": ("a.html", b"<!doctype html><html><body>" + b"<p>a" * 20_000),
    "attributes of one tag": ("a.html", b"<!doctype html><html><body><p" + b"".join(b" a%d=1" % n for n in range(90_000)) + b">The dam fell."),
    "attributes without blanks": ("a.html", b"<!doctype html><html><body><p" + b"".join(b" a%d='>'b%d" % (n, n) for n in range(60_000)) + b">The dam fell."),
    "a million tags": ("a.html", b"<!doctype html><html><body>" + b"<p>a" * 1_000_000),
    "an encoding of hosts": ("a.html", b"<!doctype html><html><meta charset=punycode><body><p>\xff" + b"The dam fell. " * 20_000),
    "closed tags": ("a.html", b"<!doctype html><html><body>" + b"</p>" * 100_000),
    "nested JSON": ("a.json", b"[" * 500_000),
    "nested objects": ("a.json", b'{"a":' * 200_000),
    "nested feed": ("a.xml", b"<rss><channel>" + b"<item>" * 50_000),
    "entities of XML": ("a.xml", b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">]><rss><channel><item><title>&f;</title></item></channel></rss>'),
    "nested RTF": ("a.rtf", b"{\\rtf1" + b"{" * 300_000),
    "gzip bomb": ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"\0" * 300_000_000, 9)),
    "combining marks": ("a.txt", ("a" + "\u0301" * 10_000 + " fell into the sea on Tuesday, it said.\n").encode() * 20),
    "commas": ("a.csv", b"," * 200_000),
    "parts of a letter": ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5_000),
}  # fmt: skip


@pytest.mark.parametrize("what", BIG)
def test_a_hostile_file_is_read_or_refused_in_time(what: str) -> None:
    name, data = BIG[what]
    begun = time.process_time()
    parsed = loader.parse(name, data)
    assert time.process_time() - begun < 20
    assert parsed.articles or parsed.issues


def test_a_bomb_takes_no_more_memory_than_is_allowed() -> None:
    name, data = BIG["gzip bomb"]
    tracemalloc.start()
    loader.parse(name, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_500_000_000


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b [*a, *a]\n", "title: " + "[" * 5_000, "title: " + "{a: " * 5_000, "title: !!python/object/apply:os.system [id]",
        "title: " + "x" * 17 * 2**20, "? " * 3_000, "- " * 3_000,
    ],
)  # fmt: skip
def test_a_bomb_of_yaml_is_refused_at_once(bomb: str) -> None:
    begun = time.process_time()
    with pytest.raises(SettingsError):
        parse_settings(bomb.encode())
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_sign_that_turns_the_direction_is_shown_and_not_obeyed(sign: str) -> None:
    assert unturned(f"a{sign}b") == f"a[U+{ord(sign):04X}]b"


def test_naughty_strings_are_no_address_that_a_system_refuses() -> None:
    for text in vectors.NAUGHTY:
        made = slug(text, 60)
        assert made.lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_names_of_files_in_no_encoding_are_named(tmp_path: Path) -> None:
    story = "A dam\n\nThe dam of Tartville was closed on Monday, the council said.\n"
    (tmp_path / "plain.txt").write_text(story)
    path = bytes(tmp_path) + b"/bad-\xff\xfe-name.txt"
    with open(path, "w") as file:  # noqa: PTH123 - a path that is no text
        file.write(story)
    with pytest.raises(InputError, match="rename the file"):
        building.build(tmp_path, Options(cache=False, jobs=1))


# Whole builds


def bomb() -> bytes:
    """Return a DOCX whose text unpacks to a hundred times its size and more."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b"\0" * 200_000_000)
    return data.getvalue()


SENTENCE = b"The dam of Tartville was closed on Monday, the council said. "
BUILT = {
    **{what: BIG[what] for what in ("one long word", "nested HTML", "gzip bomb", "combining marks", "parts of a letter")},
    "a line of 50 MB": ("line.txt", b"word " * 10_000_000),
    "a million paragraphs": ("paragraphs.txt", b"a\n\n" * 1_000_001),
    "two megabytes of prose": ("prose.txt", SENTENCE * 34_000),
    "sentences": ("sentences.txt", (SENTENCE + b"\n\n") * 1_500),
    "capitals": ("capitals.txt", b"The dam\n\n" + b"Aa " * 20_000),
    "quotes": ("quotes.txt", "“It rained,” said Ada Fenwick. ".encode() * 1_500),
    "signs that turn": ("turned.txt", "The \u202edam\u202c of \u2067Tartville\u2069 was closed.\n\n".encode() * 200),
    "confusables": ("alike.txt", "Тhе dаm оf Таrtvіllе wаs сlоsеd, sаіd Bіll Lіzаrd.\n\n".encode() * 200),
    "a bomb in the front matter": ("front.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\nThe dam of Tartville fell.\n"),
    "a bomb in a DOCX": ("bomb.docx", bomb()),
}  # fmt: skip
REFUSED = {"a line of 50 MB", "a million paragraphs", "two megabytes of prose", "a bomb in a DOCX"}
"""What one sentence says is too large."""
IN_SECONDS, IN_MEGABYTES = 60, 1_200
"""What a build of hostile files may take: 15 s and 700 MB are the most that was seen."""
MEASURED = """import re, sys, time
from dossier import cli
code = cli.run(["build", sys.argv[1], "--no-cache", "--jobs", "1"])
memory = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())
print(code, int(time.process_time()), int(memory[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no memory of a process to read")
@pytest.mark.parametrize("what", [[one] for one in BUILT] if FUZZ else [list(BUILT)], ids=str)
def test_a_build_of_hostile_files_is_bounded(tmp_path: Path, what: list[str]) -> None:
    for number, one in enumerate(what):
        name, data = BUILT[one]
        (tmp_path / f"{number}-{name}").write_bytes(data)
    run = [sys.executable, "-c", MEASURED, str(tmp_path)]
    ended = subprocess.run(run, capture_output=True, check=False)
    code, seconds, megabytes = map(int, ended.stdout.split()[-3:])
    assert (code, seconds < IN_SECONDS, megabytes < IN_MEGABYTES) == (0, True, True), ended.stdout
    assert ended.stdout.count(b"split it") == len(REFUSED.intersection(what))
    pages = [page.read_text("utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert not any(sign in page for page in pages for sign in "\u202a\u202b\u202c\u202d\u202e")


MOST = 4.5
"""Times as many calls as an article that is a quarter as long: work that grows with its square would take 16."""
UNIT = "“It fell on 3 May 2031,” said Ada Fenwick, the mayor of Tartville. It hurt {0} people in Bad Tolz.\n\n"


def calls(folder: Path, publish: str, paragraphs: int) -> int:
    """Return how many calls a build of an article makes."""
    folder.mkdir()
    (folder / "dossier.yaml").write_text(f"publish: {publish}\n")
    (folder / "a.txt").write_text("".join(map(UNIT.format, range(paragraphs))), "utf-8")
    counted = cProfile.Profile()
    counted.runcall(building.build, folder, Options(cache=False, jobs=1))
    return int(pstats.Stats(counted).total_calls)  # type: ignore[attr-defined]


def growth(folder: Path, publish: str, paragraphs: int) -> float:
    """Return how many times as many calls an article takes that is four times as long."""
    calls(folder / "first", publish, 5)  # what is made once for all
    small = calls(folder / "small", publish, paragraphs)
    return calls(folder / "large", publish, 4 * paragraphs) / small


@pytest.mark.parametrize("publish", ["full", "excerpt"])
def test_the_work_of_a_build_grows_with_the_length_of_an_article(
    tmp_path: Path, publish: str
) -> None:
    assert growth(tmp_path, publish, 250) < MOST


def test_work_that_grows_with_the_square_of_the_length_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(article: Article, found: Sequence[Sentence], people: Any) -> tuple[Quote, ...]:
        for _, one in product(range(10), found):
            assert sum(map(len, (other.span for other in found))) >= len(one.span)
        return find(article, found, people)

    find = quotes.find
    monkeypatch.setattr(quotes, "find", careless)
    assert growth(tmp_path, "full", 40) > MOST
