"""A column of a table for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Cell = str | int | float | bool | None


class Column(NamedTuple):
    """One column: its name, what it means, how wide it is shown, and its value in a row."""

    name: str
    meaning: str
    width: int
    value: Callable[[Any], Cell]


def yes(value: bool | None) -> str:  # noqa: FBT001 - the cell itself
    """A cell of yes or no."""
    return "yes" if value else "no"
