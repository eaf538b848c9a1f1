"""Seats by hand as a file of ``[[seat]]`` tables, which ``deciding.questions.load_seats`` reads back."""

from collections.abc import Iterable

from reftel.model.board import HandSeat, Question
from reftel.writing.toml import toml

_HEAD = """\
# Seats that were entered by hand in the reading room on the question {id}.
# Each is shown as assumed, or with its source. Whoever moves one into the question file takes it away here.
"""
_KEYS = ("actor", "option", "stance", "on", "condition", "veto", "source")


def seats_text(question: Question, seats: Iterable[HandSeat]) -> str:
    """The whole file; of a seat what a person can enter in the room.

    That is actor, option, stance, day, condition and whether it objects until then, what it says of blocking, source.
    """
    return _HEAD.format(id=question.id) + "".join(map(_table, seats))


def _table(seat: HandSeat) -> str:
    lines = [f"{key} = {toml(value)}" for key in _KEYS if (value := getattr(seat, key))]
    lines += ["objects = true"] if seat.objection else []
    lines += ["assumed = true"] if seat.assumed else []
    return "\n[[seat]]\n" + "\n".join(lines) + "\n"
