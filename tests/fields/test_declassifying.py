"""When a cable is declassified by its line, by the rule of each order."""

import pytest

from reftel.fields.declassifying import declassify
from reftel.fields.eo import parse_eo
from reftel.fields.level import Level

# line, level, day of the cable; day of declassification, review, the 25-year rule; steps
Row = tuple[tuple[str, Level, str], tuple[str | None, str | None, str | None], str]
VALUES: list[Row] = [
    (("E.O. 11652: GDS", "TS", "1974-03-05"), ("1984-12-31", None, "2006-12-31"), "S 1976-12-31 C 1978-12-31"),
    (("E.O. 11652: GDS", "S", "1974-03-05"), ("1982-12-31", None, "2006-12-31"), "C 1976-12-31"),
    (("E.O. 11652: GDS", "C", "1974-03-05"), ("1980-12-31", None, "2006-12-31"), ""),
    (("E.O. 11652: ADS, DECLAS 12/31/79", "S", "1975-03-05"), ("1979-12-31", None, "2006-12-31"), "C 1977-12-31"),
    (("E.O. 11652: ADS", "C", "1975-03-05"), ("1981-12-31", None, "2006-12-31"), ""),
    (("E.O. 11652: XGDS-1", "S", "1975-03-05"), (None, "2005-12-31", "2006-12-31"), ""),
    (("E.O. 11652: XGDS-2 DECLAS 3/5/99", "S", "1975-03-05"), ("1999-03-05", None, "2006-12-31"), ""),
    (("GP-1", "S", "1966-01-01"), (None, None, "2006-12-31"), ""),
    (("GP-3", "TS", "1966-01-01"), (None, None, "2006-12-31"), "S 1978-01-01 C 1990-01-01"),
    (("GP-4", "S", "1966-02-28"), ("1978-02-28", None, "2006-12-31"), "C 1969-02-28"),
    (("E.O. 12065: GDS 8/12/85 (ROE, JANE) OR-P", "C", "1979-08-12"), ("1985-08-12", None, "2006-12-31"), ""),
    (("E.O. 12065: GDS", "S", "1980-02-29"), ("1986-02-28", None, "2006-12-31"), ""),
    (("E.O. 12065: RDS-3 3/14/99", "S", "1979-03-14"), (None, "1999-03-14", "2006-12-31"), ""),
    (("E.O. 12065: RDS-1", "S", "1979-03-14"), (None, "1999-03-14", "2006-12-31"), ""),
    (("E.O. 12065: XDS-4 3/14/99", "S", "1979-03-14"), ("1999-03-14", None, "2006-12-31"), ""),
    (("E.O. 12065: XDS-4", "S", "1979-03-14"), (None, None, "2006-12-31"), ""),
    (("E.O. 12356: DECL: OADR", "C", "1986-10-12"), (None, None, "2011-12-31"), ""),
    (("E.O. 12356: DECL: UPON DEPARTURE", "C", "1986-10-12"), (None, None, "2011-12-31"), ""),
    (("E.O. 12958: DECL: 10/23/2015", "C", "2006-10-24"), ("2015-10-23", None, "2031-12-31"), ""),
    (("E.O. 12958: DECL: X1", "S", "2001-10-24"), ("2026-12-31", None, "2026-12-31"), ""),
    (("E.O. 12958: DECL: 25X1-HUMAN", "S", "2004-10-24"), ("2054-12-31", None, None), ""),
    (("E.O. 12958: DECL: 25X6 10/24/2040", "S", "2004-10-24"), ("2040-10-24", None, None), ""),
    (("E.O. 13526: DECL: 50X1-HUM", "S", "2011-10-24"), ("2086-12-31", None, None), ""),
    (("E.O. 13526: DECL: 75X", "S", "2011-10-24"), (None, None, None), ""),
    (("E.O. 12958: DECL: MR", "S", "2004-10-24"), (None, None, "2029-12-31"), ""),
    (("E.O. 12958: DECL: TWENTY YEARS", "S", "2004-10-24"), ("2024-10-24", None, "2029-12-31"), ""),
    (
        ("E.O. 12958: DNG: CO 10/24/2009 DECL: 10/24/2014", "S", "2004-10-24"),
        ("2014-10-24", None, "2029-12-31"),
        "C 2009-10-24",
    ),
    (("E.O. 12958: DECL", "C", "2005-01-01"), ("2015-01-01", None, "2030-12-31"), ""),
    (("E.O. 12356: DECL", "C", "1985-01-01"), (None, None, "2010-12-31"), ""),
    (("E.O. 12958: N/A", "C", "2005-01-01"), (None, None, "2030-12-31"), ""),
    (("E.O. 12958: N/A", "U", "2005-01-01"), (None, None, None), ""),
    (("E.O. 11652: N/A", "LOU", "1975-01-01"), (None, None, None), ""),
    (("E.O. 12958: DECLASSIFIED MAY 9, 2005", "C", "1966-01-01"), ("2005-05-09", None, "2006-12-31"), ""),
    (("E.O. 12958: DECL: TEN YEARS", "C", "2005-05~"), ("2015-05", None, "2030-12-31"), ""),
]


@pytest.mark.parametrize(("line", "days", "steps"), VALUES)
def test_values(line: tuple[str, Level, str], days: tuple[str | None, str | None, str | None], steps: str) -> None:
    text, level, day = line
    found = declassify(parse_eo(text), level, day)
    assert found is not None
    assert (found.date, found.review, found.automatic) == days
    assert " ".join(f"{step.level} {step.date}" for step in found.steps) == steps
    assert found.reason


@pytest.mark.parametrize(
    ("text", "day", "authority"),
    [
        ("E.O. 12958: DECL: 1/1/2012", "2002-01-01", "E.O. 12958"),
        ("E.O. 12958: DECL: 1/1/2015", "2005-01-01", "E.O. 12958 as amended by E.O. 13292"),
        ("E.O. 12598: DECL: 1/1/2015", "2005-01-01", "E.O. 12958 as amended by E.O. 13292"),
        ("GS 19850808 ROE, JANE", "1979-08-08", "E.O. 12065"),
        ("E.O. 99999: DECL: 1/1/2015", "2005-01-01", "E.O. 12958 as amended by E.O. 13292"),
        ("E.O. 99999: DECL: 1/1/2015", None, None),
        ("E.O. 11652: GDS", "1974-01-01", "E.O. 11652"),
    ],
)
def test_authority(text: str, day: str | None, authority: str | None) -> None:
    found = declassify(parse_eo(text), "C", day)
    assert found is not None
    assert found.authority == authority


def test_reasons_say_what_a_code_means() -> None:
    found = declassify(parse_eo("E.O. 12958: DECL: X6"), "S", "2001-01-01")
    assert found is not None
    assert "relations between the United States and a foreign government" in found.reason
    assert found.exemptions == ("X6",)


def test_without_a_line_or_a_day() -> None:
    assert declassify(None, None, None) is None
    found = declassify(None, "C", "1990-01-01")
    assert found is not None
    assert (found.date, found.automatic) == (None, "2015-12-31")
    for line in (
        "E.O. 11652: GDS",
        "E.O. 12958: DECL: TEN YEARS",
        "E.O. 13526: 50X1-HUM",
        "E.O. 11652: XGDS",
        "E.O. 12065: RDS",
    ):
        undated = declassify(parse_eo(line), "C", None)
        assert undated is not None
        assert (undated.date, undated.review) == (None, None)
