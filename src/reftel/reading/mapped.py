"""Clean text with a map back to the source: entities decoded, tags left out, e.g. ``&amp;`` is one character."""

import html
import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import lt, sub

import msgspec

from reftel.model.cable import Run
from reftel.model.source import Span

# A tag or an entity. Bounded, and a "<" stops at the next "<": linear on any input.
_MARKUP = re.compile(
    r"(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|</?[A-Za-z][^<>]{0,2000}>|\\(?=['\"]))"
)
_ENTITY = re.compile(
    r"(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|para|sect|[lr][sd]quo|[mn]dash);)"
)
_BREAK = "&#x000A;"  # as the pages of 2010 and 2011 have it


@lru_cache(maxsize=256)
def _clean(markup: str) -> str:
    """What an entity stands for; a tag stands for nothing, and neither does the backslash before a quotation mark."""
    return html.unescape(markup) if markup[0] == "&" else ""


class Mapped(msgspec.Struct, frozen=True):
    """Clean text, and for each stretch of it where it stands in the source.

    Stretch ``n`` is the clean text from ``keys[n]`` to ``keys[n + 1]``, made from the source between ``places[n]`` and
    ``places[n + 1]``: one to one where both are of a length, else (an entity) as a whole. A tag is a stretch without
    clean text. ``start`` and ``end`` bound the part of the source that the whole was made from.
    """

    text: str
    keys: list[int]
    places: list[int]
    start: int
    end: int

    def start_of(self, clean: int) -> int:
        """Where in the source the clean character begins; at the end of the text, where the last one ends."""
        if clean >= len(self.text):
            return self.end_of(len(self.text))
        at = bisect_right(self.keys, clean)
        key, place = self.keys[at - 1], self.places[at - 1]
        return place + clean - key if self.keys[at] - key == self.places[at] - place else place

    def end_of(self, clean_end: int) -> int:
        """Where in the source the character before ``clean_end`` ends."""
        if clean_end <= 0 or not self.text:
            return self.start
        at = min(bisect_right(self.keys, clean_end - 1), len(self.keys) - 1)
        key, place = self.keys[at - 1], self.places[at - 1]
        return place + clean_end - key if self.keys[at] - key == self.places[at] - place else self.places[at]

    def span(self, clean: int, clean_end: int) -> Span:
        """The place in the source of a range of the clean text."""
        if 0 <= clean < clean_end <= len(self.text):  # mostly all in one stretch, which maps one to one
            keys, places = self.keys, self.places
            at = bisect_right(keys, clean)
            key, high, place = keys[at - 1], keys[at], places[at - 1]
            if clean_end <= high and high - key == places[at] - place:
                return Span(place + clean - key, place + clean_end - key)
        if clean_end <= clean:
            at = self.start_of(clean)
            return Span(at, at)
        return Span(self.start_of(clean), self.end_of(clean_end))

    def stretches_of(self, clean: int, clean_end: int, shift: int = 0) -> list[Run]:
        """The stretches behind a range of the clean text, cut to it, their clean offsets moved by ``shift``."""
        keys, places = self.keys, self.places
        made = []
        low, clean_end = clean, min(clean_end, len(self.text))
        at = bisect_right(keys, clean)
        while low < clean_end:
            key, high, place, behind = keys[at - 1], keys[at], places[at - 1], places[at]
            even = high - key == behind - place
            high = min(high, clean_end)
            if high > low:
                if even:
                    made.append(Run(low + shift, high + shift, place + low - key, place + high - key))
                else:
                    made.append(Run(low + shift, high + shift, place, behind))
                low = high
            at += 1
        return made

    def joined(self, lows: list[int], highs: list[int], glues: list[int]) -> tuple[Run, ...]:
        """The map of a text that was joined from ranges of the clean text.

        A range has a start, an end, and how many characters stand before it in the new text for what lies between it
        and the range before it.
        """
        if (told := self._in_one(lows, highs, glues)) is not None:
            return told
        keys, places = self.keys, self.places
        runs: list[Run] = []
        size, far = 0, len(keys) - 2
        # Of the range before: where it ends, here and in the source; of the stretch that it is in, where that ends (-1
        # if it is in several, or in an uneven one), how far the source is from it, and its place among the stretches.
        last = edge = -1
        stop = shift = at = 0
        for low, high, glue in zip(lows, highs, glues, strict=True):
            key, end = (keys[at + 1], keys[at + 2]) if at < far else (-1, -1)
            if glue and last < low and high <= edge:
                start = low + shift
            elif (  # mostly: the next line, one stretch further on, which is that of the line end
                glue and 0 <= edge < key <= low and high <= end and places[at + 2] - end == places[at + 1] - key
            ):
                at += 2
                edge, shift = end, places[at - 1] - key
                start = low + shift
            else:
                if glue:
                    gap = self.span(last, low)
                    runs.append(Run(size, size + glue, gap.start, gap.end))
                    size += glue
                runs += self.stretches_of(low, high, size - low)
                size += high - low
                last, stop = high, runs[-1].end
                at = bisect_right(keys, low)
                even = keys[at] - keys[at - 1] == places[at] - places[at - 1]
                edge, shift = (keys[at] if even and high <= keys[at] else -1), places[at - 1] - keys[at - 1]
                continue
            runs.append(Run(size, size + glue, stop, start))
            size += glue
            stop = high + shift
            runs.append(Run(size, size + high - low, start, stop))
            size += high - low
            last = high
        return tuple(runs)

    def _in_one(self, lows: list[int], highs: list[int], glues: list[int]) -> tuple[Run, ...] | None:
        """The same where all ranges lie in one stretch that maps one to one, as those of plain text do; else None.

        Each is a run, and so is what stands between two: all are made at once, in the interpreter's own C.
        """
        if not lows:
            return ()
        keys, places = self.keys, self.places
        at = bisect_right(keys, lows[0])
        key, place = keys[at - 1], places[at - 1]
        if at >= len(keys) or highs[-1] > keys[at] or keys[at] - key != places[at] - place:
            return None
        if not (all(glues[1:]) and all(map(lt, lows, highs)) and all(map(lt, highs, lows[1:]))):
            return None
        edges = [0] * (2 * len(lows))
        edges[::2], edges[1::2] = lows, highs
        sizes = [0] * (len(edges) - 1)
        sizes[::2], sizes[1::2] = map(sub, highs, lows), glues[1:]
        cleans = list(accumulate(sizes, initial=0))
        edges = list(map((place - key).__add__, edges))
        return tuple(map(Run, cleans, cleans[1:], edges, edges[1:]))


