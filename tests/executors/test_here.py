"""Work in this process, in others, and in others that die."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from reftel import executors
from reftel.executors import here


def double(number: int) -> int:
    return number * 2


def deadly(task: tuple[int, str]) -> int:
    """Kills its process: at the number 3 always, at the number 5 the first time."""
    number, folder = task
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5 and not Path(folder, "once").exists():
        Path(folder, "once").touch()
        os._exit(1)
    return number * 2


def fails(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("workers", [1, 2])
def test_every_task_is_done_once(workers: int) -> None:
    found = list(executors.each(workers, double, range(20)))
    assert sorted((done.task, done.result) for done in found) == [(number, number * 2) for number in range(20)]
    assert not any(done.died for done in found)


def test_one_worker_is_this_process() -> None:
    assert isinstance(here.Here(1).start(), here.Inline)
    engine = here.Here()
    pool = engine.start()
    assert isinstance(pool, Executor)
    assert engine.room(pool) >= engine.workers
    engine.end(pool, at_once=False)


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="no 0"):
        list(executors.each(1, fails, range(3)))


def test_an_interruption_goes_through() -> None:
    def interrupted(_: int) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(executors.each(1, interrupted, range(3)))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = executors.each(1, double, tasks())
    next(results)
    assert len(taken) < 10
    results.close()


@pytest.mark.slow
def test_who_kills_its_worker_twice_is_given_up_and_the_others_are_done(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path)) for number in range(12)]
    found = list(executors.each(2, deadly, tasks))
    assert sorted(done.task[0] for done in found) == list(range(12))
    assert [done.task[0] for done in found if done.died] == [3]
    assert all(done.result == done.task[0] * 2 for done in found if not done.died)


_ORPHAN = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from reftel.executors.here import Here

def report(folder):
    open(os.path.join(folder, str(os.getpid())), "w").close()
    time.sleep(600)

if __name__ == "__main__":
    pool = Here(2).start()
    list(pool.map(report, [sys.argv[1]] * 2))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_workers_end_with_who_started_them(tmp_path: Path) -> None:
    script = tmp_path / "orphan.py"
    script.write_text(_ORPHAN)
    folder = tmp_path / "pids"
    folder.mkdir()
    parent = subprocess.Popen([sys.executable, str(script), str(folder)])
    until = time.monotonic() + 60
    while len(list(folder.iterdir())) < 2:
        assert time.monotonic() < until
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    workers = [int(file.name) for file in folder.iterdir()]
    while any(alive(pid) for pid in workers):
        assert time.monotonic() < until
        time.sleep(0.05)


_INTERRUPTED = """
import signal, sys, time
from reftel import executors

def slow(_):
    time.sleep(600)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has it ignored in what runs in the background
    print("begins", flush=True)
    try:
        list(executors.each(2, slow, range(9)))
    except KeyboardInterrupt:
        sys.exit(3)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="this system has no groups of processes to interrupt")
@pytest.mark.parametrize("wait", [0.05, 0.3, 2])
def test_an_interruption_is_heard_by_one_only(tmp_path: Path, wait: float) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(_INTERRUPTED)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)  # though its workers would sleep for ten minutes
    assert process.returncode == 3
    assert said == ""


def test_where_interruptions_cannot_be_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with here._deaf():
        pass


def alive(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        if Path("/proc").is_dir():
            return " Z " not in Path(f"/proc/{pid}/stat").read_text()
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def test_a_worker_hears_no_interruptions_and_ends_with_its_leash(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, ours = multiprocessing.Pipe(duplex=False)
    ended = threading.Event()
    monkeypatch.setattr("os._exit", lambda _: ended.set())
    before = signal.getsignal(signal.SIGINT)
    try:
        here._begin(theirs)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert not ended.wait(0.05)
    ours.close()
    assert ended.wait(30)
