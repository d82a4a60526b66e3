"""The whole site as one file that opens by a double click: HTML with all pages packed into it.

The pages are cut into chunks of some size, deflated, and written as base64 into data blocks, beside a
script that unpacks the page which the address asks for: ``site.html?events/x.html#p3``. Each click is
an ordinary navigation, so that going back, new tabs, ``:target`` and bookmarks work as they do in the
folder. Styles and scripts stand in the file, and its policy admits exactly these, by their digests.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from dossier.builder import urls
from dossier.builder.page import Page
from dossier.builder.single.place import MARK, refuse_stranger, write_file
from dossier.builder.words import words as words_of
from dossier.model import Edition

__all__ = ["of", "refuse_stranger", "write"]

CHUNK = 256_000
"""Bytes that are packed together: pages resemble each other, and one must be unpacked at once."""

_LEFT_OUT = (urls.NOT_FOUND, urls.LISTS, "robots.txt", ".nojekyll", "sitemap")
_LOADER = Path(__file__).with_name("loader.js")


def write(edition: Edition, pages: Iterable[Page], site: Path) -> Path:
    """Write the site as one file beside its folder, and return where.

    Raises:
        OutputError: the disk refuses; what stood there is then what it was before.
    """
    return write_file(of(edition, pages), site)


def of(edition: Edition, pages: Iterable[Page]) -> bytes:
    """Return the site of a dossier as one HTML file.

    Args:
        edition: the dossier.
        pages: all files of its site.
    """
    words = words_of(edition.settings.language)
    files = [page for page in pages if not page.path.startswith(_LEFT_OUT)]
    styles = [page for page in files if page.path.endswith(".css")]
    scripts = [page for page in files if page.path.startswith("assets/") and _is_script(page)]
    own = {page.path for page in (*styles, *scripts)}
    packed = [page for page in files if page.path not in own]
    program = _program(scripts)
    sheets = [(page.path, _inside(page.data.decode())) for page in styles]
    lines = (
        f'<!doctype html>\n<html lang="{escape(words.language, quote=False)}" dir="{words.direction}">\n<head>\n<meta charset="utf-8">\n{MARK}',
        _policy(program, [text for _, text in sheets]),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">',
        f"<title>{escape(edition.settings.title or words.dossier, quote=False)}</title>",
        *(f'<style data-path="{path}" media="not all">{text}</style>' for path, text in sheets),
        *_blocks(packed),
        f"</head>\n<body>\n<noscript><p>{escape(words.single_noscript, quote=False)}</p></noscript>",
        f"<script>{program}</script>\n</body>\n</html>\n",
    )
    return "\n".join(lines).encode()


def _is_script(page: Page) -> bool:
    return page.path.endswith(".js")


def _program(scripts: Sequence[Page]) -> str:
    """Return the script of the file: the loader, handed the scripts of the site as functions."""
    own = ",\n".join(f"{json.dumps(s.path)}: () => {{\n{s.data.decode()}\n}}" for s in scripts)
    return _inside(f"{_LOADER.read_text('utf-8').rstrip()}({{\n{own}\n}});")


def _inside(code: str) -> str:
    """Return code that does not end the element in which it stands."""
    return code.replace("</", "<\\/").replace("<!--", "<\\!--")


def _policy(program: str, styles: Iterable[str]) -> str:
    """Return the content policy that admits this script and these styles alone."""
    sheets = " ".join(_digest(style) for style in styles)
    return (
        '<meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; script-src {_digest(program)}; style-src {sheets or _NONE}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'\">"
    )


_NONE = "'none'"


def _digest(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def _blocks(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the data blocks: where each file lies, then the chunks."""
    index: dict[str, tuple[int, int, int]] = {}
    chunks: list[bytearray] = []
    for page in sorted(pages, key=lambda page: page.path):
        if not chunks or len(chunks[-1]) + len(page.data) > CHUNK:
            chunks.append(bytearray())
        index[page.path] = (len(chunks) - 1, len(chunks[-1]), len(page.data))
        chunks[-1] += page.data
    listed = json.dumps(index, separators=(",", ":")).replace("<", "\\u003c")
    yield f'<script type="application/json" id="packed">{listed}</script>'
    for number, chunk in enumerate(chunks):
        yield f'<script type="text/plain" id="packed-{number}">{_packed(chunk)}</script>'


def _packed(chunk: bytes | bytearray) -> str:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(squeeze.compress(chunk) + squeeze.flush()).decode()
