"""Processes that read and understand files side by side, so that none of them can harm more than itself.

Files go out in small bundles and come back in the order in which they went. When a process dies, everything that was on
its way is read once more, each file in a process of its own: then only the one that does it again is lost.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from multiprocessing import active_children, forkserver, get_all_start_methods, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from time import perf_counter
from typing import Generic, NamedTuple, TypeVar

from corpus.prepare import Prepared, prepare
from models.errors import Crashed, FileProblem, TooMuchMemory, TooSlow
from pipeline.limits import GRACE, Limits, let_go, settle_in, within
from pipeline.understand import internal, understand

T = TypeVar("T")

_BUNDLE_FILES = 16
_BUNDLE_BYTES = 8 * 2**20
"""A bundle ends with the file that exceeds either."""
_AHEAD = 3
"""Bundles on their way for each process: one that is read, and some that wait."""
_ATTEMPTS = 3
_BUNDLES_A_LIFE = 200
"""After so many bundles a process is replaced by a fresh one, lest what libraries leak adds up."""


class Task(NamedTuple):
    """A file to be understood."""

    data: bytes
    name: str


class Done(NamedTuple):
    """What became of it: records made ready to be stored, or the problem."""

    prepared: tuple[Prepared, ...]
    problem: FileProblem | None
    seconds: float


class Sent(NamedTuple, Generic[T]):
    """Something that goes along with a task, or passes by without one, and keeps its place in the order."""

    what: T
    task: Task | None


class Work(NamedTuple):
    """How many processes, and what one file may cost. With none, files are read in this process, without limits."""

    processes: int
    limits: Limits = Limits()


def understood(work: Work, sent: Iterable[Sent[T]]) -> Iterator[tuple[T, Done | None]]:
    """Everything that was sent, in order, with what became of its task; None where it had none."""
    if not work.processes:
        yield from ((one.what, _understand(one.task) if one.task else None) for one in sent)
        return
    with _Pool(work) as pool:
        waiting: deque[tuple[list[Sent[T]], Future[list[Done]] | None]] = deque()
        for bundle in _bundles(sent):
            tasks = [one.task for one in bundle if one.task]
            waiting.append((bundle, pool.submit(tasks) if tasks else None))
            while len(waiting) > _AHEAD * work.processes:
                yield from _come_back(pool, waiting)
        while waiting:
            yield from _come_back(pool, waiting)


def _bundles(sent: Iterable[Sent[T]]) -> Iterator[list[Sent[T]]]:
    bundle: list[Sent[T]] = []
    size = 0
    for one in sent:
        bundle.append(one)
        size += len(one.task.data) if one.task else 0
        if len(bundle) >= _BUNDLE_FILES or size >= _BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _come_back(
    pool: "_Pool", waiting: deque[tuple[list[Sent[T]], Future[list[Done]] | None]]
) -> Iterator[tuple[T, Done | None]]:
    """The oldest bundle, as its results come; one that a dying process took along is read once more, file by file.

    So is a file for which memory did not suffice: what others left behind in that process may have taken it.
    """
    bundle, future = waiting.popleft()
    results = iter(pool.results(future) or () if future else ())
    for one in bundle:
        done = next(results, None) if one.task else None
        if one.task and (done is None or isinstance(done.problem, TooMuchMemory)):
            done = _alone(one.task, pool.work.limits)
        yield one.what, done


class _Pool:
    """An executor that is made when it is first needed, and anew when one of its processes has died."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.executor: Executor | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.executor is None:
            return
        if kind is None:
            self.executor.shutdown()
            return
        self.executor.shutdown(wait=False, cancel_futures=True)
        for child in active_children():  # or the interpreter would wait for what they are reading
            child.kill()

    def submit(self, tasks: Sequence[Task], attempts: int = _ATTEMPTS) -> Future[list[Done]]:
        """Sends a bundle out, once more if processes die meanwhile."""
        if self.executor is None:
            self.executor = ProcessPoolExecutor(
                self.work.processes,
                mp_context=_context(),
                initializer=settle_in,
                initargs=(self.work.limits,),
                max_tasks_per_child=_BUNDLES_A_LIFE,
            )
        try:
            with _undisturbed():
                return self.executor.submit(_understand_all, tasks, self.work.limits)
        except (BrokenProcessPool, EOFError, ConnectionError):  # the last two when the server dies meanwhile
            self.executor.shutdown(wait=False)
            self.executor = None
            if attempts == 1:
                raise
            return self.submit(tasks, attempts - 1)

    def results(self, future: Future[list[Done]]) -> Iterable[Done] | None:
        """What came back of a bundle; None when a process died while it was out, or could not send it back."""
        try:
            return future.result()
        except Exception:  # noqa: BLE001  (BrokenProcessPool; MemoryError and whatever else sending may raise)
            return None


def _understand_all(tasks: Sequence[Task], limits: Limits) -> list[Done]:
    return [_understand(task, limits) for task in tasks]


def _understand(task: Task, limits: Limits | None = None) -> Done:
    started = perf_counter()
    prepared: tuple[Prepared, ...] = ()
    problem: FileProblem | None = None
    try:
        with within(limits) if limits else nullcontext():
            prepared = prepare(understand(task.data, task.name))
    except FileProblem as found:
        problem = found
    except MemoryError:
        problem = TooMuchMemory("Minnet räckte inte för att läsa filen.")
    except Exception as error:  # noqa: BLE001  (a record that cannot be made ready is that file's problem alone)
        problem = internal(error, task.name)
    return Done(prepared, problem, perf_counter() - started)


def _alone(task: Task, limits: Limits) -> Done:
    """One file in a process of its own, whose death is told as the file's problem."""
    started = perf_counter()
    here, there = _context().Pipe(duplex=False)
    process = _started(_answer, there, task, limits)
    there.close()
    try:
        if here.poll(limits.seconds + 2 * GRACE):
            done: Done = here.recv()
            return done
    except EOFError:
        pass
    finally:
        here.close()
        process.kill()
        process.join()
    return Done((), _death(process.exitcode, perf_counter() - started, limits), perf_counter() - started)


def _started(target: Callable[..., None], *args: object, attempts: int = _ATTEMPTS) -> BaseProcess:
    """A process, which is started once more if the server that it is forked from dies meanwhile."""
    process = _context().Process(target=target, args=args, daemon=True)
    try:
        with _undisturbed():
            process.start()
    except (EOFError, ConnectionError):
        if attempts == 1:
            raise
        return _started(target, *args, attempts=attempts - 1)
    return process


def _answer(there: Connection, task: Task, limits: Limits) -> None:
    settle_in(limits)
    done = _understand(task, limits)
    let_go()
    there.send(done)


def _death(code: int | None, seconds: float, limits: Limits) -> FileProblem:
    if seconds >= limits.seconds:
        return TooSlow(f"Det tog mer än {limits.seconds:g} sekunder att läsa filen.")
    name = signal.Signals(-code).name if code is not None and code < 0 else f"slutkod {code}"
    return Crashed(f"Processen som läste filen dog ({name}).")


@cache
def _context() -> ForkServerContext | SpawnContext:
    """Processes forked from a server that has imported the program but runs no threads, where the system has that."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.warm"])
    _start_server()
    with suppress(EOFError, ConnectionError):  # the server died; the next one to need it starts it anew
        ready = context.Process(target=_nothing, daemon=True)
        ready.start()  # waits for the server to be warm, while a Ctrl+C may still interrupt that
        ready.join()
    return context


def _nothing() -> None:
    pass


@contextmanager
def _undisturbed() -> Iterator[None]:
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
