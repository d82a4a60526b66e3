"""From the folder to an edition whose statements have their words, by processes that end with what they held."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dossier import patterns, settings
from dossier.layout import Options
from dossier.model import Edition
from dossier.settings.addresses import site_address
from dossier.workers import WORTH_A_POOL, begun, cores

if TYPE_CHECKING:
    from dossier.intake import Progress
    from dossier.memo import Memo

_LATER = (
    "dossier.builder",
    "dossier.builder.write",
    "dossier.checks",
    "multiprocessing.connection",
    "multiprocessing.popen_fork",
    "multiprocessing.sharedctypes",
)
"""What is needed once the articles are compared."""


def remembered(folder: Path, options: Options, *, lasting: bool = False) -> Memo:
    """Return what was made of a folder before, as far as the options allow to keep it.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        lasting: whether more than one build asks for it.
    """
    from dossier import cache  # noqa: PLC0415 - `--help` needs none of it
    from dossier.memo import Memo  # noqa: PLC0415

    path = cache.default_path(folder) if options.cache and folder.is_dir() else None
    return Memo(path, lasting=lasting)


def compose(
    folder: Path, options: Options, progress: Progress | None = None, memo: Memo | None = None
) -> Edition:
    """Return the edition of a folder, every statement of it verified.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        progress: told how far the reading is.
        memo: knows what was made before; by default what the cache of the folder has.

    Raises:
        DossierError: the folder cannot be used, or a statement has no passage behind it.
    """
    with nullcontext(memo) if memo else remembered(folder, options) as known:
        edition = _found(folder, options, progress, known)
        _verify(edition, known)
        return edition


class Composing:
    """An edition on its way: another process verifies it, and finds it where it is small.

    What is looked at to verify it is not held while pages are made.
    """

    def __init__(
        self, folder: Path, options: Options, progress: Progress | None, memo: Memo
    ) -> None:
        """Begin.

        Args:
            folder: the dossier's folder.
            options: what is asked for.
            progress: told how far the reading is.
            memo: knows what was made before, and is asked by this build alone.
        """
        self._memo = memo
        self._processes = processes(options)
        # Where much is new, what verifies it would be held beside what makes as many pages.
        self._at_leisure = memo.cache is not None and memo.cache.is_current()
        self._verified: Callable[[], None] | None = None
        if _is_small(folder, memo):
            self._found = begun(partial(_found_apart, folder, options, memo), self._processes)
            _import()
        else:
            self._found = partial(_found, folder, options, progress, memo)

    def edition(self) -> Edition:
        """Wait for the edition, and import what makes pages.

        Raises:
            DossierError: the folder cannot be used.
        """
        edition = self._found()
        self._verified = begun(partial(_verify, edition, self._memo), self._processes)
        _import()
        if not self._at_leisure:
            self.verified()
        return edition

    def verified(self) -> None:
        """Wait until the edition is verified.

        Raises:
            DossierError: a statement has no passage behind it.
        """
        if self._verified:
            self._verified()
        self._verified = None


def _is_small(folder: Path, memo: Memo) -> bool:
    """Say whether so few clippings are read that the import of what makes pages takes as long."""
    # Most likely then, and nothing else needs a look through the folder before it is read.
    if memo.cache and memo.cache.knows_files(WORTH_A_POOL):
        return False
    from dossier import loader  # noqa: PLC0415 - `--help` needs none of it

    return folder.is_dir() and len(loader.find(folder, settings.read(folder))) < WORTH_A_POOL


def _found_apart(folder: Path, options: Options, memo: Memo) -> Edition:
    """Return the edition of a folder, not yet verified, by a process that ends with it."""
    edition = _found(folder, options, None, memo.here())
    patterns.note()
    return edition


def _import() -> None:
    """Import what makes and writes pages, and what does so side by side."""
    for name in _LATER:
        import_module(name)


def _found(folder: Path, options: Options, progress: Progress | None, memo: Memo) -> Edition:
    """Return the edition of a folder, not yet verified, with the address that was asked for."""
    from dossier import edition as pipeline  # noqa: PLC0415 - `--help` needs none of it
    from dossier import intake  # noqa: PLC0415

    address = None if options.base_url is None else site_address(options.base_url)
    means = intake.Means(options.jobs, options.scheduler, memo, options.ner)
    edition = pipeline.compose(folder, means, progress)
    if address:
        return replace(edition, settings=replace(edition.settings, base_url=address))
    return edition


def _verify(edition: Edition, memo: Memo) -> None:
    """Refuse an edition in which a statement lacks its words."""
    from dossier import checks  # noqa: PLC0415 - it knows pages too: see above

    checks.refuse_without_evidence(edition, memo.here())


def processes(options: Options) -> int:
    """Return how many processes may make pages."""
    return options.jobs or cores()
