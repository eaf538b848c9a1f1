"""What every benchmark shares: the machine's name, paired runs, medians, and the material to run on."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent


def machine() -> str:
    """Processor, number of cores, system and Python, for the line that goes with every figure."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def pages() -> tuple[str, list[Path]]:
    """The public Cablegate pages where they are at hand, else the example collection; and which of the two."""
    shared = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared")) / "corpus" / "raw"
    found = sorted(path for folder in shared.glob("cablegate_html_*") for path in folder.rglob("*") if path.is_file())
    if found:
        return "public Cablegate pages", found
    return "example cables", sorted((HOME / "examples" / "cables").glob("*.txt"))


def paired(runs: int, first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float, float]:
    """Median CPU seconds of each, and the median of their ratio first/second, run in turns so that load hits both."""
    times: list[tuple[float, float]] = []
    for _ in range(runs):
        pair = []
        for work in (first, second):
            start = time.process_time()
            work()
            pair.append(time.process_time() - start)
        times.append((pair[0], pair[1]))
    return (
        statistics.median(a for a, _ in times),
        statistics.median(b for _, b in times),
        statistics.median(a / b for a, b in times),
    )
