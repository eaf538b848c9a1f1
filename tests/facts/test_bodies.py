"""Who was a member when."""

import pytest

from reftel.facts.bodies import Member, bodies, body_of, naming


@pytest.mark.parametrize(
    ("day", "members"),
    [("2005-04-26", 55), ("2006-10-24", 56), ("2006-10", 56), ("2012-12-31", 57), ("1973-06-25", 35)],
)
def test_members_of_the_osce_by_date(day: str, members: int) -> None:
    body = body_of("osce")
    assert body is not None
    assert len(body.members_at(day)) == members


def test_a_state_that_came_apart_is_a_member_only_in_its_time() -> None:
    body = body_of("OSCE")
    assert body is not None
    assert "Czechoslovakia" in {m.name for m in body.members_at("1992-06-01")}
    assert "Czechoslovakia" not in {m.name for m in body.members_at("1993-01-01")}
    assert "Montenegro" not in {m.name for m in body.members_at("2006-06-21")}
    assert len(body.members_at(None)) == len(body.members) == 60


def test_the_rule_is_that_of_the_day() -> None:
    body = body_of("osce")
    assert body is not None
    (before,), (after,) = body.rules_at("2006-10-24"), body.rules_at("2006-11")
    assert (before.id, after.id) == ("consensus", "consensus")
    assert "Blue Book" in before.source
    assert "MC.DOC/1/06" in after.source
    assert body.rules_at("2006-10~") == (before,)
    assert body.rules_at("1973-06") == (before,)  # from the 8th on
    assert body.rules_at("1950") == ()
    assert body.rules_at(None) == body.rules_at("") == body.rules
    assert len(body.rules) == 2


def test_a_member_bears_the_name_of_its_day() -> None:
    body = body_of("osce")
    assert body is not None
    in_2006 = {m.name_at("2006-10-24") for m in body.members_at("2006-10-24")}
    assert {"Turkey", "the former Yugoslav Republic of Macedonia", "Serbia", "Belarus"} <= in_2006
    assert not {"Turkiye", "North Macedonia"} & in_2006
    assert "Serbia and Montenegro" in {m.name_at("2004") for m in body.members_at("2004")}
    assert {m.name_at(None) for m in body.members} == {m.name for m in body.members}
    turkey = next(m for m in body.members if m.name == "Turkiye")
    assert turkey.names[:2] == ("Turkiye", "Turkey")


@pytest.mark.parametrize(
    ("body", "day", "members"),
    [
        ("nato", "1949-12-31", 12),
        ("nato", "1999-04-01", 19),
        ("nato", "2008", 26),
        ("nato", "2024-04-01", 32),
        ("eu-council", "1960", 6),
        ("eu-council", "2006-10-24", 25),
        ("eu-council", "2020-01-31", 28),
        ("eu-council", "2020-02-01", 27),
        ("unga", "1945-12-31", 51),
        ("unga", "1949-05-10", 58),
        ("unga", "1960-12-31", 99),
        ("unga", "1973-12-31", 135),
        ("unga", "1991-12-31", 166),
        ("unga", "2002-12-31", 191),
        ("unga", "2024", 193),
        *(("unsc", str(year), 15) for year in range(1972, 2027)),
    ],
)
def test_members_of_other_bodies_by_date(body: str, day: str, members: int) -> None:
    found = body_of(body)
    assert found is not None
    there = found.members_at(day)
    assert len({m.name for m in there}) == len(there) == members


def test_what_the_rules_weigh() -> None:
    union, council = body_of("eu-council"), body_of("unsc")
    assert union is not None
    assert council is not None
    today = union.members_at("2023")
    assert all(m.population for m in today)
    three = sum(m.population for m in today if m.name in {"Germany", "France", "Italy"})
    assert three * 100 > 35 * sum(m.population for m in today)  # and yet they cannot block
    assert {m.name_at("1980") for m in council.members_at("1980") if m.permanent} == {
        *("China", "France", "Soviet Union", "United Kingdom", "United States")
    }


def test_members_of_the_assembly_bear_the_names_that_those_of_the_council_do() -> None:
    """So that one seat counts in both: only names that a member bore for a time may differ."""
    council, assembly = body_of("unsc"), body_of("unga")
    assert council is not None
    assert assembly is not None
    for year in range(1973, 2027):
        named = {name for m in assembly.members_at(f"{year}-06-01") for name in (m.name_at(f"{year}-06-01"), *m.names)}
        assert {m.name_at(f"{year}-06-01") for m in council.members_at(f"{year}-06-01")} <= named
    assert [rule.id for rule in assembly.rules] == ["two-thirds", "majority"]
    assert all(rule.mark == "K" and "Article 18" in rule.source for rule in assembly.rules)


def test_an_unknown_body_is_none_and_ids_are_unique() -> None:
    assert body_of("no such body") is None
    assert len({body.id for body in bodies()}) == len(bodies())


def test_an_open_membership_is_always_one() -> None:
    assert Member("Norrland").at("1900")
    assert Member("Norrland").at(None)
    assert Member("Norrland", until="1999").at("1999-12-31")
    assert not Member("Norrland", since="1999").at("1998-12-31")


def test_bodies_are_named_in_whole_words_and_by_their_chair_only_where_that_is_asked() -> None:
    assert naming()["osce"].search("a meeting of the OSCE in Vienna")
    assert not any(naming()["osce"].search(text) for text in ("the OSCEs", "osce", "the next CiO"))
    assert naming(chair=True)["osce"].search("the next CiO")
