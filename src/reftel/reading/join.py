"""Sections to cables: messages of one source that are sections of one cable, in order."""

import msgspec

from reftel.facts.kinds import Paper
from reftel.reading.bodylines import head_texts
from reftel.reading.header import HeadRead
from reftel.reading.sheet import Sheet

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


def join_sections(messages: list[Message]) -> list[list[Message]]:
    """Groups of messages that are one cable: same station and serial, sections of the same number in all."""
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
    for group in groups:
        group.sort(key=lambda message: message.section or (0, 0))
    return groups


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

    A copy that was joined long ago says SECTION 01 OF 02 and holds both, so a first section alone lacks nothing.
    """
    have = {message.section[0]: message.section[1] for message in group if message.section}
    if set(have) <= {1}:
        return []
    return [number for number in range(1, max(have.values()) + 1) if number not in have]
