"""A folder that is ready for clippings: its files are those of ``files/``, with a few words filled in."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

from dossier import __version__
from dossier.errors import InputError, OutputError
from dossier.layout import CLIPPINGS

FILES = {
    "dossier.yaml": "dossier.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
"""What is written, and from which file."""


def new(folder: Path) -> tuple[str, ...]:
    """Make a dossier's folder.

    Returns:
        The paths that were written, relative to it.

    Raises:
        InputError: something is there already.
        OutputError: the folder cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already and not empty; name a new folder.")
    title = _title(folder)
    try:
        (folder / CLIPPINGS).mkdir(parents=True, exist_ok=True)
        (folder / CLIPPINGS / ".gitkeep").touch()
        for path, name in FILES.items():
            _write(folder / path, _fill(name, title))
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error
    return (f"{CLIPPINGS}/", *FILES)


def _title(folder: Path) -> str:
    """Return a title made from the folder's name, until the editor gives a better one."""
    words = re.sub(r"[\W_]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:] if words else "A dossier"


def _fill(name: str, title: str) -> str:
    text = (files(__name__) / "files" / name).read_text("utf-8")
    shown = json.dumps(title, ensure_ascii=False) if name.endswith(".yaml") else title
    return text.replace("%TITLE%", shown).replace("%VERSION%", __version__)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as out:
        out.write(text)
