"""What a rule is given, and what it gives: one shape for every entry of ``RULES``."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import msgspec

from reftel.model.board import Result, Terms, Votes
from reftel.model.position import Stance


class Table(msgspec.Struct, frozen=True):
    """The seats of one option that count, for a rule: each actor's stance, and who says it will not block.

    ``members`` is None where the body's members are not known: then nobody can be known to be silent. ``shown`` are
    all that have a seat, even one that decides nothing. ``weights`` and ``populations`` are by member; a member
    without an entry weighs 1 and has no population. ``conditions`` are those until which an actor whose stance is
    conditional objects, ``assumed`` those whose stance nobody reported. ``on`` is the date of the board. ``stages``
    are those of a rule that has some: each with a table of its own.
    """

    members: tuple[str, ...] | None
    stances: Mapping[str, Stance]
    waivers: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    weights: Mapping[str, int] = {}
    populations: Mapping[str, int] = {}
    conditions: Mapping[str, str] = {}
    terms: Terms = Terms()
    on: str | None = None
    stages: tuple["Stage", ...] = ()
    assumed: frozenset[str] = frozenset()

    def known(self, members: Iterable[str]) -> str:
        """How some members are known to stand where they do: *known*, or else *known or assumed*."""
        return "known" if self.assumed.isdisjoint(members) else "known or assumed"

    def held(self, members: Iterable[str]) -> tuple[str, ...]:
        """Those of some members who object until their condition is met; who says it will not block is none of them."""
        return tuple(m for m in members if m in self.conditions and m not in self.waivers)


Change = tuple[str, str]
"""An actor, and what it would have to do."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule makes of a table: the result, why, who blocks, and the members of whom nothing is known.

    ``open`` are members with a stance that could still turn. ``moves`` are the smallest sets of changes that would let
    it pass, as long as what is unknown and open does not turn against it; no set holds another. One empty set: nobody
    has to move. None at all: no change of a known stance is enough. ``more``: there are more sets than are listed.
    ``votes`` says for each set what it asks of the unknown and the open where votes are counted; without it, that none
    of them objects. ``any_of``, where not empty: the sets are all that hold so many of these, and the same others.
    """

    result: Result
    because: str
    blockers: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    moves: tuple[tuple[Change, ...], ...] = ()
    more: bool = False
    votes: tuple[tuple[Votes, ...], ...] = ()
    any_of: tuple[str, ...] = ()


class Stage(msgspec.Struct, frozen=True):
    """A stage of a decision: what it is called, the id of its rule, what judges it, and the seats that count in it.

    ``over``: its day has passed, so that nobody can move in it any more.
    """

    name: str
    rule: str
    judge: Callable[[Table], Verdict]
    table: Table
    over: bool = False


class Rule(msgspec.Struct, frozen=True):
    """A decision rule by its id, in one sentence, and what the terms of a question may set for it."""

    id: str
    words: str
    judge: Callable[[Table], Verdict]
    terms: tuple[str, ...] = ()


def told_apart(table: Table, verdict: Verdict) -> Verdict:
    """The verdict with those named in it on whose part it is only assumed how they stand."""
    tables = (table, *(stage.table for stage in table.stages))
    assumed = sorted({m for one in tables for m in one.assumed if one.members is None or m in one.members})
    if not assumed:
        return verdict
    return msgspec.structs.replace(verdict, because=f"{verdict.because} Only assumed: {named(assumed)}.")


def at_least(part: int, whole: int, share: str, *, strict: bool = False) -> bool:
    """Whether a part is at least (``strict``: more than) a share of the whole, in whole numbers."""
    wanted = Fraction(share)
    have, need = part * wanted.denominator, whole * wanted.numerator
    return have > need if strict else have >= need


def met(condition: str, does: str = "drops its objection") -> str:
    """What somebody who objects until a condition is met has to do."""
    return f"{does} once its condition is met: “{condition}”"


def named(names: tuple[str, ...] | list[str], most: int = 3) -> str:
    """Names in a sentence; beyond ``most`` they are counted."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
