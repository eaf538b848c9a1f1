"""Clean text with a map back to the source: entities decoded, tags left out, e.g. ``&amp;`` is one character."""

import bisect
import html
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from reftel.model.cable import Run
from reftel.model.source import Span

# A tag or an entity. Bounded, and a "<" stops at the next "<": linear on any input.
_MARKUP = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|</?[A-Za-z][^<>]{0,2000}>|\\(?=['\"])"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|para|sect|[lr][sd]quo|[mn]dash);")


@lru_cache(maxsize=256)
def _clean(markup: str) -> str:
    """What an entity stands for; a tag stands for nothing, and neither does the backslash before a quotation mark."""
    return html.unescape(markup) if markup[0] == "&" else ""


class Mapped(msgspec.Struct, frozen=True):
    """Clean text, and for each stretch of it where it stands in the source.

    ``start`` and ``end`` bound the part of the source that it was made from.
    """

    text: str
    stretches: tuple[Run, ...]
    keys: tuple[int, ...]
    start: int
    end: int

    def start_of(self, clean: int) -> int:
        """Where in the source the clean character begins; at the end of the text, where the last one ends."""
        if clean >= len(self.text):
            return self.end_of(len(self.text))
        stretch = self.stretches[bisect.bisect_right(self.keys, clean) - 1]
        if stretch.clean_end - stretch.clean == stretch.end - stretch.start:
            return stretch.start + clean - stretch.clean
        return stretch.start

    def end_of(self, clean_end: int) -> int:
        """Where in the source the character before ``clean_end`` ends."""
        if clean_end <= 0 or not self.text:
            return self.start
        stretch = self.stretches[bisect.bisect_right(self.keys, clean_end - 1) - 1]
        if stretch.clean_end - stretch.clean == stretch.end - stretch.start:
            return stretch.start + clean_end - stretch.clean
        return stretch.end

    def span(self, clean: int, clean_end: int) -> Span:
        """The place in the source of a range of the clean text."""
        if clean_end <= clean:
            at = self.start_of(clean)
            return Span(at, at)
        return Span(self.start_of(clean), self.end_of(clean_end))

    def stretches_of(self, clean: int, clean_end: int) -> Iterator[Run]:
        """The stretches behind a range of the clean text, cut to it."""
        at = bisect.bisect_right(self.keys, clean) - 1
        while at < len(self.stretches) and self.stretches[at].clean < clean_end:
            stretch = self.stretches[at]
            low, high = max(clean, stretch.clean), min(clean_end, stretch.clean_end)
            if high > low:
                if stretch.clean_end - stretch.clean == stretch.end - stretch.start:
                    shift = stretch.start - stretch.clean
                    yield Run(low, high, low + shift, high + shift)
                else:
                    yield Run(low, high, stretch.start, stretch.end)
            at += 1


def plain(text: str, start: int, end: int) -> Mapped:
    """Plain text as it stands, but for entities that a conversion left."""
    return _without(text, [Span(start, end)], _ENTITY)


def marked_up(text: str, regions: list[Span]) -> Mapped:
    """The clean text of some regions of a page, one after the other, a line break between them."""
    return _without(text, regions, _MARKUP)


def _without(text: str, regions: list[Span], pattern: re.Pattern[str]) -> Mapped:
    parts: list[str] = []
    stretches: list[Run] = []
    size = 0
    for number, region in enumerate(regions):
        if number:
            parts.append("\n")
            stretches.append(Run(size, size + 1, regions[number - 1].end, region.start))
            size += 1
        at = region.start
        for match in pattern.finditer(text, region.start, region.end):
            start, end = match.span()
            if start > at:
                parts.append(text[at:start])
                stretches.append(Run(size, size + start - at, at, start))
                size += start - at
            at = end
            if clean := _clean(match.group()):
                parts.append(clean)
                stretches.append(Run(size, size + len(clean), start, end))
                size += len(clean)
        if region.end > at:
            parts.append(text[at : region.end])
            stretches.append(Run(size, size + region.end - at, at, region.end))
            size += region.end - at
    if not regions:
        return Mapped("", (), (), 0, 0)
    keys = tuple(stretch.clean for stretch in stretches)
    return Mapped("".join(parts), tuple(stretches), keys, regions[0].start, regions[-1].end)
