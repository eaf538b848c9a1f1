"""Rules in stages: each stage has a rule and members of its own, and the whole is made of what the stages come to.

*in-turn*: every stage has to adopt, as where the Security Council recommends and the General Assembly then decides.
*fallback*: one stage is enough, as where a silence procedure is broken and the matter then goes to a meeting.

All rules are monotone, so one worst and one best end of all that is open hold for every stage at once: the outcome is
exact where those of the stages are. A smallest set of moves for all stages is one of each, put together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import msgspec

from reftel.deciding.rules.rule import Change, Stage, Table, Verdict
from reftel.deciding.voting import MOST_SETS
from reftel.model.board import Result, Votes

_MOST_TRIED = 10_000
_UNKNOWN = "There is no stage to judge."
Tagged = Mapping[str, tuple[tuple[str, str], ...]]
"""A set of moves by actor: what each would have to do, and in which stage."""


def judge_in_turn(table: Table) -> Verdict:
    """What all stages together make of the seats: adopted where each adopts."""
    return _judged(table.stages, _all(table.stages), every=True)


def judge_fallback(table: Table) -> Verdict:
    """What the stages make of the seats where one that adopts is enough."""
    return _judged(table.stages, _any(table.stages), every=False)


Judged = tuple[Stage, Verdict]
Made = tuple[Result, tuple[Judged, ...], list[Tagged], bool]
"""The result, the stages that it hangs on, the smallest sets of moves, and whether there are more of them."""


def _verdicts(stages: Sequence[Stage]) -> tuple[Judged, ...]:
    return tuple((stage, stage.judge(stage.table)) for stage in stages)


def _all(stages: Sequence[Stage]) -> Made:
    judged = _verdicts(stages)
    results = {verdict.result for _, verdict in judged}
    result: Result = (
        "not adopted" if "not adopted" in results else "undetermined" if results != {"adopted"} else "adopted"
    )
    hanging = tuple((stage, verdict) for stage, verdict in judged if verdict.result != "adopted")
    sets, more = _joined([_tagged(stage, verdict) for stage, verdict in hanging])
    return result, hanging, sets, more or any(verdict.more for _, verdict in hanging)


def _any(stages: Sequence[Stage]) -> Made:
    judged = _verdicts(stages)
    results = {verdict.result for _, verdict in judged}
    result: Result = (
        "adopted" if "adopted" in results else "not adopted" if results == {"not adopted"} else "undetermined"
    )
    # what a stage that is over did not adopt, no move brings back: only the stages after it count
    ahead = tuple((stage, verdict) for stage, verdict in judged if not stage.over) or judged[-1:]
    found = [some for stage, verdict in ahead for some in _tagged(stage, verdict)]
    return result, ahead, _smallest(found), any(verdict.more for _, verdict in ahead)


def _judged(stages: Sequence[Stage], made: Made, *, every: bool) -> Verdict:
    result, hanging, sets, more = made
    if not stages:
        return Verdict(result="undetermined", because=_UNKNOWN)
    told = " ".join(
        f"{number}. {stage.name} ({stage.rule}): {verdict.result}. {verdict.because}"
        for number, (stage, verdict) in enumerate(_verdicts(stages), 1)
    )
    if result == "adopted":
        return Verdict(result=result, because=told, moves=((),))
    return Verdict(
        result=result,
        because=told,
        blockers=_names(verdict.blockers for _, verdict in hanging if verdict.result == "not adopted"),
        unknown=_names(verdict.unknown for _, verdict in hanging),
        open=_names(verdict.open for _, verdict in hanging),
        moves=tuple(map(_told, sets[:MOST_SETS])),
        more=more or len(sets) > MOST_SETS,
        any_of=hanging[0][1].any_of if len(hanging) == 1 else (),
        votes=tuple(tuple(_votes(some, hanging, every=every)) for some in sets[:MOST_SETS]),
    )


def _names(some: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({name for names in some for name in names}))


def _tagged(stage: Stage, verdict: Verdict) -> list[Tagged]:
    return [{actor: ((what, stage.name),) for actor, what in some} for some in verdict.moves]


def _joined(each: Sequence[list[Tagged]]) -> tuple[list[Tagged], bool]:
    """The smallest sets that do for every stage; the flag, where there were too many to try them all."""
    if not each:
        return [{}], False
    joined, more = each[0], False
    for sets in each[1:]:
        more = more or len(joined) * len(sets) > _MOST_TRIED
        pairs = (pair for pair, _ in zip(product(joined, sets), range(_MOST_TRIED), strict=False))
        joined = _smallest([_both(one, other) for one, other in pairs])
    return joined, more


def _both(one: Tagged, other: Tagged) -> Tagged:
    return {actor: (*one.get(actor, ()), *other.get(actor, ())) for actor in (*one, *other)}


def _smallest(sets: Sequence[Tagged]) -> list[Tagged]:
    """Those of which no part is among them, each once; the shortest first."""
    unique = {frozenset(some): some for some in reversed(sets)}
    ordered = sorted(unique, key=lambda some: (len(some), sorted(some)))
    kept: list[frozenset[str]] = []
    for some in ordered:
        if not any(other < some for other in kept):
            kept.append(some)
    return [unique[some] for some in kept]


def _told(some: Tagged) -> tuple[Change, ...]:
    return tuple((actor, _what(some[actor])) for actor in sorted(some))


def _votes(some: Tagged, hanging: Iterable[Judged], *, every: bool) -> Iterator[Votes]:
    """What a set asks of those that are open in each stage; where one is enough, in the first that it does for."""
    for stage, verdict in hanging:
        mine = {actor for actor, changes in some.items() if any(name == stage.name for _, name in changes)}
        at = next((at for at, moves in enumerate(verdict.moves) if {actor for actor, _ in moves} == mine), None)
        if at is None or (not every and len(mine) < len(some)):
            continue
        still = tuple(sorted({*verdict.unknown, *verdict.open} - mine))
        if at < len(verdict.votes):
            yield from (msgspec.structs.replace(one, stage=stage.name) for one in verdict.votes[at])
        elif still and verdict.result != "adopted":
            yield Votes(of=still, least=0, enough=0, none_against=still, stage=stage.name)
        if not every:
            return


def _what(changes: Sequence[tuple[str, str]]) -> str:
    """What an actor would have to do; in which stage, where it differs."""
    whats = list(dict.fromkeys(what for what, _ in changes))
    return whats[0] if len(whats) == 1 else "; ".join(f"{what} ({stage})" for what, stage in changes)
