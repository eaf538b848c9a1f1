"""Conditions that hang on what somebody promised: *reforms done* moves a seat only when who set them says so.

A condition is tied to the commitments of an actor that it names, or of the option's candidate, on the same subject or
with two long words in common. It counts as met by a later judgement of the actor who set it: a positive assessment of
that actor on that matter, or a statement that it was kept; mere progress is shown, to be checked. What others judge
moves nothing, nor does the promise. The consent is then *inferred*, on the sentence that judges: none declares it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reftel.extracting.following import follow
from reftel.extracting.following.lines import is_about, later_than, stems_of, subjects_of
from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.mentions import Vocabulary
from reftel.model.following import Assessment, Commitment
from reftel.model.position import Position
from reftel.model.statement import Statement

_SHARED = 2  # long words that a condition and a promise must have in common, where they share no subject
_SHORT = ("progress", "developments")  # found to be better, and not found to be done
BECAUSE = "condition-met"


class Judgement(NamedTuple):
    """The day of a judgement, its statement (an id), whether it finds what was asked for, and whether only in part."""

    day: str
    statement: str
    holds: bool
    short: bool = False


def met(
    found: Sequence[Position], statements: Sequence[Statement], actors: Actors, vocabulary: Vocabulary
) -> tuple[Position, ...]:
    """The consents that follow from conditions which who set them has later found to be met."""
    waiting = _waiting(found)
    if not waiting:
        return ()
    followed = follow(_on_the_matter(waiting, statements))
    by_id = {statement.id: statement for statement in statements}
    made: dict[tuple[str, str, str], Position] = {}
    for position in waiting:
        tied = [c for c in followed.commitments if _ties(position, c, by_id, actors, vocabulary)]
        judged = [
            *_assessed(position, tied, followed.assessments, by_id, actors),
            *_kept(position, tied, by_id, actors),
        ]
        last = max(judged, key=lambda one: (one.day, not one.holds, one.short), default=None)
        if last is not None and last.holds:
            one = _consent(position, by_id[last.statement], to_check=last.short)
            made.setdefault((one.statement, one.option, one.actor), one)
    return tuple(made.values())


def may_meet(found: Sequence[Position], statements: Iterable[Statement]) -> bool:
    """Whether any of some statements may bear on a condition that positions wait for."""
    waiting = _waiting(found)
    return bool(waiting and _on_the_matter(waiting, statements))


def _waiting(found: Sequence[Position]) -> list[Position]:
    return [p for p in found if p.stance == "conditional" and p.condition and not p.to_check and not p.claimed_by]


def _on_the_matter(waiting: Sequence[Position], statements: Iterable[Statement]) -> list[Statement]:
    """The statements that share a subject or a long word with a condition: the only ones that may bear on it."""
    subjects = {name for p in waiting for name in subjects_of(p.condition or "")}
    stems = {stem for p in waiting for stem in stems_of(p.condition or "")}
    return [s for s in statements if stems & stems_of(s.sentence) or is_about(subjects, s.sentence)]


def _ties(
    position: Position,
    commitment: Commitment,
    by_id: Mapping[str, Statement],
    actors: Actors,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a condition is about a commitment: of whom it names or the candidate, and on the same matter."""
    condition = position.condition or ""
    whose = _state(commitment.actor, commitment.statements, by_id, actors)
    candidate = vocabulary.candidate.get(position.option)
    if whose == position.actor or (whose != candidate and whose.casefold() not in condition.casefold()):
        return False
    same = set(subjects_of(condition)) & set(commitment.subjects)
    return bool(same) or len(stems_of(condition) & stems_of(commitment.what)) >= _SHARED


def _state(name: str, statements: Sequence[str], by_id: Mapping[str, Statement], actors: Actors) -> str:
    """An actor as positions name it."""
    statement = by_id.get(statements[0]) if statements else None
    return actors.state(name, statement.cable if statement else "") or name


def _assessed(
    position: Position,
    tied: Sequence[Commitment],
    assessments: Sequence[Assessment],
    by_id: Mapping[str, Statement],
    actors: Actors,
) -> Iterator[Judgement]:
    """What the actor who set a condition later found of those who promised, on the matter of it."""
    ids = {one.id for one in tied}
    wanted = set(subjects_of(position.condition or "")) | {name for one in tied for name in one.subjects}
    for one in assessments:
        statement = by_id.get(one.statements[0]) if one.statements else None
        if statement is None or one.concession or not ids & set(one.commitments):
            continue
        on = one.said_on or one.cable_date
        same = not wanted or bool(wanted & set(one.subjects))
        mine = actors.represents(statement, position.actor) or actors.of(statement) == position.actor
        behind = later_than(on, position.on or position.reported)
        if same and mine and behind and one.finding != "comparative":
            short = one.trend is not None or one.on in _SHORT
            yield Judgement(on or "", statement.id, one.finding == "positive", short)


def _kept(
    position: Position, tied: Sequence[Commitment], by_id: Mapping[str, Statement], actors: Actors
) -> Iterator[Judgement]:
    """What the actor who set a condition later said of promises that were kept or broken."""
    for commitment in tied:
        for later in commitment.later:
            statement = by_id.get(later.statement)
            if statement is None or later.bearing not in {"kept", "broken", "withdrawn"}:
                continue
            mine = actors.represents(statement, position.actor) or actors.of(statement) == position.actor
            if mine and later_than(later.on, position.on or position.reported):
                yield Judgement(later.on or "", statement.id, later.bearing == "kept")


def _consent(position: Position, statement: Statement, *, to_check: bool) -> Position:
    """Consent by inference, on the sentence that judges."""
    return Position(
        question=position.question,
        option=position.option,
        actor=position.actor,
        stance="inferred-for",
        condition=None,
        on=statement.said_on,
        claimed_by=None,
        cable=statement.cable,
        para=statement.para,
        start=statement.start,
        end=statement.end,
        text=statement.content,
        to_check=to_check or statement.to_check,
        because=BECAUSE,
        statement=statement.id,
        source=statement.source,
        reported=statement.cable_date,
        rank=statement.rank,
        echo_of=statement.echo_of,
        sentence=statement.sentence,
    )
