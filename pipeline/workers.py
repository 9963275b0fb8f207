"""Processes that read and understand files side by side, so that none of them can harm more than itself.

Files go out in small bundles and come back in the order in which they went. When a process dies, everything that was on
its way is read once more, each file in a process of its own: then only the one that does it again is lost.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from itertools import chain
from multiprocessing import active_children
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Generic, NamedTuple, TypeVar

from corpus.prepare import Prepared, prepare
from models.errors import ClusterProblem, Crashed, FileProblem, TooMuchMemory, TooSlow
from models.scan import Scan
from pipeline.executors import Place, cluster, pool
from pipeline.limits import GRACE, Limits, let_go, settle_in, within
from pipeline.processes import ATTEMPTS, context, started_process, undisturbed
from pipeline.understand import internal, understand

T = TypeVar("T")

_BUNDLE_FILES = 16
_BUNDLE_BYTES = 8 * 2**20
"""A bundle ends with the file that exceeds either."""
_AHEAD = 3
"""Bundles on their way for each process: one that is read, and some that wait."""


class Task(NamedTuple):
    """A file to be understood, with what OCR read of it."""

    data: bytes
    name: str
    scan: Scan | None = None


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
    """How many processes, and what one file may cost. With none, files are read in this process, without limits.

    cluster  address of a Dask cluster that reads instead; "" for none
    """

    processes: int
    limits: Limits = Limits()
    cluster: str = ""


def understood(work: Work, sent: Iterable[Sent[T]]) -> Iterator[tuple[T, Done | None]]:
    """Everything that was sent, in order, with what became of its task; None where it had none."""
    return chain.from_iterable(understood_bundles(work, bundles(sent, _size)))


def understood_bundles(work: Work, sent: Iterable[Sequence[Sent[T]]]) -> Iterator[list[tuple[T, Done | None]]]:
    """The same for what is sent in bundles, each of which comes back as one."""
    if not work.processes and not work.cluster:
        yield from ([(one.what, _understand(one.task) if one.task else None) for one in bundle] for bundle in sent)
        return
    with _Pool(work) as sender:
        waiting: deque[tuple[Sequence[Sent[T]], Future[list[Done]] | None]] = deque()
        for bundle in sent:
            tasks = [one.task for one in bundle if one.task]
            waiting.append((bundle, sender.submit(tasks) if tasks else None))
            while len(waiting) > sender.ahead:
                yield _come_back(sender, *waiting.popleft())
        while waiting:
            yield _come_back(sender, *waiting.popleft())


@contextmanager
def one_by_one(work: Work) -> Iterator[Callable[[Task], Done]]:
    """What reads one file at a time, each as soon as it is asked to, in a process of its own kind."""
    with _Pool(work._replace(processes=1)) as sender:

        def read(task: Task) -> Done:
            done = next(iter(sender.results(sender.submit([task]), 1) or ()), None)
            return done if done and not isinstance(done.problem, TooMuchMemory) else _alone(task, work.limits)

        yield read


def bundles(files: Iterable[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """The files in small bundles; `size_of` gives the bytes of each."""
    bundle: list[T] = []
    size = 0
    for one in files:
        bundle.append(one)
        size += size_of(one)
        if len(bundle) >= _BUNDLE_FILES or size >= _BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _size(sent: Sent[T]) -> int:
    return len(sent.task.data) if sent.task else 0


def _come_back(
    sender: "_Pool", bundle: Sequence[Sent[T]], future: Future[list[Done]] | None
) -> list[tuple[T, Done | None]]:
    """A bundle with its results; one that a dying process took along is read once more, file by file.

    So is a file for which memory did not suffice: what others left behind in that process may have taken it.
    """
    results = iter(sender.results(future, len(bundle)) or () if future else ())
    came: list[tuple[T, Done | None]] = []
    for one in bundle:
        done = next(results, None) if one.task else None
        if one.task and (done is None or isinstance(done.problem, TooMuchMemory)):
            done = _alone(one.task, sender.work.limits)
        came.append((one.what, done))
    return came


class _Pool:
    """An executor that is made when it is first needed, and anew when one of its processes has died."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.place: Place | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.place is None:
            return
        if kind is None or self.work.cluster:
            self.place.close()
            return
        self.place.executor.shutdown(wait=False, cancel_futures=True)
        for child in active_children():  # or the interpreter would wait for what they are reading
            child.kill()

    @property
    def ahead(self) -> int:
        """How many bundles may be on their way."""
        return _AHEAD * (self.place.side_by_side if self.place else max(1, self.work.processes))

    def submit(self, tasks: Sequence[Task], attempts: int = ATTEMPTS) -> Future[list[Done]]:
        """Sends a bundle out, once more if processes die meanwhile. Raises ClusterProblem when the cluster is gone."""
        if self.work.cluster:
            return self._send_to_cluster(tasks)
        if self.place is None:
            self.place = pool(self.work.processes, self.work.limits)
        try:
            with undisturbed():
                return self.place.executor.submit(_understand_all, tasks, self.work.limits)
        except (BrokenProcessPool, EOFError, ConnectionError):  # the last two when the server dies meanwhile
            self.place.executor.shutdown(wait=False)
            self.place = None
            if attempts == 1:
                raise
            return self.submit(tasks, attempts - 1)

    def _send_to_cluster(self, tasks: Sequence[Task]) -> Future[list[Done]]:
        """A worker there reads in threads, which no alarm can stop: time is limited here, and memory by Dask's own."""
        if self.place is None:
            self.place = cluster(self.work.cluster)
        try:
            return self.place.executor.submit(_understand_all, tasks, None)
        except Exception as error:
            raise ClusterProblem(f"Klustret {self.work.cluster} svarar inte längre.") from error

    def results(self, future: Future[list[Done]], number: int) -> Iterable[Done] | None:
        """What came back of a bundle of so many files; None when a process died while it was out, could not send it
        back, or when a cluster did not come back in time.
        """
        patience = number * self.work.limits.seconds + GRACE if self.work.cluster else None
        try:
            return future.result(patience)
        except Exception:  # noqa: BLE001  (BrokenProcessPool; MemoryError and whatever else sending may raise)
            future.cancel()
            return None


def _understand_all(tasks: Sequence[Task], limits: Limits | None) -> list[Done]:
    return [_understand(task, limits) for task in tasks]


def _understand(task: Task, limits: Limits | None = None) -> Done:
    started = perf_counter()
    prepared: tuple[Prepared, ...] = ()
    problem: FileProblem | None = None
    try:
        with within(limits) if limits else nullcontext():
            prepared = prepare(understand(task.data, task.name, task.scan))
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
    here, there = context().Pipe(duplex=False)
    process = started_process(_answer, there, task, limits)
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
