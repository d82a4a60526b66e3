"""Ids of articles, made from the paths of their files."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from anyascii import anyascii
from msgspec.structs import replace

from dossier.model import Article
from dossier.text import RESERVED, stable_digest

LONGEST = 80
"""Characters of an id, without the number of a record."""
_PREFERRED = (".txt", ".md", ".html", ".htm")


def id_of(file: str, folder: str = ".") -> str:
    """Return the id of a clipping.

    Args:
        file: path relative to the dossier's folder.
        folder: folder of the clippings, relative to it as well.
    """
    prefix = "" if folder in {"", "."} else folder.strip("/").removeprefix("./") + "/"
    path = file.removeprefix(prefix)
    stem = path.removesuffix(PurePosixPath(path).suffix) or path
    slug = _slug(stem)
    if not slug:
        return f"article-{stable_digest(path)}"
    if len(slug) > LONGEST or slug == "index" or RESERVED.fullmatch(slug):
        return f"{slug[: LONGEST - 9].rstrip('-')}-{stable_digest(path)}"
    return slug


@lru_cache(maxsize=1024)
def _slug(stem: str) -> str:
    marks = unicodedata.normalize("NFKD", stem)
    plain = anyascii("".join(c for c in marks if not unicodedata.combining(c)))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def settled(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give articles of different files that came to the same id different ones.

    One keeps the short id (text before Markdown before pages, then by path); the others carry a
    digest of their own path, which does not depend on which files there are.
    """
    owners: dict[str, Article] = {}
    for article in sorted(articles, key=_rank):
        owners.setdefault(article.id, article)
    return tuple(a if owners[a.id] is a else _with_digest(a) for a in articles)


def _rank(article: Article) -> tuple[int, str]:
    suffix = posixpath.splitext(article.file)[1].lower()  # pathlib takes ten times as long
    place = _PREFERRED.index(suffix) if suffix in _PREFERRED else len(_PREFERRED)
    return place, article.file


def _with_digest(article: Article) -> Article:
    tail = "" if article.record is None else f"-{article.record}"
    stem = article.id.removesuffix(tail)
    return replace(article, id=f"{stem}-{stable_digest(article.file)}{tail}")
