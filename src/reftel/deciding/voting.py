"""What every rule by votes shares: stances to ballots, the three-valued outcome, the smallest sets of moves.

A rule says only when a count of ballots passes. All rules here are monotone: a member that turns from *no* to *yes*
never harms an option. So the outcome is known when the worst and the best that the open ballots may come to agree, and
it is undetermined where they differ. Whole numbers only.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import comb, prod
from typing import Final, Literal

import msgspec

from reftel.deciding.rules.rule import Change, Table, Verdict, met, named
from reftel.model.board import Votes
from reftel.model.position import Stance

Ballot = Literal["yes", "no", "abstain", "away"]

BALLOTS: Final[Mapping[Stance, Ballot]] = {
    "support": "yes",
    "accept": "yes",
    "inferred-for": "yes",
    "reserve": "yes",  # a reservation is attached to a consent
    "reject": "no",
    "inferred-against": "no",
    "abstain": "abstain",
    "absent": "away",
    "silent": "away",  # where votes are counted, silence is none
}
MOST_SETS: Final = 100
_MOST_WAYS: Final = 4_000


class Tally(msgspec.Struct, frozen=True):
    """Who votes how; every member is in one of them."""

    yes: frozenset[str]
    no: frozenset[str]
    abstain: frozenset[str]
    away: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All members."""
        return self.yes | self.no | self.abstain | self.away


class Count(msgspec.Struct, frozen=True):
    """When a tally passes, the tally in words, and what makes one vote count for more than another, by member."""

    passes: Callable[[Tally, Table], bool]
    words: Callable[[Tally, Table], str]
    size: Callable[[str, Table], int] = lambda _member, _table: 1


def judge(table: Table, count: Count) -> Verdict:
    """What a rule by votes makes of the seats: exact, whatever their order."""
    if table.members is None:
        return Verdict(result="undetermined", because="Who the members are is not known, so no votes can be counted.")
    members = sorted(set(table.members))
    if not members:
        return Verdict(result="undetermined", because="The body has no members at that date.")
    ballots = {
        m: BALLOTS[table.stances[m]] for m in members if table.stances.get(m) in BALLOTS and m not in table.waivers
    }
    pending = [m for m in members if m not in ballots]
    unknown = tuple(m for m in pending if table.stances.get(m, "unknown") == "unknown" and m not in table.shown)
    still = tuple(m for m in pending if m not in unknown)
    declining = tuple(sorted(actor for actor, stance in table.stances.items() if stance == "declines"))
    worst = count.passes(tally(members, ballots, "no"), table)
    best = count.passes(tally(members, ballots, "yes"), table)
    against = tuple(m for m in members if m in ballots and ballots[m] != "yes")
    # who objects until a condition is met is in the way until then
    held: dict[str, Ballot] = dict.fromkeys(table.held(still), "no")
    meanwhile = {**ballots, **held}
    sets, more = _sets(members, meanwhile, (*against, *held), count, table)
    asking = _Asking(members, meanwhile, count, table)
    accepts = tuple((actor, "accepts") for actor in declining)
    moves = tuple((*asking.moves(some), *accepts) for some in sets)
    votes = tuple(asking.votes(some) for some in sets)
    any_of = asking.any_of(sets, (*against, *held), more=more)
    told = count.words(tally(members, ballots, None), table)
    found = Verdict(
        result="undetermined",
        because=f"{told} Open: {_open(unknown, still)}.",
        unknown=unknown,
        open=still,
        moves=moves,
        more=more,
        votes=votes,
        any_of=any_of,
    )
    if declining:
        because = f"The candidate, {named(declining)}, declines. {told}"
        return msgspec.structs.replace(found, result="not adopted", because=because)
    if worst:
        return Verdict(result="adopted", because=told, moves=((),))
    if not best:
        blockers = tuple(m for m in against if ballots[m] == "no") or against
        because = f"{told} Even with all that is open it would not pass."
        return msgspec.structs.replace(found, result="not adopted", because=because, blockers=blockers)
    return found


