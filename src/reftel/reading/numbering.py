"""Paragraph numbers by their sequence: ``11.`` that stands for ¶1, numbers of embedded texts, gaps, a real ¶11.

A pilcrow that was read as the digit 1 shows in the sequence alone: 11, 12 … 19, 110 at the start of a cable, or 15
after ¶4. The numbers of a list inside a paragraph lead nowhere, and the cable's go on behind them.
"""

import bisect
from collections.abc import Sequence

import msgspec

GAP = 6  # numbers that may be missing in a row: removed or unreadable paragraphs


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A line that looks like the start of a numbered paragraph."""

    line: int
    number: int
    marked: bool
    pilcrow: bool

    @property
    def garbled(self) -> int | None:
        """The number if its first digit is a pilcrow read as 1."""
        digits = str(self.number)
        if self.pilcrow or len(digits) < 2 or digits[0] != "1" or digits[1] == "0":
            return None
        return int(digits[1:])


class Numbered(msgspec.Struct, frozen=True, gc=False):
    """A paragraph start that was accepted: its line, its canonical number, and whether the pilcrow was read as 1."""

    line: int
    number: int
    garbled: bool = False
    restart: bool = False


def number(candidates: Sequence[Candidate], *, has_head: bool) -> list[Numbered]:
    """Choose the starts of the cable's own paragraphs.

    Where paragraphs have portion marks, each marked number is one, whatever its number, and an unmarked one only where
    the sequence wants it. Else the sequence alone decides; what starts anew behind its end is marked so.
    """
    if not candidates:
        return []
    marked = sum(1 for candidate in candidates if candidate.marked)
    opens = next((each for each in candidates if each.number == 1 or each.garbled == 1), candidates[0])
    if (opens.marked and marked > 1) or marked * 5 >= len(candidates) * 2:
        return _by_marks(candidates, has_head=has_head)
    return _by_sequence(candidates, has_head=has_head)


def levels_of(numbered: Sequence[Numbered]) -> list[int]:
    """For each paragraph 0 if it is the cable's own, 1 if it is of an embedded text that is numbered anew.

    An embedded text begins with ¶1 behind others, and ends where the cable's own numbers go on and its own do not.
    """
    levels: list[int] = []
    own = inner = 0
    for start in numbered:
        value = start.number
        if value == 1 and own:
            inner = 1
        elif inner and (value == inner + 1 or value != own + 1) and value > inner:
            inner = value
        else:
            own, inner = value, 0
        levels.append(1 if inner else 0)
    return levels


def _all_garbled(candidates: Sequence[Candidate], *, has_head: bool) -> bool:
    """Whether ``11.`` at the start is ¶1: no ¶1 is there, and 110 follows 19, or the cable has its head."""
    numbers = {candidate.number for candidate in candidates}
    return 1 not in numbers and 11 in numbers and (has_head or bool(numbers & {110, 111, 112}))


def _by_marks(candidates: Sequence[Candidate], *, has_head: bool) -> list[Numbered]:
    garbles = _all_garbled(candidates, has_head=has_head)
    following: list[Candidate | None] = [None] * len(candidates)
    later: Candidate | None = None
    for at in range(len(candidates) - 1, -1, -1):
        following[at] = later
        later = candidates[at] if candidates[at].marked else later
    chosen: list[Numbered] = []
    last = 0
    listed = -1  # the number of a list item that was passed over just before
    for at, candidate in enumerate(candidates):
        value, garbled = _decoded(candidate, last, garbles=garbles)
        if not candidate.marked:
            behind = following[at]
            wanted = value == last + 1 and (behind is None or _decoded(behind, value, garbles=garbles)[0] > value)
            if not wanted or listed == candidate.number - 1:
                listed = candidate.number
                continue
        listed = -1
        chosen.append(Numbered(candidate.line, value, garbled, restart=value <= last))
        last = value
    return chosen


def _decoded(candidate: Candidate, last: int, *, garbles: bool) -> tuple[int, bool]:
    """The number of a marked start behind ¶``last``, and whether its first digit was a pilcrow."""
    printed, read_as = candidate.number, candidate.garbled
    if read_as is None or (printed == last + 1 and not (garbles and last == 0)):
        return printed, False
    if read_as == last + 1 and (garbles or last > 0):
        return read_as, True
    # Behind a jump: in a cable whose pilcrows are digits, or where the number would be past a hundred, it is one too.
    jumps = printed > last + GAP
    return (read_as, True) if jumps and (garbles or printed > 100) else (printed, False)


class _Places:
    """Where each number stands among the candidates: looked up, never searched, so that any input is read in step."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.rows: dict[int, list[int]] = {}
        self.garbles: dict[int, list[int]] = {}
        for at, candidate in enumerate(candidates):
            self.rows.setdefault(candidate.number, []).append(at)
            if (value := candidate.garbled) is not None:
                self.garbles.setdefault(value, []).append(at)

    def next(self, number: int, behind: int, *, garbled: bool = False) -> int | None:
        """The first place of a number behind another place."""
        row = (self.garbles if garbled else self.rows).get(number, [])
        index = bisect.bisect_right(row, behind)
        return row[index] if index < len(row) else None


def _by_sequence(candidates: Sequence[Candidate], *, has_head: bool) -> list[Numbered]:
    places = _Places(candidates)
    garbled = _all_garbled(candidates, has_head=has_head)
    start = places.next(1, -1, garbled=garbled)
    chosen, at = _run(candidates, places, 0 if start is None else start, garbled=garbled and start is not None)
    while (begins := places.next(1, at)) is not None:
        run, at = _run(candidates, places, begins, garbled=False)
        chosen.extend(msgspec.structs.replace(each, restart=each is run[0]) for each in run)
    return chosen


def _run(candidates: Sequence[Candidate], places: _Places, start: int, *, garbled: bool) -> tuple[list[Numbered], int]:
    """One run of numbers from a start; gives it and the place of its last."""
    first = candidates[start]
    run = [Numbered(first.line, (first.garbled or 0) if garbled else first.number, garbled)]
    at = start
    while (step := _step(places, run[-1].number + 1, at)) is not None:
        at, value, read_as = step
        run.append(Numbered(candidates[at].line, value, read_as))
    return run, at


def _step(places: _Places, wanted: int, at: int) -> tuple[int, int, bool] | None:
    """The next paragraph behind a place: its place, its number, and whether it is garbled."""
    direct = _behind_list(places, wanted, at, places.next(wanted, at))
    read_as = places.next(wanted, at, garbled=True)
    gaps = [
        (place, later) for later in range(wanted + 1, wanted + 1 + GAP) if (place := places.next(later, at)) is not None
    ]
    gap = min(gaps, default=None)
    base = min((place for place in (direct, read_as) if place is not None), default=None)
    if gap is not None and (base is None or (gap[0] < base and places.next(gap[1] + 1, gap[0]) is not None)):
        return gap[0], gap[1], False
    if base is None:
        return None
    return base, wanted, base != direct


def _behind_list(places: _Places, wanted: int, at: int, direct: int | None) -> int | None:
    """The next paragraph, if the first place of its number is one of a list that counts up to it from 1.

    ``3. … 1. … 2. … 3. … 4. … 4.``: the second 4 is the cable's own.
    """
    place = places.next(1, at)
    if direct is None or place is None or place > direct:
        return direct
    for number in range(2, wanted + 1):
        following = places.next(number, place)
        if following is None or following > direct:
            return direct
        place = following
    later = places.next(wanted, direct)
    return direct if place != direct or later is None else later
