"""No input stalls the program: time and memory are bounded by size, and what is odd is shown."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from tests.safety import vectors

from dossier import building, loader
from dossier.errors import InputError, SettingsError
from dossier.layout import Options
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