def tally(members: Sequence[str], ballots: Mapping[str, Ballot], rest: Ballot | None) -> Tally:
    """The tally with one ballot for all that is open; None leaves the open ones away."""
    by: dict[Ballot, set[str]] = {"yes": set(), "no": set(), "abstain": set(), "away": set()}
    for member in members:
        by[ballots.get(member, rest or "away")].add(member)
    return Tally(**{name: frozenset(some) for name, some in by.items()})


def _open(unknown: tuple[str, ...], still: tuple[str, ...]) -> str:
    parts = []
    if still:
        parts.append(named(still))
    if unknown:
        parts.append(f"{len(unknown)} {'member' if len(unknown) == 1 else 'members'} of whom nothing is known")
    return " and ".join(parts)


def _sets(
    members: Sequence[str], ballots: Mapping[str, Ballot], against: tuple[str, ...], count: Count, table: Table
) -> tuple[list[frozenset[str]], bool]:
    """The smallest sets of those ``against`` that would have to turn to *yes*, as long as all that is open says yes."""

    def enough(turned: frozenset[str]) -> bool:
        turning: dict[str, Ballot] = dict.fromkeys(turned, "yes")
        return count.passes(tally(members, {**ballots, **turning}, "yes"), table)

    found: list[frozenset[str]] = []
    more = False
    for some in smallest(sorted(against, key=lambda m: (-table.weights.get(m, 1), m)), enough):
        more = len(found) == MOST_SETS
        if more:
            break
        found.append(some)
    return sorted(found, key=lambda some: (len(some), sorted(some))), more


