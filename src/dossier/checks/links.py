"""Whether every link of the pages leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from dossier.builder.page import Page
from dossier.checks.case import Case
from dossier.model import Issue, Record

_OUTWARD = frozenset({"http", "https", "mailto"})


class Sheet(Record, frozen=True):
    """What a page links to, and what can be linked to on it."""

    anchors: frozenset[str]
    targets: tuple[str, ...]


def broken_links(case: Case) -> Iterator[Issue]:
    """Find links to files and places that are not there, and links of a kind that no page may have."""
    sheets = [(page, read_sheet(page.data)) for page in case.pages if page.path.endswith(".html")]
    paths = {page.path for page in case.pages}
    known = {page.path: sheet.anchors for page, sheet in sheets}
    for page, sheet in sheets:
        for target in sheet.targets:
            fault = _fault(page, target, paths) or _no_anchor(page, target, known)
            if fault:
                yield _issue("broken-link", page, target, fault)


def _issue(code: str, page: Page, target: str, fault: str) -> Issue:
    message = (
        f"{page.path} links to {target!r}, but {fault}: a fault of the program or of a template."
    )
    return Issue(code, "error", page.path, message)


def read_sheet(data: bytes) -> Sheet:
    """Return the anchors and the link targets of an HTML page."""
    # 30 ms to import, and only a check needs it.
    from lxml import html  # noqa: PLC0415

    ids: set[str] = set()
    targets: set[str] = set()
    for element in html.document_fromstring(data).iter():
        ids.update(element.get(name) or "" for name in ("id", "name"))
        targets.update(element.get(name) or "" for name in ("href", "src"))
    return Sheet(frozenset(ids), tuple(sorted(targets - {""})))


def _fault(page: Page, target: str, paths: set[str]) -> str | None:
    try:
        scheme = urlsplit(target.strip()).scheme
    except ValueError:
        return "this is no address"
    if scheme:
        # An empty one as icon keeps browsers from asking for /favicon.ico.
        is_image = target.startswith("data:image/") or target == "data:,"
        return None if scheme in _OUTWARD or is_image else f"{scheme}: is not allowed"
    path, _ = _inner(page, target)
    return None if path is None or path in paths else "there is no such file"


def _no_anchor(page: Page, target: str, known: Mapping[str, frozenset[str]]) -> str | None:
    path, anchor = _inner(page, target)
    if path is None or not anchor or path not in known or anchor in known[path]:
        return None
    return f"{path} has no place #{anchor}"


def _inner(page: Page, target: str) -> tuple[str | None, str]:
    """Return the path within the site and the anchor of a link; no path where it leads out of it."""
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None, ""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None, ""
    anchor = unquote(parts.fragment).partition(":~:")[0]
    if not parts.path:
        return page.path, anchor
    joined = posixpath.join(posixpath.dirname(page.path), unquote(parts.path))
    return posixpath.normpath(joined), anchor
