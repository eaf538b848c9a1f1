"""How telegrams were numbered."""

import pytest

from reftel.facts.numbering import numbering_of, numberings


@pytest.mark.parametrize(
    ("station", "year", "of_year", "digits"),
    [
        ("SAIGON", 1966, False, 5),
        ("STATE", 1966, False, 5),
        ("SAIGON", 1967, True, 5),
        ("STATE", 1967, True, 5),
        ("STATE", 1994, True, 5),
        ("STATE", 1995, True, 6),
        ("STATE", None, True, 6),
    ],
)
def test_a_number_and_a_year_name_one_telegram_since_1967(
    station: str,
    year: int | None,
    of_year: bool,  # noqa: FBT001 - a table
    digits: int,
) -> None:
    assert numbering_of(station, year).is_of_year is of_year
    assert numbering_of(station, year).digits == digits


def test_the_department_numbered_for_each_addressee() -> None:
    assert numbering_of("STATE", 1965).series == "addressee"
    assert numbering_of("SAIGON", 1965).series == "post"


def test_every_year_of_every_station_has_one_row_and_each_row_its_mark() -> None:
    assert all(one.mark in {"V", "K"} and 1 <= one.month <= 12 for one in numberings())
    for year in (1, 1861, *range(1940, 2030)):
        for station in {one.station for one in numberings()}:
            own = [one for one in numberings() if one.station == station]
            rows = [one for one in own if (one.first or 0) <= year <= (one.last or 9999)]
            assert len(rows) <= 1
            assert numbering_of(station, year)
