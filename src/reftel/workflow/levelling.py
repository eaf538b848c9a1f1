"""What is left of a source with every mask of one length, and every place where it then is.

What was taken out was blanked sign for sign, so that all places held while it was done. Left so, the places that a
record gives would still tell how long a name or a portion was. So each mask gets one length in the end, and with the
text everything moves that is told of it: the cables, the nodes, statements, meetings and namings.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from reftel.model.cable import Cable, Head, Paragraph, Run
from reftel.model.source import Node, SourceRef
from reftel.workflow.access import MASK, WITHHELD

T = TypeVar("T")
_MASKED = re.compile(rf"{WITHHELD}+(?:[\s'’.-]+{WITHHELD}+)*")
"""Masks with no word between them: of a portion all its lines, of a name its parts."""
_LOW, _HIGH = frozenset({"start", "text_start"}), frozenset({"end"})
"""Names of fields that are places in a source, wherever they stand: where something begins, and where it ends."""
_CLEAN_LOW, _CLEAN_HIGH = "clean", "clean_end"


def evened(text: str) -> str:
    """A text of which every mask has one length."""
    return _MASKED.sub(MASK, text) if WITHHELD in text else text


class Levels:
    """A text of which every mask has one length; where each place of the text before is in it, and the other way."""

    def __init__(self, before: str, cuts: Iterable[int] = ()) -> None:
        """Even the masks of a text; none reaches over a cut, so that what is two portions stays two."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._new: list[int] = []
        self.before = before
        parts: list[str] = []
        at = size = 0
        edges = sorted({0, len(before), *(cut for cut in cuts if 0 < cut < len(before))})
        for low, high in pairwise(edges):
            for found in _MASKED.finditer(before, low, high):
                start, end = found.span()
                parts += [before[at:start], MASK]
                size += start - at
                self._starts.append(start)
                self._ends.append(end)
                self._new.append(size)
                at, size = end, size + len(MASK)
        parts.append(before[at:])
        self.text = "".join(parts)

    def low(self, place: int) -> int:
        """Where what begins at a place begins now: within a mask, with the mask."""
        return self._at(place, 0)

    def high(self, place: int) -> int:
        """Where what ends at a place ends now: within a mask, with the mask."""
        return self._at(place, len(MASK))

    def _at(self, place: int, inside: int) -> int:
        turn = bisect_right(self._starts, place) - 1
        if turn < 0:
            return place
        start, end, new = self._starts[turn], self._ends[turn], self._new[turn]
        if place >= end:
            return new + len(MASK) + place - end
        return new if place == start else new + inside

    def back(self, place: int) -> int:
        """Where a place of the text as it is now was before; within a mask, where that began."""
        turn = bisect_right(self._new, place) - 1
        if turn < 0:
            return place
        behind = place - self._new[turn] - len(MASK)
        return self._ends[turn] + behind if behind >= 0 else self._starts[turn]

    def nodes(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Nodes that partition the text as it is now; what lies in the rest of a mask is no node of its own."""
        for one in nodes:
            start, end = self.high(one.start), self.high(one.end)
            if start < end:
                yield Node(one.kind, start, end)

    def of(self, value: T, clean: "Levels | None" = None) -> T:
        """A record with its words evened and its places where they are now; ``clean`` is of the paragraph around."""
        found: T = self._of(value, clean)
        return found

    def _of(self, value: Any, clean: "Levels | None") -> Any:
        if isinstance(value, str):
            return evened(value)
        if isinstance(value, tuple):
            return tuple(self._of(one, clean) for one in value)
        if isinstance(value, dict):
            return {key: self._of(one, clean) for key, one in value.items()}
        if isinstance(value, Run):
            raise TypeError("runs are moved with their paragraph")
        if isinstance(value, Paragraph):
            return self._paragraph(value)
        if isinstance(value, SourceRef) or not isinstance(value, msgspec.Struct):
            return value
        return self._record(value, clean)

    def _record(self, value: Any, clean: "Levels | None") -> Any:
        changed: dict[str, Any] = {}
        for name in value.__struct_fields__:
            held = getattr(value, name)
            if name in _LOW:
                told: Any = self.low(held)
            elif name in _HIGH:
                told = self.high(held)
            elif name == _CLEAN_LOW:
                told = clean.low(held) if clean else held
            elif name == _CLEAN_HIGH:
                told = clean.high(held) if clean else held
            else:
                told = self._of(held, clean)
            if told is not held:
                changed[name] = told
        if (told := changed.get("text")) and (place := _place(value)):
            own = self.before[slice(*place)] == value.text  # its words as they stand, line ends and all
            changed["text"] = self.text[self.low(place[0]) : self.high(place[1])] if own else told
        return msgspec.structs.replace(value, **changed) if changed else value

    def _paragraph(self, value: Paragraph) -> Paragraph:
        clean = Levels(value.text)
        bare = msgspec.structs.replace(value, runs=(), raw="", text="")
        moved: Paragraph = self._record(bare, clean)
        return msgspec.structs.replace(
            moved,
            raw=self.text[moved.start : moved.end],
            text=clean.text,
            runs=tuple(self._runs(value.runs, clean)),
        )

    def _runs(self, runs: Iterable[Run], clean: "Levels") -> Iterator[Run]:
        for one in runs:
            low, high = clean.high(one.clean), clean.high(one.clean_end)
            if low < high:
                yield Run(low, high, self.high(one.start), self.high(one.end))


def _place(value: Any) -> tuple[int, int] | None:
    """The place of a record whose ``text`` are characters of its source."""
    at = getattr(value, "span", value)
    start, end = getattr(at, "start", None), getattr(at, "end", None)
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def cuts_of(cables: Iterable[Cable]) -> Iterator[int]:
    """Where masks may not grow together: the edges of cables, paragraphs, headings, page lines and parts of a head."""
    for cable in cables:
        yield from (cable.span.start, cable.span.end)
        for name in Head.__struct_fields__:
            if (field := getattr(cable.head, name)) is not None:
                for span in (field.span, *field.parts):
                    yield from (span.start, span.end)
        for paragraph in cable.paragraphs:
            yield from (paragraph.start, paragraph.text_start, paragraph.end)
        for span in (*(one.span for one in cable.headings), *(one.span for one in cable.page_lines)):
            yield from (span.start, span.end)
