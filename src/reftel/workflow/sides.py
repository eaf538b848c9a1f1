"""Whose meetings are asked for: by names and by ids of actors, whoever of two called on the other."""

from typing import NamedTuple

from reftel.archive.actors import Actors
from reftel.model.browsing import Asking


class Sides(NamedTuple):
    """Whose meetings are asked for, as ids of actors: those of ``by`` with those of ``to``; None: anybody."""

    by: frozenset[str] | None = None
    to: frozenset[str] | None = None

    def take(self, one: str, other: str) -> bool:
        """Whether these two are among them, whoever of them called on the other."""
        return any(
            (self.by is None or mine in self.by) and (self.to is None or yours in self.to)
            for mine, yours in ((one, other), (other, one))
        )


def sides(known: Actors, asked: Asking) -> tuple[Sides, Sides]:
    """Who is asked for by names, and who by ids: a meeting is asked for that both take, each whichever way round.

    So the meetings behind an edge, which names two, are those that the edge counts, whoever of the two bears a name
    that was asked for.
    """
    by, to = (frozenset(one.id for name in names for one in known.find(name)) for names in (asked.by, asked.to))
    ids = (frozenset([id_]) if id_ else None for id_ in (asked.actor, asked.to_actor))
    return Sides(by if asked.by else None, to if asked.to else None), Sides(*ids)
