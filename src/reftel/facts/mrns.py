"""Known message reference numbers: in which years and months a station is known to have sent a serial number.

It dates a cable that lost its head: where only one year has that station and serial, that is the year.
"""

import bisect
import zipfile
from functools import lru_cache
from importlib import resources

from reftel.facts.posts import fold


@lru_cache(4096)
def _of_station(station: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """Serial → (year, month) of one station; only its own member of the file is unpacked."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    with resources.files("reftel.facts").joinpath("data", "mrns.zip").open("rb") as file, zipfile.ZipFile(file) as all_:
        if station not in all_.namelist():
            return found
        text = all_.read(station).decode("ascii")
    for line in text.splitlines():
        year, month, *steps = map(int, line.split())
        serial = 0
        for step in steps:
            serial += step
            found[serial] = (*found.get(serial, ()), (year, month))
    return found


def dates_of(station: str, serial: int) -> tuple[tuple[int, int | None], ...]:
    """The (year, month) pairs in which a station is known to have sent a serial, oldest first; empty where none is."""
    return _of_station(fold(station)).get(serial, ())


def is_known(year: int, station: str, serial: int) -> bool:
    """Whether a message reference number is known."""
    return any(found == year for found, _ in dates_of(station, serial))


@lru_cache(4096)
def _months(station: str, year: int) -> tuple[tuple[int, int], ...]:
    """(serial, latest month up to it) of the known numbers of a station in a year, by serial."""
    steps: list[tuple[int, int]] = []
    latest = 0
    for serial, dates in sorted(_of_station(fold(station)).items()):
        for found, month in dates:
            if found == year and month:
                latest = max(latest, month)
                steps.append((serial, latest))
    return tuple(steps)


def is_later(station: str, year: int, serial: int, month: int) -> bool:
    """Whether a station sent a lower number of that year only after a month: then this one lay in the future."""
    steps = _months(station, year)
    at = bisect.bisect_left(steps, (serial, 0))
    return at > 0 and steps[at - 1][1] > month
