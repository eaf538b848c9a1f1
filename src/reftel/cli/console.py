"""Where the command line writes: people's output and JSON on standard output, the rest on standard error.

Cables are hostile input: a control character in one must not reach the terminal, so all text of a cable passes
through ``plain()``.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from reftel.cli import strings
from reftel.model.showing import inert, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import msgspec
    from rich.console import OverflowMethod, RenderableType
    from rich.progress import Task

    from reftel.model.report import Unreadable

PIPED_WIDTH = 100
"""Columns where the output is no terminal and ``COLUMNS`` does not say."""


def words(text: str, style: str = "") -> Text:
    """Text of a cable, safe to print: never read as mark-up."""
    return Text(plain(text), style=style)


def _width() -> int | None:
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return max(40, min(int(given), 400))
    return None if sys.stdout.isatty() else PIPED_WIDTH


def output() -> Console:
    """The console for people's output: no colour where it is no terminal or ``NO_COLOR`` is set."""
    return Console(file=sys.stdout, width=_width(), highlight=False, markup=False, emoji=False, soft_wrap=False)


def emit(console: Console, renderables: Iterable[RenderableType]) -> None:
    """Print; where the output is no terminal, without the blanks that fill the lines."""
    for renderable in renderables:
        # Printing joins texts into a new one that forgets ``no_wrap``, so it is said again.
        whole = isinstance(renderable, Text) and bool(renderable.no_wrap)
        overflow: OverflowMethod | None = "ignore" if whole else None
        if console.is_terminal:
            console.print(renderable, crop=False, no_wrap=whole or None, overflow=overflow)
            continue
        with console.capture() as captured:
            console.print(renderable, crop=False, no_wrap=whole or None, overflow=overflow)
        click.echo("\n".join(line.rstrip() for line in captured.get().removesuffix("\n").split("\n")))


def note(text: str) -> None:
    """One line on standard error."""
    click.echo(plain(text), err=True)


def consent(question: str, unasked: str, *, spelt: bool = False) -> None:
    """Ask, and come back with a yes only; with ``spelt`` the whole word has to be typed.

    Raises:
        UsageError: if nobody can be asked; ``unasked`` says how to give the yes then.
        Abort: if the answer is no.
    """
    if not sys.stdin.isatty():
        raise click.UsageError(plain(unasked))
    if not spelt:
        click.confirm(plain(question), abort=True, err=True)
    elif click.prompt(f"{plain(question)} Type yes", default="no", err=True).strip().lower() != "yes":
        raise click.Abort


class Problems:
    """Names files that could not be opened or read on standard error, and remembers how many there were."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, one: Unreadable) -> None:
        """Name one."""
        self.count += 1
        note(strings.UNREADABLE.format(name=one.name, reason=one.reason))

    def end(self, sources: Sequence[object]) -> None:
        """Say by the exit code whether anything could be read; a folder is never at fault.

        Raises:
            click.exceptions.Exit: with 2, if nothing but files was named and none of them could be read.
        """
        folders = any(isinstance(source, Path) and source.is_dir() for source in sources)
        if self.count and self.count >= len(sources) and not folders:
            raise click.exceptions.Exit(2)


def json_line(thing: msgspec.Struct) -> None:
    """One record on standard output."""
    from reftel.workflow import publishing  # noqa: PLC0415 (what only shows needs no workflow)

    click.echo(inert(publishing.as_json(thing).decode()))


class Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """Nothing until a rate is known."""
        return Text(f"{task.speed:,.1f}/s" if task.speed else "", style="progress.data.speed")


@contextmanager
def progress(label: str, *, streaming: bool = False) -> Iterator[Callable[[int, int | None], None]]:
    """A bar with count, rate and time left on standard error; silent where that is no terminal.

    With ``streaming`` records are printed meanwhile: silent too where they go to the same terminal.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda _done, _total: None
        return
    console = Console(file=sys.stderr, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=None)

        def show(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield show
