"""Files read by a Dask cluster: the same records as from processes here, also when a worker dies on the way."""

import os
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import ROOT
from pipeline.executors import cluster as reach
from pipeline.limits import Limits
from pipeline.workers import Done, Sent, Task, Work, understood
from shell import Shell

SAMPLES = sorted(path for path in (ROOT / "corpus" / "samples").iterdir() if path.is_file())


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Address of a cluster of two workers, each a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # ports that are taken, event loops of old
        from distributed import LocalCluster

        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made:
            yield made.scheduler_address


def read(work: Work, copies: int = 1) -> list[Done | None]:
    tasks = [Task(path.read_bytes(), path.name) for path in SAMPLES] * copies
    return [done._replace(seconds=0.0) if done else None for _, done in understood(work, [Sent(t, t) for t in tasks])]


def test_a_cluster_reads_as_processes_do(cluster: str) -> None:
    assert read(Work(1, cluster=cluster)) == read(Work(2))


def test_a_worker_that_dies_costs_nothing(cluster: str) -> None:
    """Every file asked of the cluster while one of its workers is killed comes back all the same."""
    place = reach(cluster)
    victim = next(iter(place.executor._client.run(os.getpid).values()))  # type: ignore[attr-defined]
    tasks = [Task(path.read_bytes(), path.name) for path in SAMPLES] * 20
    came = []
    for number, (_, done) in enumerate(understood(Work(1, Limits(60), cluster), [Sent(t, t) for t in tasks])):
        if number == 5:
            os.kill(victim, signal.SIGKILL)
        came.append(done)
    place.close()
    assert len(came) == len(tasks)
    assert all(done and done.prepared and not done.problem for done in came)


def test_an_import_through_a_cluster(shell: Shell, cluster: str) -> None:
    assert shell("import", str(SAMPLES[0].parent), "--dask", cluster).code == 0
    here = shell.objects("export", "--format", "ndjson")
    (shell.folder / "protokoll.db").rename(shell.folder / "annan.db")
    assert shell("import", str(SAMPLES[0].parent)).code == 0
    assert shell.objects("export", "--format", "ndjson") == here


def test_a_cluster_that_is_not_there_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pipeline.executors._ANSWER_SECONDS", 1)
    shell.file("in/a.txt", "Hej.")
    said = shell("import", "in", "--dask", "tcp://127.0.0.1:9")
    assert said.code == 1
    assert "svarar inte" in said.err
