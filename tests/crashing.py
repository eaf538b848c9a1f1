"""Kills runs at random moments: what the crash test, ``killing.py`` and ``bench/crash.py`` share.

A run is a process of its own that says when it begins; it is killed (``SIGKILL``: no handler, no clean-up) a random
time later, anywhere between its first and its last moment. Then it is run again to its end. What a run says is done
(``done …``, each line after the call has returned) must be there whatever happens next.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from made_readings import WORDS
from reftel.archive import Archive, is_archive

ACTS = ("read", "extract", "review", "rule", "merge")
EXTRACTOR = Path(__file__).with_name("crash_extractor.py")
_RUN = Path(__file__).with_name("crash_run.py")
_CABLE = """\
R {hour:02d}{minute:02d}00Z MAY 05
FM AMEMBASSY {post}
TO SECSTATE WASHDC
C O N F I D E N T I A L {post} {number:06d}

E.O. 12958: DECL: 05/04/2015
TAGS: PREL
SUBJECT: {subject}

{paragraphs}
HALLORAN
"""


def made_cables(folder: Path, count: int = 60, seed: int = 20) -> Path:
    """So many made-up cables in a folder; some twice, half of them in two versions."""
    folder.mkdir(exist_ok=True)
    random_ = random.Random(seed)  # noqa: S311 - for texts

    def words(count: int) -> str:
        return " ".join(random_.choice(WORDS) for _ in range(count))

    for number in range(count):
        paragraphs = "\n\n".join(f"{place}. (C) {words(40).capitalize()}." for place in range(1, random_.randint(3, 8)))
        post = random_.choice(("NORRPORT", "VESSIA", "ARVONA"))
        text = _CABLE.format(
            hour=number % 24,
            minute=number % 60,
            post=post,
            number=number // 2 * 2 + 100,
            subject=words(5).upper(),
            paragraphs=paragraphs,
        )
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            (folder / f"{number:02d}-again.txt").write_text(text, encoding="utf-8")
    return folder


class Killed(NamedTuple):
    """A run that was killed: its archive, and what it had said was done."""

    archive: Path
    done: tuple[str, ...]


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
        command = [sys.executable, str(_RUN), self.act, str(archive), str(self.source), str(self.unit), self.extractor]
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
        if process.stdout:
            process.stdout.read()
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

    def killed(self, moment: Callable[[Path], None]) -> Killed | None:
        """The archive of a run that was killed at a moment, or None if it had ended by then."""
        archive = self.fresh()
        process = self.begin(archive)
        moment(archive)
        process.kill()
        told = process.stdout.read() if process.stdout else ""
        ended = process.wait() == 0
        if process.stdout:
            process.stdout.close()
        # A line that has no end was cut by the kill: it may or may not be done.
        done = tuple(line for line in told.split("\n")[:-1] if line.startswith("done "))
        return None if ended else Killed(archive, done)

    def at_random(self, random_: random.Random) -> Killed:
        """The archive of a run that was killed somewhere between its beginning and its end."""
        length = self.seconds
        while True:
            wait = random_.uniform(0, length)
            killed = self.killed(lambda _, wait=wait: time.sleep(wait))  # type: ignore[misc]
            if killed:
                return killed
            length *= 0.8  # this machine was quicker than when the run was measured

    def at_seam(self, random_: random.Random) -> Killed:
        """The archive of a run that was killed while its search index was behind its record."""
        while True:
            wait = random_.uniform(0, 0.05)

            def moment(archive: Path, wait: float = wait) -> None:
                before = index_of(archive)
                until = time.monotonic() + 60
                while index_of(archive) == before and time.monotonic() < until:
                    time.sleep(0.001)
                time.sleep(wait)

            killed = self.killed(moment)
            if killed:
                return killed

    def survived(self, killed: Killed) -> list[str]:
        """What did not survive: harm just after the kill, what was said to be done, the digest after running again."""
        found = [*harm(killed.archive), *lost(killed)]
        self.complete(killed.archive)
        try:
            if digest_of(killed.archive) != self.digest:
                found.append("after running again the digest is another")
        except RuntimeError as error:
            found.append(f"after running again: {error}")
        shutil.rmtree(killed.archive)
        return found


def runs_of(acts: tuple[str, ...], folder: Path, cables: Path) -> Iterator[Runs]:
    """The runs of each act, measured; extraction is quick and made up, for it is the archive that is killed.

    What is merged is the archive that was reviewed and the one that was ruled in.
    """
    extractor, start, given = str(EXTRACTOR), None, folder / "given"
    for act in ACTS:
        unit = 3 if act in {"review", "rule"} else 4
        source, begun = (given, None) if act == "merge" else (cables, start)
        runs = Runs(act, source, folder, unit=unit, extractor=extractor, start=begun)
        made = runs.measure()
        if act in {"read", "extract"}:
            start = made
        elif act != "merge":
            shutil.copytree(made, given / act)
        if act in acts:
            yield runs


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
    """What is wrong with an archive just after a run was killed, but for sources, which the next run takes in."""
    if not is_archive(archive):
        return []
    with Archive(archive, read_only=True) as opened:
        problems = opened.verify().problems
    return [one for one in problems if "not recorded" not in one]


def lost(killed: Killed) -> list[str]:
    """What a run had said was done and is not there."""
    if not is_archive(killed.archive):
        return [f"lost: {line}" for line in killed.done]
    with Archive(killed.archive, read_only=True) as opened:
        held = {f"done review {one.number}" for one in opened.reviewing().reviews()}
        held |= {f"done rule {one.number}" for one in opened.actors().rulings()}
    return [f"lost: {line}" for line in killed.done if line not in held]
