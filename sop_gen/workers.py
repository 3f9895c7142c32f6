"""Running jobs: in this process, in a pool of processes that keep their compilers warm, or in processes that talk once."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from sop_gen.diagnostics import RenderError

IN_FLIGHT = 4
"""Jobs handed out per worker at a time, so that memory does not grow with their number."""

SIGNALS = {signal.SIGINT, signal.SIGTERM}
"""Signals that ask the tool to end."""

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
    executor = ProcessPoolExecutor(count, _context(), _start)
    try:
        with _undisturbed():
            for _ in range(count):
                executor.submit(warm_up)
        yield lambda work, jobs, shared: _windowed(executor, work, iter(jobs), pickle.dumps(shared), count * IN_FLIGHT)
    except BrokenProcessPool:
        raise RenderError("satu proses pembuat dokumen berhenti mendadak (kehabisan memori?); coba lagi dengan -j 1") from None
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def exchange(
    first: Callable[[Any, Any], tuple[Any, Any]],
    second: Callable[[Any, Any, Any], Any],
    merge: Callable[[list[Any]], Any],
    shares: Sequence[Any],
    shared: Any,
) -> list[Any]:
    """Work that must hear once of all the rest: each share in a process of its own, one share alone in this one.

    ``first(shared, share)`` gives what the process keeps and what it tells; ``merge``, here, makes one of all that was told;
    ``second(shared, kept, merged)`` gives the result. Results come in the order of the shares; what a half raises is raised here.
    """
    if len(shares) == 1:
        kept, told = first(shared, shares[0])
        return [second(shared, kept, merge([told]))]
    with _members(shares, first, second, shared) as pipes:
        merged = merge([_answer(pipe) for pipe in pipes])
        for pipe in pipes:
            pipe.send(merged)
        return [_answer(pipe) for pipe in pipes]


@contextmanager
def _members(shares: Sequence[Any], *work: Any) -> Iterator[list[Connection]]:
    """A process for each share, and the pipes to them; when the caller is done or fails, all end."""
    context = _context()
    pipes: list[Connection] = []
    processes: list[Any] = []
    try:
        with _undisturbed():
            for share in shares:
                here, there = context.Pipe()
                process = context.Process(target=_member, args=(there, share, *work), daemon=True)
                process.start()
                there.close()  # so that the pipe ends when the process does
                pipes.append(here)
                processes.append(process)
        yield pipes
    except (EOFError, ConnectionError):
        raise RenderError("satu proses pemeriksa berhenti mendadak (kehabisan memori?); coba lagi") from None
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _member(pipe: Connection, share: Any, first: Any, second: Any, shared: Any) -> None:
    """What one process of an exchange does."""
    _start()
    try:
        kept, told = first(shared, share)
        pipe.send((told, None))
        pipe.send((second(shared, kept, pipe.recv()), None))
    except Exception as error:  # is raised again in the parent, which can't show where it comes from
        error.add_note(traceback.format_exc())
        pipe.send((None, error))


def _answer(pipe: Connection) -> Any:
    answer, error = pipe.recv()
    if error is not None:
        raise error
    return answer


def _context() -> Any:
    """How processes start: a process whose Typst has threads must not fork, the child would wait for threads it lacks."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" and "typst" not in sys.modules else "spawn")


def _windowed(executor: ProcessPoolExecutor, work: Work, jobs: Iterator[Any], shared: bytes, window: int) -> Iterator[Any]:
    waiting: list[Future[Any]] = [executor.submit(_work, work, shared, job) for job in islice(jobs, window)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [executor.submit(_work, work, shared, job) for job in islice(jobs, 1)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until processes have started: one that comes amid a fork would leave half a process that never ends."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> None:
    """Runs once in each worker. Ctrl-C is the parent's to handle; without a parent a worker ends at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
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
