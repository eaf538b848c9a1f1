"""``reftel write SOURCE… --as FORM``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, note
from reftel.cli.selecting import is_cable
from reftel.workflow import rewriting

if TYPE_CHECKING:
    from reftel.cli.options import Input


@click.command("write", epilog=options.example("reftel write my-archive --cable 06ASTANA280 --as telegram"))
@options.sources
@click.option("--as", "form", type=click.Choice(rewriting.FORMS), required=True, help="The form of what is written.")
@click.option("--cable", "mrns", multiple=True, metavar="MRN", help="Only this cable: 06ASTANA280.")
@options.workers
def command(*, sources: tuple[Input, ...], form: str, mrns: tuple[str, ...], workers: int | None) -> None:
    """Write sources or cables out again.

    As source: each source as it came, byte for byte; on a terminal of a PDF the text that was read. Of what came in a
    zip or a dump it is the whole zip or dump. As telegram: composed from the values alone, in lines of at most
    69 characters, with a mark that says so; read again, it is the same cable. As tei: a document in
    TEI P5, with the elements that the Office of the Historian uses. As json: what show --json prints.
    """
    if form == "source" and mrns:
        raise click.UsageError(strings.WHOLE_SOURCES)
    problems = Problems()
    count = 0
    if form == "source":
        for source, data in rewriting.sources_again(sources, on_problem=problems):
            shown = source.encoding == "pdf" and sys.stdout.isatty()
            click.echo(source.text if shown else data, nl=shown)
            count += 1
    else:
        asked = options.processes(workers, sources)
        for cable, text in rewriting.write_cables(sources, form, workers=asked, on_problem=problems):
            if not mrns or any(is_cable(cable.citation, mrn) for mrn in mrns):
                click.echo(text.encode("utf-8", "replace"), nl=False)
                count += 1
    if not count and not mrns:
        note(strings.NOTHING_FOUND)
    problems.end(sources)
    if not count and mrns:
        raise options.none_of(mrns)
