"""``reftel meetings SOURCE…``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output, progress
from reftel.cli.covering import to_check
from reftel.cli.dating import Dating
from reftel.cli.options import Tables
from reftel.cli.selecting import named
from reftel.cli.views import meetings as views
from reftel.cli.views.marks import ledger
from reftel.model.meeting import Meeting
from reftel.model.telling import counted
from reftel.workflow.meetings import meetings_of

if TYPE_CHECKING:
    from reftel.cli.options import Days, Input


@click.command("meetings", epilog=options.example("reftel meetings my-archive --with tokayev --on 2006-10"))
@options.sources
@click.option("--with", "people", multiple=True, metavar="NAME", help="Who took part; given twice: both.")
@click.option(
    "--on", "when", metavar="DATES", callback=options.to_days, help="When: 2006-10-23, 2006-10, 2006-10..2006-12."
)
@options.workers_here
@options.csv
@options.xlsx
@options.as_json
def command(
    *,
    sources: tuple[Input, ...],
    people: tuple[str, ...],
    when: Days | None,
    workers: int | None,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """Who met whom, when, where, at whose request, with the sentences that say so.

    Of an archive as extracting found them, else worked out now. Planned meetings and those that did not take place say
    so. What is marked [to check] is of low rank: read its sentence before you cite it. In a time that
    --on names, what has no day goes by the date of its cable, and says so.
    """
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    problems, dating = Problems(), Dating(when)
    kept: list[Meeting] = []
    with progress("meeting", streaming=as_json) as show:
        found = meetings_of(sources, workers=options.processes(workers, sources), on_problem=problems, progress=show)
        for meeting in found:
            names = [f"{one.name} {one.words.text}" for one in (*meeting.who, *meeting.whom)]
            if not named(people, names) or not dating.takes(meeting.when, meeting.cable_date):
                continue
            kept.append(meeting)
            if as_json:
                json_line(meeting)
    tables.write(Meeting, kept)
    if not as_json and not tables.wanted:
        console = output()
        emit(console, ledger(views.HEADINGS, [views.entry(one, dated=when is not None) for one in kept], console.width))
    weak = sum(meeting.to_check for meeting in kept)
    dating.tell("--on", found=bool(kept))
    note(counted(len(kept), "meeting") + to_check(weak) + dating.basis() if kept else strings.NOTHING)
    problems.end(sources)
