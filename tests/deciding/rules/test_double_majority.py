"""A double majority and its blocking minority of at least four."""

from made_seats import seats
from reftel.deciding.rules.double_majority import judge
from reftel.deciding.rules.rule import Table

ALL = tuple(f"M{number:02d}" for number in range(27))
# three large members hold more than 35% of the population
PEOPLE = {m: (150 if m in ALL[:3] else 25) for m in ALL}


def council(against: tuple[str, ...]) -> Table:
    stances = {m: "reject" if m in against else "support" for m in ALL}
    return seats(ALL, stances, populations=PEOPLE)


def test_three_members_cannot_block_whatever_their_population() -> None:
    assert sum(PEOPLE[m] for m in ALL[:3]) * 100 > 35 * sum(PEOPLE.values())
    assert judge(council(ALL[:3])).result == "adopted"


def test_a_fourth_makes_a_blocking_minority() -> None:
    verdict = judge(council(ALL[:4]))
    assert verdict.result == "not adopted"
    assert verdict.blockers == ALL[:4]
    assert verdict.moves[0] == (("M00", "votes for it"),)  # an abstention counts against
    assert {actor for some in verdict.moves for actor, _ in some} == set(ALL[:4])


def test_thirteen_members_block_on_count() -> None:
    small = ALL[-13:]
    assert sum(PEOPLE[m] for m in small) * 100 < 35 * sum(PEOPLE.values())
    assert judge(council(small)).result == "not adopted"  # fourteen for it; fifteen of 27 are needed
    assert judge(council(small[1:])).result == "adopted"


def test_without_populations_it_says_so() -> None:
    assert "no population is known" in judge(seats(ALL, {})).because
