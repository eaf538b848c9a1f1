"""Heads in plain text that a machine misread: mended as in a scan, where a line of the head gives it away.

Plain text says nothing of where it comes from. A line that only a misread head has (``FH AMEMBASSY``, ``T0 SECSTATE``,
``TAG5:``, a date-time group with letters in it) says it: then its head is mended, from there up and down to the text.
"""

import re
from collections.abc import Iterator

from reftel.fields.dtg import MONTHS
from reftel.model.finding import Finding
from reftel.reading import scans
from reftel.reading.lines import class_line, label_of, paragraph_number
from reftel.reading.mapped import Mapped
from reftel.reading.refining import Edit, refined
from reftel.reading.remarks import remark

_UP, _DOWN = 30, 45  # lines of the head above and below the one that gives it away
_WIDEST = 90  # characters of a line of a head
_LABELLED = 14  # lines below a classification line in which the labels of its head begin
_ADDRESS = r"(?:[QRU][A-Z]{3,7}/|(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION)[ ])"
_SIGN = re.compile(
    r"[ \t]{0,8}(?:(?:F[HNW]|T[0QD]|[I1L!|]N[FE][0QD]|[1L!|]NFO)[ ]{1,3}"
    r"(?:[QRU][A-Z]{3,7}/|A[MN][EC][A-Z0-9]{4,6}[ ]|[S5]EC[S5]TATE|SECDEF|U[S5]MI[S5]|CIA[ ]|NSC[ ])"
    r"|(?:(?:FM|TO|INFO)[ ]{1,3})?(?:[QRU][A-Z]{3,7}/)?AMEM(?!BASSY)[B8]A[S5][S5]Y[ ]"
    rf"|(?:(?:FM|TO|INFO)[ ]{{1,3}})?{_ADDRESS}[A-Z .]{{0,40}}?(?:[A-Z][015]|[015][A-Z]|C[DQ]LLECT)"
    rf"|(?!(?:[ZOPR][ ]{{1,2}}){{1,2}}[0-9]{{6}}Z[ ]{{1,2}}(?:{'|'.join(MONTHS)})[ ]{{1,2}}[0-9]{{2}}\b)"
    r"(?:[ZOPR0][ ]{1,2}){1,2}[0-9OQDILlSZBG]{6}[Z27][ ]{1,2}[A-Z0-9]{3}[ ]{1,2}[0-9OQDILSZBG]{2}(?:[ \r]{0,4}$|[ ]Z)"
    r"|E[ ]?[.,][ ]?[DQ][ ]?[.,][ ]?[0-9]{5}[ ]?:"
    r"|(?!SUBJ|TAGS|REFS)(?:[S5][U][B8]J(?:ECT)?|TA[G6][S5]|REF5)[ ]?:"
    r"|(?!TAGS)TA[G6][S5][ ]{1,3}[A-Z]{2,4}[ ,;\r\n]"
    r"|(?P<caption>(?!SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS|LIMDIS)(?:[S5][I1L]PD[I1L][S5]|N[O0DQ]F[O0DQ]RN"
    r"|[S5]EN[S5][I1L]T[I1L]VE|EXD[I1L][S5]|N[O0DQ]D[I1L][S5]|L[I1]MD[I1L][S5])[ \r]{0,8}$)"
    # A classification line; it gives its head away only where something in it must be mended.
    r"|(?P<line>(?:C[ ]?[O0DQ][ ]?N[ ]?F|[S5][ ]?E[ ]?[CG6][ ]?R|U[ ]?N[ ]?[CG6][ ]?[LI1])[A-Z0-9!|/ ]{2,80}$))",
    re.MULTILINE,
)
# So that the search goes from line end to line end, and past whatever line begins like a word in small letters.
_ABOVE_SIGN = re.compile(rf"\n(?=[ \t]{{0,8}}[A-Z0-9!|][^a-z])(?={_SIGN.pattern})", re.MULTILINE)


def mended(mapped: Mapped) -> tuple[Mapped, tuple[Finding, ...]]:
    """A text with the heads that a machine misread mended, and a finding for each sign that was."""
    text = mapped.text
    edits: list[Edit] = []
    behind = 0
    first = _SIGN.match(text)
    signs = [(0, first)] if first else []
    signs += [(found.end(), found) for found in _ABOVE_SIGN.finditer(text)]
    for sign, found in signs:
        if sign < behind:
            continue
        for start, end in _given_away(text, sign, behind, found):
            own = sorted(scans.mend_head(text[start:end], start), key=lambda mend: mend.start)
            for mend in own:
                if not edits or mend.start >= edits[-1].end:
                    edits.append(Edit(mend.start, mend.end, mend.text))
            behind = max(behind, end)
    if not edits:
        return mapped, ()
    return refined(mapped, edits), tuple(_findings(mapped, edits))


def _given_away(text: str, at: int, low: int, sign: re.Match[str]) -> list[tuple[int, int]]:
    """The lines that a sign gives away: a head, of a caption its line alone."""
    if sign["line"]:
        return _classified(text, at)
    return _head(text, at, at)[:1] if sign["caption"] else _head(text, at, low)


def _classified(text: str, at: int) -> list[tuple[int, int]]:
    """A classification line that was misread, and of its head what stands below it; nothing where it was read right.

    Over the text of a later section no head follows, and then it is the line alone.
    """
    (start, stop), *below = _head(text, at, at) or [(at, at)]
    if not any(scans.mend_head(text[start:stop], start)) or class_line(_right(text, start, stop)) is None:
        return []
    labelled = any(label_of(text[low:high].strip()) for low, high in below[:_LABELLED])
    return [(start, stop), *(below if labelled else [])]


def _right(text: str, start: int, stop: int) -> str:
    """A line as it must have been."""
    made, at = "", start
    for mend in sorted(scans.mend_head(text[start:stop], start), key=lambda mend: mend.start):
        if mend.start >= at:
            made, at = made + text[at : mend.start] + mend.text, mend.end
    return (made + text[at:stop]).strip()


def _head(text: str, at: int, low: int) -> list[tuple[int, int]]:
    """The lines of the head around a place, each from its first character to its last."""
    above: list[tuple[int, int]] = []
    end = text.rfind("\n", low, at)
    while end > low and len(above) < _UP:
        start = text.rfind("\n", low, end) + 1 or low
        if not _of_head(text[start:end]):
            break
        above.append((start, end))
        end = start - 1
    below: list[tuple[int, int]] = []
    start = text.rfind("\n", low, at) + 1 or low
    while start < len(text) and len(below) < _DOWN:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if not _of_head(text[start:stop]):
            break
        below.append((start, stop))
        start = stop + 1
    return [*reversed(above), *below]


def _of_head(line: str) -> bool:
    return len(line) <= _WIDEST and paragraph_number(line.strip()) is None


def _findings(mapped: Mapped, edits: list[Edit]) -> Iterator[Finding]:
    for edit in edits:
        told = f"read as {mapped.text[edit.start : edit.end]!r} by a machine; it must be {edit.text!r}"
        yield remark("ocr-mended", told, mapped.span(edit.start, edit.end))
