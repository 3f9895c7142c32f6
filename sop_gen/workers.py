"""Running jobs: in this process, or in a pool of processes that keep their compilers warm."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any

from sop_gen.diagnostics import RenderError

IN_FLIGHT = 4
"""Jobs handed out per worker at a time, so that memory does not grow with their number."""

Work = Callable[[Any, Any], Any]
Run = Callable[[Work, Iterable[Any], Any], Iterator[Any]]
"""``run(work, jobs, shared)`` gives ``work(shared, job)`` of every job, in the order of the jobs."""


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(count: int, warm_up: Callable[[], None]) -> Iterator[Run]:
    """``count`` processes, 1 means this one. They start at once and ``warm_up`` while the caller still plans.

    ``work`` and ``warm_up`` must be functions of modules (or partials of such).
    """
    if count <= 1:
        yield lambda work, jobs, shared: (work(shared, job) for job in jobs)
        return
    # A process whose Typst has threads must not fork: the child would wait for threads that it does not have.
    method = "fork" if sys.platform == "linux" and "typst" not in sys.modules else "spawn"
    executor = ProcessPoolExecutor(count, multiprocessing.get_context(method), _start)
    try:
        for _ in range(count):
            executor.submit(warm_up)
        yield lambda work, jobs, shared: _windowed(executor, work, iter(jobs), pickle.dumps(shared), count * IN_FLIGHT)
    except BrokenProcessPool:
        raise RenderError("satu proses pembuat dokumen berhenti mendadak (kehabisan memori?); coba lagi dengan -j 1") from None
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _windowed(executor: ProcessPoolExecutor, work: Work, jobs: Iterator[Any], shared: bytes, window: int) -> Iterator[Any]:
    waiting: list[Future[Any]] = [executor.submit(_work, work, shared, job) for job in islice(jobs, window)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [executor.submit(_work, work, shared, job) for job in islice(jobs, 1)]


def _start() -> None:
    """Runs once in each worker. Ctrl-C is the parent's to handle; without a parent a worker ends at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Work, shared: bytes, job: Any) -> Any:
    return work(_loaded(shared), job)


@lru_cache(maxsize=1)
def _loaded(shared: bytes) -> Any:
    """What all jobs share, unpacked once in each worker."""
    return pickle.loads(shared)
