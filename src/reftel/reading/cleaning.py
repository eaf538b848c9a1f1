"""Drafts to clean text: white space folded, lines joined, what stood between taken out; each with its place."""

import re
from collections.abc import Iterable, Iterator
from operator import add, itemgetter

from reftel.model.cable import Run
from reftel.reading.drafts import Draft
from reftel.reading.mapped import Mapped
from reftel.reading.sheet import Sheet

_PIECE = re.compile(r"\S+(?: \S+)*")
_LAST = itemgetter(-1)
_GLUES = ("", " ", "\n\n")  # by how many characters they are


def clean_of(sheet: Sheet, mapped: Mapped, draft: Draft) -> tuple[str, tuple[Run, ...]]:
    """The clean text of a paragraph and its map: white space folded, lines joined, what stood between taken out."""
    lines = [sheet.lines[at] for at in draft.lines]
    texts = [line.text for line in lines]
    texts[0] = sheet.text[draft.text_start : lines[0].end].strip()
    begins = [line.start for line in lines]
    begins[0] = draft.text_start
    glues = [1] * len(texts)
    for place in draft.news:
        glues[place] = 2
    # All lines at once; what there may be to fold or to join without a blank is seen in all of them together.
    text = " ".join(texts)
    if "¶" in text or "" in texts:
        texts, begins, glues = _unmarked(sheet.text, texts, begins, glues)
        text = " ".join(texts)
    if not texts:
        return "", ()
    lows = begins if all(map(sheet.text.startswith, texts, begins)) else list(map(sheet.text.find, texts, begins))
    glues[0] = 0
    if "-" in map(_LAST, texts):
        for at in range(1, len(texts)):
            if glues[at] == 1 and texts[at - 1][-1] == "-" and lows[at - 1] + len(texts[at - 1]) <= begins[at]:
                glues[at] = 0 if _hyphenated(texts[at - 1], texts[at]) else 1
    uneven = _uneven(text)
    wide = uneven or "  " in text
    if wide:
        texts, lows, glues = _folded(texts, lows, glues, uneven=uneven)
    if wide or glues.count(1) + 1 < len(glues):
        text = "".join(map(add, map(_GLUES.__getitem__, glues), texts))
    return text, mapped.joined(lows, list(map(add, lows, map(len, texts))), glues)


def _unmarked(
    text: str, texts: list[str], begins: list[int], glues: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """Some lines without the pilcrow that they begin with, which is the publisher's and not the sender's.

    Lines of which nothing is left are left out.
    """
    kept: list[tuple[str, int, int]] = []
    for own, begin, glue in zip(texts, begins, glues, strict=True):
        marked = own[:1] == "¶"
        bare = own[1:].lstrip() if marked else own
        if bare:
            kept.append((bare, text.index("¶", begin) + 1 if marked else begin, glue))
    return [own for own, _, _ in kept], [begin for _, begin, _ in kept], [glue for _, _, glue in kept]


def _uneven(text: str) -> bool:
    """Whether other white space than blanks may stand in a line; nearly all other ASCII white space ends lines."""
    return "\t" in text or "\x1f" in text if text.isascii() else not text.isprintable()


def _folded(
    texts: list[str], lows: list[int], glues: list[int], *, uneven: bool
) -> tuple[list[str], list[int], list[int]]:
    """The pieces of some lines between wide white space, with their places and how each is joined to the one before.

    The lines have nothing around them; unless they are ``uneven`` all their white space is blanks.
    """
    out: list[str] = []
    begins: list[int] = []
    joints: list[int] = []
    for own, low, glue in zip(texts, lows, glues, strict=True):
        if not uneven and "  " not in own:
            out.append(own)
            begins.append(low)
            joints.append(glue)
            continue
        joint = glue
        for start, end in _pieces(own):
            out.append(own[start:end])
            begins.append(low + start)
            joints.append(joint)
            joint = 1
    return out, begins, joints


def ranges_of(sheet: Sheet, draft: Draft) -> Iterator[tuple[int, int, bool]]:
    """The characters of a draft's lines, without number and mark, and whether a block begins with them."""
    news = set(draft.news)
    for place, at in enumerate(draft.lines):
        line = sheet.lines[at]
        yield line.start if place else draft.text_start, line.end, place in news


def _pieces(bare: str) -> Iterable[tuple[int, int]]:
    """The ranges of a line between wide white space: most lines are one piece, which needs no pattern to see."""
    if not bare or bare[0] == " " or bare[-1] == " " or _uneven(bare):
        return [found.span() for found in _PIECE.finditer(bare)]
    wide = bare.find("  ")
    if wide < 0:
        return ((0, len(bare)),)
    made: list[tuple[int, int]] = []
    start = 0
    while wide >= 0:
        made.append((start, wide))
        start = wide + 2
        while bare[start] == " ":
            start += 1
        wide = bare.find("  ", start)
    made.append((start, len(bare)))
    return made


def _hyphenated(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[0].isalpha()
