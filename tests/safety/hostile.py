"""A dossier whose every clipping attacks: each vector as text, title, name, address and file name."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.safety import published, vectors

STORY = """{headline}

TARTVILLE, March 20, 2031 (Reuters) - The dam of Tartville was closed on Monday {0}, the council said.

“No drop {1} shall be lost again,” said Bill Lizard, the mayor of Tartville.

Mock Turtle {2}, the minister of water, told reporters that 40 members voted for it.

{rest}
"""

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">
<meta name="author" content="{author}"><meta property="og:site_name" content="{author}"><link rel="canonical" href="{url}">
<script type="application/ld+json">{data}</script></head><body><h1>{title}</h1><p class="byline">By {author}</p>
<article><p>The dam of Tartville was closed on Monday, the council said. A <a href="{url}">link</a>.</p>{body}</article></body></html>
"""

LIKES = (
    "The dam of Tartville was closed on Monday, the council said on Tuesday, after a long debate."
)


def ours() -> list[str]:
    """Return the attacks that are kept here."""
    return [*vectors.everything(), *vectors.LINES, *vectors.FORMULAS, *vectors.NAUGHTY]


def others(step: int) -> list[str]:
    """Return attacks that others have published, one of so many, and all of their naughty strings."""
    return [*published.attacks()[::step], *published.naughty()]


def write(folder: Path, attacks: Sequence[str], names: Sequence[str], size: int = 96) -> None:
    """Write the dossier.

    Args:
        folder: of the dossier; made.
        attacks: of which each stands in a text, a page, a Markdown file and a field.
        names: of files.
        size: attacks in one text.
    """
    clippings = folder / "clippings"
    clippings.mkdir(parents=True)
    (folder / "dossier.yaml").write_text(settings(attacks), "utf-8", "replace")
    write_text(clippings / "story.txt", story(attacks[:3]))
    for at in range(0, len(attacks) - 3, size):
        _write_group(clippings, at // size, attacks[at : at + max(size, 3)])
    rows = (json.dumps(record) for record in records(attacks))
    (clippings / "all.jsonl").write_text("\n".join(rows), "utf-8")
    (clippings / "feed.xml").write_bytes(feed(attacks[::9]))
    for number, name in enumerate(names):
        at = number * 12 % (len(attacks) - 3)
        write_text(clippings / f"{name}.txt", story(attacks[at : at + 3]))


def write_text(path: Path, text: str) -> None:
    """Write what may hold signs that have no bytes of their own."""
    path.write_bytes(text.encode("utf-8", "replace"))


def story(attacks: Sequence[str], headline: str = "The dam is closed") -> str:
    """Return a news story with attacks in its sentences."""
    first, second, third, *rest = [" ".join(one.split()) for one in attacks]
    return STORY.format(first, second, third, headline=headline, rest="\n\n".join(rest))


def settings(attacks: Sequence[str]) -> str:
    """Return a ``dossier.yaml`` whose every field attacks; Markdown is what an editor is least sure of."""
    notes = iter(_quoted("\n\n".join(attacks[at::16])) for at in range(16))
    lines = iter(_quoted(" ".join(one.split())) for one in attacks[7::31] if one.isprintable())
    return f"""title: {next(lines)}
introduction: {next(notes)}
clippings: clippings
licence: {next(lines)}
sources:
  The Tartville Post:
    url: https://post.example/
    note: {next(notes)}
topics:
  - label: {next(lines)}
    terms: [dam, council]
    note: {next(notes)}
articles:
  story.txt:
    headline: {next(lines)}
    standfirst: {next(lines)}
    byline: [{next(lines)}]
    source: {next(lines)}
    published: 2031-03-20
    reason: {next(notes)}
    note: {next(notes)}
events:
  - title: {next(lines)}
    articles: [story.txt, page-0.html, text-1.txt]
    reason: {next(notes)}
    note: {next(notes)}
names:
  same:
    - forms: [Bill Lizard, Mock Turtle]
      label: {next(lines)}
      reason: {next(notes)}
"""


def _quoted(text: str) -> str:
    """Return a text as YAML takes it."""
    kept = (sign for sign in text if sign.isprintable() or sign == "\n")
    return json.dumps("".join(kept), ensure_ascii=False)


def _write_group(folder: Path, number: int, attacks: Sequence[str]) -> None:
    """Write a text, a Markdown file and a page of each group, and now and then a letter and a sidecar."""
    first, second, third = attacks[:3]
    write_text(folder / f"text-{number}.txt", story(attacks, " ".join(first.split())))
    write_text(folder / f"note-{number}.md", _markdown(attacks))
    body = "".join(f"<p>{one}</p>" for one in attacks)
    data = json.dumps({"@type": "NewsArticle", "headline": second, "author": third, "url": first})
    page = PAGE.format(title=first, author=second, url=third, data=data, body=body)
    write_text(folder / f"page-{number}.html", page)
    safe = PAGE.format(
        title=html.escape(first), author=html.escape(second), url=html.escape(third), data=data.replace("</", "<\\/"),
        body="".join(f"<p>{html.escape(one)} {LIKES}</p>" for one in attacks),
    )  # fmt: skip
    write_text(folder / f"quiet-{number}.html", safe)
    if number % 5 == 0:
        (folder / f"letter-{number}.eml").write_bytes(_letter(attacks))
        write_text(folder / f"text-{number}.txt.yaml", "".join(_fields(attacks)))


def _fields(attacks: Sequence[str]) -> Iterator[str]:
    first, second, third = attacks[:3]
    values = {
        "title": first,
        "author": second,
        "source": third,
        "url": second,
        "archived_url": third,
    }
    yield from (f"{name}: {_quoted(value)}\n" for name, value in values.items())
    yield "date: 2031-03-21\n"


def _markdown(attacks: Sequence[str]) -> str:
    return "".join(("---\n", *_fields(attacks), "---\n\n", LIKES, "\n\n", "\n\n".join(attacks)))


def _letter(attacks: Sequence[str]) -> bytes:
    first, second, third = (" ".join(one.split()).replace("\x00", "") for one in attacks[:3])
    body = "".join(f"<p>{LIKES} {one}</p>" for one in attacks)
    head = (
        f"Subject: {first}\nFrom: {second} <a@post.example>\nList-Id: {third}\nMIME-Version: 1.0\n"
    )
    return f"{head}Content-Type: text/html; charset=utf-8\n\n{body}\n".encode("utf-8", "replace")


def records(attacks: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield articles of a collection, with attacks in every field."""
    names = ("title", "author", "source", "url", "archived_url", "language", "subtitle")
    for at in range(0, len(attacks), 30):
        fields = dict(zip(names, attacks[at:], strict=False))
        words, speaker, *rest = (*attacks[at + 7 : at + 30], "", "")
        said = f"“We will dig {words},” said {speaker}, the mayor of Tartville, on Tuesday."
        yield fields | {
            "date": f"2031-03-{at // 30 % 28 + 1:02}",
            "text": "\n\n".join((LIKES, said, *rest)),
        }


def feed(attacks: Sequence[str]) -> bytes:
    """Return a feed with attacks in every field."""
    items = "".join(
        f"<item><title>{html.escape(one)}</title><link>{html.escape(one)}</link><dc:creator>{html.escape(one)}</dc:creator>"
        f"<description>{html.escape(f'<p>{LIKES} {one}</p>')}</description></item>"
        for one in ("".join(c for c in one if c.isprintable()) for one in attacks)
    )
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>x</title>{items}</channel></rss>'.encode(
        "utf-8", "replace"
    )
