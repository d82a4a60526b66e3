"""What builds for the server: a process of its own, where one can be forked.

Only one thread runs in it, so that it may be copied for what is done side by side, and neither pages nor
the watch over the files wait for it. It keeps in memory what clippings gave and what was compared.
"""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import building, composing, patterns
from dossier.errors import DossierError, sentence
from dossier.garbage import uncollected
from dossier.layout import Options
from dossier.memo import Memo
from dossier.model import Record
from dossier.workers import may_fork

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_AT_REST = 2.0
"""Seconds without a change after which there is time to look for what is of no use any more."""
ENDED = "the process that builds was ended by the system; stop the server, and start it again."


class Outcome(Record, frozen=True):
    """What became of a build."""

    error: str | None = None
    """Why the site stays what it was."""
    touched: int = 0
    """Files of the site that are new, changed or gone."""
    seconds: float = 0.0


Build = Callable[[], Outcome]


@contextmanager
def builder(folder: Path, options: Options) -> Iterator[Build]:
    """Give what builds a dossier, again and again.

    Args:
        folder: the dossier's folder.
        options: of each build.
    """
    if not may_fork():
        with composing.remembered(folder, options, lasting=True) as memo:
            yield partial(_built_here, folder, options, memo)
        return
    from multiprocessing import get_context  # noqa: PLC0415 - see dossier.workers

    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_build_when_told, args=(ours, theirs, folder, options))
    process.start()
    theirs.close()
    try:
        yield partial(_told, ours)
    finally:
        ours.close()
        process.join(timeout=1)
        process.terminate()
        process.join()


def build(folder: Path, options: Options, memo: Memo, tell: Callable[[Outcome], object]) -> None:
    """Build once, and only then write down what the next start needs, and give memory back.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        memo: knows what was made before.
        tell: is told what became of it, as soon as that is known.
    """
    begun = time.perf_counter()
    with uncollected():
        try:
            built = building.build(folder, options, memo=memo)
        except (DossierError, OSError, MemoryError) as error:
            tell(Outcome(sentence(error)))
        else:
            touched = built.new + built.changed + built.removed
            tell(Outcome(None, touched, time.perf_counter() - begun))
        memo.settle()


def _built_here(folder: Path, options: Options, memo: Memo) -> Outcome:
    """Build in this process."""
    told: list[Outcome] = []
    build(folder, options, memo, told.append)
    return told[0]


def _told(connection: Connection) -> Outcome:
    """Let the other process build."""
    try:
        connection.send(None)
        outcome: Outcome = connection.recv()
    except (EOFError, OSError):
        return Outcome(ENDED)
    return outcome


def _build_when_told(
    others: Connection, connection: Connection, folder: Path, options: Options
) -> None:
    """Build whenever the server says so, until it has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is asked to stop, and stops this
    others.close()
    with composing.remembered(folder, options, lasting=True) as memo, suppress(EOFError, OSError):
        connection.recv()
        with patterns.kept():
            build(folder, options, memo, connection.send)
        while True:
            if not connection.poll(_AT_REST):
                gc.collect()
            connection.recv()
            build(folder, options, memo, connection.send)
