"""What each cable has to say of commitments, before cables are joined: made again for a cable alone when that changes.

Whose side somebody is on, what he promises and what he judges is read from the statements of one cable; only whether
they belong together is a matter of many.
"""

from collections.abc import Iterable, Sequence

from reftel.extracting.following.assessments import assessments
from reftel.extracting.following.commitments import commitments
from reftel.extracting.following.joining import entries_of, joined_commitments
from reftel.extracting.following.lines import Sides
from reftel.model.following import Commitment, Told
from reftel.model.statement import Statement


def told_of(statements: Sequence[Statement]) -> Told | None:
    """What the statements of one cable have to say of commitments, theirs or others'; None where that is nothing."""
    if not statements:
        return None
    sides = Sides(statements)
    promised = commitments(statements, sides)
    entries = tuple(entries_of(promised, assessments(statements, sides), statements, sides))
    if not promised and not entries:
        return None
    first = statements[0]
    return Told((first.cable_date is None, first.cable_date or "", first.cable), promised, entries)


def joined(told: Iterable[Told]) -> tuple[Commitment, ...]:
    """The commitments of many cables, joined, as ``follow`` makes them of all statements."""
    every = sorted(told, key=lambda one: one.place)
    return joined_commitments(
        [one for some in every for one in some.commitments], [entry for some in every for entry in some.entries]
    )
