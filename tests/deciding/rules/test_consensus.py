"""Consensus, exactly: what blocks, what does not, what is still open; and the axioms of the rule."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_seats import MEMBERS
from reftel.deciding.rules.consensus import judge
from reftel.deciding.rules.rule import Table
from reftel.model.position import Stance

ORDER = ("not adopted", "undetermined", "adopted")
# from worst to best for an option: each step can only help it
LADDER: tuple[Stance, ...] = (
    "reject",
    "inferred-against",
    "unknown",
    "undecided",
    "conditional",
    "silent",
    "accept",
    "support",
)
stances = st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(get_args(Stance)))


def all_but(stance: Stance, **others: Stance) -> Table:
    return Table(MEMBERS, dict.fromkeys(MEMBERS, stance) | others)


@pytest.mark.parametrize("stance", ["support", "accept", "abstain", "reserve", "absent", "silent", "inferred-for"])
def test_what_is_no_objection_lets_pass(stance: Stance) -> None:
    verdict = judge(all_but("support", Kestria=stance))
    assert verdict.result == "adopted"
    assert (verdict.blockers, verdict.unknown, verdict.moves) == ((), (), ((),))
    assert f"1 {stance}" in verdict.because or stance == "support"


@pytest.mark.parametrize("stance", ["reject", "inferred-against"])
def test_one_objection_is_enough(stance: Stance) -> None:
    verdict = judge(all_but("support", Kestria=stance))
    assert verdict.result == "not adopted"
    assert verdict.blockers == ("Kestria",)
    assert verdict.moves == ((("Kestria", "drops its objection"),),)
    assert verdict.because.startswith("Kestria objects" if stance == "reject" else "Kestria is inferred to object")


@pytest.mark.parametrize(("stance", "named"), [("conditional", True), ("undecided", True), ("unknown", False)])
def test_what_could_become_an_objection_leaves_it_open(stance: Stance, *, named: bool) -> None:
    verdict = judge(all_but("support", Kestria=stance))
    assert verdict.result == "undetermined"
    assert (f"{stance}: Kestria" in verdict.because) is named
    assert verdict.unknown == (() if named else ("Kestria",))
    assert verdict.open == (("Kestria",) if named else ())


def test_members_of_whom_nothing_is_known_are_named() -> None:
    verdict = judge(Table(MEMBERS, {"Vardania": "support"}, shown=frozenset({"Vardania", "Belmora"})))
    assert verdict.result == "undetermined"
    assert verdict.unknown == ("Kestria", "Ostrel")
    assert "inferred, claimed or to be checked: Belmora" in verdict.because
    assert "nothing known of 2 of 4 members" in verdict.because


def test_a_candidate_who_declines_objects_to_nothing() -> None:
    verdict = judge(all_but("support", Vardania="declines"))
    assert verdict.result == "not adopted"
    assert verdict.blockers == ()
    assert verdict.moves == ((("Vardania", "accepts"),),)
    assert "no member is reported to object" in verdict.because
    both = judge(all_but("support", Vardania="declines", Ostrel="reject"))
    assert both.moves == ((("Ostrel", "drops its objection"), ("Vardania", "accepts")),)
    assert "no member is reported" not in both.because


def test_a_promise_not_to_block_is_no_consent() -> None:
    table = all_but("support", Ostrel="inferred-against")
    verdict = judge(Table(table.members, table.stances, frozenset({"Ostrel"})))
    assert verdict.result == "undetermined"
    assert "will not block, which is no consent: Ostrel" in verdict.because


def test_who_is_no_member_neither_blocks_nor_counts() -> None:
    assert judge(all_but("support", Calderra="reject")).result == "adopted"


def test_without_members_nothing_is_adopted() -> None:
    assert judge(Table(None, {"Vardania": "support"})).result == "undetermined"
    assert judge(Table(None, {"Vardania": "reject"})).blockers == ("Vardania",)
    assert judge(Table((), {})).result == "undetermined"


def test_many_names_are_counted() -> None:
    verdict = judge(all_but("reject"))
    assert verdict.because.startswith("Belmora, Kestria, Ostrel and 1 more object,")


@given(stances, st.randoms(use_true_random=False))
def test_the_order_of_seats_and_members_does_not_matter(some: dict[str, Stance], random: st.DataObject) -> None:
    items, members = list(some.items()), list(MEMBERS)
    random.shuffle(items)  # type: ignore[attr-defined]
    random.shuffle(members)  # type: ignore[attr-defined]
    assert judge(Table(tuple(members), dict(items))) == judge(Table(MEMBERS, some))


@given(stances, st.permutations(MEMBERS))
def test_all_members_count_alike(some: dict[str, Stance], others: list[str]) -> None:
    named = dict(zip(MEMBERS, others, strict=True))
    renamed = judge(Table(MEMBERS, {named[actor]: stance for actor, stance in some.items()}))
    verdict = judge(Table(MEMBERS, some))
    assert renamed.result == verdict.result
    assert set(renamed.blockers) == {named[actor] for actor in verdict.blockers}
    assert set(renamed.unknown) == {named[actor] for actor in verdict.unknown}


@given(
    st.fixed_dictionaries({m: st.sampled_from(LADDER) for m in MEMBERS}), st.sampled_from(MEMBERS), st.integers(1, 7)
)
def test_a_better_stance_never_harms(some: dict[str, Stance], actor: str, steps: int) -> None:
    better = LADDER[min(len(LADDER) - 1, LADDER.index(some[actor]) + steps)]
    before, after = judge(Table(MEMBERS, some)), judge(Table(MEMBERS, some | {actor: better}))
    assert ORDER.index(after.result) >= ORDER.index(before.result)


@given(stances)
def test_making_the_moves_leaves_no_blocker(some: dict[str, Stance]) -> None:
    verdict = judge(Table(MEMBERS, some))
    (moves,) = verdict.moves
    moved = judge(Table(MEMBERS, some | {actor: "accept" for actor, _ in moves}))
    assert moved.result != "not adopted"
    for left_out, _ in moves:  # and no smaller set would do
        fewer = {actor: "accept" for actor, _ in moves if actor != left_out}
        assert judge(Table(MEMBERS, some | fewer)).result == "not adopted"  # type: ignore[arg-type]


def test_who_objects_until_a_condition_is_met_moves_when_it_is() -> None:
    some: dict[str, Stance] = {**all_but("support").stances, "Kestria": "conditional", "Ostrel": "conditional"}
    verdict = judge(Table(MEMBERS, some, conditions={"Kestria": "unless the boats are back"}))
    assert verdict.result == "undetermined"
    assert verdict.moves == (
        (("Kestria", "drops its objection once its condition is met: “unless the boats are back”"),),
    )
    assert verdict.open == ("Kestria", "Ostrel")
    assert verdict.because == (
        "No member is reported to object outright, and these could: "
        "until a condition is met: Kestria; conditional: Ostrel."
    )
    waived = judge(Table(MEMBERS, some, conditions={"Kestria": "unless paid"}, waivers=frozenset({"Kestria"})))
    assert waived.moves == ((),)
