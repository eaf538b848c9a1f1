"""What came of reading: so many cables, stubs, duplicates and unread files, each with the command that lists them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reftel.model.report import ReadReport

NAMED = 10
"""So many files that could not be opened are named; the rest are counted."""


def triage(report: ReadReport, archive: str, width: int) -> Iterator[RenderableType]:
    """The report as a table of counts and commands, and the files that could not be opened by name."""
    yield words(f"Read {report.sources:,} sources into {archive} in {report.seconds:,.1f} s", "bold")
    rows = list(_rows(report, shlex.quote(archive)))
    digits = max(len(f"{count:,}") for count, _, _ in rows)
    longest = max(len(what) for _, what, _ in rows)
    beside = digits + longest + max(len(command) for _, _, command in rows) + 4 <= width
    for count, what, command in rows:
        line = Text.assemble((f"{count:>{digits},}", "bold"), "  ", words(what))
        if command:
            gap = " " * (longest - len(what) + 2) if beside else "\n" + " " * (digits + 2)
            line.append_text(words(gap + command, "dim"))
        # A command is never broken, so that it can be copied.
        line.no_wrap, line.overflow = True, "ignore"
        yield line
    for one in report.unreadable[:NAMED]:
        yield Text.assemble(("not opened  ", "yellow"), words(f"{one.name}: {one.reason}"))
    if len(report.unreadable) > NAMED:
        yield Text(f"… and {len(report.unreadable) - NAMED:,} more that could not be opened")


def _rows(report: ReadReport, archive: str) -> Iterator[tuple[int, str, str]]:
    yield report.cables, f"cables, {report.new:,} of them new", f"reftel show {archive} --list"
    if report.statements:
        yield report.statements, "statements", f"reftel said {archive}"
    if report.partial:
        yield (
            report.partial,
            "partial: a notice or a missing section says so",
            f"reftel show {archive} --only partial --list",
        )
    if report.stubs:
        yield report.stubs, "stubs: a head and no text", f"reftel show {archive} --only stub --list"
    if report.versions:
        yield report.versions, "further versions of cables that are there", f"reftel show {archive} --versions --list"
    if report.duplicates:
        yield (
            report.duplicates,
            "sources that were there already, or came twice",
            f"reftel show {archive} --sources duplicate",
        )
    if report.findings:
        yield report.findings, "findings: doubtful places", f"reftel show {archive} --findings"
    for name, count in sorted(report.unread_formats.items()):
        yield count, f"not read yet: {name}", f"reftel show {archive} --sources unread"
    if report.unreadable:
        yield len(report.unreadable), "could not be opened", ""