def pieced(pieces: list[tuple[str, int, int]], start: int, end: int) -> Mapped:
    """Clean text put together of pieces, each with its place in the source, in order; what lies between is left out.

    A piece as long as its place maps character by character, any other as a whole.
    """
    keys: list[int] = []
    places: list[int] = []
    size, at = 0, start
    for piece, low, high in pieces:
        if low > at:
            keys.append(size)
            places.append(at)
        keys.append(size)
        places.append(low)
        size += len(piece)
        at = high
    if end > at:
        keys.append(size)
        places.append(at)
    keys.append(size)
    places.append(end)
    return Mapped("".join(piece for piece, _, _ in pieces), keys, places, start, end)


def nothing(at: int) -> Mapped:
    """Clean text without a character, at a place of the source."""
    return Mapped("", [0, 0], [at, at], at, at)


def plain(text: str, start: int, end: int) -> Mapped:
    """Plain text as it stands, but for entities that a conversion left."""
    return _without(text, [Span(start, end)], _ENTITY)


def marked_up(text: str, regions: list[Span]) -> Mapped:
    """The clean text of some regions of a page, one after the other, a line break between them."""
    return _without(text, regions, _MARKUP)


def _parted(text: str, pattern: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """Text and mark-up in turns, as they stand and as what they stand for.

    Where line breaks are entities, most mark-up is them: the text is cut there first, and the pattern looks only at the
    lines that have a sign of more; unless a tag may go on over a line break.
    """
    lines = text.split(_BREAK)
    marked = [at for at, line in enumerate(lines) if "<" in line or "&" in line or "\\" in line]
    if len(lines) == 1 or any(lines[at].rfind("<") > lines[at].rfind(">") for at in marked):
        raw = pattern.split(text)
        clean = raw.copy()
        clean[1::2] = map(_clean, raw[1::2])
        return raw, clean
    alike = [_BREAK] * (2 * len(lines) - 1)
    alike[::2] = lines
    broken = ["\n"] * len(alike)
    broken[::2] = lines
    raw, clean = [], []
    done = 0
    for at in marked:
        parts = pattern.split(lines[at])
        raw += alike[done : 2 * at]
        raw += parts
        parts[1::2] = map(_clean, parts[1::2])
        clean += broken[done : 2 * at]
        clean += parts
        done = 2 * at + 1
    return [*raw, *alike[done:]], [*clean, *broken[done:]]


def _without(text: str, regions: list[Span], pattern: re.Pattern[str]) -> Mapped:
    """The text of some regions without what a pattern with one group, around all of it, finds.

    Split, map and accumulate run in the interpreter's own C: a page has a piece of mark-up for each of its lines.
    """
    if not regions:
        return Mapped("", [0], [0], 0, 0)
    pieces: list[str] = []
    keys: list[int] = []
    places: list[int] = []
    size = 0
    for number, region in enumerate(regions):
        if number:
            pieces.append("\n")
            keys.append(size)
            places.append(regions[number - 1].end)
            size += 1
        raw, clean = _parted(text[region.start : region.end], pattern)
        places.extend(accumulate(map(len, raw[:-1]), initial=region.start))
        keys.extend(accumulate(map(len, clean), initial=size))
        size = keys.pop()
        pieces += clean
    keys.append(size)
    places.append(regions[-1].end)
    return Mapped("".join(pieces), keys, places, regions[0].start, regions[-1].end)
