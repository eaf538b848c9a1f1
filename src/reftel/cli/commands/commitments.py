"""``reftel commitments SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options, strings
from reftel.cli.dating import dated_within
from reftel.cli.selecting import named
from reftel.model.following import Commitment, CommitmentKind, CommitmentStatus
from reftel.model.telling import counted
from reftel.workflow.following import last_held, standing_on, unheard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.following import Asked
    from reftel.cli.options import Days
    from reftel.model.following import Followed


@click.command("commitments", epilog=options.example("reftel commitments my-archive --by kazakhstan --on 2007-06-30"))
@click.option("--by", multiple=True, metavar="NAME", help="Whose it is: a name, or the state behind it.")
@click.option("--to", multiple=True, metavar="NAME", help="To whom it was told.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(CommitmentKind)), help="What kind.")
@click.option(
    "--status", "states", multiple=True, type=click.Choice(get_args(CommitmentStatus)), help="Where it stands."
)
@click.option("--due", metavar="DATES", callback=options.to_days, help="When it is due: 2007, 2007-01..2007-06.")
@click.option(
    "--on", metavar="DATE", callback=options.to_date, help="As known on that day; what is then past due is overdue."
)
@click.option("--overdue", is_flag=True, help="Only what is overdue; needs --on.")
@following.options_of("When it was said")
def command(
    *,
    asked: Asked,
    by: tuple[str, ...],
    to: tuple[str, ...],
    kinds: tuple[str, ...],
    states: tuple[str, ...],
    due: Days | None,
    on: str | None,
    overdue: bool,
) -> None:
    """Who promised what, by when, how surely, on what condition, and what later cables say of it.

    *open* means that no cable at hand reports more. An option that is given twice means either. What is marked [to
    check] is of low rank: read its sentence before you cite it.
    """
    if overdue and on is None:
        raise click.UsageError("--overdue needs --on DATE: overdue on which day?")
    wanted = asked.wanted()

    def chosen(found: Sequence[Commitment]) -> Iterator[Commitment]:
        for one in standing_on(found, on) if on else found:
            mine = [one.by, one.actor, one.told_by if one.kind == "benchmark" else ""]
            if (
                (not by or any(named((name,), mine) for name in by))
                and (not to or any(named((name,), one.to) for name in to))
                and (not kinds or one.kind in kinds)
                and (not states or one.status in states)
                and (due is None or (one.due is not None and dated_within(one.due, due)))
                and (one.overdue or not overdue)
                and wanted.takes((), (one.evidence[0].text, *one.subjects), one.cable, one.said_on, one.cable_date)
            ):
                yield one

    def beneath(found: Followed, kept: Sequence[Commitment]) -> str | None:
        late = unheard(kept, last_held(asked.sources, found)) if on else ()
        return strings.UNHEARD.format(count=counted(len(late), "commitment")) if late else None

    following.show(Commitment, "commitment", asked, chosen, "commitments", beneath)
