"""Format lines 1 to 5."""

import pytest

from reftel.reading.transmission import read_transmission


def test_all_lines() -> None:
    lines = ["VZCZCXRO4471", "PP RUZQQU RUZQVE", "RUZQIS", "DE RUZQSE #0391/01 2050811", "ZNY CCCCC ZZH"]
    found = read_transmission(lines, "P 240811Z JUL 03 ZDK CTG RUZQIS")
    assert found is not None
    assert (found.channel, found.prosign, found.routed_to) == ("XRO4471", "PP", ("RUZQQU", "RUZQVE", "RUZQIS"))
    assert (found.station, found.serial, found.page) == ("RUZQSE", 391, 1)
    assert (found.julian, found.security, found.signals) == ((205, "0811"), "CCCCC", ("ZDK",))


@pytest.mark.parametrize("line", ["DE RUZQSE", "DE RUZQSE #0391", "something else"])
def test_damaged_lines(line: str) -> None:
    found = read_transmission([line], "")
    assert found is not None
    assert found.julian is None


def test_none() -> None:
    assert read_transmission([], "P 240811Z JUL 03") is None
