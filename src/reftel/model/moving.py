"""What would let an option pass, in sentences that the terminal and the pages share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reftel.model.board import Move, Votes
from reftel.model.telling import NAMED

SETS: Final = 12
"""So many sets of moves are told of an option; of more the number is given."""
_PLURAL: Final = {"drops its objection": "drop their objections"}


class MoveTold(NamedTuple):
    """A move in words: the option, on what it is judged, what is needed, and what must not come."""

    option: str
    judged: str
    needed: str
    may: str = ""
    provided: str = ""


def moves_told(moves: Iterable[Move]) -> Iterator[MoveTold]:
    """What would let each option pass; said once where what is inferred makes no difference.

    Sets that are any so many of a group are one line; of others the first ``SETS`` are told, and how many more there
    are.
    """
    found: dict[tuple[object, ...], list[Move]] = {}
    for move in moves:
        same = (move.option, move.moves, move.unknown, move.open, move.demands, move.votes, move.any_of)
        found.setdefault(same, []).append(move)
    lists: dict[tuple[str, str], list[Move]] = {}
    for some in found.values():
        judged = "with what is inferred" if some[0].with_inferred else "on what is declared"
        lists.setdefault((some[0].option, "" if len(some) > 1 else f" ({judged})"), []).append(some[0])
    for (option, judged), sets in lists.items():
        if sets[0].any_of:
            yield _told(sets[0], _any_of(sets), judged)
            continue
        for move in sets[:SETS]:
            yield _told(move, "; ".join(move.moves), judged)
        if len(sets) > SETS:
            more = f"{'at least ' if sets[0].more else ''}{len(sets) - SETS}"
            yield MoveTold(option, judged, f"or one of {more} other sets of moves, which the JSON lists")


def _told(move: Move, needed: str, judged: str) -> MoveTold:
    wants = {demand.actor: f"{demand.actor} (“{demand.condition}”)" for demand in move.demands}
    if move.votes:
        asked = " and ".join(told for votes in move.votes if (told := _votes(votes, wants)))
        if not needed and asked:
            return MoveTold(move.option, judged, f"it passes if {asked}")
        provided = f"; provided that {asked}" if asked else ""
        return MoveTold(move.option, judged, needed or "nobody has to move", provided=provided)
    may = ", ".join(wants.get(actor, actor) for actor in move.open)
    return MoveTold(
        option=move.option,
        judged=judged,
        needed=needed or "nobody has to move",
        may=f", as long as no objection comes from {may}" if may else "",
        provided=f"; provided that none of these objects: {_members(move.unknown)}" if move.unknown else "",
    )


def _any_of(sets: Sequence[Move]) -> str:
    """Sets that share what some do, and are any so many of the others: ``any 3 of these 9 vote for it: …``."""
    first, group = sets[0], sets[0].any_of
    own = {actor: told for one in sets for actor, told in zip(one.actors, one.moves, strict=True)}
    whats = {told.removeprefix(f"{actor} ") for actor, told in own.items() if actor in group}
    what = whats.pop() if len(whats) == 1 else "votes for it"  # who drops its objection by a vote for it, does enough
    count = sum(actor in group for actor in first.actors)
    does = what if count == 1 else _PLURAL.get(what, what.replace("votes", "vote", 1))
    shared = [own[actor] for actor in first.actors if actor not in group]
    return "; ".join([*shared, f"any {count} of these {len(group)} {does}: {', '.join(group)}"])


def _votes(votes: Votes, wants: Mapping[str, str]) -> str:
    """What is asked of those that are open: ``at least 3 of these 7 vote for it: …``."""
    told = [part for part in (_for_it(votes, wants), _not_against(votes, wants)) if part]
    stage = f"in the stage {votes.stage} " if votes.stage and told else ""
    return stage + "; and ".join(told)


def _for_it(votes: Votes, wants: Mapping[str, str]) -> str:
    many, least, enough = len(votes.of), votes.least, votes.enough
    few = many <= NAMED
    who, named = (f"these {many}", f": {_members(votes.of, wants)}") if few else (f"the {_members(votes.of)}", "")
    if not enough or (not least and votes.none_against == votes.of):
        return ""
    if not least:
        return f"not too many of {who} vote against it (any {enough} for it are enough){named}"
    if many == 1:
        return f"{_members(votes.of, wants)} votes for it"
    if least == many:
        return f"all of {who} vote for it{named}"
    depends = "" if least == enough else f" (any {enough} are enough; of fewer it depends on who, and on the others)"
    return f"at least {least} of {who} {'votes' if least == 1 else 'vote'} for it{depends}{named}"


def _not_against(votes: Votes, wants: Mapping[str, str]) -> str:
    if not votes.none_against:
        return ""
    if votes.none_against == votes.of and votes.least:
        return "none of them votes against it"
    return f"none of these votes against it: {_members(votes.none_against, wants)}"


def _members(names: Sequence[str], wants: Mapping[str, str] | None = None) -> str:
    if len(names) > NAMED:
        return f"{len(names)} members of whom nothing firm is known"
    return ", ".join((wants or {}).get(name, name) for name in names)
