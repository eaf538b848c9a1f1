"""The questions of an archive: files in its ``questions`` folder, what the cables say to each, and seats by hand.

A question is a file that a person writes. What a reader of the room assumes or corrects is never written into it: seats
by hand that come from the room stand beside it, in ``ID.seats.toml``, and are taken away again there.
"""

import functools
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from reftel.archive import Archive
from reftel.deciding import changes, decide, load_question
from reftel.deciding.dates import check_since
from reftel.deciding.questions import load_seats
from reftel.errors import QuestionError
from reftel.model.board import Board, Coverage, HandSeat, Question
from reftel.model.position import Position
from reftel.model.statement import Statement
from reftel.workflow.beside import WAIT, Beside
from reftel.workflow.coverage import coverage, holdings
from reftel.workflow.levelling import evened
from reftel.workflow.protecting import Protected, masked_name
from reftel.workflow.veiling import Veiled, veiled
from reftel.writing.seats import seats_text

FOLDER = "questions"
SEATS = ".seats.toml"
IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MOST_SEATS = 1_000
"""So many seats by hand can be entered in the room for one question; a body has fewer members than that."""


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """A question of an archive, or a file that is none: then ``problem`` says why.

    ``here``: it lies in the folder of the archive, where it can be edited.
    """

    name: str
    here: bool = True
    question: Question | None = None
    problem: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the cables say to a question: positions, and the statement behind each by its id.

    ``by_hand`` are the seats that were entered in the room; the question has them among its seats. ``older``: it was
    worked out before the archive was as it is now, and is being worked out anew. ``speaking`` are the cables that may
    speak of it, by their statements.
    """

    question: Question
    positions: tuple[Position, ...]
    statements: Mapping[str, Statement]
    coverage: Coverage
    by_hand: tuple[HandSeat, ...]
    older: bool = False
    speaking: frozenset[str] = frozenset()

    def board(self, on: str | None = None, since: str | None = None) -> Board:
        """The board at a date, and what changed since an earlier one.

        Raises:
            QuestionError: if ``since`` is later than the date of the board.
        """
        check_since(since, on or self.question.on)
        made = decide(self.question, self.positions, on, self.coverage)
        if since is None:
            return made
        before = decide(self.question, self.positions, since)
        return msgspec.structs.replace(made, since=since, changes=changes(before, made))


class Questions:
    """The questions of one archive; what the cables say is worked out once, until archive or question changes."""

    def __init__(
        self,
        archive: Path,
        also: Sequence[Path] = (),
        work_out: Callable[[Question], Answer] | None = None,
        kept: Callable[[Question], Answer | None] = lambda _: None,
        *,
        quickly: Callable[[Question], Answer | None] = lambda _: None,
        long: Callable[[], bool] = lambda: False,
        protected: Protected | None = None,
    ) -> None:
        """``also`` are question files that lie elsewhere; ``work_out`` asks the cables, else those of this archive.

        ``kept`` gives what they said before this was opened, which is shown until they are asked. ``quickly`` tells
        what they say where that takes a moment; where it does not, and to ask them is ``long``, nobody waits for it who
        can be shown what they said before. The names of ``protected`` are masked in what people wrote.
        """
        self._protected = protected
        self._veiled: dict[str, Veiled] = {}
        self.folder = archive / FOLDER
        self._also = tuple(also)
        self._mutex = threading.Lock()
        self._work_out = work_out or functools.partial(answer_in, archive)
        self._kept, self._quickly, self._long = kept, quickly, long
        self._answers: dict[str, tuple[Question, Beside[Answer]]] = {}
        self._loaded: dict[Path, tuple[tuple[int, int], Question]] = {}

    def all(self) -> tuple[Shelved, ...]:
        """Every question file, by name; of two with one id the second is a problem."""
        found: list[Shelved] = []
        taken: dict[str, str] = {}
        for path in self._files():
            here = path.parent == self.folder
            try:
                question = self._load(path)
            except QuestionError as error:
                problem = self._told(str(error).replace(f"{path}: ", ""))
                found.append(Shelved(name=self._told(path.name), here=here, problem=problem))
                continue
            first = taken.setdefault(question.id, path.name)
            if first != path.name:
                told = f"has the id {question.id!r}, which {self._told(first)} has already."
                found.append(Shelved(name=self._told(path.name), here=here, problem=told))
            else:
                found.append(Shelved(name=self._told(path.name), here=here, question=question))
        return tuple(found)

    def _told(self, text: str) -> str:
        """Words of who wrote a question, as they are shown."""
        return text if self._protected is None else evened(masked_name(text, self._protected))

    def get(self, identity: str) -> Question | None:
        """The question with this id, without the seats of the room; None if there is none that can be used."""
        return next((one.question for one in self.all() if one.question and one.question.id == identity), None)

    def cues(self) -> dict[str, tuple[str, ...]]:
        """By the id of each question the words by which cables speak of its options."""
        return {one.question.id: one.question.cues for one in self.all() if one.question}

    def answer(self, identity: str, state: object, era: object = None, wait: float = WAIT) -> Answer | None:
        """What the cables say to a question, in a state and era of the archive; None if there is no such one.

        Where that takes long it is what they said before, while it is worked out anew.

        Raises:
            NotReadyError: if it is worked out for the first time, and takes too long to wait for.
            QuestionError: if the seats beside the question cannot be read.
        """
        question = self.get(identity)
        if question is None:
            return None
        by_hand = self.seats(question)
        whole = msgspec.structs.replace(question, seats=(*question.seats, *by_hand))
        with self._mutex:
            kept = self._answers.get(identity)
            if kept is None or kept[0] != question:
                made = functools.partial(self._work_out, question)
                kept = self._answers[identity] = (
                    question,
                    Beside(
                        made,
                        "What the cables say to it is being worked out",
                        grows=True,
                        kept=functools.partial(self._kept, question),
                        quickly=functools.partial(self._quickly, question),
                        long=self._long,
                    ),
                )
        found = kept[1].get(state, wait, era)
        return msgspec.structs.replace(found, question=whole, by_hand=by_hand, older=not kept[1].is_of(state))

    def is_older(self, state: object) -> bool:
        """Whether what is shown of any question that was asked for is not of this state, or is still worked out."""
        return any(not kept.is_of(state) for _, kept in tuple(self._answers.values()))

    # Seats by hand.

    def seats(self, question: Question) -> tuple[HandSeat, ...]:
        """The seats that were entered in the room.

        Raises:
            QuestionError: if the file cannot be read.
        """
        hidden = self._veiled.get(question.id)
        if hidden is None:
            return self._written(question)
        try:
            return tuple(map(hidden.seat, self._written(hidden.plain)))
        except QuestionError as error:
            raise QuestionError(self._told(str(error))) from None

    def _written(self, question: Question) -> tuple[HandSeat, ...]:
        path = self._seats_of(question)
        return load_seats(path, question) if path.is_file() else ()

    def _plain(self, question: Question, actor: str, option: str) -> tuple[Question, str, str]:
        """A question, an actor and an option as they are written."""
        hidden = self._veiled.get(question.id)
        if hidden is None:
            return question, actor, option
        return hidden.plain, hidden.written(actor), hidden.written(option)

    def seat(self, question: Question, seat: HandSeat) -> None:
        """Enter a seat by hand; one of the same actor on the same option and day gives way to it.

        Raises:
            QuestionError: if there are too many, the option is none of the question, or the seat cannot be one.
        """
        if seat.amiss:
            raise QuestionError(f"{seat.actor} {seat.amiss}")
        if seat.option not in [option.id for option in question.options]:
            raise QuestionError(f"The question {question.id} has no option {seat.option!r}.")
        question, actor, option = self._plain(question, seat.actor, seat.option)
        seat = msgspec.structs.replace(seat, actor=actor, option=option)
        with self._mutex:
            kept = [one for one in self._written(question) if not _same(one, seat)]
            if len(kept) >= _MOST_SEATS:
                raise QuestionError(f"There are {_MOST_SEATS} seats by hand on {question.id}: take one away first.")
            write_whole(self._seats_of(question), seats_text(question, [*kept, seat]))

    def unseat(self, question: Question, actor: str, option: str, on: str | None) -> bool:
        """Take a seat by hand away again; False if there is none."""
        question, actor, option = self._plain(question, actor, option)
        with self._mutex:
            held = self._written(question)
            kept = [one for one in held if (one.actor, one.option, one.on) != (actor, option, on)]
            if len(kept) == len(held):
                return False
            write_whole(self._seats_of(question), seats_text(question, kept))
            return True

    def _seats_of(self, question: Question) -> Path:
        if not IDENTITY.fullmatch(question.id):
            raise QuestionError(
                f"The question {question.id!r} can have no seats by hand here: its id must be letters, digits, '.', "
                "'-' and '_' to be the name of a file."
            )
        return self.folder / f"{question.id}{SEATS}"

    def _files(self) -> Iterable[Path]:
        inside = sorted(self.folder.glob("*.toml")) if self.folder.is_dir() else []
        return [*(path for path in inside if not path.name.endswith(SEATS)), *self._also]

    def _load(self, path: Path) -> Question:
        """The question in a file; one that was not touched since is not read again."""
        try:
            told = path.stat()
        except OSError:
            return load_question(path)  # says what is wrong with it
        state = (told.st_mtime_ns, told.st_size)
        kept = self._loaded.get(path)
        if kept is None or kept[0] != state:
            question = load_question(path)
            if self._protected is not None:
                hidden = veiled(question, self._protected)
                question = hidden.shown
                self._veiled[question.id] = hidden
            kept = self._loaded[path] = (state, question)
        return kept[1]


def write_whole(path: Path, text: str) -> None:
    """Write a file anew, all of it or nothing; its folder is made where there is none yet.

    Raises:
        OSError: if it cannot be written.
    """
    path.parent.mkdir(exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _same(one: HandSeat, other: HandSeat) -> bool:
    return (one.actor, one.option, one.on) == (other.actor, other.option, other.on)


def answer_in(archive: Path, question: Question) -> Answer:
    """What the cables of an archive say to a question, worked out now.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        opened.refresh()
        return _answered(question, opened)


