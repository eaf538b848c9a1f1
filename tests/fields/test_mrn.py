"""Message reference numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.mrn import Mrn, full_year, parse_mrn, station_of

VALUES = [
    ("06ASTANA280", Mrn(2006, "ASTANA", 280)),
    ("2006ASTANA00280", Mrn(2006, "ASTANA", 280)),
    ("06 ADDIS ABABA 12", Mrn(2006, "ADDISABABA", 12)),
    ("76STATE42873", Mrn(1976, "STATE", 42873)),
    ("1976STATE042873_b", Mrn(1976, "STATE", 42873)),
    ("MRN: 09 ROME 77", Mrn(2009, "ROME", 77)),
    ("ASTANA 000280", Mrn(None, "ASTANA", 280)),
    ("ASTANA 00000280 002 OF 002", Mrn(None, "ASTANA", 280)),
    ("C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 000280", Mrn(None, "ASTANA", 280)),
    ("UNCLAS E F T O ASMARA 000123", Mrn(None, "ASMARA", 123)),
    ("C O N F I D E N T I A L 75 LIBREVILLE 1204", Mrn(1975, "LIBREVILLE", 1204)),
    ("MRN: 12 SESTRIN 863", Mrn(2012, "SESTRIN", 863)),
    ("Reference ID: 06ASTANA280", Mrn(2006, "ASTANA", 280)),
    ("Document Number: 1976VELLOS01234", Mrn(1976, "VELLOS", 1234)),
    ("Canonical ID: 1976VELLOS01234_b", Mrn(1976, "VELLOS", 1234)),
    ("[07 LA PAZ 1234]", Mrn(2007, "LAPAZ", 1234)),
    ('"06ASTANA280"', Mrn(2006, "ASTANA", 280)),
    ("06.ASTANA.280", Mrn(2006, "ASTANA", 280)),
    ("06 ASTANA #0280", Mrn(2006, "ASTANA", 280)),
    ("PAGE 02        STATE   015113  182333Z", Mrn(None, "STATE", 15113)),
    ("PAGE 02 OF 04 HALIFA 00036", Mrn(None, "HALIFA", 36)),
    ("PAGE 01        LA PAZ  06747  01 OF 05  090027Z", Mrn(None, "LAPAZ", 6747)),
    ("08SECTION01OF02CHISINAU976", Mrn(2008, "CHISINAU", 976)),
    ("08ECTION01OF02MANAMA9", Mrn(2008, "MANAMA", 9)),
    ("09EFTOASMARA12", Mrn(2009, "ASMARA", 12)),
    ("08NOFORNLIMA12", Mrn(2008, "LIMA", 12)),
    ("06VELLOS002583ZFR2585", Mrn(2006, "VELLOS", 2583)),
    ("08ACCRA001382SUSPECTEDDUPLICATE1392", Mrn(2008, "ACCRA", 1382)),
    ("Moscow 08-1234", Mrn(2008, "MOSCOW", 1234)),
    ("SECSTATE 123456", Mrn(None, "STATE", 123456)),
    ("06USUN12", Mrn(2006, "USUNNEWYORK", 12)),
    ("USEU 12", Mrn(None, "USEUBRUSSELS", 12)),
    ("AMEMBASSY HANOI 000012", Mrn(None, "HANOI", 12)),
    ("KIEV 004558", Mrn(None, "KIEV", 4558)),
    ("QXICO 12", Mrn(None, "MEXICO", 12)),
    ("06N'DJAMENA5", Mrn(2006, "NDJAMENA", 5)),
]
NONE = [
    "092OF5",
    "March 12",
    "12 MARCH 2005",
    "E.O. 12958",
    "page 2",
    "2007STATE10000000",
    "06 STATE 12 AND 13",
    "#0280",
    "",
    "06ASTANA",
    "280",
    "X 1",
    "SECRET//NOFORN",
    "06ASTANA280B",
    "06ASTANA0",
    "Secretary General said 12 times",
]


@pytest.mark.parametrize(("text", "mrn"), VALUES)
def test_values(text: str, mrn: Mrn) -> None:
    assert parse_mrn(text) == mrn


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_mrn(text) is None


def test_forms() -> None:
    mrn = Mrn(2006, "ASTANA", 280)
    assert (str(mrn), mrn.header) == ("06ASTANA280", "ASTANA 000280")
    assert str(Mrn(None, "ALMATY", 1856)) == "ALMATY1856"


@given(
    year=st.integers(1945, 2044) | st.none(),
    station=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=5, max_size=20),
    serial=st.integers(1, 999_999),
)
def test_round_trip(year: int | None, station: str, serial: int) -> None:
    mrn = Mrn(year, f"Z{station}", serial)
    assert parse_mrn(str(mrn)) == mrn
    assert parse_mrn(f"{year or ''}Z{station}{serial:05d}") == mrn  # as the National Archives write it


@pytest.mark.parametrize(
    ("digits", "latest", "year"),
    [
        ("06", None, 2006),
        ("79", None, 1979),
        ("1979", None, 1979),
        ("05", 2009, 2005),
        ("09", 2009, 2009),
        ("98", 2009, 1998),
    ],
)
def test_full_year(digits: str, latest: int | None, year: int) -> None:
    assert full_year(digits, latest) == year


@pytest.mark.parametrize(
    ("words", "year", "serial", "station"),
    [
        ("SECSTATE", 2009, 1, "STATE"),
        ("USUN", None, 5, "USUNNEWYORK"),
        ("KIEV", 2009, 1, "KYIV"),
        ("FAR AWAY", 2009, 1, "FARAWAY"),
        ("RPO DUBAI", 2009, 349, "RPODUBAI"),  # a variant that is known to have sent this very number
    ],
)
def test_station_of(words: str, year: int | None, serial: int, station: str) -> None:
    assert station_of(words, year, serial) == station