class _Asking:
    """What a set of moves asks: of those who move, and of all that is open meanwhile."""

    def __init__(self, members: Sequence[str], ballots: Mapping[str, Ballot], count: Count, table: Table) -> None:
        self._members, self._ballots, self._count, self._table = members, ballots, count, table
        sized = ((count.size(m, table), m) for m in members if m not in ballots)
        self._open = [m for _, m in sorted(sized, key=lambda one: (-one[0], one[1]))]
        self._known: dict[tuple[int, ...], tuple[int, int, tuple[str, ...]]] = {}

    def moves(self, some: frozenset[str]) -> tuple[Change, ...]:
        """What each of the set has to do: where it is enough not to vote against it, no more than that."""
        turned = self._turned(some)

        def what(member: str) -> str:
            does = "drops its objection" if turned[member] == "abstain" else "votes for it"
            return met(self._table.conditions[member], does) if member in self._table.conditions else does

        return tuple((m, what(m)) for m in sorted(some))

    def votes(self, some: frozenset[str]) -> tuple[Votes, ...]:
        """What is asked of those that are open, once the set has moved; nothing where nobody is."""
        if not self._open:
            return ()
        ballots = {**self._ballots, **self._turned(some)}
        like = self._like(ballots)
        if like not in self._known:
            self._known[like] = self._asked(ballots)
        least, enough, bars = self._known[like]
        return (Votes(of=tuple(sorted(self._open)), least=least, enough=enough, none_against=bars),)

    def any_of(self, sets: Sequence[frozenset[str]], against: Sequence[str], *, more: bool) -> tuple[str, ...]:
        """Those of whom all the smallest sets hold any so many, with the same others; empty where it is not so."""
        if len(sets) < 2:
            return ()
        if not more:
            shared = frozenset.intersection(*sets)
            group = frozenset.union(*sets) - shared
            numbers = {len(some - shared) for some in sets}
            alike = len(numbers) == 1 and len(sets) == comb(len(group), numbers.pop())
            return tuple(sorted(group)) if alike else ()
        shared = frozenset(m for m in against if not self._enough(frozenset(against) - {m}))
        group = frozenset(against) - shared
        number = len(sets[0] - shared)
        fewer, just = (self._of_each_kind(sorted(group), n) for n in (number - 1, number))
        alike = all(self._enough(shared | some) for some in just) and not any(self._enough(shared | s) for s in fewer)
        return tuple(sorted(group)) if just and alike else ()

    def _of_each_kind(self, group: Sequence[str], number: int) -> list[frozenset[str]]:
        """So many of a group in every way that can make a difference; none at all where there are too many ways."""
        kinds: dict[tuple[str, int], list[str]] = {}
        for member in group:
            kinds.setdefault((self._ballots[member], self._count.size(member, self._table)), []).append(member)
        if prod(len(some) + 1 for some in kinds.values()) > _MOST_WAYS:
            return []
        ways = product(*(range(len(some) + 1) for some in kinds.values()))
        return [
            frozenset(m for some, n in zip(kinds.values(), way, strict=True) for m in some[:n])
            for way in ways
            if sum(way) == number
        ]

    def _enough(self, turned: frozenset[str]) -> bool:
        turning: dict[str, Ballot] = dict.fromkeys(turned, "yes")
        return self._passes({**self._ballots, **turning}, "yes")

    def _turned(self, some: frozenset[str]) -> dict[str, Ballot]:
        turned: dict[str, Ballot] = dict.fromkeys(some, "yes")
        objecting = [m for m in some if self._ballots[m] == "no"]
        dropping: dict[str, Ballot] = {
            m: "abstain" for m in objecting if self._passes({**self._ballots, **turned, m: "abstain"}, "yes")
        }
        return {**turned, **dropping} if self._passes({**self._ballots, **turned, **dropping}, "yes") else turned

    def _like(self, ballots: Mapping[str, Ballot]) -> tuple[int, ...]:
        """What two tallies share where they ask the same of those that are open."""
        by = tally(self._members, ballots, "away")
        sizes = (sum(self._count.size(m, self._table) for m in some) for some in (by.yes, by.no, by.abstain))
        return (len(by.yes), len(by.no), len(by.abstain), *sizes)

    def _asked(self, ballots: Mapping[str, Ballot]) -> tuple[int, int, tuple[str, ...]]:
        alone = [m for m in self._open if not self._passes({**ballots, m: "no"}, "yes")]
        bars = tuple(sorted(m for m in alone if self._passes({**ballots, m: "abstain"}, "yes")))
        held: dict[str, Ballot] = dict.fromkeys(bars, "abstain")

        def with_most(number: int) -> bool:
            return self._passes({**ballots, **dict.fromkeys(self._open[:number], "yes")}, "away")

        def with_fewest(number: int) -> bool:
            last: dict[str, Ballot] = dict.fromkeys(self._open[len(self._open) - number :], "yes")
            return self._passes({**ballots, **held, **last}, "no")

        numbers = range(len(self._open) + 1)
        least, enough = (bisect_left(numbers, 1, key=passes) for passes in (with_most, with_fewest))
        return least, enough, bars

    def _passes(self, ballots: Mapping[str, Ballot], rest: Ballot) -> bool:
        return self._count.passes(tally(self._members, ballots, rest), self._table)


def smallest(candidates: Sequence[str], enough: Callable[[frozenset[str]], bool]) -> Iterator[frozenset[str]]:
    """All sets that are enough and of which no part is, for a monotone ``enough``; each once.

    Depth first, over who is in and who is not; a branch ends where it is enough, or can no longer become so. Who is in
    every set is in from the beginning: else each that makes no difference would double the branches.
    """
    every = frozenset(candidates)
    always = frozenset(one for one in candidates if not enough(every - {one}))
    candidates = [one for one in candidates if one not in always]
    stack: list[tuple[int, frozenset[str]]] = [(0, always)]
    while stack:
        at, chosen = stack.pop()
        if enough(chosen):
            if all(not enough(chosen - {one}) for one in chosen):
                yield chosen
            continue
        if at == len(candidates) or not enough(chosen | frozenset(candidates[at:])):
            continue
        stack.append((at + 1, chosen))
        stack.append((at + 1, chosen | {candidates[at]}))
