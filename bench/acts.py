"""What the rules make of statements whose act a machine reader told: how many are right, and what is taken for what.

python bench/acts.py             # of all labelled statements that are still extracted
python bench/acts.py FORM        # of those whose words match a regular expression: is it a sign of blame?

The labels (``acts.tsv``) are of statements that the rules of 2026-11-30 called plain ``state``: a rule for acts should
move more of them to the right act than away from it. They are places in public files, read where REFTEL_SHARED has
them; no word of a cable is kept.
"""

import os
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

from machine import HOME, machine
from reftel import extracting
from reftel.reading import read

SHARED = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
LABELS = Path(__file__).with_suffix(".tsv")

Labels = dict[str, dict[tuple[int, int], tuple[str, str]]]  # by file and place: the CRC-32 of the words, the act


def labels() -> Labels:
    """What was labelled."""
    found: Labels = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            file, start, end, crc, act = line.split("\t")
            found.setdefault(file, {})[int(start), int(end)] = (crc, act)
    return found


def main() -> None:
    """Print the counts."""
    if not (SHARED / "corpus").is_dir():
        sys.exit(f"no {SHARED / 'corpus'}: set REFTEL_SHARED")
    form = re.compile(sys.argv[1], re.IGNORECASE) if len(sys.argv) > 1 else None
    taken: Counter[tuple[str, str]] = Counter()
    gone = 0
    for file, wanted in labels().items():
        said = {
            (one.start, one.end): one
            for cable in read(SHARED / "corpus" / file).cables
            for one in extracting.extract(cable)
        }
        for place, (crc, act) in wanted.items():
            one = said.get(place)
            if one is None or f"{zlib.crc32(one.content.encode()):08x}" != crc:
                gone += 1
            elif form is None or form.search(one.content):
                taken[act, one.act] += 1
    total = sum(taken.values())
    right = sum(count for (act, found), count in taken.items() if act == found)
    print(f"{total:,} labelled statements, {gone:,} others no longer extracted with these words")
    print(f"right: {right:,} ({right / max(1, total):.3f})\n\n| labelled | said | statements |\n|---|---|---|")
    for (act, found), count in taken.most_common():
        print(f"| {act} | {found} | {count} |")
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
