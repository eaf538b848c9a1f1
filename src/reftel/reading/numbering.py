"""Paragraph numbers by their sequence: ``11.`` that stands for ¶1, numbers of embedded texts, gaps, a real ¶11.

A pilcrow that was read as the digit 1 shows in the sequence alone: 11, 12 … 19, 110 at the start of a cable, or 15
after ¶4. Numbers of a list inside a paragraph do not go on from the paragraph's own; the cable's do.
"""

import bisect
from collections.abc import Sequence

import msgspec

GAP = 6  # numbers that may be missing in a row: removed or unreadable paragraphs


class Candidate(msgspec.Struct, frozen=True):
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


class Numbered(msgspec.Struct, frozen=True):
    """A paragraph start that was accepted: its line, its canonical number, and whether the pilcrow was read as 1."""

    line: int
    number: int
    garbled: bool = False
    restart: bool = False


def number(candidates: Sequence[Candidate], *, has_head: bool) -> list[Numbered]:
    """Choose the starts that make up the cable's own sequence; what starts anew behind its end is marked so."""
    if not candidates:
        return []
    chosen: list[Numbered] = []
    at = 0
    while at < len(candidates):
        run, at = _sequence(candidates, at, has_head=has_head and not chosen, restart=bool(chosen))
        chosen.extend(run)
    return chosen


def _places(candidates: Sequence[Candidate], start: int) -> dict[tuple[int, bool], list[int]]:
    places: dict[tuple[int, bool], list[int]] = {}
    for at in range(start, len(candidates)):
        candidate = candidates[at]
        places.setdefault((candidate.number, candidate.marked), []).append(at)
    return places


def _next_place(places: dict[tuple[int, bool], list[int]], wanted: int, at: int, *, marked: bool | None) -> int | None:
    found = []
    for flag in (True, False):
        if marked is None or marked == flag:
            row = places.get((wanted, flag), [])
            index = bisect.bisect_right(row, at)
            if index < len(row):
                found.append(row[index])
    return min(found, default=None)


def _sequence(
    candidates: Sequence[Candidate], start: int, *, has_head: bool, restart: bool
) -> tuple[list[Numbered], int]:
    """One run of numbers from a start; gives it and the index of the first candidate behind its end."""
    places = _places(candidates, start)
    first = candidates[start]
    garbled = _first_is_garbled(candidates, start, has_head=has_head)
    value = first.garbled if garbled and first.garbled else first.number
    run = [Numbered(first.line, value, garbled, restart)]
    marks = first.marked
    expected, last = value + 1, start
    for at in range(start + 1, len(candidates)):
        candidate = candidates[at]
        if candidate.number == expected or candidate.garbled == expected:
            direct = candidate.number == expected
            if direct and _passed_over(candidate, expected, places, at, marks=marks):
                continue
            run.append(Numbered(candidate.line, expected, not direct, restart))
        elif expected < candidate.number <= expected + GAP and (candidate.marked or not marks):
            if _next_place(places, expected, at, marked=None if not marks else True) is not None:
                continue
            run.append(Numbered(candidate.line, candidate.number, restart=restart))
        else:
            continue
        expected, last = run[-1].number + 1, at
    return run, last + 1


def _passed_over(
    candidate: Candidate, expected: int, places: dict[tuple[int, bool], list[int]], at: int, *, marks: bool
) -> bool:
    """An unmarked number is a list's where the cable marks its paragraphs and the same number comes later with a mark."""
    return marks and not candidate.marked and _next_place(places, expected, at, marked=True) is not None


def _first_is_garbled(candidates: Sequence[Candidate], start: int, *, has_head: bool) -> bool:
    """Whether ``11.`` at the start is ¶1: 110 follows 19, or it is the first number of a cable with a head."""
    first = candidates[start]
    if first.garbled is None or (first.number == 11 and not _rises(candidates, start)):
        return first.garbled == 1 and has_head
    if first.number == 11 and has_head:
        return True
    numbers = {candidate.number for candidate in candidates[start:]}
    return bool({110, 111, 112} & numbers) and 20 not in numbers


def _rises(candidates: Sequence[Candidate], start: int) -> bool:
    return any(candidate.number == 12 for candidate in candidates[start + 1 : start + 50])
