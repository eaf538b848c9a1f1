"""What cables are called on a terminal: by their number, and without one by the path and line where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reftel.workflow.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.workflow.whereabouts import Input

_KEY = "reftel.whereabouts"


def looked_for_in(ctx: click.Context, sources: Iterable[Input]) -> None:
    """From now on documents without a number are looked for in the sources that a command was given."""
    ctx.meta[_KEY] = Whereabouts(sources)


def called(citation: str) -> str:
    """What a cable is called by its citation: ``06ASTANA280``, ``papers/memo.txt:1``."""
    ctx = click.get_current_context(silent=True)
    known: Whereabouts | None = ctx.meta.get(_KEY) if ctx else None
    return known.of(citation) if known else citation
