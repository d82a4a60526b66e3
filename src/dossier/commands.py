"""The commands: what each may be asked, and which part of the program does it.

What a command needs is imported inside it, so that ``dossier --help`` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from dossier import __version__, telling, terminal
from dossier.errors import DossierError
from dossier.fresh import State
from dossier.layout import SITE, Options

_DIR = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
_OUT = click.option("--out", type=click.Path(path_type=Path), help="Folder of the site (default: DIR/site).")  # fmt: skip
_STRICT = click.option("--strict", is_flag=True, help="End with code 1 when something is worth a look.")  # fmt: skip
_JOBS = click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Number of processes."
)
_CACHE = click.option(
    "--cache/--no-cache",
    default=True,
    help="Keep what clippings gave for the next build (default).",
)
_NER = click.option("--ner", metavar="spacy:MODEL", help="A pipeline that looks for names too (needs news-dossier[spacy]).")  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, "-V", "--version", message="dossier %(version)s")
def dossier() -> None:
    """Turn a folder of saved news articles into a static site in which every statement leads back
    to the words that support it.

    A first dossier: `dossier new mystory`, put saved articles into it, `dossier build mystory`,
    and open mystory/site/index.html.
    """  # noqa: D205 - the help text is one paragraph


@dossier.command()
@_DIR
@_OUT
@click.option("--base-url", help="Address under which the site will be published.")
@click.option("--since", type=click.Path(path_type=Path), metavar="PATH", help="Say what has changed since an earlier dossier.json, or a site folder that holds one.")  # fmt: skip
@click.option("--zip", "single", is_flag=True, help="Write the site as one file too, that opens by a double click: DIR/site.html.")  # fmt: skip
@_STRICT
@_JOBS
@click.option("--scheduler", metavar="ADDRESS", help="Read clippings and render pages on a Dask cluster: tcp://host:port.")  # fmt: skip
@_CACHE
@_NER
def build(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    out: Path | None,
    base_url: str | None,
    since: Path | None,
    *,
    single: bool,
    strict: bool,
    jobs: int | None,
    scheduler: str | None,
    cache: bool,
    ner: str | None,
) -> int:
    """Write the site of the dossier in DIR (default: here).

    Only files that differ are touched, and nothing is touched until all has been read, verified and
    rendered. DIR needs no dossier.yaml.
    """
    options = Options(out, base_url, jobs, cache, scheduler, since, single, ner)
    if not cache or since or single:
        return telling.build(folder, options, strict=strict)[1]
    asked = repr((base_url, strict, ner)) if base_url or strict or ner else ""
    state = State(str(folder), str(out) if out else None, asked)
    return telling.renew(folder, options, state, strict=strict)


@dossier.command()
@_DIR
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free.")  # fmt: skip
@click.option("--base", default="/", show_default=True, metavar="/PATH/", help="Serve below a path, as GitHub Pages does.")  # fmt: skip
@_JOBS
@_CACHE
def serve(folder: Path, port: int, base: str, *, jobs: int | None, cache: bool) -> int:
    """Show the site on this machine, rebuilt and reloaded as files change.

    A build that fails leaves the last good site and shows on it what is wrong.
    """
    from dossier import serve as server  # noqa: PLC0415 - see the top of the file

    server.run(folder, Options(jobs=jobs, cache=cache), port=port, base=base)
    return 0


@dossier.command()
@_DIR
@_OUT
@_STRICT
@_JOBS
@_CACHE
@_NER
def check(  # noqa: PLR0913 - one parameter an option
    folder: Path, out: Path | None, *, strict: bool, jobs: int | None, cache: bool, ner: str | None
) -> int:
    """Verify every passage, link, date and decision of the dossier in DIR, worst first.

    Where a site has been built, says also what in it no longer holds. Writes nothing.
    """
    from dossier import building, checks, composing  # noqa: PLC0415 - see the top of the file

    options = Options(jobs=jobs, cache=cache, ner=ner)
    with terminal.progress() as progress:
        edition = composing.compose(folder, options, progress)
        pages = building.render(edition, progress)
        issues = checks.run(edition, pages, out or folder / SITE)
    terminal.say("\n".join(terminal.full(issues)))
    return terminal.code(issues, strict=strict)


@dossier.command()
@click.argument("what")
@click.option("--dir", "folder", default=".", type=click.Path(path_type=Path), help="The dossier's folder (default: here).")  # fmt: skip
@_NER
def explain(what: str, folder: Path, ner: str | None) -> int:
    """Say what was read from where, how, and what was nearly chosen instead.

    WHAT is a clipping, an article, an event, a quote, a name, a source or a topic: its path, its id,
    or a part of its title.
    """
    from dossier import composing  # noqa: PLC0415
    from dossier import explain as explaining  # noqa: PLC0415

    terminal.say(explaining.explain(composing.compose(folder, Options(ner=ner)), what))
    return 0


@dossier.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make a folder that is ready for clippings."""
    from dossier import scaffold  # noqa: PLC0415 - see the top of the file

    made = scaffold.new(folder)
    terminal.say(terminal.welcome(folder, made))
    return 0


@dossier.command()
@click.argument("what", nargs=-1, metavar="PATH-OR-URL...")
@click.option("--dir", "folder", default=".", type=click.Path(path_type=Path), help="The dossier's folder (default: here).")  # fmt: skip
@click.option("--list", "listed", type=click.File("r", encoding="utf-8", errors="replace"), help="File with one path or address a line; - is standard input.")  # fmt: skip
def add(what: tuple[str, ...], folder: Path, listed: TextIO | None) -> int:
    """Bring clippings in: files are copied, addresses fetched, the original bytes kept.

    Says for each what was understood. What is there already is not added again.
    """
    from dossier import add as adding  # noqa: PLC0415 - see the top of the file

    lines = (line.strip() for line in listed or ())
    given = (*what, *(line for line in lines if line and not line.startswith("#")))
    if not given:
        raise click.UsageError("name at least one path or address, or a list with --list.")
    failed = 0
    with terminal.progress() as progress:
        for added in adding.add(folder, given, progress=progress):
            failed += added.state == "failed"
            terminal.say("\n".join(terminal.understood(added)))
    return DossierError.exit_code if failed else 0
