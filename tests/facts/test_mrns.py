"""Known message reference numbers."""

import pytest

from reftel.facts import mrns


@pytest.mark.parametrize(
    ("station", "serial", "dates"),
    [
        ("ALMATY", 1856, ((2005, 5),)),
        ("ASTANA", 280, ((2006, 10),)),
        ("Buenos Aires", 2481, ((1966, 12),)),
        ("ALMATY", 999_999, ()),
        ("NEWHAVEN", 1, ()),
    ],
)
def test_dates_of(station: str, serial: int, dates: tuple[tuple[int, int], ...]) -> None:
    found = mrns.dates_of(station, serial)
    assert set(dates) <= set(found)
    assert bool(dates) == bool(found)


def test_several_years_are_in_order() -> None:
    found = mrns.dates_of("ANKARA", 300)
    assert list(found) == sorted(found)
    assert len({year for year, _ in found}) > 1


def test_is_known() -> None:
    assert mrns.is_known(2006, "ASTANA", 280)
    assert not mrns.is_known(1999, "ASTANA", 280)


def test_a_question_takes_apart_the_months_that_may_answer_it_alone() -> None:
    mrns._numbers.cache_clear()
    assert not mrns.is_known(2006, "ANKARA", 999_999)
    assert 0 < mrns._numbers.cache_info().currsize <= 12
    assert sum(each.year == 2006 for each in mrns._months("ANKARA")) < len(mrns._months("ANKARA")) / 4


def test_a_number_that_a_station_reached_later_lay_in_the_future() -> None:
    assert mrns.is_later("STATE", 2009, 120_000, 1)
    assert not mrns.is_later("STATE", 2009, 120_000, 12)
    assert not mrns.is_later("STATE", 2009, 10, 1)
    assert not mrns.is_later("NOWHEREVILLE", 2009, 10, 1)
    assert not mrns.is_later("BEIRUT", 1986, 45, 3)  # number 33 of June cannot be: 1023 is of February


def test_numbers_rise_along_a_line() -> None:
    opened, stations = mrns._file()
    for station in sorted(stations - {"SOURCE.txt"}):
        for line in opened.read(station).decode("ascii").splitlines():
            first, *steps = [int(word) for word in line.split()[2:]]
            assert first >= 0
            assert min(steps, default=1) > 0, station
