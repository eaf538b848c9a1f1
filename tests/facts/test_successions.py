"""What became of posts."""

from reftel.facts import posts, successions


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
