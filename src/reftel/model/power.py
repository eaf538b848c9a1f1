"""The power of members under a rule: how often each makes the difference, exact.

In the Security Council each permanent member turns 848 coalitions and each other 84.
"""

from fractions import Fraction

import msgspec


class Power(msgspec.Struct, frozen=True, kw_only=True):
    """A member's power: coalitions that it turns, its share of all such turns, and its share of the pivots."""

    member: str
    swings: int
    banzhaf: Fraction
    shapley: Fraction


class Indices(msgspec.Struct, frozen=True, kw_only=True):
    """The power of every member, and how many of all coalitions win."""

    winning: int
    members: tuple[Power, ...]

    @property
    def dummies(self) -> tuple[str, ...]:
        """Members whose vote never makes a difference."""
        return tuple(power.member for power in self.members if not power.swings)

    @property
    def collectivity(self) -> Fraction:
        """The share of all coalitions that win (Coleman's power of the body to act)."""
        return Fraction(self.winning, 2 ** len(self.members))
