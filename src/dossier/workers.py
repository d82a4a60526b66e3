"""Spreading pure work over processes or machines: the same results, in the same order, for any number.

Work is a function from a chunk of jobs to a result for each. Jobs and results carry their texts, so that
a worker needs nothing but the program: no file, no shared memory. Any
:class:`concurrent.futures.Executor` will do, a cluster's too.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import islice
from typing import TYPE_CHECKING, NoReturn, TypeVar, cast

from dossier.errors import DossierError, InputError

if TYPE_CHECKING:  # 40 ms to import, and a small dossier is made by one process
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.sharedctypes import Synchronized

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_POOL = 120
"""Fewer jobs than this are done faster by one process: starting two takes 0.3 s."""
CHUNK = 25
WAITING = 12
"""Chunks that may wait for a worker, so that not all texts are in memory at once."""
PATIENCE = "10s"
"""For how long the scheduler of a cluster may leave us without an answer."""


def spread(
    work: Callable[[list[T]], list[R]],
    jobs: Iterable[T],
    pool: Executor | None,
    size: int = CHUNK,
) -> Iterator[R]:
    """Yield the result of each job, in the order of the jobs.

    Args:
        work: a function that can be pickled; takes a chunk of jobs, returns a result for each.
        jobs: what to do; taken as the workers come to need them.
        pool: where to do it; ``None``: here.
        size: how many are done in one go.
    """
    waiting: deque[Future[list[R]]] = deque()
    remaining = iter(jobs)
    while chunk := list(islice(remaining, size)):
        if pool is None:
            yield from work(chunk)
            continue
        waiting.append(pool.submit(work, chunk))
        if len(waiting) >= WAITING:
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def side_by_side(tasks: Sequence[Callable[[], R]], processes: int) -> list[R]:
    """Return the result of each task, in the order of the tasks.

    The tasks reach their processes by fork, so that what they need is not sent; where that cannot be
    done they are done here. So are those that a process did not come to: whatever went wrong there
    goes wrong here again, where it can be told.

    Args:
        tasks: what to do; only their results have to be fit for sending.
        processes: how many processes to use.
    """
    found: dict[int, R] = {}
    if processes > 1 and len(tasks) > 1 and may_fork():
        found = _in_forks(tasks, processes)
    return [found[n] if n in found else task() for n, task in enumerate(tasks)]


def begun(task: Callable[[], R], processes: int) -> Callable[[], R]:
    """Begin a task in a process of its own, whose memory ends with it, and return what waits for its result.

    What a process has freed lies scattered between what it holds, and stays in its memory; so whoever
    goes on afterwards does better with the result alone. Where that cannot be done, it is done here, as
    soon as it is waited for.

    Args:
        task: what to do; its result has to be fit for sending.
        processes: how many processes may be used.
    """
    return _in_fork(task) if processes > 1 and may_fork() else task


def _in_fork(task: Callable[[], R]) -> Callable[[], R]:
    """Return what waits for a further process; where something goes wrong there, it goes wrong here again."""
    receiver, sender = os.pipe()
    _give_back()
    gc.freeze()
    child = os.fork()
    if not child:
        os.close(receiver)  # as long as it could be read here, nobody would be told that it is not
        _tell(task, sender)
    gc.unfreeze()
    os.close(sender)
    results = open(receiver, "rb")  # noqa: PTH123, SIM115 - it has a number, and no name

    def told() -> R:
        with results:
            sent = results.read()
        has_failed = os.waitpid(child, 0)[1]
        return task() if has_failed else cast("R", pickle.loads(sent))  # noqa: S301 - sent by this program to itself

    return told


def _tell(task: Callable[[], object], sender: int) -> NoReturn:
    """Send what a task gives, and end this process at once."""
    code = 1
    try:
        sent = pickle.dumps(task(), pickle.HIGHEST_PROTOCOL)
        with open(sender, "wb") as results:
            results.write(sent)
        code = 0
    finally:
        os._exit(code)


def _give_back() -> None:
    """Return memory that was freed to the system, where its C library can."""
    import ctypes  # noqa: PLC0415 - few builds need it

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def cut(jobs: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return jobs in groups of a size, so that a process takes many in one go."""
    return [jobs[start : start + size] for start in range(0, len(jobs), size)]


