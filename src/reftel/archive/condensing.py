"""The record of a cable as it is kept: without what follows from the rest of it.

Clean text and the way back from it (``runs``) are most of a record, and nearly always follow from the characters of
the source that the paragraph has anyway: each line end became a blank. Where that is so a small number says it; where
more was done (an entity decoded, a page line taken out) those steps are kept, with the characters that were put in; and
what follows from nothing is kept whole. So whatever is kept gives back exactly what was read.
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

import msgspec

from reftel.model.cable import Cable, Paragraph, Run
from reftel.model.finding import Finding
from reftel.model.source import Node

T = TypeVar("T")
ENDS = ("\n", "&#x000A;", "\r\n", "\r")
"""Line ends as sources write them; the number of one, counted from 1, says that it alone was folded. Only add to it."""

_AS_IT_IS, _LEFT_OUT = -1, -2


class Steps(msgspec.Struct, frozen=True, array_like=True):
    """How a clean text follows where more was done than to fold line ends.

    ``moves`` are three numbers a step: characters passed, then characters taken, and how many of ``put`` were given for
    them: -1 means that they were given as they are, -2 that they were left out. Where ``end`` is a number of ``ENDS``,
    what was passed was given with its line ends folded; where it is 0, what was passed was left out.
    """

    put: str
    moves: tuple[int, ...]
    end: int = 0


Fold = int | Steps
"""0: kept whole; a number: of ``ENDS``, each line end became a blank; else the steps."""


class Condensed(msgspec.Struct, frozen=True, array_like=True):
    """A cable whose paragraphs lack what follows, and how it follows for each; an array, so that it is told apart."""

    cable: Cable
    folds: tuple[Fold, ...]


class _Told(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    """The same, of the cable only what is asked for."""

    cable: T
    folds: tuple[Fold, ...]


_FULL = msgspec.msgpack.Decoder(Condensed)
_OLD = msgspec.msgpack.Decoder(Cable)


def condensed(cable: Cable) -> bytes:
    """A cable as bytes, not compressed yet."""
    kept, folds = [], []
    for paragraph in cable.paragraphs:
        fold = _fold(paragraph)
        folds.append(fold)
        kept.append(paragraph if fold == 0 else msgspec.structs.replace(paragraph, text="", runs=()))
    return msgspec.msgpack.encode(Condensed(msgspec.structs.replace(cable, paragraphs=tuple(kept)), tuple(folds)))


def restored(data: bytes, *, places: bool = True) -> Cable:
    """A cable from its bytes, those of earlier releases too; without ``places`` its clean texts lead back to nothing.

    To leave the places out takes a third of the time, for whoever needs the words alone.

    Raises:
        ValueError: if they are damaged.
    """
    if not _is_condensed(data):
        return _OLD.decode(data)
    told = _FULL.decode(data)
    if len(told.folds) != len(told.cable.paragraphs):
        raise ValueError("a record says how to restore more or fewer paragraphs than it has")
    paragraphs = tuple(
        paragraph if fold == 0 else _unfolded(paragraph, fold) if places else _worded(paragraph, fold)
        for paragraph, fold in zip(told.cable.paragraphs, told.folds, strict=True)
    )
    return msgspec.structs.replace(told.cable, paragraphs=paragraphs)


def canonical(data: bytes) -> bytes:
    """The bytes of a record as this release writes them, whatever release wrote it: what is hashed.

    Raises:
        ValueError: if they are damaged.
    """
    return data if _is_condensed(data) else condensed(_OLD.decode(data))


def texts_in(data: bytes) -> tuple[str, ...]:
    """The clean texts of a record, if these are the bytes of one: they do not stand there as they are."""
    if not _is_condensed(data):
        return ()
    try:
        return tuple(paragraph.text for paragraph in restored(data, places=False).paragraphs)
    except ValueError:
        return ()


def part_of(data: bytes, kind: type[T]) -> tuple[T, tuple[Fold, ...]]:
    """What of a cable is asked for, as a record with fewer fields, and how its clean texts follow (``text_of``)."""
    if not _is_condensed(data):
        found = msgspec.msgpack.decode(data, type=kind)
        return found, (0,) * len(getattr(found, "paragraphs", ()))
    told: _Told[T] = _decoder(cast("Any", kind)).decode(data)
    return told.cable, told.folds


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(_Told[kind])


def text_of(paragraph: Any, fold: Fold) -> str:
    """The clean text of a paragraph, of which at least ``raw``, ``text``, ``start`` and ``text_start`` are known."""
    if fold == 0:
        return str(paragraph.text)
    body = paragraph.raw[paragraph.text_start - paragraph.start :]
    if isinstance(fold, int):
        return str(body.replace(ENDS[fold - 1], " "))
    parts: list[str] = []
    end = ENDS[fold.end - 1] if fold.end else ""
    at = taken = 0
    for passed, size, given in _moves(fold, len(body)):
        if end and passed:
            parts.append(body[at : at + passed].replace(end, " "))
        at += passed
        if given == _AS_IT_IS:
            parts.append(body[at : at + size])
        elif given >= 0:
            parts.append(fold.put[taken : taken + given])
            taken += given
        at += size
    return "".join(parts)


def _moves(fold: Steps, length: int) -> Iterator[tuple[int, int, int]]:
    """The steps, and what is passed behind the last of them."""
    steps = list(zip(fold.moves[::3], fold.moves[1::3], fold.moves[2::3], strict=True))
    yield from steps
    left = length - sum(passed + size for passed, size, _ in steps)
    if fold.end and left > 0:
        yield left, 0, _LEFT_OUT


def _is_condensed(data: bytes) -> bool:
    return data[:1] == b"\x92"


def _fold(paragraph: Paragraph) -> Fold:
    if not paragraph.text or not paragraph.runs:
        return 0
    body = paragraph.raw[paragraph.text_start - paragraph.start :]
    ends = [number for number, end in enumerate(ENDS, 1) if number == 1 or end in body]
    for number in ends:
        end = ENDS[number - 1]
        if body.replace(end, " ") == paragraph.text and _is_folded(paragraph.runs, body, paragraph.text_start, end):
            return number
    for fold, certain in (_steps(paragraph, body, number) for number in (ends[-1], 0)):
        if fold is not None and (certain or _unfolded(paragraph, fold) == paragraph):
            return fold
    return 0


_PLACES = attrgetter("clean", "clean_end", "start", "end")


def _is_folded(runs: tuple[Run, ...], body: str, start: int, end: str) -> bool:
    """Whether these are the runs of where each line end, and nothing else, became a blank (``_fold_into``).

    They are compared as numbers: to make the runs anew takes twice as long.
    """
    size, clean, at = len(end), 0, start
    wanted: list[tuple[int, int, int, int]] = []
    for line in body.split(end):
        if length := len(line):
            wanted.append((clean, clean + length, at, at + length))
            clean, at = clean + length, at + length
        wanted.append((clean, clean + 1, at, at + size))
        clean, at = clean + 1, at + size
    wanted.pop()  # behind the last line there is no end
    return len(wanted) == len(runs) and wanted == list(map(_PLACES, runs))


def _folded(body: str, start: int, end: str) -> tuple[str, tuple[Run, ...]]:
    """What there is where each line end, and nothing else, became a blank."""
    runs: list[Run] = []
    _fold_into(runs, body, 0, start, end)
    return body.replace(end, " "), tuple(runs)


def _fold_into(runs: list[Run], body: str, clean: int, at: int, end: str) -> int:
    """Add the runs of a stretch whose line ends became blanks; where the clean text has come to."""
    size = len(end)
    for turn, line in enumerate(body.split(end)):
        if turn:
            runs.append(Run(clean, clean + 1, at, at + size))
            clean, at = clean + 1, at + size
        if line:
            runs.append(Run(clean, clean + len(line), at, at + len(line)))
            clean, at = clean + len(line), at + len(line)
    return clean


def _steps(paragraph: Paragraph, body: str, number: int) -> tuple[Steps | None, bool]:
    """The steps that lead to the clean text; with a line end those alone that folding it does not take.

    Beside them, whether they certainly lead back to the same runs. They do where runs lie in body and text, take all of
    the text, and what is passed is no empty run and no two behind one another that folding would make one of. In other
    runs, which no reader makes, it is to be tried.
    """
    put: list[str] = []
    moves: list[int] = []
    end = ENDS[number - 1] if number else ""
    text, length, clean_length = paragraph.text, len(body), len(paragraph.text)
    clean = at = passed = 0  # ``at`` is where the source has come to, ``passed`` how much of it no step tells yet
    certain, after_words = True, False  # the last run that was passed was no line end
    for run in paragraph.runs:
        clean_end = run.clean_end
        start = run.start - paragraph.text_start
        given, size = clean_end - clean, run.end - run.start
        if run.clean != clean or start < at:
            return None, False
        taken, shown = body[start : start + size], text[clean:clean_end]
        if size < 0 or given < 0 or start + size > length or clean_end > clean_length:
            certain = False
        if start > at:
            if end:
                moves += (passed, start - at, _LEFT_OUT)
                passed, after_words = 0, False
            else:
                passed += start - at
        if end and (taken == end and shown == " " if taken != shown else end not in taken):
            words = taken == shown
            if not size or (words and after_words):
                certain = False
            passed, after_words = passed + size, words
        else:
            moves += (passed, size, _AS_IT_IS if taken == shown else given)
            put += [] if taken == shown else [shown]
            passed, after_words = 0, False
        clean, at = clean_end, start + size
    if end and at < length:
        moves += (passed, length - at, _LEFT_OUT)
    return Steps("".join(put), tuple(moves), number), certain and clean == clean_length


def _worded(paragraph: Paragraph, fold: Fold) -> Paragraph:
    _check(fold)
    return msgspec.structs.replace(paragraph, text=text_of(paragraph, fold))


def _check(fold: Fold) -> None:
    number = fold if isinstance(fold, int) else fold.end
    if not 0 <= number <= len(ENDS):
        raise ValueError(f"a record restores its paragraphs by a rule {number} that this release does not know")


def _unfolded(paragraph: Paragraph, fold: Fold) -> Paragraph:
    _check(fold)
    body = paragraph.raw[paragraph.text_start - paragraph.start :]
    if isinstance(fold, int):
        text, runs = _folded(body, paragraph.text_start, ENDS[fold - 1])
        return msgspec.structs.replace(paragraph, text=text, runs=runs)
    found: list[Run] = []
    clean = at = 0
    for passed, size, given in _moves(fold, len(body)):
        if fold.end and passed:
            clean = _fold_into(found, body[at : at + passed], clean, paragraph.text_start + at, ENDS[fold.end - 1])
        at += passed
        if given != _LEFT_OUT:
            after = clean + (size if given == _AS_IT_IS else given)
            found.append(Run(clean, after, paragraph.text_start + at, paragraph.text_start + at + size))
            clean = after
        at += size
    return msgspec.structs.replace(paragraph, text=text_of(paragraph, fold), runs=tuple(found))


# What is kept of a reading beside its cables.


class _Nodes(msgspec.Struct, frozen=True, array_like=True):
    """Nodes that lie behind one another, from 0: their kinds, each once, and of each which kind and how long."""

    kinds: tuple[str, ...]
    turns: tuple[int, ...]
    sizes: tuple[int, ...]
    findings: tuple[Finding, ...]


class Notes(msgspec.Struct, frozen=True):
    """What is kept of a reading beside its cables."""

    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...]


def condensed_notes(nodes: tuple[Node, ...], findings: tuple[Finding, ...]) -> bytes:
    """Nodes and findings as bytes, not compressed yet."""
    kinds = {kind: turn for turn, kind in enumerate(dict.fromkeys(node.kind for node in nodes))}
    sizes = tuple(node.end - node.start for node in nodes)
    kept = _Nodes(tuple(kinds), tuple(kinds[node.kind] for node in nodes), sizes, findings)
    if _nodes(kept) == nodes:
        return msgspec.msgpack.encode(kept)
    return msgspec.msgpack.encode(Notes(nodes, findings))


def restored_notes(data: bytes) -> Notes:
    """Nodes and findings from their bytes, those of earlier releases too.

    Raises:
        ValueError: if they are damaged.
    """
    if data[:1] != b"\x94":
        return msgspec.msgpack.decode(data, type=Notes)
    kept = msgspec.msgpack.decode(data, type=_Nodes)
    if len(kept.turns) != len(kept.sizes) or any(not 0 <= turn < len(kept.kinds) for turn in kept.turns):
        raise ValueError("the nodes of a source cannot be told from what is kept of them")
    return Notes(_nodes(kept), kept.findings)


def canonical_notes(data: bytes) -> bytes:
    """The bytes of such notes as this release writes them: what is hashed.

    Raises:
        ValueError: if they are damaged.
    """
    if data[:1] == b"\x94":
        return data
    notes = restored_notes(data)
    return condensed_notes(notes.nodes, notes.findings)


def _nodes(kept: _Nodes) -> tuple[Node, ...]:
    ends = tuple(accumulate(kept.sizes))
    return tuple(
        Node(kept.kinds[turn], end - size, end) for turn, size, end in zip(kept.turns, kept.sizes, ends, strict=True)
    )
