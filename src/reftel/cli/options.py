"""Options that several commands share, and what they mean: sources, dates, tables."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import click

from reftel.archive.query import is_day
from reftel.archive.words import mrn_key
from reftel.cli import strings
from reftel.cli.console import consent
from reftel.cli.places import looked_for_in
from reftel.errors import InputError
from reftel.executors import engine_of
from reftel.workflow import Remote, host_of, is_archive, is_remote, parse_remote
from reftel.workflow.tasks import has_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Input = Path | bytes | Remote
"""A file, a folder or an archive; or the bytes of standard input."""

_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


class Days(NamedTuple):
    """A range of days, as numbers (``20061001``) that can be compared."""

    first: int
    last: int


def to_days(ctx: click.Context | None, param: click.Parameter | None, value: str | None) -> Days | None:
    """The days of ``2006``, ``2006-10..2006-12``, ``2006..``.

    Raises:
        BadParameter: if it is no date or range.
    """
    if value is None:
        return None
    first, dots, last = value.partition("..")
    if not (first or last) or not all(_DATE.fullmatch(part) for part in (first, last) if part):
        raise click.BadParameter(strings.BAD_DATE.format(text=value), ctx, param)
    _check_days(ctx, param, first, last)
    low = _number(first, "0101") if first else 0
    high = _number((last if dots else first), "1231") if (last or not dots) else 99991231
    if low > high:
        raise click.BadParameter(strings.BACKWARDS.format(text=value), ctx, param)
    return Days(low, high)


def to_date(ctx: click.Context | None, param: click.Parameter | None, value: str | None) -> str | None:
    """A date as it is: ``2006``, ``2006-10``, ``2006-10-23``.

    Raises:
        BadParameter: if it is none.
    """
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(strings.BAD_DAY.format(text=value), ctx, param)
    _check_days(ctx, param, value or "")
    return value


def _check_days(ctx: click.Context | None, param: click.Parameter | None, *dates: str) -> None:
    """That each date that names a day is one of the calendar: not 2008-02-31."""
    for text in dates:
        if len(text) == len("2006-10-23") and not is_day(text):
            raise click.BadParameter(strings.NO_SUCH_DAY.format(text=text), ctx, param)


def none_of(mrns: Sequence[str]) -> InputError:
    """What to raise where none of the cables that were asked for by number is there."""
    return InputError(strings.NO_SUCH_CABLE.format(cables=", ".join(mrns)))


def example(line: str) -> str:
    """The end of a command's help; the first line keeps click from filling the rest."""
    return f"\b\nExample:\n  {line}"


def _number(date: str, rest: str) -> int:
    digits = date.replace("-", "")
    return int(digits + rest[len(digits) - 4 :])


