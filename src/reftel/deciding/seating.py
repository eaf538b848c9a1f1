"""Positions to seats: where each actor is last reported to stand on each option at a date, and on what sentences.

An actor has at most one declared seat on an option. What is inferred, what another claims for it and what is still to
be checked stand apart, each in a seat of its own; a seat by hand yields to a declared one that is not older.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from reftel.facts.bodies import Member
from reftel.facts.days import last_day
from reftel.model.board import Evidence, HandSeat, Question, Seat
from reftel.model.position import INFERRED, Position, Stance

_FIRM = ("support", "accept", "reject", "declines", "conditional", "abstain", "reserve")
# of two stances of the same day the more careful one stands: "no final decision" beside kind words is undecided
_ASIDE = ("waiver", "right")  # what is no stance of its own
_CAREFUL = ("undecided", "conditional", "reject", "declines", "reserve", "abstain", "accept", "support")


def seat_all(
    question: Question, positions: Iterable[Position], on: str | None, stage: str | None = None, day: str | None = None
) -> Mapping[str, tuple[Seat, ...]]:
    """The seats of every option at a date; what was said or reported later does not count (no hindsight).

    Whoever is a member on that date is one; without a date, whoever is on ``day``.
    With a ``stage``, those that count in it: a seat by hand for that stage goes before one for the whole decision.
    """
    day = on or day
    names = _names(question.members, day)
    members = {m.name_at(day) for m in question.members if m.at(day)} if question.members else None
    groups: dict[tuple[str, str], list[Position]] = {}
    for position in sorted(positions, key=_order):
        if position.question == question.id and known_by(position, on) is not False:
            position = position if known_by(position, on) else msgspec.structs.replace(position, to_check=True)  # noqa: PLW2901 # the same, marked
            actor = names.get(position.actor.casefold(), position.actor)
            groups.setdefault((position.option, actor), []).append(position)
    hand = {
        (seat.option, names.get(seat.actor.casefold(), seat.actor)): seat
        # of several the latest stands, and those for the stage alone before all others
        for seat in sorted(question.seats, key=lambda seat: (seat.stage is not None, last_day(seat.on) or ""))
        if seat.option and counts(seat, on) and seat.stage in {None, stage}
    }
    seats: dict[str, list[Seat]] = {option.id: [] for option in question.options}
    for option, actor in sorted({*groups, *hand}):
        if option in seats:
            told = groups.get((option, actor), [])
            some = _seats(told)
            by_hand = hand.get((option, actor))
            some = _with_hand(some, by_hand, told) if by_hand else some
            member = None if members is None else actor in members
            seats[option] += [msgspec.structs.replace(seat, actor=actor, member=member) for seat in some]
    return {option: tuple(some) for option, some in seats.items()}


def known_by(position: Position, on: str | None) -> bool | None:
    """Whether a position was surely said by a date: of a month or year, and of a cable, the last day counts.

    None where nothing dates it: such a position is shown, to be checked, and decides nothing.
    """
    day = last_day(on)
    if day is None:
        return True
    bounds = [bound for bound in (last_day(position.on), last_day(position.reported)) if bound]
    return min(bounds) <= day if bounds else None


def counts(seat: HandSeat, on: str | None) -> bool:
    """Whether a seat by hand counts at a date: not before its own."""
    day, said = last_day(on), last_day(seat.on)
    return day is None or said is None or said <= day


def _names(members: Sequence[Member], on: str | None) -> dict[str, str]:
    """Every name of every member to the one that it bore at the date; a name of its own goes before an alias."""
    found = {name.casefold(): m.name_at(on) for m in members for name in m.names}
    return found | {m.name.casefold(): m.name_at(on) for m in members}


def _order(position: Position) -> tuple[str, str, str, int, str]:
    return (_when(position), position.cable, position.source, position.start, position.statement)


def _when(position: Position) -> str:
    """The day by which it was said, for the order of things."""
    bounds = [bound for bound in (last_day(position.on), last_day(position.reported)) if bound]
    return min(bounds, default="")


class _Sayings(NamedTuple):
    """What is told of one actor on one option and is not to be checked, by what it is, each in the order of time.

    ``over`` is what gave way: inferred before something was declared, claimed before that, objected to and dropped.
    ``newest`` is the last day on which it declared anything; empty where it never did.
    """

    declared: list[Position]
    inferred: list[Position]
    claimed: list[Position]
    over: list[Position]
    waivers: list[Position]
    rights: list[Position]
    newest: str


def _sayings(positions: Sequence[Position]) -> _Sayings:
    own = [p for p in positions if p.claimed_by is None]
    declared = [p for p in own if p.stance not in INFERRED and p.veto not in _ASIDE]
    waivers = [p for p in own if p.veto == "waiver"]
    newest = max(map(_when, declared), default="")
    # what an actor declares on the same day or later overrides what was inferred; indecision of the same day does not
    firm = max((_when(p) for p in declared if p.stance in _FIRM), default="")
    live = [p for p in own if p.stance in INFERRED and _when(p) >= newest and (_when(p) > firm or not firm)]
    claimed = [p for p in positions if p.claimed_by is not None and (_when(p) > newest or not declared)]
    # an objection that was dropped and is raised again stands since it was raised again
    waived = max(map(_when, waivers), default="")
    standing = [p for p in declared if not (_objects(p) and _when(p) < waived < newest)]
    over = [p for p in positions if p not in standing and p not in live and p not in claimed and p not in waivers]
    return _Sayings(standing, live, claimed, over, waivers, [p for p in own if p.veto == "right"], newest)


def _seats(positions: Sequence[Position]) -> list[Seat]:
    """The seats of one actor on one option, the declared one first; what is to be checked stands beside the first."""
    unsure = [p for p in positions if p.to_check]
    told = _sayings([p for p in positions if not p.to_check])
    by = sorted({p.claimed_by or "" for p in told.claimed})
    seats = [_seat(told.declared, told.over)] if told.declared else []
    seats += [_seat(told.inferred, [])] if told.inferred else []
    seats += [_seat([p for p in told.claimed if p.claimed_by == one], []) for one in by]
    seats = _with_rights(_with_waivers(seats, told), told.rights)
    if not seats:
        return [_unsure(unsure)] if unsure else []
    return [_with_others(seats[0], unsure), *seats[1:]]


def _with_waivers(seats: list[Seat], told: _Sayings) -> list[Seat]:
    """The seats with what the actor said of not blocking: in place of an objection before it, else beside a seat."""
    if not told.waivers:
        return seats
    later = [p for p in told.waivers if _when(p) > told.newest]
    if told.declared and later and _objects(seats[0]):
        # it objected, and has since dropped that; who will not block on the very day that it objects, does both
        dropped = _seat(later, [p for p in told.waivers if p not in later])
        before = (*dropped.others, *seats[0].evidence, *seats[0].others)
        seats = [msgspec.structs.replace(dropped, others=before), *seats[1:]]
    if all(seat.claimed_by is not None for seat in seats):
        return [*seats, _seat(told.waivers, [])]
    waived = max(map(_when, told.waivers))
    return [_waiving(seat, told.waivers) if _is_waived(seat, waived, told.newest) else seat for seat in seats]


def _is_waived(seat: Seat, waived: str, newest: str) -> bool:
    """Whether a waiver of a day holds for a seat, which does not say so yet: not for an objection that came later."""
    if seat.claimed_by is not None or seat.veto == "waiver":
        return False
    return waived >= (newest if seat.stance == "reject" else seat.since or "")


def _with_rights(seats: list[Seat], rights: Sequence[Position]) -> list[Seat]:
    """The seats with what the actor said of a right to block: beside its own, or in a seat where it has none."""
    if not rights:
        return seats
    return [_righted(seat, rights) if seat.claimed_by is None else seat for seat in seats] or [_seat(rights, [])]


def _seat(positions: Sequence[Position], others: Sequence[Position]) -> Seat:
    """The seat that positions of one kind give: the stance of the newest day, since it was first so without a break."""
    day = _when(positions[-1])
    today = [p for p in positions if _when(p) == day]
    stance = _stance_of(today)
    run: list[Position] = []
    for position in reversed(positions):
        if position.stance == stance:
            run.insert(0, position)
        elif _when(position) != day:
            break
    best = max((p for p in run if _when(p) == day), key=lambda p: (p.condition is not None, p.echo_of is None, p.rank))
    rest = [p for p in (*others, *positions) if p not in run]
    return Seat(
        actor=best.actor,
        option=best.option,
        stance=stance,
        since=run[0].on or run[0].reported,
        assumed=False,
        to_check=best.to_check,
        claimed_by=best.claimed_by,
        condition=best.condition,
        evidence=_evidence(run),
        others=_evidence(rest),
        veto=best.veto,
        objection=best.objection,
        waits_for=best.waits_for,
    )


def _stance_of(positions: Sequence[Position]) -> Stance:
    """The stance of one day: for or against by the number of sentences (an echo is none), else the more careful one."""
    counts = Counter(p.stance for p in positions if p.echo_of is None) or Counter(p.stance for p in positions)
    sides = [s for s in counts if s in {"support", "accept", "reject", "declines"}]
    if len(sides) == len(counts):
        return min(counts, key=lambda s: (-counts[s], _rank(s)))
    return min(counts, key=_rank)


def _rank(stance: Stance) -> tuple[int, str]:
    return (_CAREFUL.index(stance) if stance in _CAREFUL else len(_CAREFUL), stance)


def _evidence(positions: Iterable[Position]) -> tuple[Evidence, ...]:
    found: dict[tuple[str, int, int, str], Evidence] = {}
    for p in positions:
        evidence = Evidence(
            cable=p.cable,
            para=p.para,
            start=p.start,
            end=p.end,
            text=p.text,
            source=p.source,
            on=p.on,
            statement=p.statement,
            stance=p.stance,
            echo=p.echo_of is not None,
            sentence=p.sentence,
            reported=p.reported,
        )
        found.setdefault((p.source, p.start, p.end, p.stance), evidence)
    return tuple(found.values())


def _waiving(seat: Seat, waivers: Sequence[Position]) -> Seat:
    return msgspec.structs.replace(seat, veto="waiver", others=(*seat.others, *_evidence(waivers)))


def _objects(one: Position | Seat) -> bool:
    return one.stance == "reject" or one.objection


def _unsure(positions: Sequence[Position]) -> Seat:
    """The seat of an actor of whom all that is told is to be checked."""
    rights = [p for p in positions if p.veto == "right" and p.claimed_by is None]
    others = [p for p in positions if p not in rights]
    seat = _seat(others or rights, [])
    return _righted(seat, rights) if others and rights and seat.claimed_by is None else seat


def _righted(seat: Seat, rights: Sequence[Position]) -> Seat:
    known = {(e.source, e.start, e.end) for e in (*seat.evidence, *seat.others)}
    more = (e for e in _evidence(rights) if (e.source, e.start, e.end) not in known)
    return msgspec.structs.replace(seat, right=True, others=(*seat.others, *more))


def _with_others(seat: Seat, positions: Sequence[Position]) -> Seat:
    return msgspec.structs.replace(seat, others=(*seat.others, *_evidence(positions))) if positions else seat


def _with_hand(seats: list[Seat], hand: HandSeat, told: Sequence[Position]) -> list[Seat]:
    """A seat by hand stands where nothing is declared since; else it gives way, and the declared seat stands.

    What was inferred or claimed before its day is behind it; what is since then has a seat beside it.
    """
    day = (hand.on or "").rstrip("~?%")
    declared = next((s for s in seats if s.claimed_by is None and s.stance not in INFERRED and not s.to_check), None)
    if declared and _newest(declared, told) >= day:
        return seats
    older = [s for s in seats if s is declared or (not s.to_check and _newest(s, told) < day)]
    own = Seat(
        actor=hand.actor,
        option=hand.option,
        stance=hand.stance,
        since=hand.on,
        assumed=hand.assumed,
        to_check=False,
        claimed_by=None,
        condition=hand.condition,
        evidence=(),
        others=tuple(e for s in older for e in (*s.evidence, *s.others)),
        source=hand.source,
        stage=hand.stage,
        veto=hand.veto,
        objection=hand.objection,
    )
    return [own, *(s for s in seats if s not in older)]


def _newest(seat: Seat, told: Sequence[Position]) -> str:
    """The last day on which anything was said that the seat rests on."""
    places = {(e.source, e.start, e.end, e.stance) for e in seat.evidence}
    return max((_when(p) for p in told if (p.source, p.start, p.end, p.stance) in places), default="")
