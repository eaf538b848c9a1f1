"""Snippets: the stretch of a paragraph that shows best why it was found, with the hits marked."""

import functools
import re
from collections.abc import Iterable

import msgspec

from reftel.archive.query import All, Either, Filter, Node, Not, Said, Words, phrases
from reftel.archive.words import fold, in_place
from reftel.model.cable import Cable

_WIDTH = 240
_ZEROS = re.compile(r"^(?=[0-9])|(?<=[^\W\d_]{3})(?=[0-9])")  # where a number begins, and its zeros may have stood
_BEFORE = 60  # characters shown before the first hit


class Snippet(msgspec.Struct, frozen=True):
    """Verbatim clean text, and the places in it that were hit."""

    text: str
    marks: tuple[tuple[int, int], ...]


def sought(node: Node) -> tuple[Words, ...]:
    """The words that a query looks for in the text; not those that must be absent, nor those of fields."""
    match node:
        case Words():
            return (node,)
        case All(nodes) | Either(nodes):
            return tuple(words for part in nodes for words in sought(part))
        case Not() | Filter() | Said():
            return ()


def hits(text: str, wanted: tuple[Words, ...]) -> list[tuple[int, int, int]]:
    """Where the words stand in a text: start, end, and which of the wanted it is; in order."""
    folded, back = fold(text), None
    if not in_place(text):  # rare: a letter that folds to two, or an accent that stands by itself
        back = [place for place, letter in enumerate(text) for _ in fold(letter)]
    found: dict[tuple[int, int], int] = {}
    for number, one in enumerate(wanted):
        for match in _pattern(one).finditer(folded):
            start, end = match.span()
            found.setdefault((back[start], back[end - 1] + 1) if back else (start, end), number)
    return [(start, end, number) for (start, end), number in sorted(found.items())]


@functools.lru_cache(maxsize=256)
def _pattern(one: Words) -> re.Pattern[str]:
    """The words, side by side, in folded text, with whatever leading zeros their numbers have there."""
    first, *others = [_ZEROS.sub("0*", re.escape(word)) for word in one.words]
    # What stands before the first word is looked at behind it: a pattern that begins with letters is found much faster.
    begins = rf"{first}(?<![^\W_]{first})" if first.isalpha() else rf"(?<![^\W_]){first}"
    ends = r"[^\W_]*" if one.prefix else ""
    return re.compile(r"[\W_]+".join([begins, *others]) + ends + r"(?![^\W_])")


def mentions(cable: Cable, cues: Iterable[str]) -> bool:
    """Whether a cable speaks of any of the cues, in its subject or a paragraph."""
    wanted = phrases(cues)
    return any(hits(text, wanted) for text in (cable.subject or "", *(one.text for one in cable.paragraphs)))


def snippet(text: str, marks: list[tuple[int, int, int]]) -> Snippet:
    """The stretch of a text that holds the most different hits; its beginning where there is none."""
    first = _best(marks)
    start = 0
    if marks and marks[first][1] > _WIDTH - _BEFORE:
        start = _word_start(text, max(0, marks[first][0] - _BEFORE))
    end = _word_end(text, min(len(text), max(start + _WIDTH, marks[first][1] if marks else 0)))
    shown: list[tuple[int, int]] = []
    for low, high, _ in marks:
        if start <= low and high <= end and (not shown or low >= shown[-1][1]):
            shown.append((low, high))
    lead, tail = "… " if start else "", " …" if end < len(text) else ""
    shift = len(lead) - start
    return Snippet(f"{lead}{text[start:end].rstrip()}{tail}", tuple((low + shift, high + shift) for low, high in shown))


def _best(marks: list[tuple[int, int, int]]) -> int:
    """The hit to begin with: the one from which the most different ones are within reach."""
    best, most, last = 0, 0, 0
    inside: dict[int, int] = {}
    for first, (low, _, number) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= low + _WIDTH - _BEFORE:
            inside[marks[last][2]] = inside.get(marks[last][2], 0) + 1
            last += 1
        if len(inside) > most:
            best, most = first, len(inside)
        if last > first:
            inside[number] -= 1
            if not inside[number]:
                del inside[number]
        else:
            last = first + 1
    return best


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", max(0, at - 1), at + 30)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", max(0, at - 30), at + 1)
    return space if space > 0 else at
