"""Tables of the body: lines whose columns are parted by wide blanks, tabs, bars or dots (``Rent ....... 1,200``).

A line of justified text has wide blanks too: rows count only where several stand together and their columns agree.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reftel.reading.lines import PARAGRAPH

_LEADING = r"|(?<=[\w)]) ?\.{4,} ?(?=[$(+-]{0,3}[0-9])"  # dots between an item and its figure
_WIDE = re.compile(rf"(?<=\S)(?: {{3,}}| *\t\s*| *\|\s*)(?=[^\s|]){_LEADING}")
_COLUMN = re.compile(rf"(?<=\S)(?: {{2,}}| *\t\s*| *\|\s*)(?=[^\s|]){_LEADING}")
_LEADER = re.compile(r"(?<![.])\s?\.{4,}+$")
_DOTTED = re.compile(_LEADING.removeprefix("|"))
_RULED = re.compile(r"-{2,40}(?:\s{1,40}-{2,40}){1,12}\s*$")
_BULLET = re.compile(r"\s{0,20}(?:-{1,2}|[*•o]|\(?[A-Za-z0-9]{1,2}[.)])\s")
WRAPPED = 60  # characters: a shorter line between two rows is a cell that goes on
LONGEST = 200


def table_rows(texts: Sequence[str], kinds: Sequence[str], body: int) -> dict[int, int]:
    """The lines that are rows of tables, each with the number of its table; ``texts`` are the lines as they stand."""
    found: dict[int, int] = {}
    group: list[int] = []
    number = 0
    last = -9
    for at in range(body, len(texts)):
        if kinds[at] != "text" or not _may_be_row(texts[at]):
            continue
        if group and not _together(texts, kinds, last, at):
            number += _taken(texts, kinds, group, found, number)
            group = []
        group.append(at)
        last = at
    if group:
        _taken(texts, kinds, group, found, number)
    return found


def _may_be_row(text: str) -> bool:
    if "   " not in text and "\t" not in text and "|" not in text and "...." not in text:
        return False
    return len(text) <= LONGEST and _WIDE.search(text) is not None


def _together(texts: Sequence[str], kinds: Sequence[str], last: int, at: int) -> bool:
    """Whether only rules, one blank, or one wrapped cell stand between two rows."""
    between = range(last + 1, at)
    if len(between) > 3:
        return False
    words = [index for index in between if kinds[index] == "text"]
    if len(words) > 1 or any(len(texts[index].strip()) > WRAPPED for index in words):
        return False
    return not any(PARAGRAPH.match(texts[index].lstrip()) for index in [*words, at])


def _taken(texts: Sequence[str], kinds: Sequence[str], group: list[int], found: dict[int, int], number: int) -> bool:
    """Enter a group of rows if it is a table, with the line of titles over it and the cell that goes on behind it."""
    if not _is_table([texts[at].rstrip() for at in group]):
        return False
    first, last = group[0], group[-1]
    if is_column_rule(texts[first]) and first > 0 and kinds[first - 1] == "text" and _is_title(texts[first - 1]):
        found[first - 1] = number
    for at in range(first, last + 1):
        if kinds[at] == "text":
            found[at] = number
    if last + 1 < len(texts) and kinds[last + 1] == "text" and texts[last + 1].startswith(" " * 8):
        found[last + 1] = number
    return True


def is_column_rule(text: str) -> bool:
    """Dashes under the titles of columns: ``----   -----   ----``."""
    return _RULED.match(text.strip()) is not None


def _is_title(text: str) -> bool:
    bare = text.strip()
    return 2 < len(bare) <= WRAPPED + 20 and PARAGRAPH.match(bare) is None and not bare.endswith((".", ":"))


def _is_table(rows: list[str]) -> bool:
    gaps = [len(_WIDE.findall(row)) for row in rows]
    if any("\t" in row or "|" in row for row in rows):
        return len(rows) > 1
    if all(_DOTTED.search(row) for row in rows):
        return len(rows) > 1
    wide = sum(1 for count in gaps if count > 1)
    if len(rows) > 1 and wide * 2 >= len(rows):
        plain = sum(1 for row in rows if row.lstrip()[:1].islower() and not any(map(str.isdigit, row)))
        return plain * 2 < len(rows)
    if len(rows) < 3 or any(_BULLET.match(row) for row in rows):
        return False
    starts = Counter(_first_column(row) for row in rows)
    near = max(sum(count for other, count in starts.items() if abs(other - start) < 3) for start in starts)
    numeric = sum(1 for row in rows if row.rsplit("  ", 1)[-1].strip()[:1].isdigit())
    return near * 3 >= len(rows) * 2 or numeric * 3 >= len(rows) * 2


def _first_column(row: str) -> int:
    found = _WIDE.search(row)
    return found.end() if found else -9


def split_rows(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of a table's rows; where only one blank parts two columns, the other rows tell where they part."""
    votes: Counter[int] = Counter()
    for row in rows:
        votes.update(found.end() for found in _COLUMN.finditer(row))
    columns = [at for at, count in votes.items() if count * 2 > len(rows)]
    cells = [_cells(row.rstrip(), columns) for row in rows if not is_column_rule(row)]
    widest = max(map(len, cells), default=0)
    words = tuple(cells[0][0].split()) if cells and len(cells[0]) == 1 else ()
    if is_column_rule(rows[min(1, len(rows) - 1)]) and len(words) == widest:
        cells[0] = words  # titles of one word each, whose blanks were folded
    return tuple(cells)


def _cells(row: str, columns: list[int]) -> tuple[str, ...]:
    cuts = {found.end() for found in _COLUMN.finditer(row)}
    cuts |= {at for at in columns if 0 < at < len(row) and row[at - 1] == " " and row[at] not in " |"}
    edges = [0, *sorted(cuts), len(row)]
    cells = (_LEADER.sub("", " ".join(row[low:high].split())).strip("| ") for low, high in pairwise(edges))
    return tuple(cell for cell in cells if cell)
