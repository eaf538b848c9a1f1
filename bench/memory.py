"""Memory of a process that extracts one cable after another: whether it grows with their number.

Short cables, made of paragraphs of the public pages (or the examples) by a seed, each with words that no other has, so
that what is remembered of every word ever seen would show. Reading, extraction and packing, as a worker does them.

    python bench/memory.py [CABLES [SEED]]
"""

import gc
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import reftel
from machine import machine, pages
from reftel.workflow.makers import Packing

HEAD = """\
R {day:02d}{hour:02d}{minute:02d}Z MAY 05
FM AMEMBASSY NORRPORT
TO SECSTATE WASHDC
C O N F I D E N T I A L NORRPORT {number:06d}

E.O. 12958: DECL: 05/04/2015
TAGS: PREL
SUBJECT: RECOMBINED {number}

{body}
HALLORAN
"""
SAMPLES = 40
_NAME = re.compile(r"\b[A-Z][a-z]{3,11}\b")


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource  # noqa: PLC0415 - where there is no /proc: the most that it ever held

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def recombined(count: int, seed: int) -> Iterator[bytes]:
    """So many short cables; a name in ten is one that nobody bears."""
    random_ = random.Random(seed)
    _, files = pages()
    texts = [
        " ".join(paragraph.text.split())
        for path in files[:: max(1, len(files) // 300)]
        for cable in reftel.read(path).cables
        for paragraph in cable.paragraphs
        if paragraph.role in ("body", "summary") and 200 < len(paragraph.text) < 1500
    ]

    def other(match: re.Match[str]) -> str:
        if random_.random() > 0.1:
            return match[0]
        return "".join(random_.choice("abdegiklmnoprstuv") for _ in range(8)).capitalize()

    for number in range(count):
        chosen = (_NAME.sub(other, random_.choice(texts)) for _ in range(2))
        body = "\n\n".join(f"{place}. (C) {text}" for place, text in enumerate(chosen, 1))
        head = {"day": number % 28 + 1, "hour": number % 24, "minute": number % 60, "number": number}
        yield HEAD.format(**head, body=body).encode()


def main() -> None:
    """Print the curve, and what the later half grew by."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    what, _ = pages()
    curve: list[tuple[int, float]] = []
    extract = Packing().of
    statements, began = 0, time.process_time()
    for number, data in enumerate(recombined(wanted, seed), 1):
        for cable in reftel.read(data).cables:
            statements += len(extract(cable).statements)
        if number % max(1, wanted // SAMPLES) == 0:
            gc.collect()
            curve.append((number, resident()))
            print(f"{number:>8,} {curve[-1][1]:7.0f} MB  {'▪' * round(curve[-1][1] / 10)}", flush=True)
    took = time.process_time() - began
    later = [held for _, held in curve[len(curve) // 2 :]]
    middle, end = curve[len(curve) // 2][1], curve[-1][1]
    print(f"memory: {wanted:,} cables recombined of {what}, {statements:,} statements, {took:.0f} s of CPU")
    print(f"  from the middle to the end {end - middle:+.0f} MB; at most {max(later):.0f} MB in that half")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
