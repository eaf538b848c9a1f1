"""Rules in stages, by brute force: each combination of two stages against all ends that what is open may come to."""

from itertools import product
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_seats import MEMBERS, seats
from reftel.deciding.rules import Stage, Table, rule_of
from reftel.deciding.rules.staged import judge_fallback, judge_in_turn
from reftel.deciding.voting import BALLOTS
from reftel.model.board import Result, Terms, Votes
from reftel.model.position import Stance

JUDGES = {"in-turn": judge_in_turn, "fallback": judge_fallback}
ENDS: tuple[Stance, ...] = ("support", "reject", "abstain")
WORTH: tuple[Result, ...] = ("not adopted", "undetermined", "adopted")

stances = st.dictionaries(
    st.sampled_from(MEMBERS), st.sampled_from(get_args(Stance)).filter(lambda stance: stance != "declines")
)
kinds = st.sampled_from(["consensus", "majority", "two-thirds", "count-with-veto", "unanimity", "reverse-consensus"])


def stage(kind: str, table: Table, number: int) -> Stage:
    rule = rule_of(kind)
    assert rule is not None
    return Stage(name=f"stage {number}", rule=rule.id, judge=rule.judge, table=table)


@st.composite
def two_stages(draw: st.DrawFn, *, same: bool = False) -> tuple[Stage, ...]:
    """Two stages, the second of some of the members; each with stances of its own, or the ``same`` in both."""
    shared = draw(stances)
    members = (MEMBERS, MEMBERS[: draw(st.integers(2, 4))])
    return tuple(
        stage(draw(kinds), seats(some, shared if same else draw(stances), terms=Terms(count=2, veto=MEMBERS[:1])), n)
        for n, some in enumerate(members, 1)
    )


def whole(*stages: Stage) -> Table:
    return Table(MEMBERS, {}, stages=stages)


def changed(some: Stage, changes: dict[str, Stance]) -> Stage:
    mine = {m: s for m, s in changes.items() if m in (some.table.members or ())}
    return msgspec.structs.replace(
        some, table=msgspec.structs.replace(some.table, stances={**some.table.stances, **mine})
    )


def opened(some: Stage) -> list[str]:
    return [m for m in some.table.members or () if some.table.stances.get(m) not in BALLOTS]


def ends_of(some: Stage) -> dict[Result, Stage]:
    """A stage for each result that its open stances may come to."""
    who = opened(some)
    closed = [changed(some, dict(zip(who, choice, strict=True))) for choice in product(ENDS, repeat=len(who))]
    return {one.judge(one.table).result: one for one in closed}


@pytest.mark.slow
@pytest.mark.parametrize("name", JUDGES)
@given(stages=two_stages())
def test_the_outcome_is_what_all_ends_of_both_stages_agree_on(name: str, stages: tuple[Stage, ...]) -> None:
    judge = JUDGES[name]
    first, second = (ends_of(one) for one in stages)
    results = {judge(whole(one, other)).result for one in first.values() for other in second.values()}
    assert "undetermined" not in results
    assert judge(whole(*stages)).result == (results.pop() if len(results) == 1 else "undetermined")


@pytest.mark.slow
@pytest.mark.parametrize("name", JUDGES)
@pytest.mark.parametrize("same", [True, False], ids=["one vote for both", "a vote in each"])
@given(data=st.data())
def test_the_moves_are_all_the_smallest_sets(name: str, data: st.DataObject, *, same: bool) -> None:
    stages, judge = data.draw(two_stages(same=same)), JUDGES[name]
    kindly = [changed(one, dict.fromkeys(opened(one), "support")) for one in stages]

    def enough(turned: frozenset[str]) -> bool:
        return judge(whole(*(changed(one, dict.fromkeys(turned, "support")) for one in kindly))).result == "adopted"

    every = (frozenset(m for m, take in zip(MEMBERS, some, strict=True) if take) for some in product((0, 1), repeat=4))
    winning = [some for some in every if enough(some)]
    expected = {some for some in winning if not any(other < some for other in winning)}
    verdict = judge(whole(*stages))
    if verdict.result == "adopted":
        assert verdict.moves == ((),)
    else:
        assert {frozenset(actor for actor, _ in some) for some in verdict.moves} == expected


