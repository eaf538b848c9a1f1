"""What each cable tells of events and démarches, before cables are joined: made again for a cable alone.

A démarche is of one cable; of events only whether two are one is a matter of many.
"""

from collections.abc import Iterable, Sequence

from reftel.extracting.following.demarches import demarches
from reftel.extracting.following.events import events
from reftel.extracting.following.joining import joined_events
from reftel.extracting.following.lines import told_in
from reftel.model.cable import Cable
from reftel.model.following import Followed, Happened
from reftel.model.statement import Statement


def happened_in(cable: Cable, statements: Sequence[Statement]) -> Happened | None:
    """The events and démarches that a cable tells of, by its statements and without; None where there are none."""
    told = told_in(cable, statements)
    happened = events(statements, told)
    put = demarches(statements, told)
    if not happened and not put:
        return None
    return Happened((cable.date is None, cable.date or "", cable.citation), happened, put)


def joined(told: Iterable[Happened]) -> Followed:
    """The events and démarches of many cables, events joined, as ``follow`` makes them of all statements."""
    every = sorted(told, key=lambda one: one.place)
    return Followed(
        events=joined_events([one for some in every for one in some.events]),
        demarches=tuple(one for some in every for one in some.demarches),
    )
