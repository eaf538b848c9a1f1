"""``reftel export ARCHIVE --publish FOLDER``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from reftel.cli import options, strings
from reftel.cli.console import consent, json_line, note
from reftel.cli.views.preflight import lines
from reftel.errors import InputError
from reftel.model.telling import counted
from reftel.workflow import publication
from reftel.workflow.access import parse_access
from reftel.workflow.preflight import reviewed as load_reviewed
from reftel.workflow.protecting import load_protected
from reftel.workflow.publication import FORMS, preflight_text

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("export", epilog=options.example("reftel export my-archive --preflight look.toml"))
@options.archive
@click.option("--preflight", "listing", type=FILE, metavar="FILE", help="Write what to look at, to be decided on.")
@click.option("--publish", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help="Write the cables there.")
@click.option("--reviewed", type=FILE, metavar="FILE", help="The pre-flight with what was decided.")
@click.option(
    "--as", "clearance", default="unclassified", show_default=True, metavar="LEVEL", help="As for `reftel serve`."
)
@click.option("--protect", type=FILE, metavar="FILE", help="Mask the people of this list, as `reftel serve` does.")
@click.option("--cable", "cables", multiple=True, metavar="MRN", help="Only this cable; may be given again.")
@click.option("--query", default="", metavar="QUERY", help="Only cables that answer this.")
@click.option("--form", "forms", multiple=True, type=click.Choice(FORMS), help="Of each cable; all, if none is named.")
@click.option("--yes", "agreed", is_flag=True, help="Publish without asking.")
@options.as_json
def command(
    *,
    archive: Path,
    listing: Path | None,
    folder: Path | None,
    reviewed: Path | None,
    clearance: str,
    protect: Path | None,
    cables: tuple[str, ...],
    query: str,
    forms: tuple[str, ...],
    agreed: bool,
    as_json: bool,
) -> None:
    """Publish cables and statements, after a list of what they would show: names, markings, sources, allegations.

    Only portions that may be seen are in it, people of a protect list are masked, and so is whoever a cable asks to
    protect. Sentences that may accuse somebody stay out, unless one is kept by hand. Nothing is written before a yes.
    """
    if (listing is None) == (folder is None):
        raise click.UsageError(strings.EXPORT_WHAT)
    if reviewed and not folder:
        raise click.UsageError(strings.EXPORT_REVIEWED)
    if listing and listing.exists():
        raise InputError(strings.PREFLIGHT_THERE.format(path=listing))
    protected = load_protected(protect) if protect else None
    prepared = publication.prepare(archive, parse_access(clearance), protected, cables=cables, query=query)
    told = prepared.preflight
    if listing:
        _write(listing, preflight_text(told))
        note(strings.PREFLIGHT_WRITTEN.format(path=shlex.quote(str(listing)), archive=shlex.quote(str(archive))))
        if as_json:
            json_line(told)
        return
    if folder is None:
        raise click.UsageError(strings.EXPORT_WHAT)
    if reviewed:
        told = load_reviewed(reviewed, told)
    else:
        for line in lines(told):
            note(line)
        if not agreed:
            asked = strings.EXPORT_ASK.format(cables=counted(told.cables, "cable"), folder=folder)
            consent(asked, strings.EXPORT_SAY_YES, spelt=True)
    made = publication.publish(prepared, told, folder, forms or FORMS)
    if as_json:
        json_line(made)
    note(
        strings.PUBLISHED.format(
            cables=counted(made.cables, "cable"),
            statements=counted(made.statements, "statement"),
            folder=folder,
            left_out="no" if made.left_out == "none" else "some",
        )
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from None
