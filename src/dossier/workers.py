"""Spreading pure work over processes: the same results in the same order for any number of them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_POOL = 120
"""Fewer clippings than this are read faster by one process."""
CHUNK = 50


def spread(
    work: Callable[[Sequence[T]], list[R]], jobs: Sequence[T], count: int | None = None
) -> Iterator[R]:
    """Yield the result of each job, in the order of the jobs.

    Args:
        work: a function that can be pickled; takes a chunk of jobs, returns a result for each.
        jobs: what to do.
        count: number of processes; ``None`` takes one a core, or none where that does not pay.
    """
    chunks = [jobs[i : i + CHUNK] for i in range(0, len(jobs), CHUNK)]
    processes = count or (1 if len(jobs) < WORTH_A_POOL else _cores())
    if processes == 1:
        for chunk in chunks:
            yield from work(chunk)
        return
    # No fork: `serve` runs threads, and a forked copy of a locked lock stays locked.
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(["dossier.intake"])
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from through(pool, work, chunks)


def through(
    pool: Executor, work: Callable[[Sequence[T]], list[R]], chunks: Sequence[Sequence[T]]
) -> Iterator[R]:
    """Yield the results of the chunks as a pool gives them, in order."""
    for results in pool.map(work, chunks):
        yield from results


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
