"""The words of elements: clean text with its map, white space folded, what is not theirs left out."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Any

import msgspec

from reftel.model.cable import Run
from reftel.model.source import Field, Source, Span
from reftel.reading.markup import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.reading.mapped import Mapped

_PIECE = re.compile(r"\S+(?: \S+)*")
_APART = frozenset({"note", "pb", "figure", "comment"})
_BLOCKS = frozenset({"item", "row", "p", "l", "head", "label", "signed", "seg"})


class Piece(msgspec.Struct, frozen=True):
    """A stretch of words of an element: its text and the map of it; ``glue`` is what stands before it."""

    text: str
    runs: tuple[Run, ...]
    start: int
    end: int


class Document:
    """One document while it is read: its text, elements and clean text with its map."""

    def __init__(self, source: Source, mapped: Mapped) -> None:
        self.source, self.mapped = source, mapped
        root = self.root = parse(source.text)
        told = (one for one in root.all("div") if one.attributes.get("type") == "document")
        self.div = next(told, root)

    def clean(self, place: int) -> int:
        """Where in the clean text a place of the source stands; inside a tag, where the tag stands."""
        at = bisect.bisect_right(self.mapped.places, place) - 1
        if at < 0:
            return 0
        at = min(at, len(self.mapped.keys) - 1)
        key, begin = self.mapped.keys[at], self.mapped.places[at]
        following = self.mapped.keys[at + 1] if at + 1 < len(self.mapped.keys) else key
        return min(key + place - begin, following)

    def ranges(self, element: Element, apart: frozenset[str] = _APART) -> Iterator[tuple[int, int, int]]:
        """The stretches of the source that are an element's own, and what parts each from the one before it.

        That is 0 for nothing but a tag, 1 for the end of a line, 2 for the beginning of an item, a row, a block.
        """
        at, parted = element.inner, 0
        rest: list[tuple[Element, bool]] = [(one, False) for one in reversed(element.children)]
        while rest:
            one, closing = rest.pop()
            if closing:
                yield at, one.inner_end, parted
                at, parted = one.end, 2
            elif one.name in apart or one.name == "lb":
                yield at, one.start, parted
                at, parted = one.end, int(one.name == "lb")
            elif one.name == "cell":
                yield at, one.start, parted
                at, parted = one.inner, 1
                rest.extend((child, False) for child in reversed(one.children))
            elif one.name in _BLOCKS:
                yield at, one.start, parted
                at, parted = one.inner, 2
                rest.append((one, True))
                rest.extend((child, False) for child in reversed(one.children))
            else:
                rest.extend((child, False) for child in reversed(one.children))
        yield at, element.inner_end, parted

    def piece(self, element: Element, apart: frozenset[str] = _APART, *, flat: bool = False) -> Piece:
        """The words of an element, white space folded; items, rows and lines part it unless it is to be ``flat``."""
        out: list[str] = []
        runs: list[Run] = []
        size = last = pending = 0
        for low, high, parted in self.ranges(element, apart):
            begin, end = self.clean(low), self.clean(high)
            raw = self.mapped.text[begin:end]
            pending = max(pending, parted, int(raw[:1].isspace()))
            for found in _PIECE.finditer(self.mapped.text, begin, end):
                glue = ("", " ", " " if flat else "\n\n")[pending] if out else ""
                if glue:
                    gap = self.mapped.span(last, found.start())
                    runs.append(Run(size, size + len(glue), gap.start, max(gap.start, gap.end)))
                    out.append(glue)
                    size += len(glue)
                runs += self.mapped.stretches_of(found.start(), found.end(), size - found.start())
                out.append(found.group())
                size += len(found.group())
                last, pending = found.end(), 1
            if raw:
                pending = pending if not raw.strip() else int(raw[-1:].isspace())
        if not runs:
            return Piece("", (), element.inner, element.inner)
        return Piece("".join(out), tuple(runs), runs[0].start, max(run.end for run in runs))

    def field(self, value: Any, element: Element) -> Field[Any]:
        """A value with the characters of an element's content."""
        span = Span(element.inner, element.inner_end)
        return Field(value, span.of(self.source.text), span)