def _in_forks(tasks: Sequence[Callable[[], R]], processes: int) -> dict[int, R]:
    """Do tasks here and in further processes: one less has a copy of all that it touches.

    Results wait as they are sent until all are there: as records they take five times the room.
    """
    import multiprocessing  # noqa: PLC0415 - see the top of the file

    context = multiprocessing.get_context("fork")
    taken = context.Value("l", 0)
    _give_back()
    gc.freeze()
    started, waiting = [], []
    for _ in range(processes - 1):
        receiver, sender = context.Pipe(duplex=False)
        waiting.append(receiver)
        worker = context.Process(target=_send, args=(tasks, taken, sender, waiting), daemon=True)
        worker.start()
        sender.close()
        started.append(worker)
    gc.unfreeze()
    sent: list[bytes] = []
    # All of them are started: a thread would keep this process from being copied.
    reader = threading.Thread(target=lambda: sent.extend(_received(waiting)), daemon=True)
    reader.start()
    own = [*_done(tasks, taken)]
    reader.join()
    for worker in started:
        worker.join()
    return dict(pickle.loads(row) for row in (*sent, *own))  # noqa: S301 - sent by this program to itself


def _received(waiting: list[Connection]) -> Iterator[bytes]:
    """Yield what the processes send until all of them have ended."""
    from multiprocessing.connection import wait  # noqa: PLC0415 - see the top of the file

    while waiting:
        for receiver in wait(waiting):
            try:
                yield cast("Connection", receiver).recv_bytes()
            except EOFError:
                waiting.remove(cast("Connection", receiver))


def _send(
    tasks: Sequence[Callable[[], R]],
    taken: Synchronized[int],
    sender: Connection,
    receivers: Sequence[Connection],
) -> None:
    """Send what a process of its own has done, until nobody is left to receive it."""
    for receiver in receivers:
        receiver.close()  # see :func:`_in_fork`
    with suppress(BrokenPipeError):
        for row in _done(tasks, taken):
            sender.send_bytes(row)


def _done(tasks: Sequence[Callable[[], R]], taken: Synchronized[int]) -> Iterator[bytes]:
    """Yield the number and the result of one task after the other, packed, until none is left or one fails.

    What one of them freed is given back before the next, which may take a hundredth of that.
    """
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= len(tasks):
            return
        try:
            yield pickle.dumps((number, tasks[number]()), pickle.HIGHEST_PROTOCOL)
        except DossierError:
            return
        _give_back()


def may_fork() -> bool:
    """Say whether this process can be copied: a lock that another thread holds would stay locked."""
    return sys.platform == "linux" and threading.active_count() == 1


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
        return cluster(scheduler)
    count = processes or fitting(size)
    return nullcontext() if count == 1 else _local(count)


@contextmanager
def _local(count: int) -> Iterator[Executor]:
    import multiprocessing  # noqa: PLC0415 - see the top of the file
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    if may_fork():
        context: BaseContext = multiprocessing.get_context("fork")
    else:
        context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
        if os.name == "posix":
            context.set_forkserver_preload(["dossier.intake"])
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield pool


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Open a Dask cluster.

    Raises:
        InputError: the scheduler does not answer, or what is needed to speak with it is not installed.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and half a second to import
    except ImportError:
        raise InputError(
            "--scheduler needs the package distributed; install it with: pip install 'news-dossier[cluster]'."
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"The scheduler at {address} does not answer ({error}).") from None
    with client:
        # Two clippings with the same text are two jobs: nothing may be answered from memory.
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]


def fitting(size: int) -> int:
    """Return how many processes pay for a number of articles."""
    return 1 if size < WORTH_A_POOL else cores()


def cores() -> int:
    """Return how many processes can run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
