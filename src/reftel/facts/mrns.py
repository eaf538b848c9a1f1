"""Known message reference numbers: in which years and months a station is known to have sent a serial number.

It dates a cable that lost its head: where only one year has that station and serial, that is the year.
"""

import io
import zipfile
from functools import cache, lru_cache
from importlib import resources

from reftel.facts.posts import fold


@cache
def _file() -> tuple[zipfile.ZipFile, frozenset[str]]:
    """The file, in memory, and the stations in it: its directory is read once."""
    packed = resources.files("reftel.facts").joinpath("data", "mrns.zip").read_bytes()
    opened = zipfile.ZipFile(io.BytesIO(packed))
    return opened, frozenset(opened.namelist())


@lru_cache(4096)
def _lines(station: str) -> tuple[str, ...]:
    """The lines of a station, ``year month serial step step …``; only its own member of the file is unpacked."""
    opened, stations = _file()
    return tuple(opened.read(station).decode("ascii").splitlines()) if station in stations else ()


@lru_cache(4096)
def _of_station(station: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """Serial → (year, month) of one station."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for line in _lines(station):
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
def _lowest(station: str) -> tuple[tuple[int, int, int], ...]:
    """(year, month, lowest known number of it) of a station; numbers rise along a line, so it is the first."""
    heads = (line.split(maxsplit=3)[:3] for line in _lines(fold(station)))
    return tuple((int(year), int(month), int(serial)) for year, month, serial in heads)


def is_later(station: str, year: int, serial: int, month: int) -> bool:
    """Whether a station sent a lower number of that year only after a month: then this one lay in the future."""
    return any(own == year and at > month and low < serial for own, at, low in _lowest(station))
