"""From namings to actors and their rows: names to go by, ids, rulings over rules."""

import apsw

from made_namings import item, naming
from reftel.archive.gathering import (
    SCHEMA,
    Row,
    actors_of,
    ids_of,
    keys_of,
    mark_as,
    marked,
    offices_of,
    rule_over,
)
from reftel.archive.resolving import prepare
from reftel.model.actor import Named, Ruling


def rows(*names: str) -> list[Row]:
    return [
        Row(item(f"04A{number}", "ASTANA", "2004-01-01", naming(name)), number, number, "single")
        for number, name in enumerate(names, 1)
    ]


def test_ids_are_short_names_numbered_in_the_order_of_cables() -> None:
    assert ids_of(actors_of(rows("Orvane", "al-Tarn", "Orvane"))) == {1: "orvane", 2: "altarn", 3: "orvane.2"}
    redacted = [Row(item("04A1", "ASTANA", "", naming("XXXXXX", kind="redacted")), 1, 1, "single")]
    assert ids_of(actors_of(redacted)) == {1: "xxxxxx@04A1"}


def test_whoever_is_of_a_post_that_no_table_knows_is_of_no_country_that_is_told() -> None:
    def told(station: str, *offices: tuple[str, str | None]) -> str | None:
        one = item("04A1", station, "2004-01-01", naming("Orvane", "Lio Orvane", *offices, ours=True))
        prepare(one)
        (made,) = actors_of([Row(one, 1, 1, "single")]).values()
        return made.country

    assert told("ASTANA") == "US"
    assert told("") == "US"
    assert told("SESTRIN") is None


def test_later_rulings_go_before_earlier_ones() -> None:
    made = rows("Orvane", "Tarn", "Bly")
    both = (("04A1", "Orvane"), ("04A2", "Tarn"))
    merge = Ruling(number=1, kind="merge", namings=both, reason="r")
    split = Ruling(number=2, kind="split", namings=(("04A2", "Tarn"),), reason="r")
    gone = Ruling(number=3, kind="split", namings=(("99Z9", "Nobody"),), reason="r")
    rule_over(made, [merge, split, gone])
    assert [(one.actor, one.ruled) for one in made] == [(1, "ruled-one"), (-2, "ruled-apart"), (3, "")]


def test_keys_join_and_part_hyphens() -> None:
    assert {"kasimjomart", "kasim"} <= keys_of("Kassym-Jomart")


def test_honours_are_no_offices() -> None:
    one = naming("Orvane", "", ("Mr.", None), ("Speaker", "KZ"))
    named = Named(cable="04A1", date=None, source="s", naming=one, because="single")
    assert [(held.title, held.country, held.first) for held in offices_of([named])] == [("speaker", "KZ", None)]


def test_actors_bear_one_mark() -> None:
    made = apsw.Connection(":memory:")
    assert marked(made) is None
    made.execute(SCHEMA)
    assert marked(made) is None
    for mark in ((1, 2, ""), (1, 3, "4 5")):
        mark_as(made, mark)
        assert marked(made) == mark
    assert list(made.execute("SELECT count(*) FROM mark")) == [(1,)]
    made.close()
