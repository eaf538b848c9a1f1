"""``reftel show SOURCE…``."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reftel import workflow
from reftel.archive import Archive
from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output
from reftel.cli.selecting import is_cable, is_place
from reftel.cli.views import cable as views
from reftel.cli.views import held, links
from reftel.errors import InputError
from reftel.model.cable import Cable, Completeness, Kind
from reftel.workflow import linking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reftel.cli.options import Input

BATCH = 100
"""So many cables are listed as one table, so that a long list begins to appear at once."""
MEASURE = 100
"""A line of text that is longer than this is hard to read."""
OTHER = "other"
PARTIAL = "partial"
"""Cables in this state are those with missing sections too."""
SOURCES = ("all", "read", "unread", "duplicate")


@click.command("show", epilog=options.example("reftel show my-archive --cable 06ASTANA280"))
@options.sources
@click.option("--cable", "mrns", multiple=True, metavar="MRN", help="Only this cable: 06ASTANA280.")
@click.option("--only", type=click.Choice(get_args(Completeness)), help="Only cables in this state.")
@click.option(
    "--kind",
    type=click.Choice([*get_args(Kind), OTHER]),
    help="Only documents of this kind; `other`: all that are no telegrams.",
)
@click.option("--versions", is_flag=True, help="Every version of a cable in an archive, not the one that counts only.")
@click.option("--diff", is_flag=True, help="The versions of each cable side by side; what one hides is shown of none.")
@click.option("--findings", is_flag=True, help="Only what is doubtful in the cables: errors and warnings.")
@click.option("--infos", is_flag=True, help="With --findings: also what is worth a note, and else is only counted.")
@click.option("--list", "listed", is_flag=True, help="One line a cable.")
@click.option("--sources", "which", type=click.Choice(SOURCES), help="The sources of an archive, and not the cables.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@options.ocr
@options.workers
@options.as_json
def command(
    *,
    sources: tuple[Input, ...],
    mrns: tuple[str, ...],
    only: str | None,
    kind: str | None,
    versions: bool,
    diff: bool,
    findings: bool,
    infos: bool,
    listed: bool,
    which: str | None,
    limit: int | None,
    ocr: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Show cables: the head in plain words, numbered paragraphs with their marks, and what is doubtful."""
    if which:
        _show_sources(sources, which, as_json=as_json)
        return
    if diff:
        _show_versions(sources, mrns, limit, workers=workers, as_json=as_json)
        return
    problems = Problems()
    found = _found(sources, mrns, only, problems, versions=versions, ocr=ocr, workers=workers)
    found = (cable for cable in found if kind in {None, cable.kind} or (kind == OTHER and cable.kind != "telegram"))
    chosen = islice((cable for cable in found if _takes(cable, mrns, only, findings=findings)), limit)
    if as_json:
        count = 0
        for count, cable in enumerate(chosen, 1):  # noqa: B007 (used behind the loop)
            json_line(cable)
    else:
        seen: Counter[str] = Counter()
        count = _print(chosen, _view(seen, listed=listed, findings=findings, infos=infos))
        if seen and not infos:
            codes = ", ".join(f"{number:,} {code}" for code, number in seen.most_common())
            note(strings.INFOS.format(codes=codes))
    by_number = mrns and only is None and kind is None and not findings
    if not count and not by_number:
        note(strings.NOTHING_FOUND)
    problems.end(sources)
    if not count and by_number:
        raise options.none_of(mrns)


def _found(
    sources: Sequence[Input],
    mrns: Sequence[str],
    only: str | None,
    problems: Problems,
    *,
    versions: bool,
    ocr: bool,
    workers: int | None,
) -> Iterator[Cable]:
    """The cables of the sources; an archive is asked only for those that are wanted."""
    for source in sources:
        if not isinstance(source, Path) or not workflow.is_archive(source):
            yield from workflow.cables_of(
                [source], ocr=ocr, workers=options.processes(workers, [source]), on_problem=problems
            )
            continue
        with Archive(source, read_only=True) as archive:
            if mrns and not versions and not any(map(is_place, mrns)):
                yield from filter(None, [archive.cable(mrn) for mrn in mrns])
            else:
                yield from archive.cables(completeness=None if only == PARTIAL else only, versions=versions)


def _takes(cable: Cable, mrns: Sequence[str], only: str | None, *, findings: bool) -> bool:
    if mrns and not any(is_cable(cable.citation, mrn) for mrn in mrns):
        return False
    if only == PARTIAL and cable.completeness == "missing_sections":
        return True
    return (only is None or cable.completeness == only) and (not findings or bool(cable.findings))


def _view(
    seen: Counter[str], *, listed: bool, findings: bool, infos: bool
) -> Callable[[Sequence[Cable]], Iterable[RenderableType]]:
    if findings:
        return lambda cables: (line for cable in cables for line in views.findings(cable, seen, listed=infos))
    if listed:
        return lambda cables: [views.listed(cables)]
    return lambda cables: (line for cable in cables for line in views.cable(cable))


def _print(cables: Iterator[Cable], view: Callable[[Sequence[Cable]], Iterable[RenderableType]]) -> int:
    console = output()
    console.width = min(console.width, MEASURE)
    count = 0
    while batch := list(islice(cables, BATCH)):
        emit(console, view(batch))
        count += len(batch)
    return count


def _show_versions(
    sources: Sequence[Input], mrns: Sequence[str], limit: int | None, *, workers: int | None, as_json: bool
) -> None:
    problems = Problems()
    found = linking.versions_of(
        sources,
        lambda citation: not mrns or any(is_cable(citation, mrn) for mrn in mrns),
        workers=options.processes(workers, sources),
        on_problem=problems,
    )
    console, count = output(), 0
    console.width = min(console.width, MEASURE)
    for count, one in enumerate(islice(found, limit), 1):  # noqa: B007 (used behind the loop)
        if as_json:
            json_line(one)
        else:
            emit(console, links.versions(one))
    if not count:
        note(strings.NO_VERSIONS)
    problems.end(sources)


def _show_sources(sources: Sequence[Input], which: str, *, as_json: bool) -> None:
    console, count = output(), 0
    for source in sources:
        if not isinstance(source, Path) or not workflow.is_archive(source):
            name = source if isinstance(source, Path) else "-"
            raise InputError(strings.ONLY_ARCHIVE.format(path=name))
        with Archive(source, read_only=True) as archive:
            for one in archive.sources():
                if not held.is_one(one, which):
                    continue
                count += 1
                if as_json:
                    json_line(one)
                else:
                    emit(console, [held.line(one)])
    if not count:
        note(strings.NOTHING_FOUND)
