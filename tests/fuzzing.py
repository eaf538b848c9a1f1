"""A million damaged inputs: bytes flipped, lines cut, doubled, shuffled, sections lost, sources run together.

Each input follows from a seed and its number, so that a run can be stopped and goes on, and one that failed can be made
again: ``python tests/fuzzing.py --again 123456``. Checked of each: no exception, no character lost, every head value
where it says, and of inputs up to 64 KiB no more than 20 ms.

    python tests/fuzzing.py [--inputs 1000000] [--seed 1] [--workers 2]
"""

import argparse
import faulthandler
import multiprocessing
import random
import sys
import time
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from conftest import HOME, shared_folder
from reftel.model.cable import Reading
from reftel.reading import read

LEDGER = HOME / ".check-long" / "fuzz.tsv"
CHUNK = 2_000
LARGEST = 64 * 1024
LIMIT = 0.020  # CPU seconds for an input of up to 64 KiB
HANG = 60  # seconds after which an input counts as endless
DEBRIS = (
    b"\nSIPDIS\n", b"\n\n", b"\r\n", b"\x00", b"\xff\xfe", b"&#x000A;", b"<pre>", b"</pre>", b"(C) ", b"\nTAGS: ",
    b"\nREF: A. ", b"\nE.O. 12958: DECL: ", b"\nNNNN\n", b"\nSECRET SECTION 02 OF 03 SESTRIN 000214\n", b'{"', b"\f",
    b"\nPAGE 02        SESTRI  00417  021405Z\n", b"\\\n", b"\nVZCZCXRO8840\n", b"((((((", b"1. ", b"\xc2\xb6", b"XXXX",
    b"\nMessage Attributes\n", b"@@@", b"||", b"]]>", b"<!DOCTYPE x [", b"-----", b"        ", b'","', b"\xe2\x80\x9c",
)  # fmt: skip


@cache
def sources() -> tuple[bytes, ...]:
    """What is damaged: the made-up cables of every format, and the public ones in place where they are at hand."""
    own = [*(HOME / "examples" / "cables").glob("*.txt"), *(HOME / "tests" / "golden").rglob("*")]
    folder = shared_folder()
    public = [*(folder / "corpus" / "raw").rglob("*"), *(folder / "seeds").glob("*.txt")] if folder else []
    files = [*sorted(own), *sorted(public)]  # in one order wherever the two folders are
    return tuple(path.read_bytes() for path in files if path.is_file() and 0 < path.stat().st_size < 400_000)


def made(seed: int, number: int) -> bytes:
    """The input of a number."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - seeded on purpose
    data = chance.choice(sources())
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(DAMAGE)(data, chance)
    return data[:400_000]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.choice((0, 10, 32, 34, 60, 92, 255, chance.randrange(256)))
    return bytes(changed)


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Some lines are lost."""
    share = chance.choice((0.02, 0.2, 0.6))
    return b"".join(line for line in _lines(data) if chance.random() > share)


