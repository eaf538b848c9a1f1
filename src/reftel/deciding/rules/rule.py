"""What a rule is given, and what it gives: one shape for every entry of ``RULES``."""

from collections.abc import Callable, Mapping

import msgspec

from reftel.model.board import Result
from reftel.model.position import Stance


class Table(msgspec.Struct, frozen=True):
    """The seats of one option that count, for a rule: each actor's stance, and who says it will not block.

    ``members`` is None where the body's members are not known: then nobody can be known to be silent. ``shown`` are
    all that have a seat, even one that decides nothing.
    """

    members: tuple[str, ...] | None
    stances: Mapping[str, Stance]
    waivers: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule makes of a table: the result, why, who blocks, and the members of whom nothing is known.

    ``open`` are members with a stance that could still become an objection.
    ``moves`` is a smallest set of changes that would let it pass, as (actor, what it would do).
    """

    result: Result
    because: str
    blockers: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """A decision rule by its id."""

    id: str
    judge: Callable[[Table], Verdict]
