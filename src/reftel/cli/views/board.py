"""The board: for each option who stands where, the outcome twice, what would move it, and the sentences as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views.marks import cite, day_or_cable, label, quote, stance
from reftel.cli.views.outlook import changed, packages, waits
from reftel.model.moving import moves_told
from reftel.model.showing import Notes
from reftel.model.telling import (
    NAMED,
    ORDER,
    about,
    basis,
    blocking,
    feasible,
    in_the_way,
    outside,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.board import Board, DecisionOutcome, Move, OptionOutcome, Seat
    from reftel.model.showing import Entry

OUTCOME_STYLES = {"adopted": "bold green", "not adopted": "bold red", "undetermined": "bold yellow"}


def board(shown: Board) -> Iterator[RenderableType]:
    """The whole board, from title to notes."""
    notes = Notes()
    yield words(shown.title, "bold")
    yield words(standing(shown.on, shown.rule, shown.members), "dim")
    yield words(basis(shown.coverage), "dim")
    yield Text()
    for decision in shown.decisions:
        yield from _decision(decision, shown, notes)
    yield from _moves(shown.moves)
    if shown.since is not None:
        yield from changed(shown.changes, shown.since, notes)
    if shown.waiting is not None:
        yield from waits(shown.waiting)
    if shown.packages is not None:
        yield from packages(shown.packages, shown.members)
    if notes.entries:
        yield Text("The sentences behind it", style="bold")
        for number, entry in enumerate(notes.entries, 1):
            yield _note(number, entry)
    yield from _silent(shown)


def _decision(decision: DecisionOutcome, shown: Board, notes: Notes) -> Iterator[RenderableType]:
    yield words(about(decision), "underline")
    yield words(feasible(decision), "dim")
    yield Text()
    for option in decision.options:
        yield from _option(option, shown, notes)


def _option(option: OptionOutcome, shown: Board, notes: Notes) -> Iterator[RenderableType]:
    yield Text.assemble(words(option.title, "bold"), "  ", words(option.id, "dim"))
    verdicts = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    verdicts.add_column(no_wrap=True, style="dim")
    verdicts.add_column(no_wrap=True)
    verdicts.add_column(overflow="fold")
    declared = ("on what is declared", option.outcome, option.because)
    inferred = ("with what is inferred", option.outcome_with_inferred, option.because_with_inferred)
    if declared[1:] == inferred[1:]:
        inferred = (*inferred[:2], "for the same reasons")
    for name, outcome, because in (declared, inferred):
        verdicts.add_row(name, Text(outcome, style=OUTCOME_STYLES[outcome]), words(because))
    yield Padding(verdicts, (0, 0, 0, 2))
    yield Text()
    yield from (Padding(line, (0, 0, 0, indent)) for indent, line in _seats(option.seats, shown, notes))
    barring = in_the_way(option)
    if barring:
        yield Padding(label("in the way", words(", ".join(barring))), (1, 0, 0, 2))
    if option.unknown:
        many = len(option.unknown) > NAMED
        named = f"{len(option.unknown)} of {shown.members} members" if many else ", ".join(option.unknown)
        yield Padding(label("not known", words(named)), (0 if barring else 1, 0, 0, 2))
    yield Text()


def _silent(shown: Board) -> Iterator[RenderableType]:
    """The members of whom nothing is known on any option, where they were only counted."""
    options = [option.unknown for decision in shown.decisions for option in decision.options]
    if not any(len(unknown) > NAMED for unknown in options):
        return
    everywhere = [member for member in options[0] if all(member in unknown for unknown in options)]
    yield Text()
    yield words(f"Nothing is known on any option of {len(everywhere)} members: {', '.join(everywhere)}", "dim")


def _seats(seats: Sequence[Seat], board: Board, notes: Notes) -> Iterator[tuple[int, Text]]:
    """Two lines a seat, with their indents: actor, stance, date and notes in columns; then condition and whose word."""
    ordered = sorted(seats, key=lambda seat: (ORDER.index(seat.stance), seat.actor))
    stances = [
        stance(seat.stance, to_check=seat.to_check, assumed=seat.assumed, objection=seat.objection) for seat in ordered
    ]
    widths = [min(max(map(len, column), default=0), 34) for column in ([seat.actor for seat in seats], stances)]
    for seat, shown in zip(ordered, stances, strict=True):
        entries: list[Entry] = [*seat.evidence, *([seat.source] if seat.source else [])]
        cited = " ".join(f"[{notes.number(entry)}]" for entry in entries)
        actor = words(seat.actor.ljust(widths[0]), "bold")
        gap = " " * max(widths[1] - len(shown), 0)
        yield 2, Text.assemble(actor, "  ", shown, gap, "  ", words((seat.since or "").ljust(10), "dim"), "  ", cited)
        remarks = _remarks(seat, board, notes)
        if remarks:
            yield 6, remarks


def _remarks(seat: Seat, board: Board, notes: Notes) -> Text:
    remarks = []
    remarks += [Text(told, style="italic") for told in blocking(seat)]
    if seat.condition:
        remarks.append(label("on condition", words(seat.condition)))
    if seat.claimed_by:
        remarks.append(label("claimed by", words(seat.claimed_by)))
    if seat.stage:
        remarks.append(label("only in the stage", words(seat.stage)))
    if seat.member is False:
        remarks.append(words(outside(seat, board.rule, board.members), "italic"))
    if seat.others:
        cited = " ".join(f"[{notes.number(evidence)}]" for evidence in seat.others)
        remarks.append(label("earlier or differing", Text(cited)))
    return Text("; ").join(remarks)


def _moves(moves: Iterable[Move]) -> Iterator[RenderableType]:
    """What would let each option pass."""
    told = list(moves_told(moves))
    if not told:
        return
    yield Text("What would let an option pass", style="bold")
    for one in told:
        line = Text.assemble(words(one.option, "bold"), f"{one.judged}: ", words(one.needed), words(one.may))
        line.append_text(words(one.provided, "dim"))
        yield Padding(line, (0, 0, 0, 2))
    yield Text()


def _note(number: int, entry: Entry) -> Table:
    note = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    note.add_column(justify="right", width=5, style="dim")
    note.add_column(overflow="fold")
    if isinstance(entry, str):
        note.add_row(f"[{number}]", label("by hand", words(entry)))
        return note
    said = Text("  " if entry.on or entry.reported else "", "dim").append_text(day_or_cable(entry.on, entry.reported))
    note.add_row(f"[{number}]", Text.assemble(cite(entry.cable, entry.para), said, "  ", quote(entry.text)))
    return note
