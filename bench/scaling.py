"""What a second worker is worth: one archive extracted by one process, by two, and by two workers of a Dask cluster.

In turns, so that whatever else the machine does hits all. *With start-up* is everything that a user waits for; the
cluster has some only in the first run, for its workers stay. *Without* leaves out the first tenth (starting, loading
the parser) and is the rate from there on. On a busy machine neither is what an idle one gives, so the work itself is
counted too, in seconds of CPU of the parent and of its workers: on two cores that are ours alone, two workers cannot
do better than all of that halved (*at most*). The digests must be equal.

    python bench/scaling.py [CABLES [RUNS]]
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests"))

from clusters import LocalCluster  # noqa: E402 - found only now
from machine import machine, pages  # noqa: E402 - as above
from reftel import workflow  # noqa: E402 - as above

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Took(NamedTuple):
    """Seconds: in all, from the first commit on for each cable, of CPU in the parent and in its workers."""

    whole: float
    each: float
    parent: float
    workers: float


def cpu_of(pids: list[int]) -> float:
    """Seconds of CPU that some processes have used."""
    total = 0.0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def extract(start: Path, archive: Path, workers: int | str, pids: list[int]) -> tuple[Took, str]:
    """Extract a copy of an archive; what it took, and the digest."""
    shutil.copytree(start, archive)
    marks: list[tuple[int, float]] = []
    own, elsewhere, children = time.process_time(), cpu_of(pids), os.times()
    began = time.monotonic()
    report = workflow.extract_into(
        archive, workers=workers, progress=lambda done, _: marks.append((done, time.monotonic()))
    )
    whole = time.monotonic() - began
    own, after = time.process_time() - own, os.times()
    theirs = cpu_of(pids) - elsewhere + after[2] + after[3] - children[2] - children[3]
    first, at = next((done, at) for done, at in marks if done >= report.cables // 10)
    rate = (marks[-1][1] - at) / (marks[-1][0] - first)
    return Took(whole, rate, own, theirs), workflow.verify(archive).digest


def main() -> None:
    """Print the ratios."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    what, files = pages()
    took: dict[str, list[Took]] = {"one process": [], "two processes": [], "two Dask workers": []}
    digests: set[str] = set()
    loads: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workflow.read_into(folder / "read", files[:: max(1, len(files) // wanted)][:wanted])
        cables = workflow.coverage_of([folder / "read"]).cables
        with LocalCluster(folder / "dask") as cluster:
            there = [cluster.scheduler.pid, *(one.pid for one in cluster.workers)]
            for run in range(runs):
                for label, workers in (("one process", 1), ("two processes", 2), ("two Dask workers", cluster.address)):
                    pids = there if isinstance(workers, str) else []
                    found, digest = extract(folder / "read", folder / f"{run}-{label}", workers, pids)
                    took[label].append(found)
                    digests.add(digest)
                    loads.append(os.getloadavg()[0])
                    shutil.rmtree(folder / f"{run}-{label}")
                    print(f"  {label}: {' '.join(f'{value:.2f}' for value in found)}", file=sys.stderr, flush=True)
    print(f"scaling: {cables} cables of {what}, {runs} runs in turns, load {min(loads):.1f} to {max(loads):.1f}")
    for label in list(took)[1:]:
        pairs = list(zip(took["one process"], took[label], strict=True))
        whole = statistics.median(a.whole / b.whole for a, b in pairs)
        each = statistics.median(a.each / b.each for a, b in pairs)
        most = statistics.median(2 * (a.parent + a.workers) / (b.parent + b.workers) for a, b in pairs)
        share = statistics.median(b.parent / (b.parent + b.workers) for _, b in pairs)
        print(
            f"  {label}: {whole:.2f} times one with start-up, {each:.2f} without;"
            f" at most {most:.2f} on two cores alone; the parent's share of the work {share:.1%}"
        )
    print(f"  the digests are {'equal' if len(digests) == 1 else 'NOT EQUAL'}")
    print(f"  {machine()}")
    sys.exit(len(digests) > 1)


if __name__ == "__main__":
    main()
