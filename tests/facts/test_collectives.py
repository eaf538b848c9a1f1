"""Collectives."""

import pytest

from reftel.facts import collectives, posts


def test_a_listed_collective_and_its_other_form() -> None:
    found = collectives.collective_of("gulf  cooperation council COLLECTIVE")
    assert found is not None
    assert found.kind == "organisation"
    assert "MUSCAT" in found.members
    assert collectives.collective_of("GCC C COLLECTIVE") == found
    assert collectives.collective_of("AMEMBASSY ROME") is None
    assert "ALDAC" in collectives.names()


@pytest.mark.parametrize(
    "name",
    ["AIG 931", "AIG SEVEN ZERO", "ALPINE POSTS COLLECTIVE", "ALL SOUTHERN POSTS", "SPECIAL EMBASSY PROGRAM", "ALDAC"],
)
def test_collective(name: str) -> None:
    assert collectives.is_collective(name)


@pytest.mark.parametrize("name", ["", "AMEMBASSY ROME", "CDR USPACOM HONOLULU HI", "ALLAHABAD", "NSC WASHDC"])
def test_no_collective(name: str) -> None:
    assert not collectives.is_collective(name)


def test_members_are_known_stations() -> None:
    members = {
        member
        for name in collectives.names()
        if (found := collectives.collective_of(name)) is not None
        for member in found.members
    }
    assert {member for member in members if not posts.is_station(member)} == set()
