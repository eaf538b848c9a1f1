"""What came of reading: so many cables, stubs, duplicates and unread files, each with the command that lists them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words
from reftel.cli.covering import to_check
from reftel.model.telling import counted, documents_told, unread_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reftel.model.report import ReadReport

NAMED = 10
"""So many files that could not be opened are named; the rest are counted."""


def triage(report: ReadReport, archive: str, width: int) -> Iterator[RenderableType]:
    """The report as a table of counts and commands, and the files that could not be read by name."""
    yield _whole(words(f"Read {counted(report.sources, 'source')} into {archive} in {report.seconds:,.1f} s", "bold"))
    rows = list(_rows(report, shlex.quote(archive)))
    digits = max(len(f"{count:,}") for count, _, _ in rows)
    longest = max(len(what) for _, what, _ in rows)
    beside = digits + longest + max(len(command) for _, _, command in rows) + 4 <= width
    for count, what, command in rows:
        line = Text.assemble((f"{count:>{digits},}", "bold"), "  ", words(what))
        if command:
            gap = " " * (longest - len(what) + 2) if beside else "\n" + " " * (digits + 2)
            line.append_text(words(gap + command, "dim"))
        yield _whole(line)
    if sum(report.unread_formats.values()) <= len(report.unread_names):
        for name, form in report.unread_names:
            told, kind = unread_as(form)
            yield Text.assemble((f"{told}  ", "yellow"), words(f"{name} ({kind})"))
    for one in report.damaged[:NAMED]:
        yield Text.assemble(("not whole  ", "yellow"), words(f"{one.name}: {one.reason}"))
    if len(report.damaged) > NAMED:
        yield Text(f"… and {len(report.damaged) - NAMED:,} more of which a part could not be unpacked")
    for one in report.unreadable[:NAMED]:
        yield Text.assemble(("not opened  ", "yellow"), words(f"{one.name}: {one.reason}"))
    if len(report.unreadable) > NAMED:
        yield Text(f"… and {len(report.unreadable) - NAMED:,} more that could not be opened")


def _whole(line: Text) -> Text:
    """A line that is never broken, so that a path or a command can be copied."""
    line.no_wrap, line.overflow = True, "ignore"
    return line


def _rows(report: ReadReport, archive: str) -> Iterator[tuple[int, str, str]]:
    yield _cables(report, f"reftel show {archive} --list")
    if report.kinds:
        count = sum(report.kinds.values())
        told = f"of them no {_many(count, 'telegram', 'telegrams')}: {documents_told(report.kinds)}"
        yield count, told, f"reftel show {archive} --kind other --list"
    if report.statements:
        told = f"{_many(report.statements, 'statement', 'statements')}{to_check(report.to_check, report.echoes)}"
        yield report.statements, told, f"reftel said {archive}"
    if report.partial:
        told = "partial: a part of a cable, or one that lacks a part"
        yield report.partial, told, f"reftel show {archive} --only partial --list"
    if report.stubs:
        told = _many(report.stubs, "stub: a head and no text", "stubs: a head and no text")
        yield report.stubs, told, f"reftel show {archive} --only stub --list"
    if report.versions:
        told = _many(report.versions, "further version of a cable", "further versions of cables")
        yield report.versions, f"{told} that {_many(report.versions, 'is', 'are')} there", _versions(archive)
    if report.duplicates:
        told = _many(report.duplicates, "source that was there already", "sources that were there already")
        yield report.duplicates, f"{told}, or came twice", f"reftel show {archive} --sources duplicate"
    if report.findings:
        told = _many(report.findings, "remark on what is doubtful or unusual", "remarks on what is doubtful or unusual")
        yield report.findings, told, f"reftel show {archive} --findings"
    for name, count in sorted(report.unread_formats.items()):
        told = "empty: there is nothing to read" if name == "empty" else ": ".join(unread_as(name, " yet"))
        yield count, told, f"reftel show {archive} --sources unread"
    if report.unreadable:
        yield len(report.unreadable), "could not be opened", ""


def _cables(report: ReadReport, command: str) -> tuple[int, str, str]:
    """How many cables; and versions, where some came in several."""
    count = report.cables - report.versions
    told = _many(count, "cable", "cables")
    if report.versions:
        told += f" in {counted(report.cables, 'version')}"
    return count, f"{told}, {report.new:,} of them new" if report.cables else told, command


def _versions(archive: str) -> str:
    return f"reftel show {archive} --versions --list"


def _many(count: int, one: str, more: str) -> str:
    return one if count == 1 else more
