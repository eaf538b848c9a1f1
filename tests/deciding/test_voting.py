"""What all rules by votes share: exact three-valued outcomes, smallest sets of moves, the axioms; by brute force."""

from itertools import combinations, product
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_seats import MEMBERS, seats
from reftel.deciding.rules import RULES, Rule, Table, rule_of
from reftel.deciding.stages import STAGED
from reftel.deciding.voting import BALLOTS, MOST_SETS, smallest
from reftel.model.board import Terms
from reftel.model.position import Stance

ORDER = ("not adopted", "undetermined", "adopted")
BY_VOTES = [rule for rule in RULES if not rule.id.startswith("consensus") and rule.id not in {"silence", *STAGED}]
ENDS: tuple[Stance, ...] = ("support", "reject", "abstain", "absent")

weights = st.fixed_dictionaries({m: st.integers(0, 5) for m in MEMBERS})
shares = st.sampled_from(["1/2", "2/3", "3/4", "17/20", "1/1"])
terms = st.builds(
    Terms,
    base=st.sampled_from(["cast", "present", "members", "weight"]),
    share=shares,
    strict=st.booleans(),
    count=st.sampled_from([None, 1, 2, 3, 4]),
    veto=st.lists(st.sampled_from(MEMBERS), unique=True, max_size=2).map(tuple),
    of_members=shares,
    of_population=shares,
    block=st.integers(1, 3),
)
tables = st.builds(
    Table,
    st.just(MEMBERS),
    st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(get_args(Stance)).filter(lambda s: s != "declines")),
    weights=weights,
    populations=weights,
    terms=terms,
)


def with_stances(table: Table, changes: dict[str, Stance]) -> Table:
    return msgspec.structs.replace(table, stances={**table.stances, **changes})


@pytest.mark.slow
@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
@given(table=tables)
def test_the_outcome_is_what_all_completions_agree_on(rule: Rule, table: Table) -> None:
    """Every stance that is open is tried in every way in which it may end: the verdict says no less and no more."""
    opened = [m for m in MEMBERS if table.stances.get(m) not in BALLOTS]
    ends: set[str] = set()
    for choice in product(ENDS, repeat=len(opened)):
        ends.add(rule.judge(with_stances(table, dict(zip(opened, choice, strict=True)))).result)
    assert "undetermined" not in ends
    verdict = rule.judge(table)
    assert verdict.result == (ends.pop() if len(ends) == 1 else "undetermined")
    assert set(verdict.unknown) | set(verdict.open) <= set(opened)


@pytest.mark.slow
@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
@given(table=tables, held=st.sets(st.sampled_from(MEMBERS)))
def test_the_moves_are_all_the_smallest_sets(rule: Rule, table: Table, held: set[str]) -> None:
    """Of those who object, and of those who do so until a condition is met."""
    held = {m for m in held if table.stances.get(m) == "conditional"}
    verdict = rule.judge(msgspec.structs.replace(table, conditions=dict.fromkeys(held, "unless paid")))
    assert all(
        ("once its condition is met: “unless paid”" in what) == (m in held)
        for some in verdict.moves
        for m, what in some
    )
    opened: dict[str, Stance] = {m: "support" for m in MEMBERS if table.stances.get(m) not in BALLOTS and m not in held}
    kindly = with_stances(table, {**opened, **dict.fromkeys(held, "reject")})
    firm = [m for m in MEMBERS if m not in opened]

    def enough(turned: frozenset[str]) -> bool:
        return rule.judge(with_stances(kindly, dict.fromkeys(turned, "support"))).result == "adopted"

    subsets = [
        frozenset(m for m, take in zip(firm, choice, strict=True) if take)
        for choice in product((0, 1), repeat=len(firm))
    ]
    winning = [some for some in subsets if enough(some)]
    expected = {some for some in winning if not any(other < some for other in winning)}
    if verdict.result != "adopted":
        assert {frozenset(actor for actor, _ in some) for some in verdict.moves} == expected
    else:
        assert verdict.moves == ((),)


