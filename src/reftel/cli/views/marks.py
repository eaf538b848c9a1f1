"""Small things that every view shares: citations, act and stance words, verbatim text, and the ledger of entries.

A ledger is a table where the window is wide and a list of two-storey entries where it is not; either way each entry
begins with its citation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli import strings
from reftel.cli.console import words
from reftel.cli.places import called
from reftel.model.cable import citation_of
from reftel.model.telling import stance_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

WIDE = 116
"""From this width on a ledger is a table."""

ACT_STYLES = {
    "state": "",
    "ask": "cyan",
    "support": "green",
    "reject": "red",
    "request": "yellow",
    "commit": "blue",
    "criticize": "magenta",
}
STANCE_STYLES = {
    "support": "green",
    "accept": "green",
    "conditional": "yellow",
    "reject": "red",
    "declines": "red",
    "inferred-for": "dim green",
    "inferred-against": "dim red",
}


class Heading(NamedTuple):
    """A column of a ledger: its name, and its width where the ledger is a table (None: what is left)."""

    name: str
    width: int | None


class Entry(NamedTuple):
    """One entry: the short cells, the first of them the citation, and the text with the lines beneath it.

    A line break in a cell is one in a table only.
    """

    cells: tuple[Text, ...]
    text: Text
    beneath: tuple[Text, ...] = ()


def cite(cable: str, para: int | None) -> Text:
    """``06ASTANA280 ¶4``; of what has no number the path and line where it begins."""
    return words(citation_of(called(cable), para), "bold")


def act(name: str, *, to_check: bool = False) -> Text:
    """The word of an act, in its colour, never by colour alone; and whether the statement is to be checked."""
    shown = Text(name, style=ACT_STYLES.get(name, ""))
    return shown.append("\n[to check]", style="italic") if to_check else shown


def stance(name: str, *, to_check: bool = False, assumed: bool = False, objection: bool = False) -> Text:
    """A stance in plain words, with what it rests on where that is no declaration of its own."""
    shown = Text(stance_told(name, objection=objection), style=STANCE_STYLES.get(name, ""))
    if assumed:
        shown.append(" [assumed]", style="italic")
    if to_check:
        shown.append(" [to check]", style="italic")
    return shown


def by_cable(date: str) -> Text:
    """That it has no day of its own, and is shown for the date of its cable."""
    return label(strings.NO_OWN_DAY, words(strings.BY_ITS_CABLE.format(day=strings.day(date))))


def on_day(edtf: str | None, *, inferred: bool = False) -> Text:
    """A day as a table shows it, the last of a span below; under it that it is ``inferred`` (``2005-04-26~``)."""
    shown = words(strings.day(edtf).replace(" to ", "\nto "))
    if inferred or (edtf or "").endswith("~"):
        shown.append(f"\n{strings.INFERRED}", style="dim")
    return shown


def day_or_cable(own: str | None, cable: str | None) -> Text:
    """The day of a saying; that of its cable, quietly and saying so, where it has none of its own."""
    return words(own) if own else words(strings.OF_CABLE.format(day=cable) if cable else "", "dim")


def label(name: str, text: Text) -> Text:
    """``if: …``: a quiet name before a text."""
    return Text.assemble((f"{name}: ", "dim"), text)


def quote(text: str) -> Text:
    """Verbatim words, in quotation marks."""
    return Text.assemble("“", words(text), "”")


def marked(text: str, marks: Sequence[tuple[int, int]], *, colour: bool) -> Text:
    """Text with its hits marked: in bold where the window can, else between » and «."""
    shown = Text()
    done = 0
    for start, end in marks:
        shown.append_text(words(text[done:start]))
        hit = text[start:end] if colour else f"»{text[start:end]}«"
        shown.append_text(words(hit, "bold reverse" if colour else ""))
        done = end
    shown.append_text(words(text[done:]))
    return shown


def ledger(headings: Sequence[Heading], entries: Sequence[Entry], width: int) -> Iterator[RenderableType]:
    """The entries as a table or as a list, by the width of the window; ``headings`` name the cells and the text."""
    if width >= WIDE:
        yield _table(headings, entries)
        return
    for entry in entries:
        yield _story(entry)


def _table(headings: Sequence[Heading], entries: Sequence[Entry]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1, pad_edge=False, header_style="dim")
    widest = max((len(line) for entry in entries for line in entry.cells[0].plain.split("\n")), default=0)
    first, *rest = headings
    table.add_column(first.name, width=max(widest, first.width or 0), no_wrap=True)
    for heading in rest:
        table.add_column(heading.name, width=heading.width, ratio=None if heading.width else 1, overflow="fold")
    for entry in entries:
        table.add_row(*entry.cells, Group(entry.text, *entry.beneath))
    return table


def _story(entry: Entry) -> Group:
    first = Text("  ").join(Text(" ").join(cell.split("\n")) for cell in entry.cells if cell.plain)
    lines = (line for line in (entry.text, *entry.beneath) if line.plain)
    return Group(first, *(Padding(line, (0, 0, 0, 4)) for line in lines), Text())
