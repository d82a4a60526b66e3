"""One build, from the folder to the site: nothing on disk changes until all of it has succeeded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import composing, settings
from dossier.fresh import Look
from dossier.layout import SITE, Options, compiled_path
from dossier.model import Edition, Record, Settings
from dossier.workers import fitting

if TYPE_CHECKING:  # Jinja takes 85 ms to import
    from dossier.builder import Before, Made, Same
    from dossier.builder.earlier import Data
    from dossier.builder.page import Page
    from dossier.builder.spool import Spool
    from dossier.intake import Progress
    from dossier.memo import Memo

_ALONE = Options(cache=False)


class Built(Record, frozen=True):
    """What a build did."""

    edition: Edition
    out: Path
    pages: int
    new: int
    changed: int
    removed: int
    unchanged: int
    single: Path | None = None
    """The whole site as one file, where that was asked for."""
    looks: Mapping[str, Look] | None = None
    """How each file of the site looks; ``None`` where its folder has others too."""


def build(
    folder: Path, options: Options, progress: Progress | None = None, memo: Memo | None = None
) -> Built:
    """Write the site of a dossier.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        progress: told how far the build is.
        memo: knows what was made before; by default what the cache of the folder has.

    Raises:
        DossierError: the folder cannot be used, a statement has no passage, a template is broken, or
            the site cannot be written; the site is then what it was before.
    """
    out = options.out or folder / SITE
    if options.single:
        from dossier.builder import single  # noqa: PLC0415 - few builds ask for it

        single.refuse_stranger(out)
    with nullcontext(memo) if memo else composing.remembered(folder, options) as known:
        edition, verified = (
            (composing.compose(folder, options, progress, memo), None)
            if memo
            else composing.alone(folder, options, progress, known)
        )
        from dossier import builder, cache  # noqa: PLC0415 - Jinja takes 85 ms to import
        from dossier.builder.write import write  # noqa: PLC0415

        spare = cache.spare_path(out) if options.cache else None
        stood = before(folder, out, options, known)
        with builder.spooled(out, composing.processes(options)) as spool:
            made = renew(edition, options, stood, progress=progress, memo=known, spool=spool)
            if verified:
                verified()
            jobs = options.jobs or fitting(len(edition.readings))
            written = write(made.files, out, spare=spare, processes=jobs)
            noted = builder.noted(made, out)
            known.hold(_site(out), noted)
            return Built(
                edition=edition,
                out=out,
                pages=len(made.files),
                new=len(written.new),
                changed=len(written.changed),
                removed=len(written.removed),
                unchanged=len(written.unchanged),
                single=single.write(edition, _made(made.files), out) if options.single else None,
                looks=None if written.others else builder.looks(made, noted, out),
            )


def render(
    edition: Edition,
    progress: Progress | None = None,
    options: Options = _ALONE,
) -> tuple[Page, ...]:
    """Return every file of the site.

    Args:
        edition: the dossier.
        progress: told that this has begun.
        options: how many processes, whether to keep compiled templates, and since when to say what
            has changed.

    Raises:
        InputError: the earlier edition cannot be read.
        TemplateError: a template is broken.
        OutputError: two pages want one address, or a page holds a name that is withheld.
    """
    from dossier import builder  # noqa: PLC0415 - Jinja takes 85 ms to import

    nothing = builder.Before(options.out or edition.root / SITE)
    return _made(renew(edition, options, nothing, progress=progress).files)


def _made(pages: Iterable[Page | Same]) -> tuple[Page, ...]:
    """Return the pages that were made."""
    from dossier.builder.page import Page  # noqa: PLC0415 - Jinja takes 85 ms to import

    return tuple(page for page in pages if isinstance(page, Page))


def renew(  # noqa: PLR0913 - each is of its own kind
    edition: Edition,
    options: Options,
    before: Before,
    *,
    progress: Progress | None = None,
    memo: Memo | None = None,
    spool: Spool | None = None,
) -> Made:
    """Return every file of the site; of pages that stand there already, only that they do.

    Args:
        edition: the dossier.
        options: see :func:`render`.
        before: the site as it was written before.
        progress: told that this has begun.
        memo: knows what was made before.
        spool: where pages wait until they are written; in memory without it.

    Raises:
        InputError: the earlier edition cannot be read.
        TemplateError: a template is broken.
        OutputError: two pages want one address, or a page holds a name that is withheld.
    """
    from dossier import builder, cache, workers  # noqa: PLC0415 - Jinja takes 85 ms to import

    if progress:
        progress("Rendering", 0, 1)
    asked = settings.read(edition.root)
    withheld = asked.withhold
    made = builder.renew(
        edition,
        before,
        builder.Means(
            processes=composing.processes(options),
            compiled=Path(compiled_path()),
            drawn=cache.cards_path(edition.root) if options.cache else None,
            spool=spool,
            memo=memo,
            elsewhere=partial(workers.cluster, options.scheduler) if options.scheduler else None,
        ),
        since=_earlier(options.since, asked) if options.since else None,
    )
    if withheld:
        from dossier import withholding  # noqa: PLC0415 - few dossiers withhold a name

        withholding.refuse_leaks(_made(made.files), withheld)
    return made


def _earlier(place: Path, asked: Settings) -> Data:
    """Return what an earlier edition told, as far as it may still be told.

    Raises:
        InputError: it cannot be read.
    """
    from dossier import withholding  # noqa: PLC0415 - few builds say what has changed
    from dossier.builder import earlier  # noqa: PLC0415

    return withholding.from_earlier(earlier.read(place), asked)


def before(folder: Path, out: Path, options: Options, memo: Memo) -> Before:
    """Return what is known of a site that was written before.

    Whoever writes into the site after this look makes the build begin anew, so it comes late.

    Args:
        folder: the dossier's.
        out: the site's.
        options: what is asked for.
        memo: knows what was written before.

    Raises:
        SettingsError: there is a mistake in what the editor says.
    """
    from dossier import builder  # noqa: PLC0415 - Jinja takes 85 ms to import

    # All pages are made where all are looked through for a name, or put into one file.
    if options.single or settings.read(folder).withhold:
        return builder.Before(out)
    noted = memo.held(_site(out), builder.Noted) or builder.Noted()
    return builder.looked_at(out, noted, memo.version)


def _site(site: Path) -> str:
    """Return under which name the files of a site are noted."""
    return f"site {site.resolve()}"
