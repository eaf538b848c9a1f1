"""Sections to cables: messages of one source that are sections of one cable, in order."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

from reftel.facts.kinds import Paper
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.reading.bodylines import head_texts
from reftel.reading.header import HeadRead
from reftel.reading.lines import SECTION_WORD
from reftel.reading.remarks import remark
from reftel.reading.scans import alike
from reftel.reading.sheet import Sheet

_SECTION = re.compile(rf"{SECTION_WORD}\s{{1,3}}([0-9]{{1,2}})\s{{0,2}}OF\s{{0,2}}([0-9]{{1,2}})", re.IGNORECASE)
_NEAR = 0.7  # of the signs of a subject, of which a machine reads each section otherwise
_BETWEEN = frozenset({"blank", "banner", "page-line", "furniture", "repeated-head"})


class Message(msgspec.Struct):
    """One transmission, or one document of another kind: its lines sorted, its head read, why it begins there."""

    sheet: Sheet
    read: HeadRead
    kind: Paper | None = None
    why: str = ""

    @property
    def key(self) -> tuple[str, int] | None:
        """Station and serial, which all sections of a cable share."""
        line = self.read.line
        return (line.station, line.serial) if line and line.station and line.serial is not None else None

    @property
    def section(self) -> tuple[int, int] | None:
        """Number of this section, and of how many."""
        return self.read.line.section if self.read.line else None


def join_sections(messages: list[Message], *, scanned: bool = False) -> list[list[Message]]:
    """Groups of messages that are one cable: same station and serial, sections of the same number in all.

    Of a scan a serial may differ in one digit, where day or subject say that it is the same telegram.
    """
    groups: list[list[Message]] = []
    open_groups: dict[tuple[tuple[str, int], int], list[Message]] = {}
    for message in messages:
        key, section = message.key, message.section
        if key is None or section is None or section[1] < 2:
            groups.append([message])
            continue
        group = open_groups.get((key, section[1]))
        if group is not None and all(one.section != section for one in group):
            group.append(message)
            continue
        group = [message]
        open_groups[key, section[1]] = group
        groups.append(group)
    if scanned and len(open_groups) > 1:
        groups = _misread(groups)
    for group in groups:
        group.sort(key=lambda message: message.section or (0, 0))
    return groups


def _misread(groups: list[list[Message]]) -> list[list[Message]]:
    """The groups, those in one whose serials a machine read otherwise in one digit."""
    joined: list[list[Message]] = []
    for group in groups:
        one = next((other for other in joined if _is_same(other[0], group[0]) and not _both(other, group)), None)
        if one is None:
            joined.append(group)
        else:
            one.extend(group)
    return joined


def _both(one: list[Message], two: list[Message]) -> bool:
    """Whether two groups have a section in common, so that they are two telegrams."""
    return not {message.section for message in one}.isdisjoint({message.section for message in two})


def _is_same(one: Message, two: Message) -> bool:
    """Whether two messages are sections of one telegram, though a digit of their serials differs."""
    (first, second), (mine, other) = (one.section, two.section), (one.key, two.key)
    if first is None or second is None or mine is None or other is None:
        return False
    digits = f"{mine[1]:06d}", f"{other[1]:06d}"
    if mine[0] != other[0] or first[1] != second[1] or sum(a != b for a, b in zip(*digits, strict=True)) != 1:
        return False
    heads = one.read.head, two.read.head
    if heads[0].dtg is not None and heads[1].dtg is not None:
        return heads[0].dtg.value == heads[1].dtg.value
    said, told = (alike(head.subject.value) if head.subject else "" for head in heads)
    return bool(said and told) and SequenceMatcher(None, said, told, autojunk=False).ratio() > _NEAR


def joined_sheet(group: list[Message]) -> Sheet:
    """The lines of all sections as one sheet: the head of the first, and those of the others as repeated."""
    first = group[0].sheet
    if len(group) == 1:
        return first
    joined = Sheet(
        first.text, list(first.lines), list(first.kinds), first.groups, first.preview, first.body, first.adopted
    )
    joined.quoted, joined.lent = list(first.quoted), first.lent
    said = head_texts(first)
    for message in group[1:]:
        sheet = message.sheet
        joined.quoted += [len(joined.lines) + at for at in sheet.quoted]
        again = True  # captions and passing lines of the first section, before the text goes on
        for at, (line, kind) in enumerate(zip(sheet.lines, sheet.kinds, strict=True)):
            repeated = at < sheet.body and kind.startswith(("header:", "unread"))
            if at >= sheet.body and again and kind not in _BETWEEN:
                again = repeated = kind == "text" and " ".join(line.text.split()) in said
            joined.lines.append(line)
            joined.kinds.append("repeated-head" if repeated else kind)
    return joined


def missing(group: list[Message]) -> list[int]:
    """The sections that are not there.

    A copy that was joined long ago says SECTION 01 OF 02 and holds both, so a first section alone lacks nothing, unless
    some of the others are marked in it, where they begin, and some are not.
    """
    have = {message.section[0]: message.section[1] for message in group if message.section}
    if set(have) <= {1}:
        have |= _marked(group[0].sheet, have[1]) if have else {}
    if set(have) <= {1}:
        return []
    return [number for number in range(1, max(have.values()) + 1) if number not in have]


def _marked(sheet: Sheet, of: int) -> dict[int, int]:
    """The sections whose classification lines stand in the text of a message."""
    marks = (
        _SECTION.search(line.text)
        for line, kind in zip(sheet.lines, sheet.kinds, strict=True)
        if kind == "section-head"
    )
    told = {int(mark[1]): int(mark[2]) for mark in marks if mark}
    return told if set(told.values()) == {of} else {}


def of_sections(group: list[Message], lost: list[int], place: Span) -> Iterator[Finding]:
    """The findings on the sections of a cable: those whose number has a misread digit, and which are missing."""
    first = group[0].key
    for one in group[1:]:
        if first and one.key and one.section and one.key != first and (mrn := one.read.head.mrn) is not None:
            told = f"section {one.section[0]} has the number {one.key[1]}, the first {first[1]}"
            yield remark("ocr-mended", f"{told}: a machine misread a digit", mrn.span)
    if lost:
        yield remark("sections-missing", f"sections missing: {', '.join(map(str, lost))}", place)
