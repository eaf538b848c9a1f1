"""Reads sources that are made to harm, one after the other, and prints of each what it cost, as a line of JSON.

    python tests/attack_run.py MEGABYTES NAME…

It may take no more memory than it is told: what needs more ends here, and not the machine. The peak is that of each
attack alone where the system can say so (Linux), else that of all so far.
"""

import json
import resource
import sys
import time
from pathlib import Path

from attacks import ATTACKS, LARGE
from reftel import reading
from reftel.model.cable import Reading

_CLEAR, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def forget_peak() -> None:
    """Begin to measure anew."""
    try:
        _CLEAR.write_text("5")
    except OSError:
        return


def memory(name: str) -> float:
    """Megabytes by a line of the process's own state; the peak of all so far where there is none."""
    try:
        lines = _STATUS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def codes(found: Reading) -> list[str]:
    """The findings, those of members with them."""
    return sorted({one.code for one in found.findings} | {code for member in found.members for code in codes(member)})


def names(found: Reading) -> list[str]:
    """The names of a source and of its members."""
    return [found.source.name, *(name for member in found.members for name in names(member))]


def main() -> None:
    """Read what was asked for."""
    megabytes, *asked = sys.argv[1:]
    reading.read(b"UNCLAS SESTRIN 000214\n\nSUBJECT: THE LAMP\n\n1. It is lit.\n")  # tables are loaded once
    resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) << 20, resource.RLIM_INFINITY))
    for name in asked:
        data = {**ATTACKS, **LARGE}[name].make()
        forget_peak()
        before, started = memory("VmRSS:"), time.process_time()
        found = reading.read(data, name="x")
        took = time.process_time() - started
        peak = memory("VmHWM:") - before
        told = {"name": name, "seconds": took, "megabytes": peak, "codes": codes(found), "bytes": len(data)}
        sys.stdout.write(json.dumps({**told, "members": len(names(found)) - 1}) + "\n")
        sys.stdout.flush()
        del found, data


if __name__ == "__main__":
    main()
