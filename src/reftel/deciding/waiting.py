"""Who waits for whom: a condition that names another is a wait; those who wait for each other are a loop.

``you first``: in a loop nobody can begin, so only a step of all at once, or a third who holds the stakes, gets out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from reftel.facts.bodies import Member
from reftel.model.board import Seat, Wait, Waiting


def waiting(seats: Iterable[Seat], members: Sequence[Member], by_hand: Sequence[Wait] = ()) -> Waiting | None:
    """The waits in the conditions of the seats, and those entered by hand; None where nobody waits for anybody."""
    waits = [*by_hand, *_in_conditions(seats, members)]
    unique = {(w.actor, w.option, w.waits_for, w.text): w for w in waits if w.waits_for}
    if not unique:
        return None
    found = tuple(unique[key] for key in sorted(unique))
    edges: dict[str, set[str]] = {}
    for wait in found:
        edges.setdefault(wait.actor, set()).update(wait.waits_for)
        for other in wait.waits_for:
            edges.setdefault(other, set())
    reach = {actor: _reached(actor, edges) for actor in edges}
    loops = {frozenset(b for b in reach[a] if a in reach.get(b, ())) for a in edges if a in reach[a]}
    return Waiting(
        waits=found,
        loops=tuple(sorted(tuple(sorted(loop)) for loop in loops)),
        sequence=_sequence(edges, reach),
    )


def _in_conditions(seats: Iterable[Seat], members: Sequence[Member]) -> Iterable[Wait]:
    """A condition waits for those whom its words name, by any name of a member, or as its cable calls them."""
    names = {name: m.name for m in members for name in m.names if len(name) > 1}
    either = "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(either or r"(?!)")
    for seat in seats:
        if seat.condition and not seat.to_check:
            called = {names[found.group()] for found in pattern.finditer(seat.condition)} | set(seat.waits_for)
            others = tuple(sorted(called - {seat.actor}))
            if others:
                yield Wait(actor=seat.actor, option=seat.option, waits_for=others, text=seat.condition)


def _reached(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    """All that an actor waits for, directly or through others; itself, where it is in a loop."""
    found: set[str] = set()
    ahead = list(edges[start])
    while ahead:
        actor = ahead.pop()
        if actor not in found:
            found.add(actor)
            ahead.extend(edges[actor])
    return found


def _sequence(edges: Mapping[str, set[str]], reach: Mapping[str, set[str]]) -> tuple[str, ...]:
    """An order in which those can move who hang on no loop: each after all that it waits for."""
    looped = {actor for actor in edges if actor in reach[actor]}
    free = [actor for actor in edges if actor not in looped and not reach[actor] & looped]
    return tuple(sorted(free, key=lambda actor: (len(reach[actor]), actor)))
