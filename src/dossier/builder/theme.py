"""Where templates and static files are: those of the dossier first, then those that came with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from dossier.builder.page import Page
from dossier.errors import TemplateError

ASSETS = "assets"
"""Folder of the site that holds the static files."""

PARTS = "parts/"
"""Folder of ``static/`` whose style sheets are no files of the site: those of the kinds of page are joined from them."""

SHEETS: Mapping[str, tuple[str, ...]] = {
    "article.css": ("facts", "fields", "article"),
    "cards.css": ("fields", "lists", "cards", "chart"),
    "compare.css": ("outline", "compare"),
    "event.css": ("facts", "outline", "rows", "said", "matrix", "points", "chart"),
    "list.css": ("outline", "rows", "fields", "lists"),
    "quotes.css": ("rows", "fields", "lists", "said", "matrix", "whom"),
    "search.css": ("fields", "search"),
    "subject.css": ("outline", "rows", "fields", "lists", "said", "cards", "chart"),
    "timeline.css": ("fields", "lists", "timeline", "chart"),
}
"""The style sheet of each kind of page, beside ``style.css`` of all: its parts, so that none loads what it has no use for."""


@cache
def shipped(kind: str) -> Path:
    """Return the folder of the default ``templates`` or ``static``.

    Raises:
        TemplateError: the installation lacks it.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "theme" / kind, package.parent.parent / kind):
        if folder.is_dir():
            return folder
    raise TemplateError(f"the folder {kind} of the program is missing; install it again.")


def folders(root: Path, kind: str) -> list[Path]:
    """Return the folders to look in for ``templates`` or ``static``, the dossier's own first.

    Raises:
        TemplateError: one of the dossier's own leads to a file outside of it, which would be published.
    """
    own = root / kind
    for path in (own, *own.rglob("*")):
        if path.is_symlink() and not _is_inside(root, path):
            name = path.relative_to(root).as_posix()
            raise TemplateError(
                f"{name} is a link to a place outside the dossier: copy in what it leads to."
            )
    return [folder for folder in (own, shipped(kind)) if folder.is_dir()]


def _is_inside(root: Path, path: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


class Asset(Page, frozen=True):
    """A static file under the address that its content gives it."""

    name: str
    """As templates call it: ``style.css``."""


def assets(root: Path, accent: str | None) -> tuple[Asset, ...]:
    """Return all static files, each under an address with a hash of its content.

    Args:
        root: the dossier's folder.
        accent: the editor's colour, ``#rrggbb``.
    """
    files: dict[str, bytes] = {}
    for folder in folders(root, "static"):
        ours = folder.resolve() == shipped("static")
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not name.startswith(".") and name not in files:
                files[name] = (
                    tight(path.read_bytes())
                    if ours and path.suffix == ".css"
                    else path.read_bytes()
                )
    found = {name: b"".join(files[_part(p)] for p in parts) for name, parts in SHEETS.items()}
    found |= {name: data for name, data in files.items() if not name.startswith(PARTS)}
    return tuple(_asset(name, data, accent) for name, data in sorted(found.items()))


def _part(name: str) -> str:
    return f"{PARTS}{name}.css"


def tight(style: bytes) -> bytes:
    """Return a style sheet without its comments, and its rules on one line."""
    return _LOOSE.sub(b"", style)


_LOOSE = re.compile(rb"/\*.*?(?:\*/|\Z)|\n *", re.DOTALL)
"""A comment, which one that is not closed is to the end; and the end of a line."""


def _asset(name: str, data: bytes, accent: str | None) -> Asset:
    if accent and name == "style.css":
        data += f"\n:root{{--accent:{accent}}}\n".encode()
    stem, dot, suffix = name.rpartition(".")
    digest = blake2b(data, digest_size=5).hexdigest()
    path = f"{ASSETS}/{stem}.{digest}.{suffix}" if dot else f"{ASSETS}/{name}.{digest}"
    return Asset(path, data, name)
