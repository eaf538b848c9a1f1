"""Known message reference numbers: in which years and months a station is known to have sent a serial number.

It dates a cable that lost its head: where only one year has that station and serial, that is the year.
"""

import io
import zipfile
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

import msgspec

from reftel.facts.posts import fold


class _Month(msgspec.Struct, frozen=True, gc=False):
    """What a station is known to have sent in a month: its lowest serial, from which they rise, and the line of all."""

    year: int
    month: int
    lowest: int
    line: str

    def has(self, serial: int) -> bool:
        """Whether it sent this number then."""
        return self.lowest <= serial and serial in _numbers(self.line)


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
def _months(station: str) -> tuple[_Month, ...]:
    """The months of a station, as in the file: oldest first."""
    heads = ((line, line.split(maxsplit=3)[:3]) for line in _lines(fold(station)))
    return tuple(_Month(int(year), int(month), int(lowest), line) for line, (year, month, lowest) in heads)


@lru_cache(32_768)
def _numbers(line: str) -> frozenset[int]:
    """The serials of a line: taken apart when one of them is asked for, since a station has thousands in all."""
    return frozenset(accumulate(map(int, line.split()[2:])))


def dates_of(station: str, serial: int) -> tuple[tuple[int, int], ...]:
    """The (year, month) pairs in which a station is known to have sent a serial, oldest first; empty where none is."""
    return tuple((each.year, each.month) for each in _months(station) if each.has(serial))


def is_known(year: int, station: str, serial: int) -> bool:
    """Whether a message reference number is known."""
    return any(each.year == year and each.has(serial) for each in _months(station))


def is_later(station: str, year: int, serial: int, month: int) -> bool:
    """Whether a station sent a lower number of that year only after a month: then this one lay in the future.

    Numbers rise over a year: a month that begins below an earlier one has a wrong one, and tells nothing.
    """
    highest = 0
    for each in _months(station):
        if each.year == year:
            if each.month > month and highest < each.lowest < serial:
                return True
            highest = max(highest, each.lowest)
    return False
