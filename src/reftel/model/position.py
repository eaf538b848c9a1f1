"""A position: an actor's stance on one option of one question, with the statement behind it."""

from typing import Literal

import msgspec

Stance = Literal[
    "support",
    "accept",
    "conditional",
    "reject",
    "undecided",
    "declines",
    "abstain",
    "reserve",
    "absent",
    "silent",
    "inferred-for",
    "inferred-against",
    "unknown",
]

Veto = Literal["right", "threat", "waiver"]
"""What is said of blocking and is no objection: that one may, that one might, that one will not."""

INFERRED = frozenset({"inferred-for", "inferred-against"})
"""Stances that no sentence declares."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One stance of one actor on one option, on one statement (its id in ``statement``).

    ``start``/``end`` are the place of ``text``, the verbatim evidence, in the source ``source`` (SHA-256); ``sentence``
    is the whole sentence around it.
    ``on`` is the date of the saying (EDTF). ``claimed_by`` is who says so, where it is not the actor itself.
    ``to_check``: below the precision cut; shown, and decides nothing. ``because`` is the row of
    the mapping that gave it. ``veto`` is what it says of blocking where that is no objection: a ``right`` is no
    stance, a ``threat`` an objection only by inference, a ``waiver`` no consent. ``objection``: it objects, on a
    ``condition`` that would lift that; ``waits_for`` are the others whom the condition names. ``reported`` is the date
    (EDTF) of the cable, ``rank`` that of the statement, ``echo_of`` the statement that this one repeats.
    """

    question: str
    option: str
    actor: str
    stance: Stance
    condition: str | None
    on: str | None
    claimed_by: str | None
    cable: str
    para: int | None
    start: int
    end: int
    text: str
    to_check: bool
    because: str
    statement: str
    source: str
    veto: Veto | None = None
    objection: bool = False
    waits_for: tuple[str, ...] = ()
    reported: str | None = None
    rank: float = 1.0
    echo_of: str | None = None
    sentence: str = ""
