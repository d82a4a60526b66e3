"""All rows of a long list in one script, for readers who filter or sort more than one page of it."""

from __future__ import annotations

import json
from collections.abc import Iterable

_BEGIN, _END = b"<!--rows-->", b"<!--/rows-->"


def script(pages: Iterable[bytes]) -> bytes:
    """Return the script that holds the rows of the pages of a list, in their order."""
    rows = "".join(map(_rows, pages))
    return f"dossierRows({json.dumps(rows, ensure_ascii=False)})\n".encode()


def _rows(page: bytes) -> str:
    """Return the rows of one page as it shows them."""
    return page.partition(_BEGIN)[2].partition(_END)[0].decode("utf-8")
