"""``reftel topics SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from reftel.cli import following, options
from reftel.model.following import Topic, TopicKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reftel.cli.following import Asked


@click.command("topics", epilog=options.example("reftel topics my-archive --kind legislation --about ngos"))
@click.option("--by", multiple=True, metavar="NAME", help="Who told of it; given twice: both.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(TopicKind)), help="What kind.")
@following.options_of("When it was said")
def command(
    *,
    asked: Asked,
    by: tuple[str, ...],
    kinds: tuple[str, ...],
) -> None:
    """Laws and where they stand, provisions, criteria, obligations, grounds of actions, cases, where terms come from.

    Also claims about who is a member of what and what binds, beside what the tables know of that day; framings in which
    two sides deny one word; rebuttals; and tasks: what an event is an occasion to find out.

    What is marked [to check] is of low rank: read its sentence before you cite it.
    """
    wanted = asked.wanted(by)

    def chosen(found: Sequence[Topic]) -> Iterator[Topic]:
        for one in found:
            if (not kinds or one.kind in kinds) and wanted.takes(
                (one.told_by, *(view.by for view in one.views)),
                (one.name, one.evidence[0].text),
                one.cable,
                one.said_on,
                one.cable_date,
            ):
                yield one

    following.show(Topic, "topic", asked, chosen, "topics")
