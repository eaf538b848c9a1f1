"""What a dossier says of a board, in order: outcome, seats, moves, changes, waits, packages, rule, coverage, notes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from reftel.model.board import Board, Change, OptionOutcome, PackageSearch, Question, Seat
from reftel.model.cable import citation_of
from reftel.model.moving import moves_told
from reftel.model.showing import Entry, Notes
from reftel.model.telling import (
    NAMED,
    ORDER,
    about,
    basis,
    blocking,
    change_told,
    feasible,
    in_the_way,
    loop_told,
    outside,
    packages_told,
    rests_on,
    stance_told,
    standing,
    wait_told,
)
from reftel.writing import charts
from reftel.writing.dossier.page import Block, Grid, Items, Line, Look, Note, Page, Paragraph, Picture, Run, Section

PACKAGES = 12
"""So many packages are listed; the JSON has more, and says how many there are."""

OUTCOMES: dict[str, Look] = {"adopted": "for", "not adopted": "against", "undetermined": "if"}
SIDES: dict[str, Look] = {"for": "for", "against": "against", "if": "if", "open": "quiet", "aside": "quiet"}
CAUTION = (
    "A cable is what a post reported: a line says that somebody is reported to have said something, not that it is so. "
    "Found by rules, with errors: check the sentence in its cable before you cite it."
)


class RuleTold(msgspec.Struct, frozen=True):
    """The rule of a question in words, and the text that it is from; ``mark`` K: not checked against that text."""

    id: str
    words: str
    source: str
    mark: str = ""


def dossier(board: Board, question: Question, rule: RuleTold, body: str) -> Page:
    """The page of a board; notes are numbered in the order in which they are first cited."""
    notes, titles = Notes(), {option.id: option.title for option in question.options}
    sections = [
        Section("The outcome", tuple(_outcomes(board))),
        *_decisions(board, notes),
        *_some("What would let an option pass", _moves(board, titles)),
        *_some("Who moved when", _picture(charts.moving(board, question.seats))),
        *_some(f"What changed since {board.since}", _changes(board, titles, notes)),
        *_some("Who waits for whom", _waits(board, titles)),
        *_some("Packages that nobody is known to refuse", _packages(board.packages, board.members)),
        Section("The rule", tuple(_rule(rule))),
        Section("What this rests on", (_said(basis(board.coverage)), _said(CAUTION, "quiet"))),
    ]
    return Page(
        title=board.title,
        about=(body, standing(board.on, board.rule, board.members)),
        sections=tuple(sections),
        notes=tuple(_note(number, entry) for number, entry in enumerate(notes.entries, 1)),
        foot=f"Question {board.question}. Made by reftel on one computer; nothing was asked of anybody else.",
    )


def _said(words: str, look: Look = "") -> Paragraph:
    return Paragraph((Run(words, look),))


def _some(title: str, blocks: Iterable[Block]) -> Iterator[Section]:
    """The section, where there is anything in it."""
    held = tuple(blocks)
    if held:
        yield Section(title, held)


def _picture(svg: str) -> Iterator[Block]:
    if svg:
        yield Picture(svg)


def _outcomes(board: Board) -> Iterator[Block]:
    rows = [
        (
            (Run(option.title, "strong"),),
            (Run(option.outcome, OUTCOMES[option.outcome]),),
            (Run(option.outcome_with_inferred, OUTCOMES[option.outcome_with_inferred]),),
            (Run(", ".join(in_the_way(option)) or "nobody known"),),
        )
        for decision in board.decisions
        for option in decision.options
    ]
    yield Grid(("option", "on what is declared", "with what is inferred", "in the way"), tuple(rows))
    yield from _picture(charts.standing(board))


def _decisions(board: Board, notes: Notes) -> Iterator[Section]:
    for decision in board.decisions:
        yield Section(about(decision), (_said(feasible(decision), "quiet"),))
        for option in decision.options:
            yield Section(option.title, tuple(_option(option, board, notes)), level=3)


def _option(option: OptionOutcome, board: Board, notes: Notes) -> Iterator[Block]:
    inferred = option.because_with_inferred
    same = (option.outcome, option.because) == (option.outcome_with_inferred, inferred)
    yield Items(
        (
            (Run("on what is declared: "), Run(option.outcome, OUTCOMES[option.outcome]), Run(f". {option.because}")),
            (
                Run("with what is inferred: "),
                Run(option.outcome_with_inferred, OUTCOMES[option.outcome_with_inferred]),
                Run(", for the same reasons." if same else f". {inferred}"),
            ),
        )
    )
    if option.seats:
        ordered = sorted(option.seats, key=lambda seat: (ORDER.index(seat.stance), _alike(seat), seat.actor))
        rows = [_seats(list(some), board, notes) for _, some in groupby(ordered, key=lambda s: (s.stance, _alike(s)))]
        yield Grid(("who", "stance", "since", "on what"), tuple(rows))
    if option.unknown:
        many = len(option.unknown) > NAMED
        told = f"{len(option.unknown)} of {board.members} members: " if many else ""
        yield Paragraph((Run("not known: ", "quiet"), Run(told + ", ".join(option.unknown))))


def _alike(seat: Seat) -> tuple[str, ...]:
    """What seats must share to stand in one row: those of cables never do, those by hand where their source is one."""
    alone = seat.actor if seat.evidence or seat.others or seat.condition or seat.claimed_by else ""
    marks = f"{seat.to_check}{seat.assumed}{seat.member}{seat.stage}{seat.veto}{seat.right}{seat.objection}"
    return (seat.since or "", alone, seat.source or "", marks)


def _seats(seats: list[Seat], board: Board, notes: Notes) -> tuple[Line, ...]:
    """A row: one seat, or several by hand that stand in the same place on the same source."""
    first = seats[0]
    entries: list[Entry] = [*first.evidence, *([first.source] if first.source else [])]
    cited = tuple(dict.fromkeys(notes.number(entry) for entry in entries))
    who = ", ".join(seat.actor for seat in seats) + (f" ({len(seats)})" if len(seats) > NAMED else "")
    look = SIDES[charts.class_of(first.stance).split()[0]]
    remarks = [[Run(words, "quiet")] for words in _marks(first, board)]
    if first.condition:
        remarks.append([Run("on condition: ", "quiet"), Run(first.condition)])
    if first.claimed_by:
        remarks.append([Run("claimed by ", "quiet"), Run(first.claimed_by)])
    if first.others:
        others = tuple(dict.fromkeys(notes.number(entry) for entry in first.others))
        remarks.append([Run("earlier or differing:", "quiet", others)])
    on = [Run("", notes=cited)] if cited else []
    for at, remark in enumerate(remarks):
        on += [*([Run("; ", "quiet")] if at else []), *remark]
    return (
        (Run(who, "strong"),),
        (Run(stance_told(first.stance, objection=first.objection), look),),
        (Run(first.since or ""),),
        tuple(on),
    )


def _marks(seat: Seat, board: Board) -> Iterator[str]:
    if seat.assumed:
        yield "assumed: no cable says so"
    if seat.to_check:
        yield "to check: decides nothing"
    yield from blocking(seat)
    if seat.stage:
        yield f"only in the stage {seat.stage}"
    if seat.member is False:
        yield outside(seat, board.rule, board.members)


def _moves(board: Board, titles: dict[str, str]) -> Iterator[Block]:
    lines = [
        (
            Run(titles.get(told.option, told.option), "strong"),
            Run(f"{told.judged}: {told.needed}{told.may}"),
            Run(told.provided, "quiet"),
        )
        for told in moves_told(board.moves)
    ]
    if lines:
        yield Items(tuple(lines))


def _changes(board: Board, titles: dict[str, str], notes: Notes) -> Iterator[Block]:
    if board.since is None:
        return
    if not board.changes:
        yield _said("Nothing that is known.")
        return
    yield Items(
        tuple(
            (
                Run(titles.get(change.option, change.option), "strong"),
                Run(f": {change_told(change)}"),
                Run(f", {change.since}" if change.since else "", "quiet"),
                Run("", notes=tuple(notes.number(entry) for entry in _behind(change))),
            )
            for change in board.changes
        )
    )


def _behind(change: Change) -> tuple[Entry, ...]:
    return (*change.evidence, *([change.source] if change.source else []))


def _waits(board: Board, titles: dict[str, str]) -> Iterator[Block]:
    if board.waiting is None:
        return
    lines: list[Line] = [(Run(wait_told(wait, titles.get(wait.option, wait.option))),) for wait in board.waiting.waits]
    lines += [(Run(loop_told(loop), "if"),) for loop in board.waiting.loops]
    if len(board.waiting.sequence) > 1:
        lines.append((Run("could move in this order: ", "quiet"), Run(", ".join(board.waiting.sequence))))
    yield Items(tuple(lines))


def _packages(found: PackageSearch | None, members: int) -> Iterator[Block]:
    if found is None:
        return
    yield _said(packages_told(found))
    rows = [
        (
            (Run(" · ".join(map(str, package.parts)), "strong"),),
            (Run(package.outcome, OUTCOMES[package.outcome]),),
            (Run(rests_on(package, members)),),
        )
        for package in found.packages[:PACKAGES]
    ]
    if rows:
        yield Grid(("package", "outcome", "rests on"), tuple(rows))
    if found.listed > len(rows):
        yield _said(f"… and {found.listed - len(rows):,} more.", "quiet")


def _rule(rule: RuleTold) -> Iterator[Block]:
    yield Paragraph((Run(rule.id, "strong"), Run(f": {rule.words}")))
    if rule.source:
        unchecked = " From general knowledge, not checked against that text." if rule.mark == "K" else ""
        yield _said(f"{rule.source}.{unchecked}", "quiet")
    yield _said("A seat that is only inferred, claimed by another or to be checked never counts as declared.", "quiet")


def _note(number: int, entry: Entry) -> Note:
    if isinstance(entry, str):
        return Note(number, entry)
    return Note(
        number=number,
        text=" ".join(entry.whole.split()),
        citation=citation_of(entry.cable, entry.para),
        on=entry.on or "",
        source=entry.source,
        start=entry.start,
        end=entry.end,
    )
