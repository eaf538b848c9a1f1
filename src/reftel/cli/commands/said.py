"""``reftel said SOURCE…``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, get_args

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output, progress
from reftel.cli.covering import Counted, tell_basis, to_check
from reftel.cli.dating import Dating
from reftel.cli.near import Heard
from reftel.cli.options import Tables
from reftel.cli.selecting import Selection
from reftel.cli.views import statements as views
from reftel.cli.views.marks import ledger
from reftel.model.statement import Act, Statement, Voice
from reftel.model.telling import counted
from reftel.workflow.actors import bearers_in

if TYPE_CHECKING:
    from reftel.cli.options import Days, Input

BATCH = 200
"""So many entries are set as one table, so that a long ledger begins to appear at once."""


@click.command(
    "said", epilog=options.example("reftel said my-archive --by tokayev --act reject --date 2006-10..2006-12")
)
@options.sources
@click.option("--by", multiple=True, metavar="NAME", help="Who said it.")
@click.option("--to", multiple=True, metavar="NAME", help="Whom it was said to.")
@click.option("--for", "holder", multiple=True, metavar="NAME", help="Whose stance it is: the speaker's own side.")
@click.option("--act", "acts", multiple=True, type=click.Choice(get_args(Act)), help="What kind of saying.")
@click.option("--about", multiple=True, metavar="WORDS", help="Words of what was said; all must occur.")
@click.option(
    "--date",
    "when",
    metavar="DATES",
    callback=options.to_days,
    help="When it was said: 2006-10, 2006-10..2006-12, 2006.. .",
)
@click.option("--cable", "cables", multiple=True, metavar="MRN", help="In which cable: 06ASTANA280.")
@click.option("--voice", type=click.Choice(get_args(Voice)), help="What was reported, or the post's own comment.")
@click.option("--rejected", is_flag=True, help="Also what people rejected, marked so.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@options.extractor
@options.yes
@options.workers
@options.csv
@options.xlsx
@options.as_json
def command(
    *,
    sources: tuple[Input, ...],
    by: tuple[str, ...],
    to: tuple[str, ...],
    holder: tuple[str, ...],
    acts: tuple[str, ...],
    about: tuple[str, ...],
    when: Days | None,
    cables: tuple[str, ...],
    voice: str | None,
    rejected: bool,
    limit: int | None,
    extractor: str | None,
    agreed: bool,
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """Who is reported to have said what to whom, and when.

    Of an archive that `reftel extract` has been through, or of cables that are read and extracted now. An option that
    is given twice means either. A summary that repeats the body is folded under it. What is marked [to check] is of low
    rank: read its sentence before you cite it. In a time that --date names, what has no day of its own goes by the date
    of its cable, and says so.
    """
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    options.agree(extractor, agreed=agreed)
    dropped: list[int] = []
    bearers = bearers_in(sources, (*by, *to, *holder))
    problems, dating = Problems(), Dating(when)
    selection = Selection(by, to, holder, acts, about, cables, voice, bearers)
    with progress("extracting", streaming=as_json) as show:
        bare = Counted(show)
        found = workflow.statements_of(
            sources,
            extractor=extractor,
            workers=options.processes(workers, sources),
            rejected=rejected,
            progress=bare,
            on_problem=problems,
            on_dropped=dropped.append,
        )
        heard = Heard()
        fitting = (statement for statement in heard.listen(found) if selection.takes(statement))
        chosen = (statement for statement in fitting if dating.takes(statement.said_on, statement.cable_date))
        kept: list[Statement] = []
        count = weak = repeated = 0
        # The printed ledger folds echoes, and says how many more there are: it needs them all.
        for statement in islice(chosen, limit if as_json or tables.wanted else None):
            count, weak = count + 1, weak + statement.to_check
            repeated += statement.echo_of is not None
            if as_json:
                json_line(statement)
            if tables.wanted or not as_json:
                kept.append(statement)
    if dropped:
        note(strings.DROPPED.format(count=counted(sum(dropped), "claim")))
    if tables.wanted:
        tables.write(Statement, kept)
    elif not as_json:
        _print(kept, limit, dated=when is not None)
    if not count:
        for why in heard.why((*by, *to, *holder), cables):
            note(why)
    if not (limit and (as_json or tables.wanted) and count == limit):  # else not all was looked at
        dating.tell("--date", found=count > 0)
    told = counted(count, "statement") + to_check(weak, repeated) + dating.basis()
    tell_basis(told if count else strings.NOTHING, sources, bare=bare)
    problems.end(sources)


def _print(statements: list[Statement], limit: int | None, *, dated: bool) -> None:
    console = output()
    entries = list(views.entries(statements, dated=dated))
    shown = [entry for entry, _ in entries[:limit]]
    for start in range(0, len(shown), BATCH):
        emit(console, ledger(views.HEADINGS, shown[start : start + BATCH], console.width))
    if limit is not None and len(entries) > limit:
        click.echo(strings.MORE.format(count=sum(count for _, count in entries[limit:])))
