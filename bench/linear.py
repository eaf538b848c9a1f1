"""How the time of reading grows with the size of a source: one telegram that is long, and many behind one another.

python bench/linear.py [LARGEST_MB]
"""

import resource
import sys
import time

import reftel
from machine import machine

HEAD = """P 021000Z MAR 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC PRIORITY {number:04d}
C O N F I D E N T I A L SESTRIN {number:06d}

SIPDIS

E.O. 12958: DECL: 03/01/2014
TAGS: PREL, PGOV
SUBJECT: LAMPS - EXERCISE

Classified By: DCM Ada Lindholt. Reason: 1.4(b).

"""
BODY = """{number}. (C) Minister Dravic told the Ambassador that the survey of the straits would go on
until the council had met, and that the trawlers, which he called "guests", were free to leave.

"""


def long_one(size: int) -> bytes:
    """One telegram of about this many bytes."""
    return (HEAD.format(number=1) + "".join(BODY.format(number=n) for n in range(1, size // len(BODY)))).encode()


def many(size: int) -> bytes:
    """Telegrams of some 2.5 kB, one behind the other, of about this many bytes in all."""
    one = "".join(BODY.format(number=n) for n in range(1, 12)) + "LINDHOLT\nNNNN\n"
    return "".join(HEAD.format(number=n) + one for n in range(1, size // len(one))).encode()


def main() -> None:
    """Print the time for each size, and by how much it grows when the size is doubled."""
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else 50
    reftel.read(long_one(4000))
    for name, make in (("one telegram", long_one), ("many telegrams", many)):
        last = 0.0
        size = 65_536
        while size <= largest * 1e6:
            data = make(size)
            start = time.process_time()
            reading = reftel.read(data)
            took = time.process_time() - start
            grown = f", {took / last:.2f} times the last" if last else ""
            print(f"{name}, {len(data) / 1e6:6.2f} MB, {len(reading.cables):,} cables: {took:.3f} s, ", end="")
            print(f"{len(data) / took / 1e6:.2f} MB/s{grown}")
            last, size = took, size * 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:,.0f} MB; {machine()}")


if __name__ == "__main__":
    main()