def double(data: bytes, chance: random.Random) -> bytes:
    """Some lines are there several times."""
    share = chance.choice((0.02, 0.2))
    return b"".join(line * (chance.randint(2, 4) if chance.random() < share else 1) for line in _lines(data))


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Lines of a stretch change places."""
    lines = _lines(data)
    low = chance.randint(0, len(lines))
    high = min(len(lines), low + chance.choice((3, 20, 200)))
    part = lines[low:high]
    chance.shuffle(part)
    return b"".join([*lines[:low], *part, *lines[high:]])


def lose(data: bytes, chance: random.Random) -> bytes:
    """A stretch is missing, or everything behind a place."""
    low = chance.randint(0, len(data))
    high = len(data) if chance.random() < 0.3 else min(len(data), low + chance.choice((1, 40, 400, 4000)))
    return data[:low] + data[high:]


def debris(data: bytes, chance: random.Random) -> bytes:
    """Something stands in it that belongs elsewhere."""
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(DEBRIS) * chance.choice((1, 1, 1, 30)) + data[at:]


def splice(data: bytes, chance: random.Random) -> bytes:
    """Another source goes on where this one breaks off."""
    other = chance.choice(sources())
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def unbroken(data: bytes, chance: random.Random) -> bytes:
    """The line breaks of a stretch are lost."""
    low = chance.randint(0, len(data))
    high = min(len(data), low + chance.choice((200, 4000)))
    return data[:low] + data[low:high].replace(b"\n", b" ") + data[high:]


DAMAGE = (flip, cut, double, shuffle, lose, debris, splice, unbroken)


def check(reading: Reading) -> None:
    """No character is lost, and every head value stands where it says.

    Raises:
        ValueError: naming what does not hold.
    """
    text = reading.source.text
    at = 0
    for node in reading.nodes:
        if node.start != at or node.end <= node.start:
            raise ValueError(f"node {node.kind} from {node.start} to {node.end}, expected from {at}")
        at = node.end
    if at != len(text):
        raise ValueError(f"nodes end at {at} of {len(text)}")
    for cable in reading.cables:
        for name in cable.head.__struct_fields__:
            field = cable.field(name)
            if field is not None and field.span.of(text) != field.text:
                raise ValueError(f"{name} is not where it says")
        for paragraph in cable.paragraphs:
            if paragraph.raw != text[paragraph.start : paragraph.end]:
                raise ValueError(f"paragraph {paragraph.number} is not where it says")
    for member in reading.members:
        check(member)


class Done(NamedTuple):
    """What a chunk came to: how many inputs, the numbers that failed, those that were slow, and the longest time."""

    chunk: int
    inputs: int
    failed: tuple[str, ...]
    slow: tuple[str, ...]
    longest: float


def chunk_of(task: tuple[int, int, int]) -> Done:
    """Read and check the inputs of a chunk."""
    seed, chunk, size = task
    failed: list[str] = []
    slow: list[str] = []
    longest = 0.0
    for number in range(chunk * CHUNK, chunk * CHUNK + size):
        data = made(seed, number)
        faulthandler.dump_traceback_later(HANG, exit=True)
        try:
            started = time.process_time()
            reading = read(data)
            took = time.process_time() - started
            check(reading)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            failed.append(f"{number}: {type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})")
            continue
        finally:
            faulthandler.cancel_dump_traceback_later()
        if len(data) <= LARGEST and not data.startswith(b"%PDF"):
            if took > LIMIT:
                took = min(_timed(data) for _ in range(3))  # another process may have had the core
            longest = max(longest, took)
            if took > LIMIT:
                slow.append(f"{number}: {1000 * took:.0f} ms for {len(data):,} bytes")
    return Done(chunk, size, tuple(failed), tuple(slow), longest)


def _timed(data: bytes) -> float:
    started = time.process_time()
    read(data)
    return time.process_time() - started


def chunks(inputs: int, skip: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The chunks that are left, with their sizes."""
    for chunk in range(-(-inputs // CHUNK)):
        if chunk not in skip:
            yield chunk, min(CHUNK, inputs - chunk * CHUNK)


def held(name: str, seed: int) -> dict[int, list[str]]:
    """What chunks came to at this commit."""
    if name.endswith("+") or not LEDGER.exists():
        return {}
    rows = [line.split("\t") for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    return {int(row[2]): row for row in rows if row[0] == name and int(row[1]) == seed}


def run(name: str, *, inputs: int, seed: int, workers: int) -> tuple[bool, str]:
    """Do the chunks that are left, and say in a line what all came to; False if an input failed."""
    LEDGER.parent.mkdir(exist_ok=True)
    done = held(name, seed)
    tasks = [(seed, chunk, size) for chunk, size in chunks(inputs, frozenset(done))]
    started, failed, slow = time.monotonic(), 0, 0
    longest = max((float(row[6]) for row in done.values()), default=0.0)
    total = sum(int(row[3]) for row in done.values())
    failed, slow = (sum(int(row[at]) for row in done.values()) for at in (4, 5))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for turn, result in enumerate(pool.imap_unordered(chunk_of, tasks), 1):
            for line in (*result.failed, *result.slow):
                sys.stdout.write(f"  {line}\n")
            total, longest = total + result.inputs, max(longest, result.longest)
            failed, slow = failed + len(result.failed), slow + len(result.slow)
            with LEDGER.open("a", encoding="utf-8") as ledger:
                ledger.write(
                    f"{name}\t{seed}\t{result.chunk}\t{result.inputs}\t{len(result.failed)}\t{len(result.slow)}"
                    f"\t{result.longest:.4f}\n"
                )
            left = (time.monotonic() - started) / turn * (len(tasks) - turn)
            sys.stdout.write(f"{total:,} of {inputs:,}; {failed} failed, {slow} slow; {left / 60:.0f} min left\n")
            sys.stdout.flush()
    line = (
        f"{total:,} damaged inputs (seed {seed}): {failed} failed; {slow} of up to 64 KiB took over "
        f"{1000 * LIMIT:.0f} ms, the longest {1000 * longest:.0f} ms"
    )
    return failed == 0, line


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--again", type=int, help="make one input again and read it")
    parser.add_argument("--name", default="work+", help="the commit under which the result is kept")
    asked = parser.parse_args()
    if asked.again is not None:
        check(read(made(asked.seed, asked.again)))
        return 0
    ok, line = run(asked.name, inputs=asked.inputs, seed=asked.seed, workers=asked.workers)
    sys.stdout.write(line + "\n")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
