"""Web archives in WACZ: a zip archive that holds WARCs and says which of their pages are meant."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator

from dossier.loader.addresses import canonical
from dossier.loader.draft import Drafts, Limits
from dossier.loader.formats.stored import Stored
from dossier.loader.formats.warc import drafts_of, pages_of
from dossier.loader.packed import ZIP_ERRORS
from dossier.loader.read import too_big
from dossier.model import Issue


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read the articles of a WACZ, those that its list of pages names."""
    issues: list[Issue] = []
    pages: list[Stored] = []
    wanted: frozenset[str] | None = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda i: i.filename)
            size = sum(info.file_size for info in infos)
            if size > limits.unpacked_bytes:
                return Drafts((), (too_big(name, size, limits.unpacked_bytes),))
            wanted = _wanted([archive.read(i) for i in infos if i.filename in _LISTS])
            for info in infos:
                if info.filename.startswith("archive/") and ".warc" in info.filename:
                    pages += pages_of(archive.read(info), name, limits, issues)
    except ZIP_ERRORS:
        pages = pages or [
            page for part in _parts(data) for page in pages_of(part, name, limits, [])
        ]
        issues.append(_broken(name, len(pages)))
    chosen = pages if wanted is None else _chosen(pages, wanted, name, issues)
    return drafts_of(chosen, name, limits, issues)


_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_PART = re.compile(
    rb"PK\x03\x04.{4}\0\0.{20}archive/[^\0/]{1,100}?\.warc(?:\.gz)?(?=WARC/|\x1f\x8b)", re.DOTALL
)
"""The head of a web archive that lies unpacked in a zip archive."""


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the web archives of a zip archive that has lost its table of contents."""
    starts = [match.end() for match in _PART.finditer(data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=False):
        yield data[start:end]


def _wanted(lists: list[bytes]) -> frozenset[str] | None:
    urls = set()
    for line in (row for rows in lists for row in rows.splitlines()):
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            urls.add(entry["url"])
    return frozenset(urls) or None


def _chosen(
    pages: list[Stored], wanted: frozenset[str], name: str, issues: list[Issue]
) -> list[Stored]:
    """Return the pages that a list names, those to which a listed address redirects, too."""
    keys = {_key(url): url for url in wanted}
    moved = {_key(page.url): _key(page.moved_to) for page in pages if page.moved_to}
    for key in list(keys):
        target, steps = moved.get(key), 0
        while target is not None and steps < _MOST_REDIRECTS:
            keys.setdefault(target, keys[key])
            target, steps = moved.get(target), steps + 1
    held = {_key(page.url) for page in pages}
    missing = sorted(url for url in wanted if _key(url) not in held)
    if missing and not any(issue.code == "truncated-archive" for issue in issues):
        issues.append(_not_held(name, missing))
    return [page for page in pages if _key(page.url) in keys]


_MOST_REDIRECTS = 8


def _key(url: str) -> str:
    try:
        return canonical(url)
    except ValueError:
        return url


def _broken(name: str, pages: int) -> Issue:
    message = (
        f"{name} is a damaged archive, {pages} pages of it were read: copy or download it again."
    )
    return Issue("truncated-archive", "warning", name, message)


def _not_held(name: str, missing: list[str]) -> Issue:
    what = f"a page that it does not hold ({missing[0]})"
    if len(missing) > 1:
        what = f"{len(missing)} pages that it does not hold ({missing[0]} …)"
    return Issue("page-not-held", "warning", name, f"{name} lists {what}: capture it again.")
