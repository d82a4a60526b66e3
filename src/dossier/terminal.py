"""What the commands say: plain sentences on paper and in pipes, progress on a terminal alone."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:  # msgspec takes 35 ms to import, which `--help` need not pay
    from pathlib import Path

    from dossier.add import Added
    from dossier.building import Built
    from dossier.intake import Progress
    from dossier.model import Article, FoundDate, Issue

_UNSAFE = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x202A, 0x202E), (0x2066, 0x2069)
)  # fmt: skip
_HARMLESS = {c: f"\\x{c:02x}" for first, last in _UNSAFE for c in range(first, last + 1)}
"""Characters with which a file name or a clipping could command a terminal."""

_DRAWN = 20
"""Steps of long work after which its progress is drawn anew."""


def say(words: str) -> None:
    """Print to standard output."""
    _print(words, sys.stdout)


def complain(words: str) -> None:
    """Print to standard error."""
    _print(words, sys.stderr)


def _print(words: str, stream: TextIO) -> None:
    stream.write(f"{harmless(words)}\n")
    stream.flush()


def harmless(words: str) -> str:
    """Return the words with every control character made visible."""
    return words.translate(_HARMLESS)


def _on_one_line(words: str) -> str:
    """Return a sentence in which no name of a file begins a line that looks like another sentence."""
    return words.replace("\n", "\\n")


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Give a function that shows how far long work is; ``None`` where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    # 50 ms to import, and only a person at a terminal sees it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    # It draws when told, since a thread that draws would keep the build from forking.
    with Bar(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = int(bar.add_task(what, total=total))
            bar.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]
            if done % _DRAWN == 0 or done == total:
                bar.refresh()

        yield show


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 quote", "2 quotes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def results(built: Built) -> tuple[str, ...]:
    """Return what was read and found."""
    from dossier.stowed import stow_readings  # noqa: PLC0415 - `--help` needs none of it

    edition, found = built.edition, built.edition.analysis
    files = {article.file for article in stow_readings(edition.readings).articles}
    named = [source for source in found.sources if source.name]
    read = (count(len(files), "clipping"), count(len(edition.readings), "article"))
    numbers = (
        count(len(found.events), "event"),
        count(len(found.quotes), "quote"),
        count(len(found.names), "name"),
        count(len(found.points), "point"),
        count(len(found.discrepancies), "discrepancy", "discrepancies"),
    )
    return (
        f"Read {', '.join(read)} from {count(len(named), 'named source')}.",
        f"Found {', '.join(numbers)}.",
        f"Open {built.single or built.out / 'index.html'}",
    )


def written(built: Built) -> str:
    """Return what a build did to the site."""
    numbers = ((built.new, "new"), (built.changed, "changed"), (built.removed, "removed"))
    touched = ", ".join(f"{number:,} {what}" for number, what in numbers if number)
    return f"Wrote {count(built.pages, 'file')}: {touched or 'none differs from what was there'}."


def brief(issues: Sequence[Issue], most: int = 5) -> Iterator[str]:
    """Yield a line for the worst issues, and how many more there are.

    Args:
        issues: worst first.
        most: number of lines.
    """
    shown = [issue for issue in issues if issue.level != "note"][:most]
    yield from _listed(shown)
    left = len(issues) - len(shown)
    if left:
        yield f"{'And ' if shown else ''}{count(left, 'more remark')}: `dossier check` lists all."


def full(issues: Sequence[Issue]) -> Iterator[str]:
    """Yield a line for each issue, worst first, and how many there are."""
    yield from _listed(issues)
    yield _tally(issues)


def code(issues: Sequence[Issue], *, strict: bool) -> int:
    """Return the exit code: 1 when a strict command found errors or warnings."""
    return int(strict and any(issue.level != "note" for issue in issues))


def _listed(issues: Sequence[Issue]) -> Iterator[str]:
    if issues:
        yield "Worth a look:"
    for issue in issues:
        yield f"  {issue.level:<8} {_on_one_line(issue.message)}"


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


def understood(added: Added) -> Iterator[str]:
    """Yield what became of a clipping, and what was read from it."""
    if added.state != "added" or added.parsed is None:
        yield f"{added.state:<8}{added.given}: {added.why}{f' as {added.file}' if added.file else ''}"
        return
    yield f"{added.state:<8}{added.file}"
    for article in added.parsed.articles[:3]:
        yield from _article(article)
    if len(added.parsed.articles) > 3:  # noqa: PLR2004 - as many as are shown
        yield f"  and {len(added.parsed.articles) - 3:,} more articles"
    for issue in added.parsed.issues:
        yield f"  {issue.level}: {_on_one_line(issue.message)}"


def _article(article: Article) -> Iterator[str]:
    rows = {
        "headline": article.headline and f"{article.headline.value} ({article.headline.basis})",
        "source": article.source and f"{article.source.value} ({article.source.basis})",
        "published": article.published
        and f"{_when(article.published)} ({article.published.basis})",
        "byline": ", ".join(author.value for author in article.byline),
        "length": f"{len(article.text):,} characters in {count(len(article.blocks), 'part')}",
    }
    for label, value in rows.items():
        if value:
            yield f"  {label:<11}{value}"
    missing = [label for label, value in rows.items() if not value]
    if missing:
        yield f"  {'missing':<11}{', '.join(missing)}"


def _when(found: FoundDate) -> str:
    when = found.when
    return str(when.start) if when.start == when.end else f"{when.start or ''}/{when.end or ''}"
