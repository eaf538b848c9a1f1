"""How often each member makes the difference under a rule: those of equal power in a line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli.console import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from rich.console import RenderableType

    from reftel.model.power import Indices


def power(found: Indices | None) -> Iterator[RenderableType]:
    """The indices, the strongest first; one line where the rule has none."""
    yield Text()
    yield Text("Power under the rule", style="bold")
    if found is None:
        yield Padding(words("none is worked out: no members are known, or the rule is no game of yes and no"), (0, 2))
        return
    wins = f"{found.winning:,} of all {2 ** len(found.members):,} coalitions win"
    yield Padding(words(f"{wins}: the body's power to act is {_share(found.collectivity)}", "dim"), (0, 2))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("turns", "Banzhaf", "Shapley-Shubik"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("member", overflow="fold")
    ranked = sorted(found.members, key=lambda one: (-one.shapley, -one.banzhaf, one.member))
    for (swings, banzhaf, shapley), some in groupby(ranked, key=lambda one: (one.swings, one.banzhaf, one.shapley)):
        names = [one.member for one in some]
        told = ", ".join(names) if len(names) == 1 else f"each of {len(names)}: {', '.join(names)}"
        table.add_row(f"{swings:,}", _share(banzhaf), _share(shapley), words(told))
    yield Padding(table, (0, 0, 0, 2))
    if found.dummies:
        yield Padding(words(f"never makes a difference: {', '.join(found.dummies)}"), (0, 2))


def _share(part: Fraction) -> str:
    """A share in hundredths, and as the fraction that it is where that is short."""
    small = f"{part} = " if part and part.denominator <= 100 else ""
    return f"{small}{float(part):.3%}"
