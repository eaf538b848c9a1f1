"""Decisions in stages: ``[[stage]]`` of a question file, and the seats that count in each stage of one.

Under ``rule = "in-turn"``, ``[[stage]] body = "unsc"`` and ``[[stage]] body = "unga"``: a recommendation, then the
decision.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reftel.deciding.rules import Rule, rule_of
from reftel.deciding.seating import seat_all
from reftel.errors import QuestionError
from reftel.facts.bodies import Member
from reftel.facts.days import last_day
from reftel.model.board import Question, Seat, Stage, Terms
from reftel.model.position import Position

STAGED = ("in-turn", "fallback")
"""Rules that are made of stages."""


class Sitting(msgspec.Struct, frozen=True):
    """A stage as it is judged: its rule, its members by the names that they bore then, its day and its seats.

    ``over``: its day has passed by the date of the board.
    """

    stage: Stage
    rule: Rule
    members: Mapping[str, Member]
    on: str | None
    over: bool
    seats: Mapping[str, tuple[Seat, ...]]


def sittings(
    question: Question, positions: Sequence[Position], on: str | None, day: str | None = None
) -> tuple[Sitting, ...]:
    """The stages of a question as they stood at a date (EDTF; None: with all that is known).

    The members of a stage without a day of its own are those at that date; without one, those on ``day``.

    Raises:
        QuestionError: if a stage names a rule that there is not.
    """
    return tuple(_sitting(question, stage, positions, on, day) for stage in question.stages)


def _sitting(
    question: Question, stage: Stage, positions: Sequence[Position], on: str | None, day: str | None
) -> Sitting:
    ends = last_day(stage.on)
    reached = last_day(on)
    over = ends is not None and (reached is None or ends < reached)
    at = stage.on if over else on
    sits = at or day
    rule = rule_of(stage.rule)
    if rule is None:
        raise QuestionError(f"The stage {stage.id} has the rule {stage.rule!r}, which is not known.")
    own = msgspec.structs.replace(question, members=stage.members)
    return Sitting(
        stage=stage,
        rule=rule,
        members={m.name_at(sits): m for m in stage.members if m.at(sits)},
        on=at,
        over=over,
        seats=seat_all(own, positions, at, stage.id, day),
    )


def members_of(stages: Iterable[Stage]) -> tuple[Member, ...]:
    """The members of all stages, each once."""
    return tuple(dict.fromkeys(member for stage in stages for member in stage.members))


def with_vetoes(terms: Terms, members: Mapping[str, Member]) -> Terms:
    """The terms, with a veto for the permanent members where they name none."""
    if terms.veto:
        return terms
    return msgspec.structs.replace(terms, veto=tuple(name for name, m in members.items() if m.permanent))
