"""Known message reference numbers: in which years and months a station is known to have sent a serial number.

It dates a cable that lost its head: where only one year has that station and serial, that is the year.
"""

import zipfile
from functools import cache
from importlib import resources

from reftel.facts.posts import fold


@cache
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