def _inputs(ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[Input, ...]:
    by_number = any("--cable" in one.opts for one in ctx.command.params)
    found = tuple(_input(value, by_number=by_number) for value in values)
    looked_for_in(ctx, found)
    return found


def _filled(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[Input, ...]:
    """As ``_inputs``; where there is no file in any of them, nothing is done."""
    found = _inputs(ctx, param, values)
    folders = [one for one in found if isinstance(one, Path) and one.is_dir()]
    if folders and len(folders) == len(found) and not any(map(has_files, folders)):
        raise InputError(strings.NO_FILE_THERE.format(path=folders[0]))
    return found


def _inputs_or_new(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[Input, ...]:
    """As ``_inputs``; one that is named alone need not be there yet, if the folder in which it is to be is."""
    only = Path(values[0]) if len(values) == 1 and values[0] != "-" else None
    if only is not None and not os.path.lexists(only) and only.absolute().parent.is_dir():
        return (only,)
    return _inputs(ctx, param, values)


def _input(value: str, *, by_number: bool = False) -> Input:
    """A source by its name; ``by_number``: the command takes cables by their numbers too, as an option."""
    if value == "-":
        stream: BinaryIO = sys.stdin.buffer
        if stream.isatty():
            click.echo(strings.STDIN_TERMINAL, err=True)
        return stream.read()
    if is_remote(value):
        return parse_remote(value)
    if not os.path.lexists(value):
        is_number = by_number and value[:1].isdigit() and mrn_key(value) is not None
        raise InputError((strings.CABLE_AS_PATH if is_number else strings.NO_SUCH_PATH).format(path=value))
    if value.casefold().endswith(".toml"):
        from reftel.workflow.boards import is_question  # noqa: PLC0415 (few name one)

        if is_question(Path(value)):
            raise InputError(strings.QUESTION_AS_SOURCE.format(path=value))
    return Path(value)


def _archive(ctx: click.Context, _param: click.Parameter, value: str) -> Path:
    if not os.path.lexists(value):
        raise InputError(strings.NO_SUCH_PATH.format(path=value))
    if not is_archive(Path(value)):
        raise InputError(_no_archive(Path(value)).format(path=value))
    looked_for_in(ctx, [Path(value)])
    return Path(value)


def _no_archive(path: Path) -> str:
    """What to do with what is no archive: an archive is made in a folder that is empty, of one that is not."""
    empty = path.is_dir() and os.access(path, os.R_OK) and not any(path.iterdir())
    return strings.NO_SUCH_ARCHIVE if empty else strings.NO_ARCHIVE_YET


sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", callback=_filled)
sources_or_none = click.argument("sources", nargs=-1, metavar="[SOURCE...]", callback=_filled)
sources_or_new = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", callback=_inputs_or_new)
archive = click.argument("archive", metavar="ARCHIVE", callback=_archive)
question = click.argument("question", metavar="QUESTION.toml", type=click.Path(path_type=Path))
as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, one record a line; docs/schema describes it."
)
csv = click.option("--csv", "csv", metavar="FILE", help="Write a table for a spreadsheet; - is standard output.")
xlsx = click.option("--xlsx", "xlsx", metavar="FILE", help="Write an Excel workbook, with a codebook.")
ocr = click.option("--ocr", is_flag=True, help="Scanned pages of PDFs go through OCRmyPDF, which must be installed.")
_ON = "reftel.on"


def _on(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        engine_of(value)
        ctx.meta[_ON] = value


workers_here = click.option(
    "--workers", type=click.IntRange(1, 256), help="How many processes work at once; else as many as processors."
)
_cluster = click.option(
    "--on",
    metavar="ADDRESS",
    envvar="REFTEL_ON",
    expose_value=False,
    callback=_on,
    help="Let the workers of this Dask scheduler do it, such as tcp://HOST:8786 (docs/cluster.md).",
)


def workers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the work is done: how many processes here, or which cluster; ``processes`` gives what was chosen."""
    return workers_here(_cluster(command))


extractor = click.option(
    "--extractor",
    "extractor",
    envvar="REFTEL_EXTRACTOR",
    metavar="NAME",
    help="Who makes the statements: spacy:PIPELINE, endpoint:URL#MODEL, quotations; else the shipped rules.",
)
yes = click.option("--yes", "agreed", is_flag=True, help="Send the text to the endpoint without asking first.")


def agree(extractor: str | None, *, agreed: bool) -> None:
    """Ask before the text of cables leaves this computer: the host is named, and nothing is sent before a yes.

    Raises:
        InputError: if there is no such extractor.
        UsageError: if nobody can be asked, and no yes was given.
        Abort: if the answer is no.
    """
    host = host_of(extractor)
    if host is None:
        return
    if agreed:
        click.echo(strings.SENDING.format(host=host), err=True)
    else:
        consent(strings.MAY_SEND.format(host=host), strings.SAY_YES.format(host=host))


FEW = 20
"""For so few files a second process costs more than it saves."""


def processes(asked: int | None, sources: Iterable[Input] | None = None) -> int | str:
    """A cluster, if one was named; else how many processes.

    Those are as many as asked; else all processors where there is much to do, and one where there is little.

    Raises:
        UsageError: if both were named.
    """
    ctx = click.get_current_context(silent=True)
    address: str | None = ctx.meta.get(_ON) if ctx else None
    if address is not None:
        if asked is not None:
            raise click.UsageError(strings.HERE_OR_THERE)
        return address
    if asked is not None:
        return asked
    if sources is None or any(isinstance(one, Remote) or (isinstance(one, Path) and _many(one)) for one in sources):
        return os.cpu_count() or 1
    return 1


def _many(folder: Path) -> bool:
    count = 0
    for _, _, files in os.walk(folder):
        count += len(files)
        if count > FEW:
            return True
    return False


class Tables(NamedTuple):
    """Where the tables go that were asked for."""

    csv: str | None
    xlsx: str | None

    @property
    def wanted(self) -> bool:
        """Whether any table was asked for."""
        return bool(self.csv or self.xlsx)

    def check(self, *, as_json: bool) -> None:
        """Refuse what cannot be done, before any work.

        Raises:
            UsageError: if two things were to go to standard output, or a workbook.
        """
        if self.xlsx == "-":
            raise click.UsageError(strings.XLSX_TO_FILE)
        if self.csv == "-" and as_json:
            raise click.UsageError(strings.ONE_TABLE)

    def write(self, kind: type, rows: Sequence[Any]) -> None:
        """Write the tables, and say where."""
        from reftel.cli.console import note  # noqa: PLC0415 (only when a table is written)
        from reftel.workflow import publishing  # noqa: PLC0415 (as above)

        if self.csv == "-":
            click.echo(publishing.csv_text(kind, rows).encode(), nl=False)
        elif self.csv:
            count, (table, codebook) = publishing.save_table(kind, rows, Path(self.csv), "csv")
            note(strings.WROTE.format(count=count, path=table, codebook=codebook))
        if self.xlsx:
            count, (table,) = publishing.save_table(kind, rows, Path(self.xlsx), "xlsx")
            note(strings.WROTE_BOOK.format(count=count, path=table))