@pytest.mark.slow
@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
@given(table=tables, held=st.sets(st.sampled_from(MEMBERS)))
def test_what_a_set_asks_of_the_open_is_what_all_their_ballots_say(rule: Rule, table: Table, held: set[str]) -> None:
    """Fewer votes than the least never do, enough always do, and who is barred from a *no* could stop it alone."""
    held = {m for m in held if table.stances.get(m) == "conditional"}
    verdict = rule.judge(msgspec.structs.replace(table, conditions=dict.fromkeys(held, "unless paid")))
    opened = [m for m in MEMBERS if table.stances.get(m) not in BALLOTS and m not in held]
    kept = with_stances(table, dict.fromkeys(held, "reject"))
    assert verdict.result == "adopted" or len(verdict.votes) == len(verdict.moves)
    for some, asked in zip(verdict.moves, verdict.votes, strict=False):
        moved = {m: "support" if what.startswith("votes") else "abstain" for m, what in some}
        assert bool(asked) == bool(opened)

        def passes(ballots: dict[str, Stance], moved: dict[str, Stance] = moved) -> bool:  # type: ignore[assignment]
            return rule.judge(with_stances(kept, {**moved, **ballots})).result == "adopted"

        assert passes(dict.fromkeys(opened, "support"))
        for votes in asked:
            assert votes.of == tuple(sorted(opened))
            every = [dict(zip(opened, choice, strict=True)) for choice in product(ENDS, repeat=len(opened))]
            heeding = [one for one in every if not any(one[m] == "reject" for m in votes.none_against)]
            yes = [(list(one.values()).count("support"), passes(one)) for one in heeding]
            assert votes.least == min(number for number, passed in yes if passed)
            failing = [number for number, passed in yes if not passed]
            assert votes.enough == max(failing, default=-1) + 1
            kindly: dict[str, Stance] = dict.fromkeys(opened, "support")
            alone = [m for m in opened if passes({**kindly, m: "abstain"}) and not passes({**kindly, m: "reject"})]
            assert votes.none_against == tuple(alone)


@pytest.mark.slow
@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
@given(table=tables)
def test_any_so_many_of_a_group_are_all_the_sets(rule: Rule, table: Table) -> None:
    verdict = rule.judge(table)
    sets = {frozenset(actor for actor, _ in some) for some in verdict.moves}
    shared = frozenset.intersection(*sets) if sets else frozenset()
    group = frozenset().union(*sets) - shared
    alike = len(sets) > 1 and any(
        sets == {shared | frozenset(some) for some in combinations(sorted(group), number)}
        for number in range(1, len(group))
    )
    assert verdict.any_of == (tuple(sorted(group)) if alike else ())


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@given(table=tables, random=st.randoms(use_true_random=False))
def test_the_order_of_seats_and_members_does_not_matter(rule: Rule, table: Table, random: st.DataObject) -> None:
    items, members = list(table.stances.items()), list(MEMBERS)
    random.shuffle(items)  # type: ignore[attr-defined]
    random.shuffle(members)  # type: ignore[attr-defined]
    shuffled = msgspec.structs.replace(table, members=tuple(members), stances=dict(items))
    assert rule.judge(shuffled) == rule.judge(table)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@given(table=tables, others=st.permutations(MEMBERS))
def test_names_do_not_matter(rule: Rule, table: Table, others: list[str]) -> None:
    named = dict(zip(MEMBERS, others, strict=True))
    renamed = seats(
        MEMBERS,
        {named[actor]: stance for actor, stance in table.stances.items()},
        weights={named[m]: weight for m, weight in table.weights.items()},
        populations={named[m]: people for m, people in table.populations.items()},
        terms=msgspec.structs.replace(table.terms, veto=tuple(named[m] for m in table.terms.veto)),
    )
    verdict, again = rule.judge(table), rule.judge(renamed)
    assert again.result == verdict.result
    assert set(again.blockers) == {named[actor] for actor in verdict.blockers}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@given(table=tables, actor=st.sampled_from(MEMBERS), worse=st.sampled_from(["reject", "unknown", "undecided"]))
