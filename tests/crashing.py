"""Kills runs at random moments: what the crash test and ``bench/crash.py`` share.

A run is a process of its own that says when it begins; it is killed (``SIGKILL``: no handler, no clean-up) a random
time later, anywhere between its first and its last moment. Then it is run again to its end.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reftel.archive import Archive, is_archive

# One program for all runs: what to do, with which archive, on which folder, and how often to commit.
_RUN = """
import sys
from pathlib import Path
from reftel import extracting, workflow
from reftel.workflow import intake

act, archive, source, unit, extractor = sys.argv[1:]
intake._UNIT, intake._INDEXED = int(unit), int(unit) * 3
if extractor:
    sys.path.insert(0, str(Path(extractor).parent))
    extracting.notes_of = __import__(Path(extractor).stem).notes_of
print("begins", flush=True)
if act == "read":
    workflow.read_into(Path(archive), [Path(source)])
else:
    workflow.extract_into(Path(archive))
"""


class Runs:
    """Runs of one act on one folder, each with an archive of its own."""

    def __init__(
        self, act: str, source: Path, folder: Path, *, unit: int, extractor: str = "", start: Path | None = None
    ) -> None:
        self.act, self.source, self.folder = act, source, folder
        self.unit, self.extractor, self.start = unit, extractor, start
        self.seconds = 0.0
        self.digest = ""
        self.tried = 0

    def fresh(self) -> Path:
        """A place for an archive: none yet, or a copy of the one to start from."""
        self.tried += 1
        archive = self.folder / f"{self.act}-{self.tried}"
        if self.start:
            shutil.copytree(self.start, archive)
        return archive

    def begin(self, archive: Path) -> subprocess.Popen[str]:
        """A run that has just begun."""
        command = [sys.executable, "-c", _RUN, self.act, str(archive), str(self.source), str(self.unit), self.extractor]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONWARNINGS": "error"}
        )
        if process.stdout is None or process.stdout.readline() != "begins\n":
            raise RuntimeError(f"the run does not begin: {process.wait()}")
        return process

    def complete(self, archive: Path) -> float:
        """Run to the end; how many seconds that took from its beginning."""
        process = self.begin(archive)
        began = time.monotonic()
        if process.wait():
            raise RuntimeError(f"the run ended with {process.returncode}")
        seconds = time.monotonic() - began
        if process.stdout:
            process.stdout.close()
        return seconds

    def measure(self) -> Path:
        """The run that is never killed: how long it takes, and what it makes."""
        archive = self.fresh()
        self.seconds = self.complete(archive)
        self.digest = digest_of(archive)
        return archive

    def killed(self, moment: Callable[[Path], None]) -> Path | None:
        """The archive of a run that was killed at a moment, or None if it had ended by then."""
        archive = self.fresh()
        process = self.begin(archive)
        moment(archive)
        process.kill()
        ended = process.wait() == 0
        if process.stdout:
            process.stdout.close()
        return None if ended else archive

    def at_random(self, random_: random.Random) -> Path:
        """The archive of a run that was killed somewhere between its beginning and its end."""
        length = self.seconds
        while True:
            wait = random_.uniform(0, length)
            archive = self.killed(lambda _, wait=wait: time.sleep(wait))  # type: ignore[misc]
            if archive:
                return archive
            length *= 0.8  # this machine was quicker than when the run was measured

    def at_seam(self, random_: random.Random) -> Path:
        """The archive of a run that was killed while its search index was behind its record."""
        while True:
            wait = random_.uniform(0, 0.05)

            def moment(archive: Path, wait: float = wait) -> None:
                before = index_of(archive)
                until = time.monotonic() + 60
                while index_of(archive) == before and time.monotonic() < until:
                    time.sleep(0.001)
                time.sleep(wait)

            archive = self.killed(moment)
            if archive:
                return archive


def index_of(archive: Path) -> set[str]:
    """The files of its search index."""
    folder = archive / "index"
    return set(os.listdir(folder)) if folder.is_dir() else set()  # noqa: PTH208 - the quickest way


def digest_of(archive: Path) -> str:
    """The digest of an archive that is whole.

    Raises:
        RuntimeError: if it is not.
    """
    with Archive(archive, read_only=True) as opened:
        report = opened.verify()
    if not report.ok:
        raise RuntimeError("; ".join(report.problems))
    return report.digest


def harm(archive: Path) -> list[str]:
    """What is wrong with an archive just after a run was killed, but for sources that the next run takes in."""
    if not is_archive(archive):
        return []
    with Archive(archive, read_only=True) as opened:
        return [problem for problem in opened.verify().problems if "not recorded" not in problem]
