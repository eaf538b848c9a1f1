"""``kill -9`` at a hundred random moments of reading, extracting, reviewing, ruling and merging.

After each kill the archive must be sound and hold what the run had said was done; run again, it must have the digest of
one that was never killed. Seeded; goes on where it stopped.

    python tests/killing.py [--kills 100] [--seed 1]
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from conftest import HOME
from crashing import ACTS, made_cables, runs_of

LEDGER = HOME / ".check-long" / "kills.tsv"
Ledger = dict[tuple[str, int], str]


def held(name: str, seed: int) -> Ledger:
    """What did not survive each kill at this commit, by act and number."""
    if name.endswith("+") or not LEDGER.exists():
        return {}
    rows = [line.split("\t") for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    return {(act, int(number)): wrong for at, seeded, act, number, wrong in rows if (at, seeded) == (name, str(seed))}


def note(name: str, seed: int, act: str, number: int, wrong: list[str]) -> None:
    """Keep what did not survive a kill."""
    LEDGER.parent.mkdir(exist_ok=True)
    with LEDGER.open("a", encoding="utf-8") as ledger:
        ledger.write(f"{name}\t{seed}\t{act}\t{number}\t{'; '.join(wrong)}\n")


def told(found: Ledger, seed: int) -> str:
    """What all came to, in a line."""
    parts = []
    for act in ACTS:
        mine = [wrong for (of, _), wrong in found.items() if of == act]
        parts += [f"{mine.count('')} of {len(mine)} in {act}"] if mine else []
    return f"kill -9 at {len(found)} random moments (seed {seed}): survived {', '.join(parts)}"


def run(name: str, *, kills: int = 100, seed: int = 1) -> tuple[bool, str]:
    """Do the kills that are left, every fourth at the seam between record and index; False if one was not survived."""
    found = held(name, seed)
    each = -(-kills // len(ACTS))
    left = tuple(act for act in ACTS if sum(of == act for of, _ in found) < each)
    with tempfile.TemporaryDirectory() as folder:
        for runs in runs_of(left, Path(folder), made_cables(Path(folder, "cables"))) if left else ():
            for number in range(each):
                if (runs.act, number) in found:
                    continue
                random_ = random.Random(f"{seed}/{runs.act}/{number}")  # noqa: S311 - for moments
                seam = number % 4 == 3 and runs.act in {"read", "extract"}
                wrong = runs.survived(runs.at_seam(random_) if seam else runs.at_random(random_))
                found[runs.act, number] = "; ".join(wrong)
                note(name, seed, runs.act, number, wrong)
                sys.stdout.write(f"{'ok' if not wrong else 'FAILED'}  {runs.act} {number + 1}  {'; '.join(wrong)}\n")
                sys.stdout.flush()
    return not any(found.values()), told(found, seed)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="work+", help="the commit under which the result is kept")
    asked = parser.parse_args()
    ok, line = run(asked.name, kills=asked.kills, seed=asked.seed)
    sys.stdout.write(line + "\n")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
