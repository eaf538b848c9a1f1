"""What was worked out over a whole archive the last time, kept beside it: when cables open, what they say to questions.

A room that opens again shows it at once, with a word that it is of before where the archive has changed since, and goes
on from it. It is kept as what cables say of commitments is (``archive.derived``): until the rules are others or
something is purged, and by who holds the right to write.
"""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from reftel.archive import Archive
from reftel.archive.derived import Derived
from reftel.archive.store import PATIENCE
from reftel.model.board import Question
from reftel.model.opening import Opening
from reftel.workflow.calendar import openings
from reftel.workflow.questions import Answer
from reftel.workflow.rules import mark_of

T = TypeVar("T")
_keeping = threading.Lock()  # the answers to several questions stand in one file


class Openings(msgspec.Struct, frozen=True):
    """When each cable of an archive opens, in a state of its cables."""

    cables: tuple[int, ...]
    found: tuple[Opening, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What the cables of an archive said to a question, in a state of the cables, of what is extracted, and as of a
    unit of work.
    """

    question: Question
    cables: tuple[int, ...]
    extracted: int
    seq: int
    answer: Answer


def _openings(opened: Archive) -> Derived:
    return opened.derived("openings", mark_of("facts", "fields", "model", "workflow"), grows=True)


def _answers(opened: Archive) -> Derived:
    return opened.derived("answers", mark_of("extracting", "facts", "fields", "model"), grows=True)


def kept_openings(archive: Path) -> Openings | None:
    """When cables open as it was kept, of whatever state of the archive; None where nothing is that is good.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        return _read(_openings(opened), Openings)


def openings_of(archive: Path) -> tuple[Opening, ...]:
    """When each cable of an archive opens, which is kept.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        place, cables = _openings(opened), opened.looking().cables()
        state = place.state()  # before: what is purged meanwhile is not kept
        found = openings(opened.cables())
        place.keep(msgspec.msgpack.encode(Openings(cables, found)), state, PATIENCE)
    return found


def kept_answers(archive: Path) -> Mapping[str, Answered]:
    """What cables said to questions as it was kept, by the ids of these.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        found = _read(_answers(opened), dict[str, Answered]) or {}
        seq = opened.looking().seq()
    return {name: one for name, one in found.items() if one.seq <= seq}  # else of another archive


def keep_answer(archive: Path, answered: Answered, era: object) -> bool:
    """Keep what cables said to a question beside what they said to others; whether it is kept.

    It is not where something was purged since ``era``, in which it was worked out.

    Raises:
        ArchiveError: if the archive cannot be used.
    """
    with _keeping, Archive(archive, read_only=True) as opened:
        place = _answers(opened)
        others = _read(place, dict[str, Answered]) or {}
        told = {**others, answered.question.id: answered}
        return place.keep(msgspec.msgpack.encode(told), era, PATIENCE)


def _read(place: Derived, kind: type[T]) -> T | None:
    """What was kept; None where there is nothing, or nothing that can be read."""
    data = place.get()
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except (ValueError, RecursionError):
        return None
