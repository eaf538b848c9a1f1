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


def test_the_line_of_fixed_places() -> None:
    found = read_transmission(["RTTUZYUW RUZQQUA0088 1631640-CCCC--RUZAPAA RUZQIS."], "")
    assert found is not None
    assert (found.prosign, found.media, found.content) == ("RR", "TT", "ZYUW")
    assert (found.station, found.serial, found.julian) == ("RUZQQUA", 88, (163, "1640"))
    assert (found.security, found.routed_to) == ("CCCC", ("RUZAPAA", "RUZQIS"))


@pytest.mark.parametrize(
    ("line", "security", "code", "signals", "tail"),
    [
        ("ZNY CCCCC ZZH", "CCCCC", None, (), None),
        ("ZNR UUUAA", "UUUAA", "AA", (), None),
        ("ZNY SSSBB/FFFFF ZZH", "SSSBB", "BB/FFFFF", (), None),
        ("ZNY CCCCC/BBBBB", "CCCCC", "/BBBBB", (), None),
        ("ZNY CCCC ZZH ZZK", "CCCC", None, ("ZZK",), None),
        ("ZNY CCCCC ZZH (CCY AD40E4BD MSI7190-632)", "CCCCC", None, (), "CCY AD40E4BD MSI7190-632"),
        ("ZNY CCCCC ZZH CCY", "CCCCC", None, (), "CCY"),
        ("ZNY EEEEE", "EEEEE", None, (), None),
    ],
)
def test_security(line: str, security: str, code: str | None, signals: tuple[str, ...], tail: str | None) -> None:
    found = read_transmission([line], "")
    assert found is not None
    assert (found.security, found.release_code, found.signals, found.tail) == (security, code, signals, tail)


def test_damage() -> None:
    found = read_transmission(
        ["VZCZC XRO2214", "NN RUEHWEB", "DE RUEHC #8235 2290841", "DE RUZQSE #0391/01 9990811"], ""
    )
    assert found is not None
    assert (found.channel, found.prosign, found.routed_to) == ("XRO2214", "NN", ("RUEHWEB",))
    assert (found.station, found.serial, found.julian) == ("RUZQSE", 391, None)


def test_none() -> None:
    assert read_transmission([], "P 240811Z JUL 03") is None
