"""``kill -9`` at random moments of reading and extracting the public material, with the real parser.

After each kill the archive must be sound, and after running again its digest must be that of an archive that was never
killed. Run: ``python bench/crash.py [MOMENTS] [CABLES TO EXTRACT]``; the corpus is read in place (``REFTEL_SHARED``).
"""

import os
import random
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests"))

from crashing import Runs  # noqa: E402 - found only now


def survive(runs: Runs, moments: int) -> int:
    """How many of so many kills were survived."""
    random_ = random.Random(moments)
    survived = 0
    for number in range(moments):
        wrong = runs.survived(runs.at_seam(random_) if number % 4 == 3 else runs.at_random(random_))
        survived += not wrong
        print(f"{runs.act} {number + 1}: {'; '.join(wrong) or 'the same'}", flush=True)
    return survived


def main() -> None:
    """Kill, run again, compare."""
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    cables = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    shared = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
    with tempfile.TemporaryDirectory() as folder:
        reading = Runs("read", shared / "corpus" / "raw", Path(folder), unit=20)
        reading.measure()
        survived = survive(reading, moments)
        some = Path(folder, "some")
        some.mkdir()
        pages = sorted((shared / "corpus" / "raw").rglob("*.html"))
        for page in random.Random(moments).sample(pages, min(cables, len(pages))):
            (some / page.name).symlink_to(page)
        extracting = Runs(
            "extract", some, Path(folder), unit=2, start=Runs("read", some, Path(folder), unit=20).measure()
        )
        extracting.measure()
        survived += survive(extracting, moments)
    print(f"{survived} of {2 * moments} kills survived")
    print(f"a run that is not killed reads for {reading.seconds:.1f} s, extracts for {extracting.seconds:.1f} s")
    sys.exit(survived < 2 * moments)


if __name__ == "__main__":
    main()
