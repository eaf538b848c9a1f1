"""A board from statements at hand: what ``reftel.decide`` is; and the power of those who sit at it."""

import os
from collections.abc import Iterable

from reftel.deciding import decide as decided
from reftel.deciding.doubts import heard_on, idle, misnamed
from reftel.deciding.games import power_of
from reftel.deciding.questions import load_question
from reftel.deciding.tables import is_question
from reftel.model.board import Board, Coverage, Question
from reftel.model.statement import Statement

__all__ = ["decide", "heard_on", "idle", "is_question", "misnamed", "power_of"]


def decide(
    question: Question | str | os.PathLike[str], statements: Iterable[Statement], on: str | None = None
) -> Board:
    """The board of a question (or of a question file) on what these statements say, at a date (EDTF; None: all of it).

    Raises:
        QuestionError: if the question file does not say what it must.
    """
    from reftel.extracting.positions import positions  # noqa: PLC0415 (loads the lexicon of stances)

    asked = question if isinstance(question, Question) else load_question(question)
    held = tuple(statements)
    found = positions(asked, held)
    cables = len({statement.cable for statement in held})
    coverage = Coverage(cables=cables, extracted=cables, statements=len(held), positions=len(found))
    return decided(asked, found, on, coverage)
