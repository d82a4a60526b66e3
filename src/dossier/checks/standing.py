"""Whether a site that was built still says what its clippings say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dossier.builder.page import Page
from dossier.builder.write.manifest import MANIFEST, Owned, owned_by, read_manifest
from dossier.model import Article, Edition, Issue

DATA = "data/dossier.json"
_SHOWN = 3
"""Files that are named when many are meant."""


def standing(edition: Edition, pages: Sequence[Page], site: Path) -> tuple[Issue, ...]:
    """Return what no longer holds of a built site; nothing where there is none.

    Args:
        edition: the dossier as it is now.
        pages: what a build would write now.
        site: the folder of the site.

    Raises:
        OutputError: the site's list of files cannot be read.
    """
    owned = read_manifest(site)
    if owned is None:
        return ()
    return (*_altered(site, owned), *_stale(pages, owned), *_gone(edition, site))


def _altered(site: Path, owned: Mapping[str, Owned]) -> Iterator[Issue]:
    """Find files that are not what was written."""
    faults = [path for path, file in owned.items() if not _is_as_written(site / path, file)]
    if faults:
        message = (
            f"{_some(faults)} in {site}: changed or removed since the build; "
            "`dossier build` writes the site anew, and templates/ is the place for changes."
        )
        yield Issue("site-altered", "warning", str(site), message)


def _is_as_written(path: Path, file: Owned) -> bool:
    try:
        return not path.is_symlink() and file.matches(path.read_bytes())
    except OSError:
        return False


def _stale(pages: Sequence[Page], owned: Mapping[str, Owned]) -> Iterator[Issue]:
    """Find files that a build would write, change or remove now."""
    now = owned_by(pages)
    paths = sorted({*now, *owned} - {MANIFEST})
    differing = [path for path in paths if now.get(path) != owned.get(path)]
    if differing:
        message = (
            f"{_some(differing)} would differ now: clippings, decisions, theme or program have "
            "changed since the build, or it had options of its own (--base-url, --since); "
            "`dossier build` brings the site up to date."
        )
        yield Issue("site-stale", "warning", MANIFEST, message)


def _some(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:_SHOWN])
    return shown if len(paths) <= _SHOWN else f"{len(paths):,} files ({shown} …)"


def _gone(edition: Edition, site: Path) -> Iterator[Issue]:
    """Find statements of the site whose words no longer stand in their article."""
    try:
        told = json.loads((site / DATA).read_bytes())
        before = {article["id"]: article for article in told["articles"]}
        statements = list(_statements(told))
    except (OSError, ValueError, KeyError, TypeError):
        return  # the file is altered, which is said already
    now = {reading.article.id: reading.article for reading in edition.readings}
    missing = Counter(article for _, article, _, _ in statements if article not in now)
    for article, number in sorted(missing.items()):
        message = (
            f"{before[article]['file']} is no longer among the clippings, but {number:,} statements "
            "of the built site rest on it; put it back, or build the site anew."
        )
        yield Issue("clipping-gone", "error", before[article]["file"], message)
    for what, article, start, end in statements:
        if article in now and now[article].sha256 != before[article]["sha256"]:
            yield from _unheld(now[article], what, before[article]["text"][start:end])


def _statements(told: Mapping[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    """Yield (what, article, start, end) of every quote and every passage of a point."""
    for quote in told["quotes"]:
        yield f"quote {quote['id']}", quote["article"], quote["start"], quote["end"]
    for point in told["points"]:
        for passage in point["passages"]:
            yield f"point {point['id']}", passage["article"], passage["start"], passage["end"]


def _unheld(article: Article, what: str, words: str) -> Iterator[Issue]:
    if " ".join(words.split()) not in " ".join(article.text.split()):
        message = (
            f"{article.file} was altered: {what} of the built site, “{' '.join(words.split())[:120]}”, "
            "no longer stands in it; build the site anew, or restore the clipping."
        )
        yield Issue("statement-gone", "error", article.file, message)
