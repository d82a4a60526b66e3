"""``dossier.yaml``, read once and checked whole.

``tree`` makes nodes with line numbers of the bytes, ``values`` reads single values, ``shapes`` is the
table of everything that may stand in the file, ``contradictions`` compares its parts. Every mistake
becomes one sentence with the line and the cure, and all of them are reported together.
"""

from __future__ import annotations

from pathlib import Path

from dossier.errors import SettingsError
from dossier.model import Settings

FILE = "dossier.yaml"
"""Name of the file at the root of a dossier's folder."""


def read(folder: Path) -> Settings:
    """Return what the editor says about the dossier in ``folder``; defaults where there is no file.

    Raises:
        SettingsError: the file cannot be read, or something in it cannot be meant.
    """
    twin = folder / "dossier.yml"
    if twin.exists():
        raise SettingsError(f"{twin.name} is not read: call it {FILE}, or take it away.")
    path = folder / FILE
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise SettingsError(f"{FILE} is no file that can be read to its end: put a file there.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{FILE} cannot be read: {error.strerror}.") from error
    return parse(data)


def parse(data: bytes) -> Settings:
    """Return the settings that the bytes of a ``dossier.yaml`` state.

    Raises:
        SettingsError: every mistake, each in one line.
    """
    # PyYAML takes 35 ms to import, which a dossier without the file need not pay.
    from dossier.settings import contradictions, shapes, tree  # noqa: PLC0415

    try:
        root = tree.compose(data)
        settings = Settings() if root is None else shapes.read(root)
        contradictions.refuse(settings)
    except tree.Mistakes as found:
        rows = sorted(set(found.rows))
        raise SettingsError("\n".join(_sentence(*row) for row in rows)) from None
    return settings


def _sentence(line: int, what: str) -> str:
    return f"{FILE}, line {line}: {what}" if line else f"{FILE}: {what}"
