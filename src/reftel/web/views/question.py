"""A question as a board: options across, actors down, each cell a stance with its date, each stance with its sentence.

What a person assumes or corrects is entered here too, and is shown as that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_args

import msgspec

from reftel.errors import QuestionError
from reftel.model.board import Board, Change, Coverage, Evidence, HandSeat, OptionOutcome, Part, Seat
from reftel.model.moving import moves_told
from reftel.model.position import INFERRED, Stance, Veto
from reftel.model.telling import (
    ORDER,
    SIDES,
    SIGNS,
    STANCES,
    VETOES,
    about,
    basis,
    blocking,
    change_told,
    feasible,
    in_the_way,
    loop_told,
    packages_told,
    rests_on,
    seat_told,
    stance_told,
    standing,
    wait_told,
)
from reftel.web import links, strings
from reftel.web.charting import Ring, ring
from reftel.web.views.view import Asked, NotHereError, Page, View, day_asked
from reftel.workflow.boards import idle, misnamed
from reftel.workflow.questions import Answer
from reftel.workflow.reader import Reader

SHOWN_PACKAGES = 12
"""So many packages are shown; how many there are is said."""
ENTERED = tuple(stance for stance in ORDER if stance in get_args(Stance))
"""The stances that a person can enter, in the order in which seats are shown."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LONGEST = 200
_NONE = "No question {id} is asked of this archive."


class Chip(msgspec.Struct, frozen=True, kw_only=True):
    """A seat in its cell: its stance in a word and a sign, since when, what is to be said with it, and its note."""

    stance: str
    word: str
    sign: str
    side: str
    since: str | None
    flags: tuple[str, ...]
    note: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, and for each option its seats; ``member`` is whether it is a member of the body then."""

    actor: str
    member: bool | None
    cells: tuple[tuple[Chip, ...], ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a seat rests on: its sentences, earlier or differing ones, or the word of a person."""

    number: int
    actor: str
    option: str
    word: str
    condition: str | None
    by_hand: str
    evidence: tuple[Evidence, ...]
    others: tuple[Evidence, ...]


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """An option at the head of its column; ``moves`` would let it pass, ``way`` is who is in the way, in words."""

    outcome: OptionOutcome
    decision: str
    moves: tuple[str, ...]
    way: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A package: its parts, what it would be, and on what it rests."""

    parts: tuple[Part, ...]
    outcome: str
    rests_on: str


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A change in words, since when, and the note of the seat that is other than it was."""

    words: str
    since: str | None
    note: int | None


