"""All that a site holds, as text: names and bytes of every file, and what is packed into the single one."""

from __future__ import annotations

import html
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

_PACKED = re.compile(rb'<script type="text/plain" id="packed-\d+">([^<]*)</script>')
_INLINE = re.compile(r"</?(?:mark|span|i|b|a|bdi|q|em|strong|cite|small|time)\b[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def files(site: Path) -> Iterator[tuple[str, str]]:
    """Yield name and bytes of each file of a site, of the site in one file beside it, and of what is packed there."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        yield path.relative_to(site).as_posix(), path.read_bytes().decode("utf-8", "replace")
    single = site.with_suffix(".html")
    if single.exists():
        data = single.read_bytes()
        yield single.name, _PACKED.sub(b"", data).decode("utf-8", "replace")
        for number, chunk in enumerate(_PACKED.findall(data)):
            unpacked = zlib.decompress(b64decode(chunk), -zlib.MAX_WBITS)
            yield f"{single.name}, {number}", unpacked.decode("utf-8", "replace")


def words(text: str) -> str:
    """Return the text of a file as a reader has it: without inline tags, entities and escapes."""
    plain = html.unescape(html.unescape(_INLINE.sub("", text)))
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain)
    return plain.replace("\\n", " ").replace("\r\n ", "")
