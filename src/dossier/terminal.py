"""What the commands say: plain sentences on paper and in pipes, progress on a terminal alone."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # msgspec takes 35 ms to import, which `--help` need not pay
    from dossier.building import Built
    from dossier.intake import Progress
    from dossier.model import Issue

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters with which a file name or a clipping could command a terminal."""


def say(words: str) -> None:
    """Print to standard output."""
    click.echo(harmless(words))


def complain(words: str) -> None:
    """Print to standard error."""
    click.echo(harmless(words), err=True)


def harmless(words: str) -> str:
    """Return the words with every control character made visible."""
    return _UNSAFE.sub(lambda match: f"\\x{ord(match[0]):02x}", words)


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Give a function that shows how far long work is; ``None`` where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    # 50 ms to import, and only a person at a terminal sees it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = int(bar.add_task(what, total=total))
            bar.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]

        yield show


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 quote", "2 quotes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(built: Built) -> str:
    """Return what a build read, found and wrote."""
    edition, found = built.edition, built.edition.analysis
    files = {reading.article.file for reading in edition.readings}
    named = [source for source in found.sources if source.name]
    read = (count(len(files), "clipping"), count(len(edition.readings), "article"))
    results = (
        count(len(found.events), "event"),
        count(len(found.quotes), "quote"),
        count(len(found.names), "name"),
        count(len(found.points), "point"),
        count(len(found.discrepancies), "discrepancy", "discrepancies"),
    )
    lines = (
        f"Read {': '.join(read)} from {count(len(named), 'named source')}.",
        f"Found {', '.join(results)}.",
        _written(built),
    )
    return "\n".join(lines)


def _written(built: Built) -> str:
    index = built.out / "index.html"
    touched = [
        f"{number:,} {what}"
        for number, what in (
            (built.new, "new"),
            (built.changed, "changed"),
            (built.removed, "removed"),
        )
        if number
    ]
    what = ", ".join(touched) if touched else "none differs from what was there"
    return f"Wrote {count(built.pages, 'file')} ({what}). Open {index}"


def findings(issues: Sequence[Issue], *, strict: bool, most: int | None) -> int:
    """Print what is worth a look, worst first, and return the exit code.

    Args:
        issues: worst first.
        strict: whether an error or a warning among them counts.
        most: print no more than this many; ``None`` prints all, notes included.
    """
    grave = [issue for issue in issues if issue.level != "note"]
    shown = list(issues) if most is None else grave[:most]
    if shown:
        say("Worth a look:")
    for issue in shown:
        say(f"  {issue.level:<8} {issue.message}")
    left = len(issues) - len(shown)
    if left and most is not None:
        say(f"{'And ' if shown else ''}{count(left, 'more remark')}: `dossier check` lists all.")
    if most is None:
        say(_tally(issues))
    return 1 if strict and grave else 0


def _tally(issues: Sequence[Issue]) -> str:
    levels = Counter(issue.level for issue in issues)
    parts = [count(levels[level], level) for level in ("error", "warning", "note") if levels[level]]
    return f"{', '.join(parts)}." if parts else "Nothing to look at: all of it holds."


def welcome(folder: Path, made: Sequence[str]) -> str:
    """Return what `dossier new` says when it is done."""
    return "\n".join(
        (
            f"Made {folder} with {', '.join(made)}.",
            f"Put saved articles into {folder / 'clippings'}, then: dossier build {folder}",
        )
    )