@pytest.mark.parametrize("name", JUDGES)
@given(stages=two_stages(), actor=st.sampled_from(MEMBERS), worse=st.sampled_from(["reject", "unknown", "undecided"]))
def test_turning_to_support_never_harms(name: str, stages: tuple[Stage, ...], actor: str, worse: Stance) -> None:
    before, after = (
        JUDGES[name](whole(*(changed(one, {actor: stance}) for one in stages))).result for stance in (worse, "support")
    )
    assert WORTH.index(after) >= WORTH.index(before)


@pytest.mark.parametrize("name", JUDGES)
@given(stages=two_stages())
def test_the_order_of_stages_does_not_matter_for_the_outcome(name: str, stages: tuple[Stage, ...]) -> None:
    judge = JUDGES[name]
    assert judge(whole(*stages)).result == judge(whole(*reversed(stages))).result
    assert judge(whole(*stages)).blockers == judge(whole(*reversed(stages))).blockers


@given(stages=two_stages())
def test_all_stages_are_never_easier_than_one(stages: tuple[Stage, ...]) -> None:
    alone = [WORTH.index(one.judge(one.table).result) for one in stages]
    assert WORTH.index(judge_in_turn(whole(*stages)).result) == min(alone)
    assert WORTH.index(judge_fallback(whole(*stages)).result) == max(alone)


def test_who_would_have_to_move_in_which_stage() -> None:
    council = stage("count-with-veto", seats(MEMBERS, dict.fromkeys(MEMBERS, "reject"), terms=Terms(count=3)), 1)
    assembly = stage("two-thirds", seats(MEMBERS, dict.fromkeys(MEMBERS, "support") | {"Kestria": "abstain"}), 2)
    verdict = judge_in_turn(whole(council, assembly))
    assert verdict.result == "not adopted"
    assert verdict.because.startswith("1. stage 1 (count-with-veto): not adopted. 0 of 4 known to be for it")
    assert "2. stage 2 (two-thirds): adopted." in verdict.because
    assert len(verdict.moves) == 4
    assert verdict.blockers == MEMBERS
    only = changed(assembly, dict.fromkeys(MEMBERS, "abstain"))
    both = judge_in_turn(whole(changed(council, dict.fromkeys(MEMBERS[1:], "support")), only))
    assert both.moves == ((("Belmora", "votes for it"),), (("Kestria", "votes for it"),), *both.moves[2:])
    mixed = judge_in_turn(whole(council, stage("consensus", seats(("Ostrel",), {"Ostrel": "reject"}), 2)))
    asked = {dict(some)["Ostrel"] for some in mixed.moves}
    assert asked == {"votes for it (stage 1); drops its objection (stage 2)"}


def test_what_is_asked_of_the_open_in_which_stage() -> None:
    council = stage("count-with-veto", seats(MEMBERS, {"Ostrel": "support"}, terms=Terms(count=3)), 1)
    assembly = stage("consensus", seats(MEMBERS[2:], {"Vardania": "reject"}), 2)
    verdict = judge_in_turn(whole(council, assembly))
    assert verdict.moves == ((("Vardania", "drops its objection"),),)
    of = ("Belmora", "Kestria", "Vardania")
    own = Votes(of=of, least=2, enough=2, stage="stage 1")
    other = Votes(of=("Ostrel",), least=0, enough=0, none_against=("Ostrel",), stage="stage 2")
    assert verdict.votes == ((own, other),)
    either = judge_fallback(whole(council, assembly))
    assert (either.moves, either.votes) == (((),), ((own,),))
    firm = changed(assembly, {"Vardania": "support", "Ostrel": "support"})
    assert judge_in_turn(whole(council, firm)).votes == ((own,),)
    against = changed(council, dict.fromkeys(MEMBERS, "abstain"))
    assert judge_in_turn(whole(against, firm)).any_of == MEMBERS


def test_no_move_brings_back_a_stage_that_is_over() -> None:
    silence = msgspec.structs.replace(
        stage("silence", seats(MEMBERS, dict.fromkeys(MEMBERS, "silent") | {"Ostrel": "reject"}), 1), over=True
    )
    meeting = stage("consensus", seats(MEMBERS, dict.fromkeys(MEMBERS, "support") | {"Kestria": "reject"}), 2)
    verdict = judge_fallback(whole(silence, meeting))
    assert (verdict.result, verdict.blockers) == ("not adopted", ("Kestria",))
    assert verdict.moves == ((("Kestria", "drops its objection"),),)


def test_without_stages_nothing_can_be_said() -> None:
    for judge in JUDGES.values():
        assert judge(Table(MEMBERS, dict.fromkeys(MEMBERS, "support"))).result == "undetermined"
