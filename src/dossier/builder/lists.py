"""All rows of a long list in one script, for readers who filter or sort more than one page of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from dossier.builder.page import Page

_BEGIN, _END = b"<!--rows-->", b"<!--/rows-->"


def gathered(pages: Iterable[tuple[str | None, Page]]) -> list[Page]:
    """Return the scripts that hold the rows of lists.

    Args:
        pages: the pages of lists in their order, each with the address of its list's script.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for script, page in pages:
        if script:
            found[script].append(_rows(page.data))
    return [Page(path, _script("".join(rows))) for path, rows in found.items()]


def _rows(page: bytes) -> str:
    """Return the rows of one page as it shows them."""
    return page.partition(_BEGIN)[2].partition(_END)[0].decode("utf-8")


def _script(rows: str) -> bytes:
    return f"dossierRows({json.dumps(rows, ensure_ascii=False)})\n".encode()
