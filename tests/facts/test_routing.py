"""Routing indicators."""

from reftel.facts import routing


def test_a_post_and_its_time() -> None:
    assert routing.station_of("RUEHTA", "2006-10-24") == "ASTANA"
    assert routing.station_of("RUEHTA", "2006-01-10") == "ALMATY"
    assert routing.station_of("ruehta") == "ASTANA"
    assert [route.station for route in routing.routes_of("RUEHTA")] == ["ALMATY", "ASTANA"]


def test_others() -> None:
    assert routing.station_of("RUEHC") == "STATE"
    assert routing.station_of("RUEHVEN") == "USOSCE"
    assert routing.station_of("RUCNCIS") is None
    collective = routing.route_of("RUCNCIS")
    assert collective is not None
    assert (collective.name, collective.kind) == ("CIS COLLECTIVE", "collective")
    assert routing.route_of("RUZAPA") is None
    assert routing.route_of("RUEHTA", "1900-01-01") is not None  # from when it was Almaty's is not known


def test_where_a_row_is_from() -> None:
    state = routing.route_of("RUEHC")
    assert state is not None
    assert state.source == ("2010", "2014", "headers")
    assert state.seen is not None
    assert state.seen[0] < state.seen[1]


def test_grammar() -> None:
    assert routing.is_valid("RUEHTA")
    assert not routing.is_valid("REQUEST!")
    assert not routing.is_valid("XUEHTA")
