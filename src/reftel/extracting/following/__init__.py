"""From statements to what they lead to: commitments, events, démarches, assessments, and topics with a status."""

from collections.abc import Iterable, Sequence

from reftel.extracting.following.assessments import assessments
from reftel.extracting.following.claims import claims
from reftel.extracting.following.commitments import commitments
from reftel.extracting.following.demarches import demarches
from reftel.extracting.following.events import events, tasks
from reftel.extracting.following.framings import framings, rebuttals
from reftel.extracting.following.joining import entries_of, joined_assessments, joined_commitments, joined_events
from reftel.extracting.following.lines import Line, Sides, lines_of, told_in
from reftel.extracting.following.topics import topics
from reftel.model.following import Followed
from reftel.model.statement import Statement

__all__ = ["Followed", "follow", "told_in"]


def follow(statements: Sequence[Statement], told: Iterable[Line] = ()) -> Followed:
    """What statements lead to; ``told`` are sentences without a statement (``told_in``), for steps and events."""
    told = tuple(told)
    sides = Sides(statements)
    promised = commitments(statements, sides)
    judged = assessments(statements, sides)
    lines = lines_of(one for one in statements if not one.echo_of)
    taking_place = joined_events(events(statements, told))
    return Followed(
        commitments=joined_commitments(promised, entries_of(promised, judged, statements, sides)),
        events=taking_place,
        demarches=demarches(statements, told),
        assessments=joined_assessments(judged, promised),
        topics=(
            *topics(statements),
            *claims(lines),
            *framings(lines, sides),
            *rebuttals(lines),
            *tasks(taking_place),
        ),
    )
