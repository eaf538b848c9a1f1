"""Work on a real Dask cluster: scheduler and workers as processes on this machine, also killed and started anew."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from clusters import LocalCluster, deadly, slowly
from conftest import HOME
from reftel import executors, workflow
from reftel.archive import Archive
from reftel.errors import InputError, UnavailableError
from reftel.executors import cluster
from reftel.extracting import VERSION

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")

CABLES = sorted((HOME / "examples" / "cables").glob("*.txt"))


# Without a cluster.


@pytest.mark.parametrize(
    "address", ["somewhere", "somewhere:8786", "tcp://somewhere", "tcp://:8786", "tcp://a:b", "http://a:1", ""]
)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(InputError, match=r"no address of a Dask scheduler: write it as tcp://HOST:8786"):
        cluster.Cluster(address)


def test_dask_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'reftel\[dask\]'"):
        cluster.Cluster("tcp://127.0.0.1:1")


def test_a_scheduler_that_does_not_answer_is_waited_for_and_then_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFTEL_CLUSTER_WAIT", "1")
    with pytest.raises(UnavailableError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:1 "):
        list(executors.each("tcp://127.0.0.1:1", len, ["a"]))


def test_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFTEL_CLUSTER_WAIT", raising=False)
    assert cluster.patience() == cluster.PATIENCE
    monkeypatch.setenv("REFTEL_CLUSTER_WAIT", "3600")
    assert cluster.patience() == 3600
    for odd in ("soon", "-1", "9" * 9):
        monkeypatch.setenv("REFTEL_CLUSTER_WAIT", odd)
        with pytest.raises(InputError, match="give a number of seconds"):
            cluster.patience()


def test_what_is_another_reftel_is_told_apart() -> None:
    assert cluster.mark() == cluster.mark()
    assert cluster._marked(cluster.mark(), len, "abc") == 3
    other = cluster.mark().replace("reftel ", "reftel 9")
    with pytest.raises(InputError, match=r"has reftel \d\S* where this machine has reftel 9\S*: install the same"):
        cluster._marked(other, len, "abc")


def test_what_errors_say() -> None:
    engine = cluster.Cluster("tcp://127.0.0.1:1")
    assert engine.fate(distributed.KilledWorker("a", None, 3)) == "blamed"
    assert engine.fate(CancelledError()) == engine.fate(distributed.comm.core.CommClosedError()) == "lost"
    assert engine.fate(ValueError("odd")) is None
    with pytest.raises(InputError, match=r"cannot take the work \(No module named 'reftel'\)"):
        engine.fate(ModuleNotFoundError("No module named 'reftel'"))


# With one.


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with LocalCluster(tmp_path_factory.mktemp("dask")) as found:
        yield found


def made(archive: Path, on: str | int) -> str:
    """Read and extract the example cables; the digest of what came of it."""
    report = workflow.read_into(archive, CABLES, workers=on)
    assert report.sources == len(CABLES)
    assert workflow.extract_into(archive, extractor="quotations", workers=on).left == 0
    found = workflow.verify(archive)
    assert found.ok
    return found.digest


@pytest.mark.slow
def test_a_cluster_makes_the_archive_that_one_process_makes(running: LocalCluster, tmp_path: Path) -> None:
    assert made(tmp_path / "there", running.address) == made(tmp_path / "here", 1)


@pytest.mark.slow
def test_the_work_of_a_worker_that_is_killed_is_done_by_others(running: LocalCluster, tmp_path: Path) -> None:
    found: list[int | None] = []
    for done in executors.each(running.address, slowly, [(number, str(tmp_path)) for number in range(40)]):
        found.append(done.result)
        if len(found) == 5:
            running.kill(running.workers[0])
    assert sorted(result or 0 for result in found) == [number * 2 for number in range(40)]
    begun = [int(file.name.partition("-")[0]) for file in tmp_path.iterdir()]
    assert set(begun) == set(range(40))
    assert len({file.name.partition("-")[2] for file in tmp_path.iterdir()}) == 2


@pytest.mark.slow
def test_a_worker_that_is_another_reftel_does_nothing(tmp_path: Path) -> None:
    other = tmp_path / "other" / "reftel"
    with LocalCluster(tmp_path / "dask", workers=0) as found:
        # As an older version would be: the same, but for a word in one file.
        shutil.copytree(HOME / "src" / "reftel", other, ignore=shutil.ignore_patterns("__pycache__"))
        with (other / "errors.py").open("a") as file:
            file.write("# older\n")
        path = os.pathsep.join((str(other.parent), str(HOME / "tests")))
        found.start_worker(PYTHONPATH=path)
        with pytest.raises(InputError, match=r"the worker tcp://\S+ has files \w+ where this machine has files"):
            list(executors.each(found.address, slowly, [(1, str(tmp_path))]))


# At length.


@pytest.mark.long
def test_no_worker_is_waited_for_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFTEL_CLUSTER_WAIT", "3")
    with LocalCluster(tmp_path / "dask", workers=0) as found:
        with pytest.raises(UnavailableError, match="has had no worker for 3 seconds"):
            list(executors.each(found.address, slowly, [(1, str(tmp_path))]))
        found.start_worker()
        monkeypatch.setenv("REFTEL_CLUSTER_WAIT", "60")
        results = executors.each(found.address, slowly, [(number, str(tmp_path)) for number in range(40)])
        next(results)
        monkeypatch.setenv("REFTEL_CLUSTER_WAIT", "3")
        found.kill(found.workers[0])
        with pytest.raises(UnavailableError, match=r"dask worker tcp://.* run the same command again"):
            list(results)


@pytest.mark.long
def test_who_kills_its_workers_again_and_again_is_given_up(tmp_path: Path) -> None:
    with LocalCluster(tmp_path / "dask", nanny=True) as found:
        tasks = [(number, str(tmp_path)) for number in range(12)]
        done = list(executors.each(found.address, deadly, tasks))
    assert sorted(one.task[0] for one in done) == list(range(12))
    assert [one.task[0] for one in done if one.died] == [5]


@pytest.mark.long
def test_a_scheduler_that_is_started_anew_is_asked_again(tmp_path: Path) -> None:
    with LocalCluster(tmp_path / "dask") as found:
        results: list[int | None] = []
        for done in executors.each(found.address, slowly, [(number, str(tmp_path)) for number in range(60)]):
            results.append(done.result)
            if len(results) == 10:
                found.kill(found.scheduler)
                for worker in found.workers:
                    found.kill(worker)
                found.scheduler = found.start_scheduler()
                found.start_worker()
        assert sorted(result or 0 for result in results) == [number * 2 for number in range(60)]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """The example cables over and over, each time with other numbers."""
    folder = tmp_path / "many"
    folder.mkdir()
    for turn in range(8):
        for path in CABLES:
            text = path.read_text(encoding="utf-8", errors="replace")
            (folder / f"{turn}-{path.name}").write_text(text.replace("0", str(turn)), encoding="utf-8")
    return folder


def extracting(archive: Path, on: str) -> "subprocess.Popen[str]":
    """``reftel extract`` on a cluster, as a process of its own."""
    command = [sys.executable, "-m", "reftel", "extract", str(archive), "--on", on, "--json"]
    path = os.pathsep.join((str(HOME / "src"), str(HOME / "tests")))
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True)


def done_in(archive: Path) -> int:
    return workflow.coverage_of([archive]).extracted


def until_done(archive: Path, count: int, process: "subprocess.Popen[str]") -> None:
    """Wait until so many cables are extracted, or the run has ended."""
    with Archive(archive, read_only=True) as opened:
        total = len(opened.pending("none"))
        while total - len(opened.pending(VERSION)) < count and process.poll() is None:
            time.sleep(0.02)


@pytest.mark.long
def test_whatever_is_killed_the_archive_is_the_same(many: Path, tmp_path: Path) -> None:
    seed = int(os.environ.get("REFTEL_SEED", "1"))
    moments = random.Random(seed)  # noqa: S311 - no secret
    start = tmp_path / "read"
    workflow.read_into(start, [many])
    total = workflow.coverage_of([start]).cables
    alone, spread, harmed, left = (tmp_path / name for name in ("alone", "spread", "harmed", "left"))
    for archive in (alone, spread, harmed, left):
        shutil.copytree(start, archive)
    workflow.extract_into(alone)
    workflow.extract_into(spread, workers=2)
    wanted = workflow.verify(alone)
    assert wanted.ok
    assert wanted.statements > 100
    assert workflow.verify(spread).digest == wanted.digest

    with LocalCluster(tmp_path / "dask") as found:
        process = extracting(harmed, found.address)
        until_done(harmed, moments.randrange(1, total // 3), process)
        found.kill(found.workers[0])  # a worker
        found.start_worker()
        until_done(harmed, moments.randrange(total // 3, total // 2), process)
        found.kill(found.scheduler)  # the scheduler: workers without one end by themselves
        found.scheduler = found.start_scheduler()
        found.start_worker()
        found.start_worker()
        told, _ = process.communicate(timeout=600)
        assert process.returncode == 0
        assert '"left":0' in told
        assert workflow.verify(harmed).digest == wanted.digest

        process = extracting(left, found.address)
        until_done(left, moments.randrange(1, total // 4), process)
        process.send_signal(signal.SIGKILL)  # the client
        process.communicate()
        assert done_in(left) < total
        assert workflow.verify(left).ok
        process = extracting(left, found.address)
        assert process.communicate(timeout=600)[0].startswith("{")
        assert process.returncode == 0
    assert workflow.verify(left).digest == wanted.digest
