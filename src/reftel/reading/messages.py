"""Lines to messages: where in a source one transmission ends and the next begins."""

import re
from collections.abc import Sequence

from reftel.reading.classify import exercise, starts_message
from reftel.reading.lines import CLASS_LINE, Line, label_of

_DTG = re.compile(r"(?:[ZOPRY]\s+){1,2}[0-9]{6}Z\s+[A-Z]{3}\s+[0-9]{2,4}\b")
_END = re.compile(r"N{4}\s*$")
LOOK_AHEAD = 14  # lines between a classification line and the first label of the same head


def split_messages(lines: list[Line]) -> list[list[Line]]:
    """The lines of each message; every line is in one."""
    starts = [0]
    fresh = True  # nothing but transmission lines and blanks so far
    ended = False
    for at, line in enumerate(lines):
        text = line.text
        if not text or exercise(text):
            if text and ended and not fresh and _more(lines, at):
                starts.append(at)
                fresh, ended = True, False
            continue
        if _begins(lines, at, ended=ended):
            if not fresh:
                starts.append(at)
            fresh = True
            ended = False
            continue
        if _END.match(text):
            ended = True
            continue
        if not _DTG.match(text):
            fresh = fresh and _head_line(text)
    edges = [*starts, len(lines)]
    return [lines[low:high] for low, high in zip(edges, edges[1:], strict=False) if high > low]


_ROUTING = re.compile(r"(?:ZZ|OO|PP|RR|YY)\s|(?:[QRU][A-Z]{3,7}\s*)+$|FM\s|ZN[RY]\s|DE\s")


def _head_line(text: str) -> bool:
    """A format line that stands between the first line of a message and its date-time group."""
    return _ROUTING.match(text) is not None


def _more(lines: Sequence[Line], at: int) -> bool:
    """Whether an exercise banner behind an end of message opens a next message."""
    for line in lines[at + 1 : at + 4]:
        if line.text and not exercise(line.text):
            return starts_message(line.text) or _DTG.match(line.text) is not None
    return False


def _begins(lines: Sequence[Line], at: int, *, ended: bool) -> bool:
    text = lines[at].text
    if starts_message(text):
        return True
    following = [line.text for line in lines[at + 1 : at + 1 + LOOK_AHEAD] if line.text]
    if _DTG.match(text):
        return any(line.startswith("FM ") for line in following[:2])
    if CLASS_LINE.match(text) is None:
        return False
    labelled = any(label_of(line) for line in following)
    return labelled and ended
