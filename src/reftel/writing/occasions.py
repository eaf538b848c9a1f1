"""The published record of a meeting."""

import msgspec

from reftel.model.meeting import (
    Evidence,
    MeetingKind,
    MeetingStatus,
    Participant,
    Purpose,
    Request,
    WhenBasis,
    Words,
)
from reftel.writing.shapes import SCHEMA_VERSION


class MeetingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, as ``reftel meetings --json`` prints it."""

    id: str
    cable: str
    kind: MeetingKind
    status: MeetingStatus
    who: tuple[Participant, ...]
    whom: tuple[Participant, ...]
    when: str | None
    when_basis: WhenBasis | None
    place: Words | None
    request: Request | None
    purpose: Purpose | None
    told_by: str | None
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    because: str
    rank: float
    reasons: tuple[str, ...]
    to_check: bool
    source: str
    cable_date: str | None
    schema_version: int = SCHEMA_VERSION
