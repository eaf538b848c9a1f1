"""``./check long``: every long test, and every property test with many more examples, under one seed after another.

Then runs are killed at a hundred moments (``killing``), a room is used for an hour while sources are read into its
archive (``soak``), and a million damaged inputs are read (``fuzzing``). Each pair of a test file and a seed is a piece
of work, and each kill, the hour and each chunk of inputs; what passed at this commit is not done again, so that a run
can be stopped and goes on. After each step ``docs/evidence.md`` says how far it has come, and what failed.
"""

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path

import fuzzing
import killing
import soak

HOME = Path(__file__).resolve().parent.parent
SEEDS = range(1, 6)
CHOICE = "long or hypothesis"
LEDGER = HOME / ".check-long" / "done.tsv"
EVIDENCE = HOME / "docs" / "evidence.md"
WHAT = ("Killed", "An hour of use", "Damaged inputs")
PLACE = re.compile(r"(<!-- long -->\n).*?(<!-- /long -->)", re.DOTALL)

Piece = tuple[str, int]
"""A test file and a seed."""


def commit() -> str:
    """The commit that is being tested, with a + where the tree differs from it."""
    name = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=HOME, capture_output=True, text=True, check=False
    )
    if name.returncode:
        return "unknown"
    # What this run itself writes is no difference.
    changes = ["git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/evidence.md"]
    status = subprocess.run(changes, cwd=HOME, capture_output=True, text=True, check=False)
    return name.stdout.strip() + ("+" if status.stdout.strip() else "")


def files() -> list[str]:
    """The test files that hold long or property tests."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", CHOICE]
    listed = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False).stdout
    return sorted({line.split("::")[0] for line in listed.splitlines() if "::" in line})


def done_at(name: str) -> dict[Piece, str]:
    """What passed at this commit: the last line of pytest by test file and seed."""
    if name.endswith("+") or not LEDGER.exists():
        return {}
    rows = [line.split("\t") for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    return {(file, int(seed)): last for at, file, seed, last in rows if at == name}


def run(piece: Piece) -> tuple[Piece, bool, str]:
    """One test file under one seed: whether it passed, and the last line of pytest."""
    file, seed = piece
    command = [sys.executable, "-m", "pytest", "-q", "-m", CHOICE, f"--hypothesis-seed={seed}", file]
    env = {**os.environ, "HYPOTHESIS_PROFILE": "long", "REFTEL_SEED": str(seed)}
    started = time.monotonic()
    result = subprocess.run(command, cwd=HOME, env=env, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.stdout.write(result.stdout + result.stderr)
    verdict = "FAILED" if result.returncode else "ok"
    sys.stdout.write(f"{verdict}  seed {seed}  {file}  {time.monotonic() - started:.0f} s\n")
    sys.stdout.flush()
    return piece, result.returncode == 0, result.stdout.strip().splitlines()[-1] if result.stdout.strip() else ""


def note(name: str, piece: Piece, last: str) -> None:
    """Keep that a piece passed."""
    with LEDGER.open("a", encoding="utf-8") as ledger:
        ledger.write(f"{name}\t{piece[0]}\t{piece[1]}\t{last}\n")


class Result:
    """What a run has come to so far; each step writes it where the documentation keeps it, for a run may be stopped."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.passed = done_at(name)
        self.failed: list[Piece] = []
        found = files()
        self.pieces = [(file, seed) for seed in SEEDS for file in found]
        self.others: dict[str, str] = {}
        self.ok = True

    def left(self) -> list[Piece]:
        """The pieces that did not pass at this commit yet."""
        return [piece for piece in self.pieces if piece not in self.passed]

    def tell(self) -> str:
        """Write it into the documentation."""
        count = sum(int(found[1]) for last in self.passed.values() if (found := re.search(r"(\d+) passed", last)))
        met = sum(piece in self.passed for piece in self.pieces) + len(self.failed)
        named = ", ".join(f"{file} (seed {seed})" for file, seed in self.failed)
        ends = f"FAILED: {named}" if named else "none failed"
        told = (
            f"{datetime.now(UTC):%Y-%m-%d}, commit {self.name}: of {len(self.pieces)} pieces (a test file under one of "
            f"the seeds {SEEDS[0]} to {SEEDS[-1]}) {met} were run, {count:,} tests passed, {ends}.\n"
        )
        for what in WHAT:
            told += f"\n{what}: {self.others.get(what, 'not run at this commit')}.\n"
        text = EVIDENCE.read_text(encoding="utf-8")
        EVIDENCE.write_text(PLACE.sub(lambda match: match[1] + told + match[2], text), encoding="utf-8")
        return told

    def add(self, what: str, outcome: tuple[bool, str]) -> None:
        """What one of the others came to."""
        ok, self.others[what] = outcome
        self.ok = self.ok and ok
        self.tell()


def hour(result: Result) -> tuple[bool, str]:
    """The hour of readers, coders and an import at once, unless it passed at this commit."""
    if held := result.passed.get(("soak", 1)):
        return True, held
    ok, line = soak.run(60, 50_000, seed=1)
    if ok:
        note(result.name, ("soak", 1), line)
    return ok, line


def main() -> int:
    """Do what is not done yet; 1 if anything failed."""
    LEDGER.parent.mkdir(exist_ok=True)
    name, cores = commit(), os.cpu_count() or 1
    result = Result(name)
    pool = ThreadPoolExecutor(cores)
    try:
        for ended in as_completed([pool.submit(run, piece) for piece in result.left()]):
            piece, ok, last = ended.result()
            if ok:
                result.passed[piece] = last
                note(name, piece, last)
            else:
                result.failed.append(piece)
            result.tell()
    finally:
        pool.shutdown(cancel_futures=True)  # whoever stops it waits for the pieces under way, and for no others
    result.add(WHAT[0], killing.run(name))
    result.add(WHAT[1], hour(result))
    result.add(WHAT[2], fuzzing.run(name, inputs=1_000_000, seed=1, workers=cores))
    sys.stdout.write(result.tell())
    return 0 if result.ok and not result.failed else 1


if __name__ == "__main__":
    sys.exit(main())
