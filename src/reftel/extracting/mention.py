"""What one sentence says of one meeting, and the words of meeting by which it is found."""

from functools import cache
from typing import Any

import msgspec

from reftel.extracting.lexicon.load import table
from reftel.model.meeting import MeetingKind, MeetingStatus, Participant, Request, Words


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence says of one meeting."""

    sentence: int
    kind: MeetingKind
    status: MeetingStatus
    who: tuple[Participant, ...]
    whom: tuple[Participant, ...]
    when: str | None = None
    place: Words | None = None
    request: Request | None = None
    told_by: str | None = None
    because: str = ""
    pronoun: bool = False


@cache
def rows(kind: str) -> dict[str, Any]:
    """The verbs or nouns of meeting."""
    found: dict[str, Any] = table("meetings.toml")[kind]
    return found


def apart(base: Mention) -> list[Mention]:
    """One mention for each whom."""
    return [msgspec.structs.replace(base, whom=(one,)) for one in base.whom]
