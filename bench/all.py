"""Every benchmark, one after another, and what they print in docs/performance.md: leave the machine to itself.

    python bench/all.py [--cables 50000 250000 1000000] [--only reading tables] [--write]

Recombined corpora are made from a seed for each number of cables. It takes half an hour and, for each 100,000 cables,
some ten minutes more. Each benchmark is a process of its own; one that ends badly is told, and the others go on.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import NamedTuple

from machine import HOME, machine

_PAGE = HOME / "docs" / "performance.md"
_PLACE = re.compile(r"(<!-- bench/all\.py -->\n).*?(<!-- /bench/all\.py -->)", re.DOTALL)
BENCHES = {
    "reading": ("reading beside unescaping and one pass of patterns",),
    "pdf": ("telegrams in PDFs beside the bare text",),
    "linear": ("reading as a source grows",),
    "extraction": ("statements beside the bare tagger and parser",),
    "quotations": ("statements beside textacy's quotations",),
    "scaling": ("two processes, and two Dask workers, beside one",),
    "memory": ("memory of extraction", "2000"),
    "search": ("search beside bare tantivy", "20000"),
    "tables": ("the search page beside Datasette's", "20000"),
    "actors": ("who is who",),
    "deciding": ("boards, power, packages",),
}
"""What each is about, and what it is told. ``scale`` runs behind them; ``coding``, ``crash`` and ``room`` want an
archive or an hour of their own."""


class Ran(NamedTuple):
    """What a benchmark printed, how long it took, and how busy the machine was."""

    name: str
    text: str
    seconds: float
    load: float
    well: bool


def run(name: str, *told: str) -> Ran:
    """Run one, and show what it prints when it is done."""
    began = time.monotonic()
    command = [sys.executable, str(HOME / "bench" / f"{name}.py"), *told]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, encoding="utf-8", check=False)
    text = done.stdout.strip() if done.returncode == 0 else f"{done.stdout}{done.stderr}".strip()[-2_000:]
    ran = Ran(name, text, time.monotonic() - began, os.getloadavg()[0], done.returncode == 0)
    print(
        f"── {name}: {ran.seconds:.0f} s, load {ran.load:.1f}{'' if ran.well else ', ENDED BADLY'}\n{text}\n",
        flush=True,
    )
    return ran


def section(ran: list[Ran]) -> str:
    """What was printed, for the page."""
    lines = [f"{datetime.now(UTC):%Y-%m-%d}, {machine()}. In brackets: how long it took, and the load at its end."]
    for one in ran:
        about = BENCHES[one.name][0] if one.name in BENCHES else "an archive as it grows (the table and chart below)"
        ended = "" if one.well else ", **ended badly**"
        lines += ["", f"**{one.name}**: {about} ({one.seconds:.0f} s, load {one.load:.1f}{ended})", ""]
        lines += [one.text] if "|---" in one.text and one.well else ["```", one.text, "```"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run them; 1 if one ended badly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", nargs="*", type=int, default=[5_000, 12_500, 25_000, 50_000])
    parser.add_argument("--only", nargs="*", choices=[*BENCHES, "scale"], default=[*BENCHES, "scale"])
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/performance.md")
    asked = parser.parse_args()
    ran = [run(name, *told) for name, (_, *told) in BENCHES.items() if name in asked.only]
    if "scale" in asked.only:
        ran.append(run("scale", *map(str, asked.cables), *["--write"] * asked.write))
    if asked.write:
        text = _PAGE.read_text(encoding="utf-8")
        new = section([one for one in ran if one.name != "scale"])
        _PAGE.write_text(_PLACE.sub(lambda found: found[1] + new + found[2], text), encoding="utf-8")
    return 0 if all(one.well for one in ran) else 1


if __name__ == "__main__":
    sys.exit(main())
