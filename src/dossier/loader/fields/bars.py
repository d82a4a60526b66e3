"""What a web archive puts over a page, as its words are copied with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader.archives import captured
from dossier.loader.pieces import Clue, Page, decided, removed
from dossier.model import Basis

WHY = "toolbar of the archive"
_TOP = 30
"""Lines among which the bar stands."""
_SIGNS = re.compile(
    r"archive\.(?:today|ph|is|md|vn|li|fo)|(?:archive\.today )?webpage capture.*|saved from|history|all snapshots\b.*|no other snapshots from this url"
    r"|webpage screenshot|share ?download \.zip.*|report bug or abuse.*|buy me a coffee|(?:redirected from|via|linked from|original)"
    r"|\d+ captures|about this capture|collected by|timestamps|the wayback machine - .+|success|fail"
    r"|\d{1,2} [a-z]{3} \d{4} - \d{1,2} [a-z]{3} \d{4}",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"(?:archive\.today )?webpage capture.*|all snapshots from host .+|report bug or abuse.*|share ?download \.zip.*"
    r"|about this capture|the wayback machine - .+",
    re.IGNORECASE,
)
"""Words that no page but an archive's has."""
_ADDRESS = re.compile(r"https?://\S+")


def find_archive_bar(page: Page) -> Page:
    """Take the bar of an archive out of the text, and read from it where the page came from."""
    if page.is_markup:
        return page
    top = page.pieces[:_TOP]
    signs = [index for index, piece in enumerate(top) if _SIGNS.fullmatch(piece.text)]
    sure = [index for index in signs if _SURE.fullmatch(page.pieces[index].text)]
    if not sure:
        return page
    bar = range(signs[0], sure[-1] + 1)
    changes = {i: removed(page.pieces[i], WHY) for i in bar if page.pieces[i].is_open}
    return decided(page, changes, tuple(c for i in bar for c in _addresses(page, i)))


def _addresses(page: Page, index: int) -> Iterator[Clue]:
    """Yield the addresses of a line of the bar: the archive's, and the page's own."""
    match = _ADDRESS.search(page.pieces[index].text)
    if match is None:
        return
    start, end = match.span()
    capture = captured(match.group())
    if capture is not None:
        yield Clue("archived_url", match.group(), Basis.TEXT, index, start, end)
        start = end - len(capture.url)
    yield Clue("url", page.pieces[index].text[start:end], Basis.TEXT, index, start, end)
