"""What every rule by votes shares: stances to ballots, the three-valued outcome, the smallest sets of moves.

A rule says only when a count of ballots passes. All rules here are monotone: a member that turns from *no* to *yes*
never harms an option. So the outcome is known when the worst and the best that the open ballots may come to agree, and
it is undetermined where they differ. Whole numbers only.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from reftel.deciding.rules.rule import Change, Table, Verdict, met, named
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
    """When a tally passes, and the tally in words."""

    passes: Callable[[Tally, Table], bool]
    words: Callable[[Tally, Table], str]


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
    sets, more = _sets(members, {**ballots, **held}, (*against, *held), count, table)
    accepts = tuple((actor, "accepts") for actor in declining)
    moves = tuple((*some, *accepts) for some in sets)
    told = count.words(tally(members, ballots, None), table)
    if declining:
        because = f"The candidate, {named(declining)}, declines. {told}"
        return Verdict(result="not adopted", because=because, unknown=unknown, open=still, moves=moves, more=more)
    if worst:
        return Verdict(result="adopted", because=told, moves=((),))
    if not best:
        blockers = tuple(m for m in against if ballots[m] == "no") or against
        because = f"{told} Even with all that is open it would not pass."
        return Verdict(
            result="not adopted",
            because=because,
            blockers=blockers,
            unknown=unknown,
            open=still,
            moves=moves,
            more=more,
        )
    because = f"{told} Open: {_open(unknown, still)}."
    return Verdict(result="undetermined", because=because, unknown=unknown, open=still, moves=moves, more=more)


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
) -> tuple[tuple[tuple[Change, ...], ...], bool]:
    """The smallest sets of those ``against`` that would have to turn to *yes*, as long as all that is open says yes."""

    def enough(turned: frozenset[str]) -> bool:
        turning: dict[str, Ballot] = dict.fromkeys(turned, "yes")
        return count.passes(tally(members, {**ballots, **turning}, "yes"), table)

    found: list[frozenset[str]] = []
    for some in smallest(sorted(against, key=lambda m: (-table.weights.get(m, 1), m)), enough):
        if len(found) == MOST_SETS:
            return _as_moves(found, ballots, table), True
        found.append(some)
    return _as_moves(found, ballots, table), False


def _as_moves(
    sets: Sequence[frozenset[str]], ballots: Mapping[str, Ballot], table: Table
) -> tuple[tuple[Change, ...], ...]:
    def what(member: str) -> str:
        if member in table.conditions:
            return met(table.conditions[member])
        return "drops its objection" if ballots[member] == "no" else "votes for it"

    ordered = sorted(sets, key=lambda some: (len(some), sorted(some)))
    return tuple(tuple((m, what(m)) for m in sorted(some)) for some in ordered)


def smallest(candidates: Sequence[str], enough: Callable[[frozenset[str]], bool]) -> Iterator[frozenset[str]]:
    """All sets that are enough and of which no part is, for a monotone ``enough``; each once.

    Depth first, over who is in and who is not; a branch ends where it is enough, or can no longer become so.
    """
    stack: list[tuple[int, frozenset[str]]] = [(0, frozenset())]
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
