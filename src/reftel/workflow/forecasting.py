"""Forecasts of a question, recorded in a file of JSON lines, and scored when it is known what came."""

import errno
from datetime import date
from pathlib import Path

import msgspec

from reftel.deciding.forecasts import outlook, scores
from reftel.errors import InputError, NoSpaceError
from reftel.model.board import Question
from reftel.model.forecast import Outlook, Scored
from reftel.writing import records

_MOST = 100_000_000  # bytes of a file of recordings


def forecast_question(question: Question, on: str | None = None, *, seed: int = 1) -> Outlook:
    """Every method beside the naive ones, from the seats by hand that have a position.

    Raises:
        QuestionError: if the question has no scale, no position on it, or a figure outside it.
    """
    return outlook(question, on, seed)


def record(made: Outlook, path: Path, day: date) -> None:
    """Append a forecast to a file, with the day on which it was made; what is in the file stays.

    Raises:
        InputError: if the file cannot be written.
        NoSpaceError: if the disk is full.
    """
    line = records.as_json(msgspec.structs.replace(made, made=day.isoformat()))
    try:
        with path.open("ab") as file:
            file.write(line + b"\n")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpaceError(f"No space left for {path}.") from error
        raise InputError(f"Cannot write {path}: {error.strerror or error}.") from error


def scored(path: Path, question: str, outcome: float) -> tuple[Scored, ...]:
    """The forecasts of a question that a file holds, each beside what came, in the order of recording.

    Raises:
        InputError: if the file cannot be read, or a line of it is no recorded forecast.
    """
    try:
        if path.stat().st_size > _MOST:
            raise InputError(f"{path} is too large for a file of recorded forecasts.")
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror or error}.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            held = msgspec.json.decode(line, type=Outlook)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(f"{path}: line {number} is no recorded forecast ({error}).") from None
        if held.question == question:
            found.append(scores(held, outcome))
    return tuple(found)
