"""Processes that are forked from a warm server: how they are started, and how a Ctrl+C does not disturb that."""

import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import forkserver, get_all_start_methods, get_context, resource_tracker
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread

_SELDOM = 5000
"""New values, less those gone, after which the youngest are looked through; Python's own figure is 700."""
ATTEMPTS = 3
"""How often something is tried while processes die."""


def started_process(target: Callable[..., None], *args: object, attempts: int = ATTEMPTS) -> BaseProcess:
    """A process, which is started once more if the server that it is forked from dies meanwhile."""
    process = context().Process(target=target, args=args, daemon=True)
    try:
        with undisturbed():
            process.start()
    except (EOFError, ConnectionError):
        if attempts == 1:
            raise
        return started_process(target, *args, attempts=attempts - 1)
    return process


@cache
def warming() -> ForkServerContext | None:
    """Starts the server that processes are forked from, which loads the program meanwhile; None where there is none."""
    if "forkserver" not in get_all_start_methods():
        return None
    forking = get_context("forkserver")
    forking.set_forkserver_preload(["pipeline.warm"])
    _start_server()
    return forking


@cache
def context() -> ForkServerContext | SpawnContext:
    """Processes forked from a server that has imported the program but runs no threads, where the system has that."""
    forking = warming()
    if forking is None:
        return get_context("spawn")
    with suppress(EOFError, ConnectionError):  # the server died; the next one to need it starts it anew
        ready = forking.Process(target=_nothing, daemon=True)
        ready.start()  # waits for the server to be warm, while a Ctrl+C may still interrupt that
        ready.join()
    return forking


def _nothing() -> None:
    pass


@cache
def seldom_collected() -> None:
    """Makes this process, and those forked from it, look more seldom for cycles to take away, and never through what is
    loaded by now: a twentieth of the time of reading.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Puts off a Ctrl+C until the block has ended: one while a process starts leaves it behind, unknown to us, and it
    complains that we are gone.
    """
    if current_thread() is not main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _start_server() -> None:
    """Starts the server deaf to Ctrl+C, as all that are forked from it then are: else one that comes while it loads
    ends it with a traceback.
    """
    resource_tracker.ensure_running()  # which would make us hear again
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
