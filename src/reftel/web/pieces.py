"""A text cut where anything begins or ends that is marked in it, so that marks which overlap need not be nested.

The statements of a cable have their places in the source; a page shows the clean text. ``clean_place`` brings them
together, by the runs that lead from one to the other.
"""

import bisect
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from reftel.model.cable import Paragraph, Run


class Marked(msgspec.Struct, frozen=True):
    """A stretch of a text, what it is marked as, and by which of the numbered things (0: none)."""

    start: int
    end: int
    kind: str
    number: int = 0


class Piece(msgspec.Struct, frozen=True):
    """A piece of text: what it is marked as, the statements that it belongs to, and those that begin with it."""

    text: str
    kinds: tuple[str, ...] = ()
    statements: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


STATEMENT = "statement"


def pieces(text: str, marks: Iterable[Marked]) -> tuple[Piece, ...]:
    """The text in pieces; joined, they are the text. Of several statements the shortest comes first."""
    kept = sorted(
        (one for one in marks if 0 <= one.start < one.end <= len(text)),
        key=lambda one: (one.end - one.start, one.start),
    )
    cuts = sorted({0, len(text), *(one.start for one in kept), *(one.end for one in kept)})
    covering: dict[int, list[Marked]] = {}
    for one in kept:
        for place in range(bisect.bisect_left(cuts, one.start), bisect.bisect_left(cuts, one.end)):
            covering.setdefault(place, []).append(one)
    found = []
    for place, (start, end) in enumerate(pairwise(cuts)):
        here = covering.get(place, [])
        kinds = dict.fromkeys(one.kind for one in here if one.kind != STATEMENT)
        said = [one for one in here if one.kind == STATEMENT]
        found.append(
            Piece(
                text[start:end],
                tuple(kinds),
                tuple(one.number for one in said),
                tuple(one.number for one in said if one.start == start),
            )
        )
    return tuple(found)


def clean_place(paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
    """The clean characters behind the source characters from ``start`` to ``end``; None where there are none.

    Of a run that maps as a whole (a decoded entity, folded white space) all characters are taken.
    """
    runs = paragraph.runs
    first = bisect.bisect_right(runs, start, key=lambda run: run.end)
    last = bisect.bisect_left(runs, end, key=lambda run: run.start) - 1
    if first > last:
        return None
    low = _clean(runs[first], max(start, runs[first].start))
    high = _clean(runs[last], min(end, runs[last].end), after=True)
    return (low, high) if low < high else None


def _clean(run: Run, place: int, *, after: bool = False) -> int:
    if run.clean_end - run.clean == run.end - run.start:
        return run.clean + place - run.start
    return run.clean_end if after else run.clean
