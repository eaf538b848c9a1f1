"""Statements, positions, meetings and cables as Polars data frames, with typed columns, for analysis in Python.

    from reftel import frames
    said = frames.statements(["my-archive"])
    said.group_by("act").len()

Each takes records, or sources as the command line does: archives, files and folders. Polars is an optional part:
``pip install reftel[frames]``. A frame goes on as Arrow by itself (``frame.write_ipc(path)``, or handed to whatever
takes Arrow's C stream, without a copy).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from reftel.errors import InputError
from reftel.facts.days import first_day, last_day
from reftel.model.cable import Cable
from reftel.model.meeting import Meeting
from reftel.model.position import Position
from reftel.model.statement import Act, DayBasis, Reviewed, Statement, Voice, VoiceDetail

if TYPE_CHECKING:
    from polars import DataFrame

    from reftel.executors import Workers
    from reftel.model.board import Question

T = TypeVar("T")
Source = str | os.PathLike[str]
Given = Source | Iterable[Any]


def statements(given: Given, *, workers: Workers = 1) -> DataFrame:
    """Statements, one a row: records, or the sources to take them from.

    ``said_on`` is EDTF as it stands, ``said_on_basis`` how it is known; ``said_first`` and ``said_last`` are the days
    that it can mean, ``cable_first`` and ``cable_last`` those of the cable, by which it goes where it has none.

    Raises:
        InputError: if Polars is not installed, or a source does not exist.
    """
    pl = _polars()
    from reftel import workflow  # noqa: PLC0415 - what only shows needs no workflow

    rows = _records(given, Statement, lambda paths: workflow.statements_of(paths, workers=workers))
    text, places, words = pl.String, pl.Int64, pl.List(pl.String)
    return _frame(
        rows,
        {
            "id": (text, lambda row: row.id),
            "cable": (text, lambda row: row.cable),
            "para": (pl.Int32, lambda row: row.para),
            "said_on": (text, lambda row: row.said_on),
            "said_on_basis": (pl.Enum(get_args(DayBasis)), lambda row: row.said_on_basis),
            "said_first": (pl.Date, lambda row: _day(first_day(row.said_on))),
            "said_last": (pl.Date, lambda row: _day(last_day(row.said_on))),
            "speaker": (text, lambda row: row.speaker),
            "addressees": (words, lambda row: list(row.addressees)),
            "holder": (text, lambda row: row.holder),
            "act": (pl.Enum(get_args(Act)), lambda row: row.act),
            "negated": (pl.Boolean, lambda row: row.negated),
            "content": (text, lambda row: row.content),
            "quotes": (words, lambda row: list(row.quotes)),
            "condition": (text, lambda row: row.condition.text if row.condition else None),
            "sentence": (text, lambda row: row.sentence),
            "verb": (text, lambda row: row.verb),
            "voice": (pl.Enum(get_args(Voice)), lambda row: row.voice),
            "voice_detail": (pl.Enum(get_args(VoiceDetail)), lambda row: row.voice_detail),
            "chain": (words, lambda row: list(row.chain)),
            "echo_of": (text, lambda row: row.echo_of),
            "rank": (pl.Float64, lambda row: row.rank),
            "to_check": (pl.Boolean, lambda row: row.to_check),
            "because": (text, lambda row: row.because),
            "extractor": (text, lambda row: row.extractor),
            "reviewed": (pl.Enum(get_args(Reviewed)), lambda row: row.reviewed),
            "reviewed_by": (words, lambda row: list(row.reviewed_by)),
            "cable_date": (text, lambda row: row.cable_date),
            "cable_first": (pl.Date, lambda row: _day(first_day(row.cable_date))),
            "cable_last": (pl.Date, lambda row: _day(last_day(row.cable_date))),
            "in_summary": (pl.Boolean, lambda row: row.in_summary),
            "start": (places, lambda row: row.start),
            "end": (places, lambda row: row.end),
            "source": (text, lambda row: row.source),
        },
    )


def positions(given: Given, question: Question | None = None, *, workers: Workers = 1) -> DataFrame:
    """Stances on the options of a question, one a row: records, or the question and the sources.

    Raises:
        InputError: if Polars is not installed, a source does not exist, or sources come without a question.
    """
    pl = _polars()
    from reftel import workflow  # noqa: PLC0415 - what only shows needs no workflow

    def found(paths: Sequence[Path]) -> Iterable[Position]:
        if question is None:
            raise InputError("Positions are on a question: give it too, as frames.positions(sources, question).")
        return workflow.positions_of(question, paths, workers=workers)

    text = pl.String
    return _frame(
        _records(given, Position, found),
        {
            "question": (text, lambda row: row.question),
            "option": (text, lambda row: row.option),
            "actor": (text, lambda row: row.actor),
            "stance": (text, lambda row: row.stance),
            "on": (text, lambda row: row.on),
            "on_first": (pl.Date, lambda row: _day(first_day(row.on))),
            "on_last": (pl.Date, lambda row: _day(last_day(row.on))),
            "condition": (text, lambda row: row.condition),
            "veto": (text, lambda row: row.veto),
            "objection": (pl.Boolean, lambda row: row.objection),
            "claimed_by": (text, lambda row: row.claimed_by),
            "text": (text, lambda row: row.text),
            "sentence": (text, lambda row: row.sentence),
            "to_check": (pl.Boolean, lambda row: row.to_check),
            "because": (text, lambda row: row.because),
            "statement": (text, lambda row: row.statement),
            "cable": (text, lambda row: row.cable),
            "para": (pl.Int32, lambda row: row.para),
            "start": (pl.Int64, lambda row: row.start),
            "end": (pl.Int64, lambda row: row.end),
            "source": (text, lambda row: row.source),
        },
    )


def meetings(given: Given, *, workers: Workers = 1) -> DataFrame:
    """Meetings, one a row; who and whom as lists of names with the office that the cable gives.

    Raises:
        InputError: if Polars is not installed, or a source does not exist.
    """
    pl = _polars()
    from reftel.workflow.meetings import meetings_of  # noqa: PLC0415 - what only shows needs no workflow

    text = pl.String
    people = pl.List(pl.Struct({"name": pl.String, "role": pl.String}))
    return _frame(
        _records(given, Meeting, lambda paths: meetings_of(paths, workers=workers)),
        {
            "id": (text, lambda row: row.id),
            "cable": (text, lambda row: row.cable),
            "when": (text, lambda row: row.when),
            "first": (pl.Date, lambda row: _day(first_day(row.when))),
            "last": (pl.Date, lambda row: _day(last_day(row.when))),
            "when_basis": (text, lambda row: row.when_basis),
            "cable_date": (text, lambda row: row.cable_date),
            "cable_first": (pl.Date, lambda row: _day(first_day(row.cable_date))),
            "cable_last": (pl.Date, lambda row: _day(last_day(row.cable_date))),
            "status": (text, lambda row: row.status),
            "kind": (text, lambda row: row.kind),
            "who": (people, lambda row: [{"name": one.name, "role": one.role} for one in row.who]),
            "whom": (people, lambda row: [{"name": one.name, "role": one.role} for one in row.whom]),
            "place": (text, lambda row: row.place.text if row.place else None),
            "told_by": (text, lambda row: row.told_by),
            "sentence": (text, lambda row: row.evidence[0].text),
            "para": (pl.Int32, lambda row: row.evidence[0].para),
            "start": (pl.Int64, lambda row: row.evidence[0].start),
            "end": (pl.Int64, lambda row: row.evidence[0].end),
            "statements": (pl.List(pl.String), lambda row: list(row.statements)),
            "rank": (pl.Float64, lambda row: row.rank),
            "to_check": (pl.Boolean, lambda row: row.to_check),
            "source": (text, lambda row: row.source),
        },
    )


def cables(given: Given, *, workers: Workers = 1) -> DataFrame:
    """Cables, one a row: what their heads say, and how much of each there is.

    Raises:
        InputError: if Polars is not installed, or a source does not exist.
    """
    pl = _polars()
    from reftel import workflow  # noqa: PLC0415 - what only shows needs no workflow

    text, words = pl.String, pl.List(pl.String)
    return _frame(
        _records(given, Cable, lambda paths: workflow.cables_of(paths, workers=workers)),
        {
            "cable": (text, lambda row: row.citation),
            "kind": (text, lambda row: row.kind),
            "date": (text, lambda row: row.date),
            "date_first": (pl.Date, lambda row: _day(first_day(row.date))),
            "date_last": (pl.Date, lambda row: _day(last_day(row.date))),
            "origin": (text, lambda row: row.origin),
            "subject": (text, lambda row: row.subject),
            "classification": (text, lambda row: row.classification.level if row.classification else None),
            "signature": (words, lambda row: list(row.signature)),
            "paragraphs": (pl.Int32, lambda row: len(row.paragraphs)),
            "characters": (pl.Int64, lambda row: sum(len(one.text) for one in row.paragraphs)),
            "completeness": (text, lambda row: row.completeness),
            "findings": (pl.Int32, lambda row: len(row.findings)),
            "start": (pl.Int64, lambda row: row.span.start),
            "end": (pl.Int64, lambda row: row.span.end),
            "source": (text, lambda row: row.source.sha256),
        },
    )


def _polars() -> Any:
    try:
        import polars as pl  # noqa: PLC0415 - an optional part, and a heavy one
    except ImportError:
        raise InputError("Polars is not installed: pip install 'reftel[frames]'.") from None
    return pl


def _records(given: Given, kind: type[T], read: Callable[[Sequence[Path]], Iterable[T]]) -> list[T]:
    """The records given, or those of the sources given."""
    if isinstance(given, str | os.PathLike):
        given = [given]
    things = list(given)
    if things and all(isinstance(thing, str | os.PathLike) for thing in things):
        return list(read([Path(thing) for thing in things]))
    for thing in things:
        if not isinstance(thing, kind):
            raise InputError(f"A frame of {kind.__name__} records cannot hold {type(thing).__name__}.")
    return things


def _frame(rows: Sequence[Any], columns: dict[str, tuple[Any, Callable[[Any], Any]]]) -> DataFrame:
    pl = _polars()
    frame: DataFrame = pl.DataFrame(
        {name: [value(row) for row in rows] for name, (_, value) in columns.items()},
        schema={name: kind for name, (kind, _) in columns.items()},
        strict=True,
    )
    return frame


def _day(text: str | None) -> date | None:
    """A day as a date; None where there is none, or it is of the year 0."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
