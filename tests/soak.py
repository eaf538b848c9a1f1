"""Readers, coders and an import at once on one archive: no error, no lost correction, memory flat.

A room is served as ``reftel serve`` serves it. Readers open pages and type searches, coders enter and take back
reviews, and meanwhile sources are read into the same archive. At the end every correction that was acknowledged must
be there, the archive must be whole, and the memory of the room must not have grown with time.

    python tests/soak.py [--minutes 60] [--cables 50000] [--readers 3] [--coders 2] [--seed 1] [--archive FOLDER]

Without an archive one is made of made-up cables. Latencies are those of the answers, in wall time, on this machine.
"""

import argparse
import http.client
import itertools
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from crashing import EXTRACTOR, made_cables
from made_readings import WORDS
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import ReftelError
from reftel.model.browsing import Asking
from reftel.model.review import Patch, Review, Verdict
from reftel.workflow.reader import Reader

GROWTH = 0.15  # of the memory after the first third, over the rest: what is more is a leak
LOOK = 1.0  # seconds between two looks at the memory


VERDICTS: tuple[Verdict, ...] = ("accept", "reject")


class Soak:
    """One room, and everybody who uses it until the time is up."""

    def __init__(self, archive: Path, pile: Path, port: int, seed: int) -> None:
        self.archive, self.pile, self.port, self.seed = archive, pile, port, seed
        self.until = 0.0
        self.errors: list[str] = []
        self.pages: Counter[str] = Counter()
        self.latencies: dict[str, list[float]] = {}
        # Coder, cable and statement: what he said last, the number of that review, and when it was acknowledged.
        self.kept: dict[tuple[str, str, str], tuple[Verdict, int, float]] = {}
        self.entered = self.imported = 0
        self._mutex = threading.Lock()
        self.memory: list[tuple[float, float]] = []

    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.until

    def wrong(self, what: str) -> None:
        """Note an error."""
        with self._mutex:
            self.errors.append(what)

    def get(self, connection: http.client.HTTPConnection, kind: str, address: str) -> bytes:
        """Open a page, and note how long it took."""
        started = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - started
        with self._mutex:
            self.pages[kind] += 1
            self.latencies.setdefault(kind, []).append(took)
            if answer.status not in {200, 202, 303, 503}:
                self.errors.append(f"{address}: {answer.status}")
            elif answer.status == 503 and b"counted" not in body and b"seconds" not in body:
                self.errors.append(f"{address}: 503 without saying what is waited for")
        return body

    def reader(self, turn: int, cables: list[str]) -> None:
        """Somebody who searches, types and reads."""
        chance = random.Random(f"{self.seed}/reader/{turn}")  # noqa: S311 - seeded
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            while not self.over():
                word, other = chance.choice(WORDS), chance.choice(WORDS)
                kind, address = chance.choice(
                    (
                        ("search", f"/?q={quote(word)}"),
                        ("search", f"/?q={quote(f'{word} {other}')}"),
                        ("suggestions", f"/complete?q={quote(word[:3])}"),
                        ("page", f"/cable/{quote(chance.choice(cables))}"),
                        ("page", f"/said?q={quote(word)}"),
                        ("page", "/"),
                    )
                )
                self.get(connection, kind, address)
                time.sleep(chance.uniform(0, 0.05))
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            self.wrong(f"reader: {type(error).__name__}: {error}")
        finally:
            connection.close()

    def coder(self, turn: int) -> None:
        """Somebody who goes through statements, and changes his mind now and then."""
        chance = random.Random(f"{self.seed}/coder/{turn}")  # noqa: S311 - seeded
        name = f"Coder {turn}"
        reader = Reader(self.archive)
        try:
            while not self.over():
                with suppress(ReftelError):  # busy with a run of its own, or still counted: said so, and asked again
                    queue = reader.reviews.queue(Asking(), name, unreviewed=False, limit=5, skip=chance.randrange(40))
                    for one in queue.shown:
                        statement, said = one.statement, chance.choice(VERDICTS)
                        number = reader.reviews.enter(statement.cable, statement.id, name, said, Patch())
                        at = time.monotonic() - self.until  # below 0: seconds before the time was up
                        self.kept[name, statement.cable, statement.id] = said, number, at
                        self.entered += 1
                time.sleep(chance.uniform(0.05, 0.3))
        except Exception as error:  # noqa: BLE001 - as above
            self.wrong(f"coder: {type(error).__name__}: {error}")
        finally:
            reader.close()

    def importer(self) -> None:
        """Sources read into the archive, some at a time: between two the coders have their turn."""
        files = sorted(self.pile.iterdir())
        try:
            while not self.over() and files:
                some, files = files[:20], files[20:]
                with suppress(ReftelError):
                    workflow.read_into(self.archive, some)
                    self.imported += len(some)
                time.sleep(1)
        except Exception as error:  # noqa: BLE001 - as above
            self.wrong(f"import: {type(error).__name__}: {error}")

    def watch(self, process: int) -> None:
        """Look at the memory of the room."""
        status = Path(f"/proc/{process}/statm")
        started = time.monotonic()
        while not self.over() and status.exists():
            pages = int(status.read_text(encoding="utf-8").split()[1])
            self.memory.append((time.monotonic() - started, pages * 4096 / 2**20))
            time.sleep(LOOK)

    def run(self, process: int, minutes: float, *, readers: int, coders: int) -> None:
        """Everybody at once."""
        with Archive(self.archive, read_only=True) as opened:
            cables = [cable.citation for cable, _ in zip(opened.cables(), range(500), strict=False)]
        self.until = time.monotonic() + minutes * 60
        threads = [threading.Thread(target=self.reader, args=(turn, cables)) for turn in range(readers)]
        threads += [threading.Thread(target=self.coder, args=(turn,)) for turn in range(coders)]
        threads += [threading.Thread(target=self.importer), threading.Thread(target=self.watch, args=(process,))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def lost(self) -> list[str]:
        """The corrections that were acknowledged and are not there, each with what became of it."""
        with Archive(self.archive, read_only=True) as opened:
            reviews = opened.reviewing().reviews()
        last = max((one.number for one in reviews), default=0)
        return [
            f"{key}: {said}, review {number} of {last}, {at:+.1f} s: {wrong}"
            for key, (said, number, at) in self.kept.items()
            if (wrong := fate(reviews, number, key, said))
        ]

    def slope(self) -> float | None:
        """By which share the memory grew from the second third to the last; None where there are too few looks."""
        if len(self.memory) < 9:
            return None
        third = len(self.memory) // 3
        parts = (self.memory[third : 2 * third], self.memory[-third:])
        middle, last = (statistics.median(size for _, size in part) for part in parts)
        return last / middle - 1 if middle else None  # a room that ended has none


def fate(reviews: Sequence[Review], number: int, key: tuple[str, str, str], said: Verdict) -> str:
    """What is wrong with an acknowledged correction; nothing if it stands, or one that its coder entered later does.

    The room extracts behind its pages, so a statement may come again under another id: what the coder says of that one
    then takes the place of what he said of the words before.
    """
    here = next((one for one in reviews if one.number == number), None)
    if here is None:
        return "gone"
    if (here.coder, here.cable, here.statement, here.verdict) != (*key, said):
        return f"it says {here.verdict} of {here.statement} by {here.coder}"
    while True:
        if here.undone:
            return "undone"
        after = next((one for one in reviews if one.replaces == here.number), None)
        if after is None:
            return ""
        same = (after.coder, after.source, after.begin) == (here.coder, here.source, here.begin)
        was, now = here.seen.sentence_span, after.seen.sentence_span
        if not same or min(was.end, now.end) <= max(was.start, now.start):
            return f"in its place is {after.number}, of {after.coder} on {after.statement}"
        here = after


def filled(folder: Path, cables: int) -> Path:
    """An archive of so many made-up cables, with statements of the first thousand."""
    made_cables(folder / "first", cables, seed=7)
    archive = folder / "archive"
    workflow.read_into(archive, [folder / "first"])
    sys.path.insert(0, str(EXTRACTOR.parent))
    import crash_extractor  # noqa: PLC0415 - a quick one, for it is the archive that is tried

    with Archive(archive) as opened:
        first = itertools.islice(opened.cables(), 1000)
        told = [(one, crash_extractor.notes_of(one).statements) for one in first]
        opened.add_statements("1", told)
    return archive


def run(
    minutes: float, cables: int, *, seed: int = 1, readers: int = 3, coders: int = 2, archive: Path | None = None
) -> tuple[bool, str]:
    """Run it; whether all held, and in a line what it came to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = shutil.copytree(archive, folder / "copy") if archive else filled(folder, cables)
        pile = made_cables(folder / "pile", max(40, int(minutes * 400)), seed=seed + 1000)
        port = free_port()
        command = [sys.executable, "-m", "reftel", "serve", str(own), "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                wait_for(port)
                soak = Soak(own, pile, port, seed)
                soak.run(process.pid, minutes, readers=readers, coders=coders)
                alive = process.poll() is None
            finally:
                process.terminate()
        lost = soak.lost()
        with Archive(own) as opened:
            report = opened.verify()
    wrong = [*soak.errors[:20], *lost[:20], *report.problems[:20], *([] if alive else ["the room ended"])]
    growth = soak.slope()
    if growth is not None and growth > GROWTH and minutes >= 5:
        wrong.append(f"the memory of the room grew by {growth:.0%} from the second third to the last")
    for line in wrong:
        sys.stdout.write(f"  {line}\n")
    told = f"; wrong: {' | '.join(wrong[:3])}" if wrong else ""
    return not wrong, line_of(soak, report.cables, minutes, len(lost)) + told


def line_of(soak: Soak, cables: int, minutes: float, lost: int) -> str:
    """What a run came to, in a line."""
    times = []
    for kind, each in sorted(soak.latencies.items()):
        cut = statistics.quantiles(each, n=20) if len(each) > 1 else each * 19
        times.append(f"{kind} p50 {1000 * statistics.median(each):.0f}, p95 {1000 * cut[-1]:.0f} ms of {len(each):,}")
    growth = soak.slope()
    memory = (
        "not looked at" if growth is None else f"{soak.memory[-1][1]:.0f} MB, {growth:+.1%} from second third to last"
    )
    return (
        f"{minutes:g} minutes of readers, coders and an import at once on {cables:,} cables (seed {soak.seed}): "
        f"{len(soak.errors)} errors, {lost} of {soak.entered:,} corrections lost, {soak.imported:,} sources read; "
        f"memory of the room {memory}; {'; '.join(times)}"
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, seconds: float = 120) -> None:
    """Until the room answers."""
    until = time.monotonic() + seconds
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
        finally:
            connection.close()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--cables", type=int, default=50_000)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--coders", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", type=Path, help="tried in a copy")
    asked = parser.parse_args()
    ok, line = run(
        asked.minutes, asked.cables, seed=asked.seed, readers=asked.readers, coders=asked.coders, archive=asked.archive
    )
    sys.stdout.write(line + "\n")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
