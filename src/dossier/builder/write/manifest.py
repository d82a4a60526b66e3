"""The list of the files that a site owns: what marks a folder as a site of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dossier.builder.page import Page, digest, path_fault
from dossier.errors import OutputError
from dossier.model import Record

MANIFEST = "data/manifest.json"


class Owned(Record, frozen=True, array_like=True):
    """What a file of the site was when it was written."""

    size: int
    """Bytes."""
    digest: str
    """Of its bytes: BLAKE2b of 16 bytes, in hexadecimal."""

    def matches(self, data: bytes) -> bool:
        """Say whether these are the bytes that were written."""
        return len(data) == self.size and digest(data) == self.digest


class Manifest(Record, frozen=True):
    """The files of a site by their paths."""

    manifest: str
    """``dossier/1``."""
    files: dict[str, Owned]


def owned_by(pages: Iterable[Page]) -> dict[str, Owned]:
    """Return what a site of these pages owns; the manifest itself is not counted."""
    return {p.path: Owned(p.size, p.digest) for p in pages if p.path != MANIFEST}


def encode(owned: Mapping[str, Owned]) -> bytes:
    """Return the bytes of a manifest."""
    manifest = Manifest("dossier/1", dict(sorted(owned.items())))
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def manifest_page(owned: Mapping[str, Owned]) -> Page:
    """Return the manifest of what a site owns as a page of its own."""
    return Page(MANIFEST, encode(owned))


def read_manifest(site: Path) -> Mapping[str, Owned] | None:
    """Return what a folder owns as a site, or ``None`` where it is no site of ours.

    Raises:
        OutputError: it has a manifest that cannot be read.
    """
    try:
        data = (site / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        files = msgspec.json.decode(data, type=Manifest).files
    except msgspec.MsgspecError as error:
        raise OutputError(
            f"{site / MANIFEST} cannot be read ({error}); remove {site} and build again"
        ) from error
    return {path: owned for path, owned in files.items() if path_fault(path) is None}
