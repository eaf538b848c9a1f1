"""A process makes what is missing behind the pages, as long as there is any, and ends with the room."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from made_readings import reading_of
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.pool import Pool
from reftel.fields.mrn import Mrn
from reftel.workflow import behind
from reftel.workflow.behind import Behind

# Stands in for the real process: notes what is asked of it, makes nothing, and ends as it is told.
_STAND_IN = """
import sys
for line in sys.stdin:
    open(sys.argv[1], "a").write(line)
    if "end" in line: sys.exit(int(line[5]))
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as made:
        made.add([reading_of(Mrn(2031, "VESSIA", number), [f"Number {number}."]) for number in (1, 2)])
    return tmp_path / "a"


@pytest.fixture
def pool(archive: Path) -> Iterator[Pool]:
    opened = Pool(archive)
    yield opened
    opened.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The commands that were started."""
    commands: list[list[str]] = []
    real = subprocess.Popen

    def start(command: list[str], **settings: object) -> "subprocess.Popen[bytes]":
        commands.append(command)
        return real([sys.executable, "-c", _STAND_IN, str(tmp_path / "heard")], **settings)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr("reftel.workflow.children.subprocess.Popen", start)
    monkeypatch.setattr(behind, "_LOOK", 0.02)
    return commands


def until(true: Callable[[], object]) -> None:
    limit = time.monotonic() + 60
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_it_is_told_what_is_wanted_and_ends_with_the_room(
    archive: Path, pool: Pool, started: list[list[str]], tmp_path: Path
) -> None:
    one = Behind(archive, pool, 3)
    until(lambda: one.at_work)
    assert started[0][1:] == ["-m", "reftel.workflow.drainer", str(archive), "3"]
    one.want(["31VESSIA2", "31VESSIA1"])
    until((tmp_path / "heard").exists)
    one.close()
    assert not one.at_work
    assert (tmp_path / "heard").read_text() == '["31VESSIA2","31VESSIA1"]\n'
    one.want(["31VESSIA1"])
    assert len(started) == 1


def test_a_process_that_fails_is_not_started_for_ever(archive: Path, pool: Pool, started: list[list[str]]) -> None:
    one = Behind(archive, pool)
    for number in range(3):
        until(lambda number=number: len(started) > number and one.at_work)  # type: ignore[misc]
        process = one._process
        assert process
        one.want(["end2"])
        assert process.wait(60) == 2  # another may be in its place before anybody looks
    until(lambda: not one._thread.is_alive())
    assert len(started) == 3
    one.close()


def test_nothing_is_started_where_nothing_is_missing(archive: Path, pool: Pool, started: list[list[str]]) -> None:
    workflow.extract_into(archive, extractor="quotations")
    one = Behind(archive, pool)
    time.sleep(0.2)
    assert started == []
    with Archive(archive) as opened:
        opened.add([reading_of(Mrn(2031, "VESSIA", 9), ["Another."])])
    until(lambda: started)
    one.close()


@pytest.mark.slow
def test_in_the_end_everything_is_made(archive: Path, pool: Pool) -> None:
    one = Behind(archive, pool, 1)
    until(lambda: workflow.coverage_of([archive]).extracted == 2)
    one.close()
    assert workflow.verify(archive).ok
