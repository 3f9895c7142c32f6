"""Running jobs: in this process, or in a pool of processes that keep their compilers warm."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")
IN_FLIGHT = 4
"""Jobs handed out per worker at a time, so that memory does not grow with their number."""

_shared: Any = None


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(work: Callable[[Any, J], R], jobs: Iterable[J], shared: Any, count: int) -> Iterator[R]:
    """``work(shared, job)`` for every job, results in the order of the jobs; ``count`` processes, 1 means this one.

    ``work`` must be a function of a module. ``shared`` reaches every worker once.
    """
    if count <= 1:
        yield from (work(shared, job) for job in jobs)
        return
    method = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(count, multiprocessing.get_context(method), _start, (shared,))
    try:
        yield from _windowed(pool, work, iter(jobs), count * IN_FLIGHT)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _windowed(pool: ProcessPoolExecutor, work: Callable[[Any, J], R], jobs: Iterator[J], window: int) -> Iterator[R]:
    waiting: list[Future[R]] = [pool.submit(_work, work, job) for job in islice(jobs, window)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [pool.submit(_work, work, job) for job in islice(jobs, 1)]


def _start(shared: Any) -> None:
    """Runs once in each worker. Ctrl-C is the parent's to handle; without a parent a worker ends at once."""
    global _shared
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Any, J], R], job: J) -> R:
    return work(_shared, job)
