"""Spreading pure work over processes or machines: the same results, in the same order, for any number.

Work is a function from a chunk of jobs to a result for each. Jobs and results carry their texts, so that
a worker needs nothing but the program: no file, no shared memory. Any
:class:`concurrent.futures.Executor` will do, a cluster's too.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from typing import TypeVar

from dossier.errors import InputError

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_POOL = 120
"""Fewer jobs than this are done faster by one process: starting two takes 0.3 s."""
CHUNK = 50
WAITING = 6
"""Chunks that may wait for a worker, so that not all texts are in memory at once."""


def spread(
    work: Callable[[list[T]], list[R]], jobs: Iterable[T], pool: Executor | None
) -> Iterator[R]:
    """Yield the result of each job, in the order of the jobs.

    Args:
        work: a function that can be pickled; takes a chunk of jobs, returns a result for each.
        jobs: what to do; taken as the workers come to need them.
        pool: where to do it; ``None``: here.
    """
    waiting: deque[Future[list[R]]] = deque()
    remaining = iter(jobs)
    while chunk := list(islice(remaining, CHUNK)):
        if pool is None:
            yield from work(chunk)
            continue
        waiting.append(pool.submit(work, chunk))
        if len(waiting) >= WAITING:
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def pool_for(
    size: int, processes: int | None = None, scheduler: str | None = None
) -> AbstractContextManager[Executor | None]:
    """Return where to do a number of jobs.

    Args:
        size: how many jobs there are.
        processes: how many processes to use; ``None`` takes one a core where that pays.
        scheduler: address of a Dask scheduler (``tcp://host:port``), instead of processes here.

    Raises:
        InputError: the scheduler does not answer, or what is needed to speak with it is not installed.
    """
    if scheduler:
        return _cluster(scheduler)
    count = processes or (1 if size < WORTH_A_POOL else _cores())
    return nullcontext() if count == 1 else _local(count)


@contextmanager
def _local(count: int) -> Iterator[Executor]:
    # No fork: `serve` runs threads, and a forked copy of a locked lock stays locked.
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(["dossier.intake"])
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield pool


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and half a second to import
    except ImportError:
        raise InputError(
            "--scheduler needs the package distributed; install it with: pip install 'news-dossier[cluster]'."
        ) from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"The scheduler at {address} does not answer ({error}).") from None
    with client:
        # Two clippings with the same text are two jobs: nothing may be answered from memory.
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
