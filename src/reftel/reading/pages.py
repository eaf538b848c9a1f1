"""The lines of a page set by their places: what stands on one height is one line, e.g. ``ACTION ARA-15   INFO OCT-01``.

Units are those of the page; a place is measured from its upper left corner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median

import msgspec

MAX_BITS = 5_000  # a page of a cable has a hundred; beyond it the order drawn has to do
MAX_INDENT = 60  # spaces before a line, or in a gap


class Bit(msgspec.Struct, frozen=True):
    """A run of characters on one height, and its box on the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height on which it stands."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """The usual width of one of its characters."""
        return (self.right - self.left) / len(self.text)


def layers(bits: list[Bit]) -> list[list[Bit]]:
    """The text layers of a page that lie one over the other, each in the order drawn; most pages have one.

    A scan that went through two readers has two, which say the same with other mistakes. A few bits over others (a
    stamp, dirt) make no layer.
    """
    if len(bits) > MAX_BITS or len(bits) < 2:
        return [bits] if bits else []
    step = max(1.0, median(bit.height for bit in bits))
    under: list[Bit] = []
    over: list[Bit] = []
    grid: defaultdict[int, list[Bit]] = defaultdict(list)
    for bit in bits:
        place = int(bit.middle // step)
        if any(_covers(other, bit) for near in (place - 1, place, place + 1) for other in grid[near]):
            over.append(bit)
        else:
            under.append(bit)
            grid[place].append(bit)
    below, above = (sum(len(bit.text) for bit in part) for part in (under, over))
    if above * 3 < below:
        return [bits]
    # What the second layer has beside the first (a line that the first reader did not see) came with the second.
    first = next(at for at, bit in enumerate(bits) if bit is over[0])
    return [bits[:first], bits[first:]] if first > len(bits) // 4 else [under, over]


def _covers(one: Bit, other: Bit) -> bool:
    if abs(one.middle - other.middle) >= 0.4 * max(1.0, min(one.height, other.height)):
        return False
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.6 * max(1.0, min(one.right - one.left, other.right - other.left))


def page_text(bits: list[Bit]) -> str:
    """The text of a page, a line break between lines."""
    if len(bits) > MAX_BITS:
        return "\n".join(bit.text for bit in bits)
    rows = _rows(bits)
    if _in_columns(rows, bits):
        return "\n".join(bit.text for bit in bits)
    widths = [bit.width for bit in bits if len(bit.text) > 9] or [bit.width for bit in bits]
    usual = max(0.1, median(widths)) if widths else 1.0
    margin = _margin(rows)
    pitch = _pitch(rows)
    lines: list[str] = []
    for at, row in enumerate(rows):
        if at and pitch and row[0].middle - rows[at - 1][0].middle > 1.7 * pitch:
            lines.append("")
        line = " " * _spaces(row[0].left - margin, usual, 0) + row[0].text
        for bit, after in pairwise(row):
            line += " " * _spaces(after.left - bit.right, usual, 1) + after.text
        lines.append(line)
    return "\n".join(lines)


def _spaces(gap: float, usual: float, least: int) -> int:
    return max(least, min(MAX_INDENT, int(min(gap / usual, MAX_INDENT) + 0.5)))


def _rows(bits: list[Bit]) -> list[list[Bit]]:
    """The bits of each height, from the left; the heights from the top down."""
    rows: list[list[Bit]] = []
    for bit in sorted(bits, key=lambda bit: (bit.middle, bit.left)):
        if rows and _beside(rows[-1], bit):
            rows[-1].append(bit)
        else:
            rows.append([bit])
    for row in rows:
        row.sort(key=lambda bit: bit.left)
    return rows


def _beside(row: list[Bit], bit: Bit) -> bool:
    """Whether a bit stands on the height of a row, and beside what is there."""
    tall = min(row[0].height, bit.height)
    if abs(bit.middle - row[0].middle) > 0.5 * max(1.0, tall):
        return False
    return all(min(bit.right, other.right) - max(bit.left, other.left) < 2.0 * other.width for other in row)


def _in_columns(rows: list[list[Bit]], bits: list[Bit]) -> bool:
    """Whether a page has columns of running text: most lines are of two, and the file draws one column at a time."""
    broken = [row for row in rows if len(row) > 1 and min(len(bit.text) for bit in row) > 9]
    if len(rows) < 12 or len(broken) < 0.4 * len(rows):
        return False
    drawn = {id(bit): at for at, bit in enumerate(bits)}
    pairs = [(drawn[id(one)], drawn[id(other)]) for row in broken for one, other in pairwise(row)]
    return sum(1 for one, other in pairs if other - one > 2) > 0.8 * len(pairs)


def _margin(rows: list[list[Bit]]) -> float:
    """Where most lines begin."""
    if not rows:
        return 0.0
    counted = Counter(round(row[0].left) for row in rows)
    most = max(counted.values())
    return float(min(left for left, count in counted.items() if count == most))


def _pitch(rows: list[list[Bit]]) -> float:
    """The usual distance between two lines."""
    steps = [after[0].middle - row[0].middle for row, after in pairwise(rows)]
    steps = [step for step in steps if step > 0.5]
    # A page of double-spaced lines has no empty lines; of a mixed one the narrower distance counts.
    return sorted(steps)[len(steps) // 3] if len(steps) > 2 else 1.2 * max((row[0].height for row in rows), default=0.0)
