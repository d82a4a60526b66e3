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


def alone(
    folder: Path, options: Options, progress: Progress | None, memo: Memo
) -> tuple[Edition, Callable[[], None] | None]:
    """Return the edition of a folder, and what waits until it is verified, where it is not yet; import what makes pages.

    What is looked at to verify a statement is not held while they are made: a process of its own does it.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        progress: told how far the reading is.
        memo: knows what was made before, and is asked by this build alone.

    Raises:
        DossierError: the folder cannot be used, or a statement has no passage behind it.
    """
    # Where much is new, what verifies it would be held beside what makes as many pages.
    at_leisure = memo.cache is not None and memo.cache.is_current()
    if _is_small(folder, memo):
        found = begun(partial(_apart, folder, options, memo), processes(options))
        _import()
        edition = found()
    else:
        edition = _found(folder, options, progress, memo)
    verified = begun(partial(_verify, edition, memo), processes(options))
    _import()
    if at_leisure:
        return edition, verified
    verified()
    return edition, None


def _is_small(folder: Path, memo: Memo) -> bool:
    """Say whether so few clippings are read that the import of what makes pages takes as long."""
    # Most likely then, and nothing else needs a look through the folder before it is read.
    if memo.cache and memo.cache.knows_files(WORTH_A_POOL):
        return False
    from dossier import loader  # noqa: PLC0415 - `--help` needs none of it

    return folder.is_dir() and len(loader.find(folder, settings.read(folder))) < WORTH_A_POOL


def _apart(folder: Path, options: Options, memo: Memo) -> Edition:
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
