"""Clean text made cleaner, and still mapped to the source: escapes decoded, marks taken out, line breaks put in."""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from reftel.model.cable import Run
from reftel.reading.mapped import Mapped, pieced


class Edit(msgspec.Struct, frozen=True, order=True):
    """Put ``text`` in the place of a range of clean text; an empty range is a place between two characters."""

    start: int
    end: int
    text: str


def decoded(
    text: str, start: int, end: int, escapes: Iterable[re.Match[str]], meaning: Callable[[re.Match[str]], str]
) -> Mapped:
    r"""A stretch of a source with its escapes decoded: ``\n`` in a string of JSON, ``""`` in a cell of CSV."""
    pieces: list[tuple[str, int, int]] = []
    at = start
    for one in escapes:
        low, high = one.span()
        if low > at:
            pieces.append((text[at:low], at, low))
        pieces.append((meaning(one), low, high))
        at = high
    if end > at:
        pieces.append((text[at:end], at, end))
    return pieced(pieces, start, end)


def refined(mapped: Mapped, edits: Iterable[Edit]) -> Mapped:
    """The clean text with some ranges of it replaced, in order and apart from each other."""
    parts: list[str] = []
    runs: list[Run] = []
    size = at = 0
    for edit in (*edits, Edit(len(mapped.text), len(mapped.text), "")):
        if edit.start > at:
            parts.append(mapped.text[at : edit.start])
            runs += mapped.stretches_of(at, edit.start, size - at)
            size += edit.start - at
        if edit.text:
            place = mapped.span(edit.start, edit.end)
            parts.append(edit.text)
            runs.append(Run(size, size + len(edit.text), place.start, place.end))
            size += len(edit.text)
        at = max(at, edit.end)
    return _mapped("".join(parts), runs, mapped.start, mapped.end)


def _mapped(text: str, runs: Sequence[Run], start: int, end: int) -> Mapped:
    """A text and the places of its characters, in order; what stands between the places has no clean text."""
    keys: list[int] = []
    places: list[int] = []
    at = start
    for run in runs:
        if run.start > at:
            keys.append(run.clean)
            places.append(at)
        keys.append(run.clean)
        places.append(run.start)
        at = run.end
    for place in [at, end] if end > at else [at]:
        keys.append(len(text))
        places.append(place)
    return Mapped(text, keys, places, start, end)


def chained(texts: Sequence[Mapped]) -> tuple[Mapped, tuple[Run, ...]]:
    """Several stretches of a source, in its order, as one text with a line break between; and where each came to be."""
    parts: list[str] = []
    runs: list[Run] = []
    regions: list[Run] = []
    size = 0
    for number, each in enumerate(texts):
        low = size
        parts.append(each.text)
        runs += each.stretches_of(0, len(each.text), low)
        size += len(each.text)
        if number + 1 < len(texts):
            parts.append("\n")
            runs.append(Run(size, size + 1, each.end, each.end))
            size += 1
        regions.append(Run(low, size, each.start, each.end))
    if not texts:
        return _mapped("", [], 0, 0), ()
    return _mapped("".join(parts), runs, texts[0].start, texts[-1].end), tuple(regions)
