"""Packages over several years: exact counts, nothing that is refused, and what each rests on."""

from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_seats import MEMBERS, position, question
from reftel.deciding import decide
from reftel.deciding.packages import MOST_SEARCHED, Standing, how_many, options_of, search, seats_in
from reftel.model.board import Board, HandSeat, Option, Package, Part, Preference, Window

WINDOW = Window(("Vardania", "Ostrel"), 2005, 2007)


def standings(window: Window, refused: set[tuple[str, int]]) -> dict[tuple[str, int], Standing]:
    return {
        (name, year): Standing(Part(name, year), (name, year) in refused, adopted=False, open=frozenset({"Lusk"}))
        for name in window.candidates
        for year in range(window.first, window.last + 1)
    }


def pairs(package: Package) -> set[tuple[str, int]]:
    return {(part.candidate, part.year) for part in package.parts}


@given(st.integers(1, 3), st.integers(1, 3), st.data())
def test_by_brute_force(candidates: int, years: int, data: st.DataObject) -> None:
    names = ("A", "B", "C")[:candidates]
    window = Window(names, 2005, 2004 + years)
    every = {(name, year) for name in names for year in range(2005, 2005 + years)}
    refused = data.draw(st.sets(st.sampled_from(sorted(every))))
    slots = [*range(2005, 2005 + years), *[None] * candidates]
    expected = {
        frozenset((name, year) for name, year in zip(names, chosen, strict=True) if year is not None)
        for chosen in permutations(slots, candidates)
    } - {frozenset()}
    assert how_many(candidates, years) == len(expected)
    found = search(window, standings(window, refused))
    assert {frozenset(pairs(package)) for package in found.packages} == {p for p in expected if not p & refused}
    assert found.searched == found.refused + found.dominated + found.listed


def test_wishes_leave_out_what_is_worse_for_all() -> None:
    wishes = (
        Preference(actor="V", candidate="Vardania", year=2005, worth=3),
        Preference(actor="V", candidate="Vardania", year=2006, worth=2),
        Preference(actor="O", candidate="Ostrel", year=None, worth=1),
        Preference(actor="O", candidate="Vardania", year=2007, worth=-5),
    )
    found = search(WINDOW, standings(WINDOW, set()), wishes)
    assert {frozenset(pairs(package)) for package in found.packages} == {
        frozenset({("Vardania", 2005), ("Ostrel", 2006)}),
        frozenset({("Vardania", 2005), ("Ostrel", 2007)}),
    }
    assert found.dominated > 0
    # with Vardania in 2007 the whole is worse than no decision for one of the two: refused, whatever else is in it
    assert not any(("Vardania", 2007) in pairs(package) for package in found.packages)


def test_too_many_are_refused_in_one_sentence() -> None:
    window = Window(tuple(f"C{number}" for number in range(30)), 2000, 2030)
    assert how_many(30, 31) > MOST_SEARCHED
    with pytest.raises(ValueError, match="too many to search"):
        search(window, {})


def test_options_are_found_by_the_year_that_they_name() -> None:
    asked = question(
        options=(
            Option(id="vardania-2005", decision="2005", title="Vardania chairs", candidate="Vardania"),
            Option(id="wait", decision="2005", title="Vardania waits until 2006", candidate="Vardania"),
            Option(id="none", decision="2005", title="Nobody chairs in 2005"),
            Option(id="late", decision="2005", title="Ostrel chairs in 2019", candidate="Ostrel"),
        )
    )
    found = options_of(asked, WINDOW)
    assert {key: [option.id for option in some] for key, some in found.items()} == {
        ("Vardania", 2005): ["vardania-2005"],
        ("Vardania", 2006): ["wait"],
    }


def test_seats_by_hand_on_a_candidate_and_years() -> None:
    hand = [
        HandSeat(
            actor="Ostrel", candidate="Vardania", first=2006, stance="accept", otherwise="reject", condition="a pledge"
        )
    ]
    told = {year: [(s.stance, s.condition) for s in seats_in(hand, "Vardania", year)] for year in (2005, 2006, 2019)}
    assert told == {2005: [("reject", None)], 2006: [("accept", "a pledge")], 2019: [("accept", "a pledge")]}
    assert list(seats_in(hand, "Lusk", 2006)) == []
    waiving = [msgspec.structs.replace(hand[0], veto="waiver"), msgspec.structs.replace(hand[0], objection=True)]
    blocking = {year: [(s.veto, s.objection) for s in seats_in(waiving, "Vardania", year)] for year in (2005, 2006)}
    assert blocking == {2005: [(None, False), (None, False)], 2006: [("waiver", False), (None, True)]}


def board(*hand: HandSeat, on: str | None = None) -> Board:
    asked = question(window=WINDOW, seats=hand)
    said = [position("Kestria", "reject"), position("Vardania", "inferred-against", option="ostrel-2005")]
    return decide(asked, said, on=on)


def test_what_is_refused_is_in_no_package_and_doubts_are_named() -> None:
    found = board().packages
    assert found is not None
    assert not any(("Vardania", 2005) in pairs(package) for package in found.packages)
    doubted = [package for package in found.packages if package.doubts]
    assert doubted
    assert all(("Ostrel", 2005) in pairs(package) and package.doubts == ("Vardania",) for package in doubted)
    new = next(package for package in found.packages if pairs(package) == {("Ostrel", 2006), ("Vardania", 2007)})
    assert (new.outcome, new.assumes) == ("undetermined", MEMBERS)  # nobody has spoken of either


def test_what_is_assumed_decides_and_is_named() -> None:
    hand = (
        *(HandSeat(actor=m, candidate="Vardania", first=2006, last=2006, stance="support") for m in MEMBERS),
        HandSeat(actor="Ostrel", candidate="Ostrel", stance="declines"),
    )
    found = board(*hand).packages
    assert found is not None
    first = next(package for package in found.packages if pairs(package) == {("Vardania", 2006)})
    assert (first.outcome, first.assumes, first.assumed) == ("adopted", (), MEMBERS)
    assert not any("Ostrel" in {part.candidate for part in package.parts} for package in found.packages)


def test_a_seat_by_hand_counts_from_its_day_and_yields_to_what_is_declared() -> None:
    later = HandSeat(
        actor="Belmora", candidate="Ostrel", stance="reject", on="2005-01-01", source="minutes", assumed=False
    )
    early, late = board(later, on="2004-12-31").packages, board(later, on="2005-02-01").packages
    assert early is not None
    assert late is not None
    assert any("Ostrel" in {part.candidate for part in package.parts} for package in early.packages)
    assert not any("Ostrel" in {part.candidate for part in package.parts} for package in late.packages)
    kind = HandSeat(actor="Kestria", candidate="Vardania", stance="support")
    stood = board(kind).packages
    assert stood is not None
    assert not any(("Vardania", 2005) in pairs(package) for package in stood.packages)  # Kestria has said no


def test_without_a_window_there_are_none() -> None:
    assert decide(question(), []).packages is None
