"""``./check long``: every long test, and every property test with many more examples, under one seed after another.

Then runs are killed at a hundred moments (``killing``), a room is used for an hour while sources are read into its
archive (``soak``), and a million damaged inputs are read (``fuzzing``). Each pair of a test file and a seed is a piece
of work, and each kill, the hour and each chunk of inputs; what passed at this commit is not done again, so that a run
can be stopped and goes on. The result is written into ``docs/evidence.md``.
"""

import os
import re
import subprocess
import sys
import time
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
PLACE = re.compile(r"(<!-- long -->\n).*?(<!-- /long -->)", re.DOTALL)


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


def done_at(name: str) -> dict[tuple[str, int], str]:
    """What passed at this commit: the last line of pytest by test file and seed."""
    if name.endswith("+") or not LEDGER.exists():
        return {}
    rows = [line.split("\t") for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    return {(file, int(seed)): last for at, file, seed, last in rows if at == name}


def run(file: str, seed: int) -> tuple[bool, str]:
    """One test file under one seed: whether it passed, and the last line of pytest."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", CHOICE, f"--hypothesis-seed={seed}", file]
    env = {**os.environ, "HYPOTHESIS_PROFILE": "long", "REFTEL_SEED": str(seed)}
    result = subprocess.run(command, cwd=HOME, env=env, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.stdout.write(result.stdout + result.stderr)
    return result.returncode == 0, result.stdout.strip().splitlines()[-1] if result.stdout.strip() else ""


def hour(name: str) -> tuple[bool, str]:
    """The hour of readers, coders and an import at once, unless it passed at this commit."""
    if held := done_at(name).get(("soak", 1)):
        return True, held
    ok, line = soak.run(60, 50_000, seed=1)
    if ok:
        with LEDGER.open("a", encoding="utf-8") as ledger:
            ledger.write(f"{name}\tsoak\t1\t{line}\n")
    return ok, line


def record(name: str, passed: dict[tuple[str, int], str], failed: list[tuple[str, int]], lines: list[str]) -> None:
    """Write the result where the documentation keeps it."""
    count = sum(int(found[1]) for last in passed.values() if (found := re.search(r"(\d+) passed", last)))
    line = f"{datetime.now(UTC):%Y-%m-%d}, commit {name}: {count:,} tests passed under seeds {SEEDS[0]} to {SEEDS[-1]}"
    line += (
        f"; FAILED: {', '.join(f'{file} (seed {seed})' for file, seed in failed)}.\n" if failed else ", none failed.\n"
    )
    line += "".join(f"\n{one}.\n" for one in lines)
    text = EVIDENCE.read_text(encoding="utf-8")
    EVIDENCE.write_text(PLACE.sub(lambda match: match[1] + line + match[2], text), encoding="utf-8")
    sys.stdout.write(line)


def main() -> int:
    """Do what is not done yet; 1 if anything failed."""
    name = commit()
    passed = done_at(name)
    failed: list[tuple[str, int]] = []
    LEDGER.parent.mkdir(exist_ok=True)
    for seed in SEEDS:
        for file in files():
            if (file, seed) in passed:
                continue
            start = time.monotonic()
            ok, last = run(file, seed)
            sys.stdout.write(f"{'ok' if ok else 'FAILED'}  seed {seed}  {file}  {time.monotonic() - start:.0f} s\n")
            sys.stdout.flush()
            if ok:
                passed[file, seed] = last
                with LEDGER.open("a", encoding="utf-8") as ledger:
                    ledger.write(f"{name}\t{file}\t{seed}\t{last}\n")
            else:
                failed.append((file, seed))
    told = [killing.run(name), hour(name)]
    told.append(fuzzing.run(name, inputs=1_000_000, seed=1, workers=os.cpu_count() or 1))
    record(name, passed, failed, [line for _, line in told])
    return 0 if all(ok for ok, _ in told) and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