def _answered(question: Question, opened: Archive) -> Answer:
    from reftel.extracting import VERSION  # noqa: PLC0415 (the parser takes two seconds to load)
    from reftel.extracting.positions import concerned, positions  # noqa: PLC0415 (as above)

    statements = tuple(opened.statements())
    speaking = concerned(question, statements)
    found = positions(question, statements, speaking)
    wanted = {position.statement for position in found}
    among = {position.cable for position in found}
    cables, extracted = opened.coverage(VERSION, question.cues, among)
    rests_on = coverage(
        cables=cables,
        extracted=extracted,
        older=opened.outdated(VERSION, question.cues, among) if extracted < cables else 0,
        statements=len(statements),
        positions=len(found),
        held=holdings(opened.numbers(question.cues, among), opened.numbers()),
    )
    return Answer(
        question=question,
        positions=found,
        statements={one.id: one for one in statements if one.id in wanted},
        coverage=rests_on,
        by_hand=(),
        speaking=frozenset(one.cable for one in speaking),
    )


def carried(answer: Answer, opened: Archive, changed: frozenset[str], spoken: int | None = None) -> Answer | None:
    """An answer where since it was worked out nothing has changed but the statements of some cables.

    None where it is to be worked out again, for one of them may bear on the question, or did so before: a statement
    that is rejected now is looked at too. ``spoken`` is how many statements count, where that is known.
    """
    from reftel.extracting.positions import may_bear  # noqa: PLC0415 (as above)

    if not changed.isdisjoint(answer.speaking):
        return None
    statements = (one for cable in changed for one in opened.statements(cable, rejected=True))
    if may_bear(answer.question, answer.positions, statements):
        return None
    spoken = opened.looking().spoken() if spoken is None else spoken
    counted = msgspec.structs.replace(answer.coverage, statements=spoken)
    return msgspec.structs.replace(answer, coverage=counted)
