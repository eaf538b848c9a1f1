"""M125: packages over several years of a chairmanship, over the two cables that the project started from."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reftel.model.board import Board, Package
from seed_boards import QUESTION, board_over, renamed

WINDOW = """
[package]
candidates = ["Kazakhstan", "Greece", "Lithuania"]
years = [2009, 2011]
"""
# What nobody had said by then; hindsight, and so marked.
ASSUMED = """
[[seat]]
actor = "United States"
candidate = "Kazakhstan"
years = [2010, 2030]
stance = "accept"
otherwise = "reject"
condition = "a pledge of reforms"
assumed = true

[[seat]]
actor = "Kazakhstan"
candidate = "Kazakhstan"
years = [2000, 2010]
stance = "support"
otherwise = "declines"
assumed = true
"""
OTHER = {
    "Kazakhstani": "Moldovan",
    "Kazakhstan": "Moldova",
    "KAZAKHSTAN": "MOLDOVA",
    "GOK": "GOM",
    "Tokayev": "Halvorsen",
    "Minikes": "Larkin",
    "Greece": "Portugal",
    "2007": "2012",
    "2009": "2013",
    "2010": "2014",
    "2011": "2015",
}

pytestmark = pytest.mark.shared


def packages(shared: Path, tmp_path: Path, more: str, names: Mapping[str, str] | None = None) -> Board:
    return board_over(shared, tmp_path, QUESTION.read_text(encoding="utf-8") + more, names or {})


def named(package: Package) -> set[str]:
    return {str(part) for part in package.parts}


def test_m125_what_nobody_had_proposed_is_among_the_undetermined(shared: Path, tmp_path: Path) -> None:
    found = packages(shared, tmp_path, WINDOW).packages
    assert found is not None
    assert found.searched == 33  # partial ones too: 9 of one part, 18 of two, 6 of three
    assert found.refused + found.listed == found.searched
    two = next(p for p in found.packages if named(p) == {"Greece 2009", "Kazakhstan 2010"})
    assert two.outcome == "undetermined"
    assert len(two.assumes) == 56  # nobody has spoken of the one, nor firmly of the other
    assert two.assumed == ()
    # the candidate has declined 2011 itself
    assert not any("Kazakhstan 2011" in named(p) for p in found.packages)
    # an inferred objection refuses nothing, and is told
    early = [p for p in found.packages if "Kazakhstan 2009" in named(p)]
    assert early
    assert all("United States" in p.doubts for p in early)


def test_m125_with_two_seats_assumed_the_later_outcome_follows(shared: Path, tmp_path: Path) -> None:
    found = packages(shared, tmp_path, WINDOW + ASSUMED).packages
    assert found is not None
    told = [named(p) for p in found.packages]
    with_it = [p for p in found.packages if any(part.candidate == "Kazakhstan" for part in p.parts)]
    assert {"Greece 2009", "Kazakhstan 2010", "Lithuania 2011"} in told
    assert with_it
    assert all("Kazakhstan 2010" in named(p) for p in with_it)
    assert all({"Kazakhstan", "United States"} <= set(p.assumed) for p in with_it)
    assert all("United States: a pledge of reforms" in p.conditions for p in with_it)
    assert all(p.outcome == "undetermined" for p in with_it)


def test_m125_names_and_years_replaced(shared: Path, tmp_path: Path) -> None:
    plain = packages(shared, tmp_path, WINDOW).packages
    other = packages(shared, tmp_path, WINDOW, OTHER).packages
    assert plain is not None
    assert other is not None
    expected = {frozenset(renamed(text, OTHER) for text in named(p)): len(p.assumes) for p in plain.packages}
    assert {frozenset(named(p)): len(p.assumes) for p in other.packages} == expected
