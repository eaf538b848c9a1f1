"""What became of posts."""

import pytest

from reftel.facts import posts, successions


@pytest.mark.parametrize(
    ("station", "day", "then"),
    [
        ("ALMATY", "2008-05-01", "ASTANA"),
        ("ALMATY", "2004-05-01", "ALMATY"),
        ("ASTANA", "2004-05-01", "ALMATY"),
        ("ASTANA", "2020-05-01", "NURSULTAN"),
        ("ASTANA", "2023-05-01", "ASTANA"),
        ("Kiev", "2007-01-01", "KYIV"),
        ("KYIV", "2001-01-01", "KIEV"),
        ("BONN", "2003-01-01", "BERLIN"),
        ("LIMA", "2003-01-01", "LIMA"),
        ("NOWHERE", "2003-01-01", "NOWHERE"),
    ],
)
def test_station_on(station: str, day: str, then: str) -> None:
    assert successions.station_on(station, day) == then


def test_changes_are_in_order() -> None:
    found = successions.changes_of("SAIGON")
    assert [change.change for change in found] == ["closed", "reopened"]
    assert [change.successor for change in found] == [None, "HOCHIMINHCITY"]
    assert successions.changes_of("LIMA") == ()


def test_earlier_names() -> None:
    assert successions.is_renamed("KIEV")
    assert not successions.is_renamed("KYIV")


def test_successors_are_known_posts() -> None:
    told = {change.successor for station in posts.stations() for change in successions.changes_of(station)}
    assert {name for name in told if name and not posts.is_station(name)} <= {"NURSULTAN"}
