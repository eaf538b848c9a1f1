"""``reftel actor ARCHIVE [NAME]``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import emit, json_line, note, output
from reftel.cli.covering import tell_coverage
from reftel.cli.options import Tables
from reftel.cli.views import actors as views
from reftel.cli.views.marks import ledger
from reftel.model.actor import Found
from reftel.model.statement import Statement
from reftel.model.telling import counted
from reftel.workflow import actors

if TYPE_CHECKING:
    from reftel.model.actor import Listed, Profile, Ruling


@click.command("actor", epilog=options.example("reftel actor my-archive tokayev"))
@options.archive
@click.argument("name", required=False)
@click.option(
    "--list",
    "listed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A list of names, one a line: one row for each, what it was found as, and how much there is.",
)
@click.option(
    "--question", type=click.Path(path_type=Path), metavar="FILE", help="A question file: stances and shifts on it."
)
@click.option("--merge", metavar="OTHER", help="Rule that OTHER is the same; goes before all rules.")
@click.option("--split", multiple=True, metavar="MRN", help="Rule that in this cable the name is another's.")
@click.option("--because", metavar="TEXT", default="", help="Why it is ruled so.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take a ruling back, as if it had never been.")
@click.option("--rulings", is_flag=True, help="Everything that was ruled by hand.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@options.csv
@options.xlsx
@options.as_json
def command(
    *,
    archive: Path,
    name: str | None,
    listed: Path | None,
    question: Path | None,
    merge: str | None,
    split: tuple[str, ...],
    because: str,
    undo: int | None,
    rulings: bool,
    limit: int,
    csv: str | None,
    xlsx: str | None,
    as_json: bool,
) -> None:
    """Who is who over the cables of an archive, found under any known spelling, with what says so.

    Without NAME the actors with most statements. A table holds the statements of NAME, or the rows of --list.
    """
    tables = Tables(csv, xlsx)
    tables.check(as_json=as_json)
    ruled = (merge is not None) + bool(split)
    if (name is not None) + (listed is not None) + (undo is not None) + rulings > 1 or ruled > (name is not None):
        raise click.UsageError(strings.ACTOR_WHAT)
    if ruled and not because.strip():
        raise click.UsageError(strings.SAY_WHY)
    if undo is not None:
        _told(actors.undo_in(archive, undo), archive, as_json=as_json)
    elif rulings:
        _rulings(actors.rulings_in(archive), as_json=as_json)
    elif merge is not None and name is not None:
        _told(actors.merge_in(archive, name, merge, reason=because), archive, as_json=as_json)
    elif split and name is not None:
        _told(actors.split_in(archive, name, split, reason=because), archive, as_json=as_json)
    elif listed is not None:
        _found(tuple(actors.found_in(archive, actors.names_of(listed))), tables, as_json=as_json)
        tell_coverage([archive])
    elif name is not None:
        asked = workflow.load_question(question) if question else None
        _profile(actors.profile_in(archive, name, question=asked, limit=limit), tables, as_json=as_json)
        tell_coverage([archive])
    else:
        _listed(actors.actors_in(archive, limit=limit), tables, as_json=as_json)
        tell_coverage([archive])


def _profile(one: Profile, tables: Tables, *, as_json: bool) -> None:
    tables.write(Statement, one.statements)
    if as_json:
        json_line(one)
    elif not tables.wanted:
        console = output()
        emit(console, views.profile(one, console.width))
    if one.others:
        note(strings.WHICH_ACTOR.format(others=", ".join(other.id for other in one.others[: views.NAMES])))


def _listed(those: tuple[Listed, ...], tables: Tables, *, as_json: bool) -> None:
    tables.write(Found, [actors.as_found(one) for one in those])
    if as_json:
        for one in those:
            json_line(one)
    elif not tables.wanted:
        console = output()
        emit(console, ledger(views.LISTED, [views.listed(one) for one in those], console.width))
    note(counted(len(those), "actor") if those else strings.NOTHING_FOUND)


def _found(those: tuple[Found, ...], tables: Tables, *, as_json: bool) -> None:
    tables.write(Found, those)
    if as_json:
        for one in those:
            json_line(one)
    elif not tables.wanted:
        console = output()
        emit(console, ledger(views.LISTED, [views.found(one) for one in those], console.width))
    held = sum(one.found_as is not None for one in those)
    note(strings.NAMES_FOUND.format(found=held, asked=len(those)))


def _told(one: Ruling, archive: Path, *, as_json: bool) -> None:
    if as_json:
        json_line(one)
    told = strings.UNDONE if one.undone else strings.RULED
    note(told.format(number=one.number, archive=shlex.quote(str(archive))))


def _rulings(those: tuple[Ruling, ...], *, as_json: bool) -> None:
    for one in those:
        if as_json:
            json_line(one)
        else:
            emit(output(), [views.ruling(one)])
    if not those:
        note(strings.NOTHING_FOUND)
