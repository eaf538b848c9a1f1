"""Lines to messages: where in a source one transmission ends and the next begins."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from reftel.reading.headlines import LOOK_AHEAD, row_of
from reftel.reading.lines import NUMBER_SIGNS, Line, captioned, class_line, label_of, paragraph_number
from reftel.reading.mailed import MESSAGE_STARTS, starts_message
from reftel.reading.printed import first_page, top_of_page
from reftel.reading.retransmitted import announced, follows_head, head_start
from reftel.reading.sheet import exercise

_DTG = re.compile(r"(?:[ZOPRY]\s+){1,2}[0-9]{6}\s?Z\s+[A-Z]{3}\s+[0-9]{2,4}\b")
_CAPTIONED = ("DIS", "NOFORN", "SENSITIVE", "ONLY")  # captions that may stand behind a number
_DIGITS = frozenset("0123456789")
_PRECEDENCES = frozenset("ZOPRY")
_END = re.compile(r"N{3,4}\s*$")
# What lines begin with that tell something, unless they end in a number, as class lines do.
_TELLING = MESSAGE_STARTS | _PRECEDENCES | NUMBER_SIGNS | frozenset("PEN")


class Sent(msgspec.Struct, frozen=True):
    """The lines of a message, and where the classification lines of others begin that are sent on in it."""

    lines: list[Line]
    quoted: tuple[int, ...] = ()


def split_messages(lines: list[Line], *, one: bool = False) -> list[Sent]:
    """The lines of each message; every line is in one.

    With ``one`` (a page that is about one cable) only the head of another cable begins a message, not a repeated one.
    """
    starts = [0]
    told = ended = False  # whether the message has paragraphs or ended, so that a new head is another message's
    last: tuple[str, str] | None = None
    inside = False  # in the head of a telegram that is sent on, above its classification line
    quoted: list[int] = []
    page: tuple[str, str, str] | None = None  # of the telegram that is being read, where it was printed on pages
    for at, line in enumerate(lines):
        text = line.text
        # On a page of one cable, behind its first paragraph, only a class line, EXERCISE, NNNN or a page line tells.
        begins = "ENP" if told and one else _TELLING
        if not text or not (text[0] in begins or text[-1].isdigit() or text.endswith(_CAPTIONED)):
            continue
        if text.startswith("PAGE") and (first := first_page(text)) is not None:
            if page is not None and (first != page or ended) and (not one or _section_of(page, first)):
                starts.append(top_of_page(lines, at))
                told, ended, last = False, False, None
            page = first
            continue
        if told and text[0] in _DIGITS and (number := row_of(text)) and number[2:] != "".join(last or ()):
            starts.append(at)  # the row of another cable, which a damaged dump left in this one
            told, ended, last, inside = False, False, None, False
            continue
        if text[0] == "E" and exercise(text):
            if ended and _more(lines, at):
                starts.append(at)
                told, ended, last = False, False, None
            continue
        own = _class_line(text) if text[-1].isdigit() or text.endswith(_CAPTIONED) else None
        other = own is not None and last is not None and own != last
        if (
            other
            and not ended
            and (inside or _sent_on(lines, head_start(lines, at, starts[-1]), starts[-1], told=told))
        ):
            quoted.append(at)
            inside = False
            continue
        other = other and _labels(lines, at) > 1
        if own is not None and not other:
            last = last or own
        if other or (not one and _begins(text, lines, at) and (told or ended or _another(lines, at, last))):
            if not other and not ended and last and (inside or _sent_on(lines, at, starts[-1], told=told)):
                inside = True
                continue
            starts.append(at)
            told, ended, last, inside = False, False, own, False
        elif text[0] == "N" and _END.match(text):
            ended = True
        elif not told and paragraph_number(text):
            told = True
    edges = [*starts, len(lines)]
    return [Sent(lines[low:high], _between(quoted, lines, low, high)) for low, high in pairwise(edges) if high > low]


def _between(quoted: list[int], lines: list[Line], low: int, high: int) -> tuple[int, ...]:
    return tuple(lines[at].start for at in quoted[bisect_left(quoted, low) : bisect_left(quoted, high)])


def _sent_on(lines: list[Line], at: int, low: int, *, told: bool) -> bool:
    """Whether the head of a telegram begins here that the message above sends on."""
    return announced(lines, at, low) is not None or (not told and follows_head(lines, at, low))


def _section_of(page: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether a first page is that of another section of the same telegram."""
    same = page[0].startswith(other[0]) or other[0].startswith(page[0])  # a relay cuts the name of the station
    return same and page[1] == other[1] and page[2] != other[2]


def _class_line(text: str) -> tuple[str, str] | None:
    """Station and serial of a line that is a classification line and nothing else."""
    found = captioned(text) if text[-1].isalpha() else class_line(text)
    return (found["station"].upper(), found["serial"].lstrip("0")) if found else None


def _begins(text: str, lines: Sequence[Line], at: int) -> bool:
    if starts_message(text):
        return True
    if text[:1] not in _PRECEDENCES or _DTG.match(text) is None:
        return False
    following = [line.text for line in lines[at + 1 : at + 4] if line.text]
    before = [line.text for line in lines[max(0, at - 4) : at] if line.text]
    # Behind its own first lines it is no new start.
    return any(line.startswith("FM ") for line in following) and not any(_ROUTING.match(line) for line in before)


def _another(lines: Sequence[Line], at: int, last: tuple[str, str] | None) -> bool:
    """Whether the classification line below belongs to another cable than the one above."""
    if last is None:
        return False
    below = (_class_line(line.text) for line in lines[at : at + 80] if line.text)
    own = next((found for found in below if found), None)
    return own is not None and own != last


def _labels(lines: Sequence[Line], at: int) -> int:
    """How many different head elements are named in the lines below a classification line."""
    labels = (label_of(line.text) for line in lines[at + 1 : at + 1 + LOOK_AHEAD] if line.text)
    return len({label[0] for label in labels if label})


_ROUTING = re.compile(r"(?:ZZ|OO|PP|RR|YY)\s|[QRU][A-Z]{3,7}(?:\s+[QRU][A-Z]{3,7})*\s*$|FM\s|ZN[RY]\s|DE\s")


def _more(lines: Sequence[Line], at: int) -> bool:
    """Whether an exercise banner behind an end of message opens a next message."""
    for line in lines[at + 1 : at + 4]:
        if line.text and not exercise(line.text):
            return starts_message(line.text) or _DTG.match(line.text) is not None
    return False
