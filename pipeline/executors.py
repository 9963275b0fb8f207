"""Where files are read: in processes of this machine, or on a Dask cluster. Both are a `concurrent.futures.Executor`,
so that one way of sending files out serves both.
"""

from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import NamedTuple

from models.errors import ClusterProblem, UsageProblem
from pipeline.limits import Limits, settle_in
from pipeline.processes import context

_BUNDLES_A_LIFE = 200
"""After so many bundles a process is replaced by a fresh one, lest what libraries leak adds up."""
_ANSWER_SECONDS = 15


class Place(NamedTuple):
    """An executor.

    side_by_side  how many bundles it reads at a time
    close         ends it; not to be called when its processes are to be left alone
    """

    executor: Executor
    side_by_side: int
    close: Callable[[], object]


def pool(processes: int, limits: Limits) -> Place:
    """So many processes of this machine, each kept within the limits."""
    executor = ProcessPoolExecutor(
        processes,
        mp_context=context(),
        initializer=settle_in,
        initargs=(limits,),
        max_tasks_per_child=_BUNDLES_A_LIFE,
    )
    return Place(executor, processes, executor.shutdown)


def cluster(address: str) -> Place:
    """The workers of a Dask cluster, each of which has this program installed.

    Raises UsageProblem when Dask is not installed, and ClusterProblem when the cluster does not answer or is empty.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageProblem("För --dask behövs Dask.", "Installera protokollarium[dask].") from None
    try:
        client = Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterProblem(f"Klustret {address} svarar inte.") from error
    threads = sum(client.nthreads().values())
    if not threads:
        client.close()
        raise ClusterProblem(f"Klustret {address} har inga arbetare.", "Starta några med dask worker.")
    return Place(client.get_executor(pure=False), threads, client.close)
