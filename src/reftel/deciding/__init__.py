"""Positions to a board: who sits where on a question at a date, and what the rule of the body makes of it.

In order: the positions known by the date are seated (``seating``), the rule judges each option on what is declared and
again with what is inferred (``rules``), and what would let an option pass is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

import msgspec

from reftel.deciding.changes import changes
from reftel.deciding.dates import slack
from reftel.deciding.packages import Standing, options_of, search, seats_in
from reftel.deciding.questions import load_question
from reftel.deciding.rules import Rule, Stage, Table, Verdict, rule_of, told_apart
from reftel.deciding.seating import counts, known_by, seat_all
from reftel.deciding.stages import Sitting, sittings, with_vetoes
from reftel.deciding.waiting import waiting
from reftel.errors import QuestionError
from reftel.facts.bodies import Member
from reftel.facts.days import last_day
from reftel.model.board import (
    Board,
    Coverage,
    DecisionOutcome,
    Demand,
    Move,
    Option,
    OptionOutcome,
    PackageSearch,
    Part,
    Question,
    Seat,
    Terms,
)
from reftel.model.position import INFERRED, Position

__all__ = ["changes", "decide", "known_by", "load_question", "members_at"]


Asked = tuple[Question, dict[str, Member] | None, str | None]
"""The question, the members at the date by name (None: not known), and the date."""


def decide(
    question: Question, positions: Iterable[Position], on: str | None = None, coverage: Coverage | None = None
) -> Board:
    """The board of a question at a date (EDTF; None: that of the question, else with all that is known).

    Raises:
        QuestionError: if the question names a rule that there is not.
    """
    on = on or question.on
    rule = rule_of(question.rule)
    if rule is None:
        raise QuestionError(f"The question {question.id} has the rule {question.rule!r}, which is not known.")
    held = tuple(p for p in positions if p.question == question.id)
    day = on or _day_of(question, held)
    seats = seat_all(question, held, on, day=day)
    members = _members(question, day)
    stages = sittings(question, held, on, day)
    outcomes: list[DecisionOutcome] = []
    moves: list[Move] = []
    for decision in question.decisions:
        options: list[OptionOutcome] = []
        for option in (o for o in question.options if o.decision == decision.id):
            outcome, some = _judged(rule, option, seats[option.id], (question, members, on), stages)
            options.append(outcome)
            moves += some
        outcomes.append(
            DecisionOutcome(
                id=decision.id,
                due=decision.due,
                default=decision.default,
                options=tuple(options),
                slack=slack(decision.due, on),
                feasible=tuple(o.id for o in options if o.outcome != "not adopted"),
                feasible_with_inferred=tuple(o.id for o in options if o.outcome_with_inferred != "not adopted"),
            )
        )
    return Board(
        question=question.id,
        title=question.title,
        on=on,
        rule=question.rule,
        members=len(members or ()),
        coverage=coverage or _coverage(held, on),
        decisions=tuple(outcomes),
        moves=tuple(moves),
        packages=_packages(rule, seats, (question, members, on)),
        waiting=waiting(
            (seat for some in seats.values() for seat in some),
            question.members,
            tuple(wait for wait in question.waits),
        ),
    )


def _packages(rule: Rule, seats: Mapping[str, tuple[Seat, ...]], asked: Asked) -> PackageSearch | None:
    """The packages that nobody is known to refuse, where the question has a window for them."""
    question, _, on = asked
    window = question.window
    if window is None:
        return None
    options = options_of(question, window)
    hand = tuple(seat for seat in question.seats if seat.candidate is not None and counts(seat, on))
    standings = {}
    for candidate in window.candidates:
        for year in range(window.first, window.last + 1):
            own = options.get((candidate, year), ())
            told = [seat for option in own for seat in seats[option.id]]
            # what the cables report goes before what a person assumes, but for indecision: it says nothing either way
            declared = {
                s.actor
                for s in told
                if s.claimed_by is None and s.stance not in {*INFERRED, "undecided"} and not s.to_check
            }
            own_hand = {s.actor: s for s in seats_in(hand, candidate, year) if s.actor not in declared}
            told = [*(s for s in told if s.actor not in own_hand), *own_hand.values()]
            part = Part(candidate, year, own[0].id if own else None)
            standings[candidate, year] = _standing(rule, part, told, asked)
    return search(window, standings, question.preferences)


def _standing(rule: Rule, part: Part, seats: Sequence[Seat], asked: Asked) -> Standing:
    question, members, on = asked
    known, inferred = (rule.judge(_table(seats, members, question.terms, on, inferred=flag)) for flag in (False, True))
    conditions = {f"{s.actor}: {s.condition}" for s in seats if s.condition and not s.to_check and s.claimed_by is None}
    return Standing(
        part=part,
        refused=known.result == "not adopted",
        adopted=known.result == "adopted",
        open=frozenset((*known.unknown, *known.open)),
        doubts=frozenset(inferred.blockers) - frozenset(known.blockers),
        conditions=frozenset(conditions),
        assumed=frozenset(s.actor for s in seats if s.assumed),
    )


def _coverage(positions: Sequence[Position], on: str | None) -> Coverage:
    """What the positions themselves say of it; the workflow knows how many cables there are."""
    used = [p for p in positions if known_by(p, on)]
    cables = len({(p.source, p.cable) for p in used})
    return Coverage(cables=cables, extracted=cables, statements=len({p.statement for p in used}), positions=len(used))


def _day_of(question: Question, held: Sequence[Position]) -> str:
    """The day whose members count where no date is asked for: the last on which anything is due, else that is told.

    Where nothing has a day, today's: nobody sits beside those who came when he had left.
    """
    due = [last for decision in question.decisions if (last := last_day(decision.due))]
    told = [last for p in held if (last := last_day(p.reported or p.on))]
    told += [last for seat in question.seats if (last := last_day(seat.on))]
    return max(due or told, default=date.today().isoformat())  # noqa: DTZ011 - where the reader is


def members_at(question: Question, on: str | None = None) -> dict[str, Member] | None:
    """The members at a date, by the name that they bore then; without one, at that of a board of the file alone."""
    return _members(question, on or question.on or _day_of(question, ()))


def _members(question: Question, on: str) -> dict[str, Member] | None:
    """The members at a date, by the name that they bore then."""
    if not question.members:
        return None
    return {m.name_at(on): m for m in question.members if m.at(on)}


def _judged(
    rule: Rule, option: Option, seats: Sequence[Seat], asked: Asked, stages: Sequence[Sitting]
) -> tuple[OptionOutcome, list[Move]]:
    question, members, on = asked

    def verdict(*, inferred: bool) -> Verdict:
        table = _table(seats, members, question.terms, on, inferred=inferred)
        return told_apart(table := _with_stages(table, option.id, stages, inferred=inferred), rule.judge(table))

    declared, inferred = verdict(inferred=False), verdict(inferred=True)
    outcome = OptionOutcome(
        id=option.id,
        title=option.title,
        outcome=declared.result,
        outcome_with_inferred=inferred.result,
        because=declared.because,
        because_with_inferred=inferred.because,
        blockers=declared.blockers,
        unknown=declared.unknown,
        seats=(*seats, *(s for one in stages for s in one.seats[option.id] if s.stage)),
        blockers_with_inferred=inferred.blockers,
        conditional_blockers=tuple(
            sorted(
                s.actor
                for s in seats
                if s.objection and s.claimed_by is None and not s.to_check and s.member is not False
            )
        ),
    )
    return outcome, [
        *_moves(option, declared, _counting(seats, inferred=False), inferred=False),
        *_moves(option, inferred, _counting(seats, inferred=True), inferred=True),
    ]


def _with_stages(table: Table, option: str, stages: Sequence[Sitting], *, inferred: bool) -> Table:
    """The table of a decision with one for each of its stages: the seats and the members that count there."""
    return msgspec.structs.replace(
        table,
        stages=tuple(
            Stage(
                name=one.stage.name,
                rule=one.rule.id,
                judge=one.rule.judge,
                table=_table(one.seats[option], dict(one.members), one.stage.terms, one.on, inferred=inferred),
                over=one.over,
            )
            for one in stages
        ),
    )


def _counting(seats: Sequence[Seat], *, inferred: bool) -> list[Seat]:
    """The seats that count, in order: of several of one actor the last decides.

    Those are declared and by hand; with what is inferred, also that and what others claim. What is to be checked
    decides nothing. What an actor declares goes before what is inferred of it, unless that is newer, and both go
    before what others claim for it. What a person assumes gives way to all that is reported beside it.
    """
    counting = [
        s for s in seats if not s.to_check and (inferred or (s.claimed_by is None and s.stance not in INFERRED))
    ]
    return sorted(
        counting,
        key=lambda s: (
            not s.assumed,
            s.claimed_by is None,
            s.stance in INFERRED,
            s.since or "",
            s.claimed_by or "",
            s.stance,
        ),
    )


def _demands(counting: Sequence[Seat]) -> dict[str, Demand]:
    """What those who stand on a condition ask for."""
    return {
        s.actor: Demand(actor=s.actor, condition=s.condition, objects=s.objection)
        for s in {s.actor: s for s in counting}.values()
        if s.stance == "conditional" and s.condition
    }


def _table(
    seats: Sequence[Seat], members: Mapping[str, Member] | None, terms: Terms, on: str | None, *, inferred: bool
) -> Table:
    """The stances that count, for a rule."""
    counting = _counting(seats, inferred=inferred)
    known = members or {}
    return Table(
        members=None if members is None else tuple(members),
        stances={s.actor: s.stance for s in counting},
        assumed=frozenset(s.actor for s in {s.actor: s for s in counting}.values() if s.assumed),
        conditions={actor: one.condition for actor, one in _demands(counting).items() if one.objects},
        waivers=frozenset(s.actor for s in counting if s.veto == "waiver"),
        shown=frozenset(s.actor for s in seats),
        weights={name: m.weight for name, m in known.items()},
        populations={name: m.population for name, m in known.items()},
        terms=with_vetoes(terms, known),
        on=on,
    )


def _moves(option: Option, verdict: Verdict, counting: Sequence[Seat], *, inferred: bool) -> list[Move]:
    demands = _demands(counting)
    return [
        Move(
            option=option.id,
            with_inferred=inferred,
            moves=tuple(f"{actor} {what}" for actor, what in some),
            unknown=verdict.unknown,
            actors=tuple(actor for actor, _ in some),
            open=tuple(actor for actor in verdict.open if actor not in dict(some)),
            demands=tuple(demands[actor] for actor in sorted({*dict(some), *verdict.open}) if actor in demands),
            more=verdict.more,
            votes=votes,
            any_of=verdict.any_of,
        )
        for some, votes in zip_longest(verdict.moves, verdict.votes, fillvalue=())
    ]