class QuestionPage(Page, frozen=True, kw_only=True):
    """A board at a date.

    ``days`` are those on which anything changes, oldest first. ``silent`` are the members of whom nothing is known on
    any option. ``entered`` are the seats by hand that can be taken away here, with what they say. ``older``: what the
    cables say is being worked out anew. ``idle`` are the options that no cable speaks of, ``misnamed`` whose seats
    count for nobody, in words. ``file`` is the name of the question file, where it can be edited here.
    """

    id: str
    file: str
    board: Board
    standing: str
    basis: str
    older: bool
    idle: tuple[str, ...]
    misnamed: tuple[str, ...]
    days: tuple[str, ...]
    decisions: tuple[str, ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    notes: tuple[Note, ...]
    waits: tuple[str, ...]
    ring: Ring
    packages: str
    best: tuple[Told, ...]
    changes: tuple[Changed, ...]
    entered: tuple[tuple[HandSeat, str], ...]
    actors: tuple[str, ...]
    stances: tuple[tuple[str, str], ...]
    vetoes: tuple[tuple[str, str], ...]


def page(reader: Reader, asked: Asked) -> QuestionPage:
    """The board of the question that the address names, at the day that is asked for."""
    answer = _answer(reader, asked)
    board = answer.board(day_asked(asked.one("on"), "on"), day_asked(asked.one("since"), "since"))
    question = answer.question
    options = [option for decision in board.decisions for option in decision.options]
    notes: list[Note] = []
    rows = tuple(_rows(options, notes))
    seated = {row.actor for row in rows}
    silent = [name for option in options for name in option.unknown]
    titles = {option.id: option.title for option in question.options}
    waiting = board.waiting
    told = list(moves_told(board.moves))
    return QuestionPage(
        title=question.title,
        id=question.id,
        file=_file(reader, question.id),
        board=board,
        standing=standing(board.on, board.rule, board.members, strings.day),
        basis=basis(_in_the_room(board.coverage)),
        older=answer.older,
        idle=idle(question, {position.option for position in answer.positions}),
        misnamed=misnamed(question),
        days=days(answer),
        decisions=tuple(
            line for decision in board.decisions for line in (about(decision, strings.day), feasible(decision))
        ),
        heads=tuple(
            Head(
                outcome=option,
                way=in_the_way(option),
                decision=decision.id,
                moves=tuple(
                    f"{one.needed}{one.may}{one.provided}{one.judged}" for one in told if one.option == option.id
                ),
            )
            for decision in board.decisions
            for option in decision.options
        ),
        rows=rows,
        silent=tuple(sorted(set(silent) - seated)),
        notes=tuple(notes),
        waits=(
            (
                *(wait_told(wait, titles.get(wait.option, wait.option)) for wait in waiting.waits),
                *map(loop_told, waiting.loops),
            )
            if waiting
            else ()
        ),
        ring=ring((wait.actor, other) for wait in (waiting.waits if waiting else ()) for other in wait.waits_for),
        packages=packages_told(board.packages) if board.packages else "",
        best=tuple(
            Told(parts=one.parts, outcome=one.outcome, rests_on=rests_on(one, board.members))
            for one in (board.packages.packages if board.packages else ())[:SHOWN_PACKAGES]
        ),
        changes=tuple(_changed(change, titles, notes) for change in board.changes),
        entered=tuple((seat, seat_told(seat)) for seat in answer.by_hand),
        actors=tuple(sorted({member.name for member in question.members} | seated)),
        stances=tuple((stance, STANCES[stance]) for stance in ENTERED if stance not in INFERRED),
        vetoes=tuple(VETOES.items()),
    )


def _changed(change: Change, titles: dict[str, str], notes: Sequence[Note]) -> Changed:
    title = titles.get(change.option, change.option)
    mine = (change.actor, title, change.evidence)
    held = (n.number for n in notes if change.after and (n.actor, n.option, n.evidence) == mine)
    return Changed(words=f"{title}: {change_told(change)}", since=change.since, note=next(held, None))


def _file(reader: Reader, identity: str) -> str:
    shelved = (one for one in reader.questions() if one.here and one.question and one.question.id == identity)
    return next((one.name for one in shelved), "") if reader.wordings.may else ""


def days(answer: Answer) -> tuple[str, ...]:
    """The days on which something that counts was said or reported, oldest first."""
    told = [min(filter(None, (p.on, p.reported)), default="") for p in answer.positions]
    told += [seat.on or "" for seat in answer.question.seats]
    return tuple(sorted({day.rstrip("~?%") for day in told if _DAY.match(day)}))


def _answer(reader: Reader, asked: Asked) -> Answer:
    answer = reader.answer(asked.path["id"])
    if answer is None:
        raise NotHereError(_NONE.format(id=asked.path["id"][:80]))
    return answer


def _rows(options: Sequence[OptionOutcome], notes: list[Note]) -> Iterator[Row]:
    """The actors with a seat on any option: members before others, those in the way of something first."""
    seats: dict[str, dict[str, list[Seat]]] = {}
    for option in options:
        for seat in option.seats:
            seats.setdefault(seat.actor, {}).setdefault(option.id, []).append(seat)
    for actor in sorted(seats, key=lambda name: _weight(name, seats[name])):
        mine = seats[actor]
        cells = tuple(tuple(_chip(seat, option, notes) for seat in mine.get(option.id, ())) for option in options)
        first = next(iter(mine.values()))[0]
        yield Row(actor=actor, member=first.member, cells=cells)


def _weight(name: str, seats: dict[str, list[Seat]]) -> tuple[bool, int, str]:
    every = [seat for some in seats.values() for seat in some]
    order = {"against": 0, "if": 1, "open": 2, "for": 3, "aside": 4}
    firm = [order[SIDES.get(seat.stance, "aside")] for seat in every if not seat.to_check]
    return (every[0].member is False, min(firm, default=5), name)


def _chip(seat: Seat, option: OptionOutcome, notes: list[Note]) -> Chip:
    by_hand = "assumed" if seat.assumed else seat.source or ""
    flags = [
        *(["assumed"] if seat.assumed else ["by hand"] if seat.source and not seat.evidence else []),
        *(["inferred"] if seat.stance in INFERRED else []),
        *([f"claimed by {seat.claimed_by}"] if seat.claimed_by else []),
        *(["to check"] if seat.to_check else []),
        *blocking(seat),
    ]
    notes.append(
        Note(
            number=len(notes) + 1,
            actor=seat.actor,
            option=option.title,
            word=stance_told(seat.stance, objection=seat.objection),
            condition=seat.condition,
            by_hand=by_hand,
            evidence=seat.evidence,
            others=seat.others,
        )
    )
    side = SIDES.get(seat.stance, "aside")
    return Chip(
        stance=seat.stance,
        word=stance_told(seat.stance, objection=seat.objection).replace(" (inferred)", ""),
        sign=SIGNS[side],
        side=side,
        since=seat.since,
        flags=tuple(flags),
        note=len(notes),
    )


def act(reader: Reader, asked: Asked) -> str:
    """Enter a seat by hand, or take one away; then the board again.

    Raises:
        QuestionError: naming what is missing.
    """
    form = dict(asked.form)
    question = reader.question(asked.path["id"])  # nobody waits for the board, or writes his seat twice for it
    if question is None:
        raise NotHereError(_NONE.format(id=asked.path["id"][:80]))
    day = day_asked(form.get("on", ""), "From")
    actor = _line(form, "actor")
    option = form.get("option", "")
    if form.get("do") == "unseat":
        if not reader.unseat(question, actor, option, day):
            raise QuestionError(f"{actor} has no seat by hand there any more: load the page again.")
    else:
        reader.seat(question, _entered(form, actor, option, day))
    shown = form.get("shown", "")
    return links.question_url(question.id, on=shown if _DAY.fullmatch(shown) else "") + "#hand"


def _entered(form: dict[str, str], actor: str, option: str, day: str | None) -> HandSeat:
    stance = form.get("stance", "")
    if not actor:
        raise QuestionError("A seat needs an actor: write whose it is.")
    if stance not in ENTERED:
        raise QuestionError("A seat needs a stance: choose one.")
    veto = form.get("veto", "")
    if veto and veto not in VETOES:
        raise QuestionError("What it says of blocking is not known: choose one, or none.")
    source = _line(form, "source")
    return HandSeat(
        actor=actor,
        option=option,
        stance=cast("Stance", stance),
        assumed=not source,
        source=source or None,
        on=day,
        condition=_line(form, "condition") or None,
        veto=cast("Veto", veto) if veto else None,
        objection=form.get("objects") == "yes",
    )


def _line(form: dict[str, str], name: str) -> str:
    return " ".join(form.get(name, "").split())[:_LONGEST]


def _in_the_room(coverage: Coverage) -> Coverage:
    """What a board rests on, without the command that a terminal would name."""
    left = coverage.cables - coverage.extracted - coverage.older
    told = [strings.NO_STATEMENTS_YET.format(left=left)] if left else []
    told += [strings.STATEMENTS_OLDER.format(older=coverage.older)] if coverage.older else []
    return msgspec.structs.replace(coverage, note=" · ".join(told)) if told else coverage


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Board]]:
    """The seats as rows."""
    return Board, [_answer(reader, asked).board(day_asked(asked.one("on"), "on"))]


VIEW = View(
    name="question",
    path="/question/{id}",
    page=page,
    table=table,
    act=act,
    does=("seat", "unseat"),
    asks=(("on", "the day of the board"), ("since", "what changed since this day")),
)