def test_turning_to_support_never_harms(rule: Rule, table: Table, actor: str, worse: Stance) -> None:
    before = rule.judge(with_stances(table, {actor: worse})).result
    after = rule.judge(with_stances(table, {actor: "support"})).result
    assert ORDER.index(after) >= ORDER.index(before)


@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
def test_without_members_no_votes_can_be_counted(rule: Rule) -> None:
    assert rule.judge(Table(None, {"Vardania": "support"})).result == "undetermined"
    assert rule.judge(seats((), {})).result == "undetermined"


@pytest.mark.parametrize("rule", BY_VOTES, ids=lambda rule: rule.id)
def test_a_candidate_that_declines_cannot_be_adopted(rule: Rule) -> None:
    verdict = rule.judge(seats(MEMBERS, dict.fromkeys(MEMBERS, "support") | {"Vardania": "declines"}))
    assert verdict.result == "not adopted"
    assert verdict.because.startswith("The candidate, Vardania, declines.")
    assert all(("Vardania", "accepts") in some for some in verdict.moves)


def test_a_waiver_is_no_vote() -> None:
    rule = rule_of("majority")
    assert rule is not None
    verdict = rule.judge(seats(MEMBERS, dict.fromkeys(MEMBERS, "reject"), waivers=frozenset(MEMBERS)))
    assert verdict.result == "undetermined"
    assert set(verdict.open) == set(MEMBERS)


def test_more_sets_than_are_listed_are_said_so() -> None:
    rule = rule_of("majority")
    assert rule is not None
    members = tuple(f"M{number:02d}" for number in range(30))
    verdict = rule.judge(seats(members, dict.fromkeys(members, "reject")))
    assert (len(verdict.moves), verdict.more) == (MOST_SETS, True)
    assert all(len(some) == 16 for some in verdict.moves)
    assert verdict.any_of == members
    veto = rule_of("count-with-veto")
    assert veto is not None
    apart = dict.fromkeys(members, "abstain") | {"M00": "reject"} | dict.fromkeys(members[20:], "silent")
    verdict = veto.judge(seats(members, apart, terms=Terms(count=5, veto=("M00",))))
    assert verdict.any_of == members[1:]
    assert verdict.more
    unlike = {m: 1 + (number > 20) for number, m in enumerate(members)}
    weighed = rule.judge(seats(members, dict.fromkeys(members, "reject"), weights=unlike, terms=Terms(base="weight")))
    assert (weighed.any_of, weighed.more) == ((), True)


def test_dropping_an_objection_is_asked_where_it_is_enough() -> None:
    """A veto is lifted by an abstention; a vote that is missing comes from a vote alone."""
    veto, majority = rule_of("count-with-veto"), rule_of("majority")
    assert veto is not None
    assert majority is not None
    three = dict.fromkeys(MEMBERS[:3], "support") | {MEMBERS[3]: "reject"}
    for count, what in ((3, "drops its objection"), (4, "votes for it")):
        verdict = veto.judge(seats(MEMBERS, three, terms=Terms(count=count, veto=MEMBERS[3:])))
        assert verdict.moves == (((MEMBERS[3], what),),)
    half = dict.fromkeys(MEMBERS[:2], "support") | {MEMBERS[2]: "reject", MEMBERS[3]: "abstain"}
    verdict = majority.judge(seats(MEMBERS, half, terms=Terms(base="members")))
    assert verdict.moves == (((MEMBERS[2], "votes for it"),), ((MEMBERS[3], "votes for it"),))


def test_smallest_sets_of_nobody() -> None:
    assert list(smallest((), lambda _: True)) == [frozenset()]
    assert list(smallest(("a",), lambda _: False)) == []


def test_who_makes_no_difference_costs_nothing() -> None:
    """Under unanimity those that abstain are in no set; with each of them the search once took twice as long."""
    asked = 0

    def enough(turned: frozenset[str]) -> bool:
        nonlocal asked
        asked += 1
        assert asked < 1_000
        return "objects" in turned

    assert list(smallest((*map(str, range(40)), "objects"), enough)) == [frozenset({"objects"})]
