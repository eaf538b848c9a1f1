"""The published records of actors: one with everything about it, a list of them, names found, rulings."""

from typing import Literal

import msgspec

from reftel.model.actor import (
    Held,
    KnownOffice,
    Named,
    NamingKind,
    Near,
    Office,
    Profile,
    Topic,
)
from reftel.writing.occasions import MeetingRecord
from reftel.writing.shapes import SCHEMA_VERSION, PositionRecord, StatementRecord


class ListedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, as ``reftel actor ARCHIVE --json`` lists it."""

    id: str
    name: str
    kind: NamingKind
    country: str | None
    names: tuple[str, ...]
    statements: int
    addressed: int
    meetings: int
    cables: int
    first: str | None
    last: str | None
    schema_version: int = SCHEMA_VERSION


class FoundRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a list and what it was found as, as ``reftel actor --list … --json`` prints it."""

    asked: str
    found_as: str | None
    id: str | None
    kind: NamingKind | None
    country: str | None
    names: tuple[str, ...]
    statements: int
    addressed: int
    meetings: int
    cables: int
    first: str | None
    last: str | None
    also: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


class NamedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A naming that was taken for the actor, its place, and the rule that says so."""

    cable: str
    para: int | None
    start: int
    end: int
    text: str
    source: str
    date: str | None
    name: str
    full: str
    offices: tuple[Office, ...]
    because: str
    statements: int
    addressed: int
    meetings: int


class ShiftRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Two stances on one option, one after the other, that differ."""

    question: str
    option: str
    before: PositionRecord
    after: PositionRecord
    other_post: bool


class RulingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A merge or split by hand, as ``reftel actor --rulings --json`` prints it."""

    number: int
    kind: Literal["merge", "split"]
    namings: tuple[tuple[str, str], ...]
    reason: str
    undone: bool
    schema_version: int = SCHEMA_VERSION


class ProfileRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One actor, as ``reftel actor ARCHIVE NAME --json`` prints it."""

    actor: ListedRecord
    offices: tuple[Held, ...]
    namings: tuple[NamedRecord, ...]
    meetings: tuple[MeetingRecord, ...]
    topics: tuple[Topic, ...]
    statements: tuple[StatementRecord, ...]
    positions: tuple[PositionRecord, ...]
    shifts: tuple[ShiftRecord, ...]
    near: tuple[Near, ...]
    rulings: tuple[RulingRecord, ...]
    others: tuple[ListedRecord, ...]
    known: tuple[KnownOffice, ...]
    schema_version: int = SCHEMA_VERSION


def profile_record(one: Profile) -> ProfileRecord:
    """What is printed of one actor."""
    told = msgspec.structs.asdict(one) | {"namings": tuple(_named(named) for named in one.namings)}
    return msgspec.convert(told, ProfileRecord, from_attributes=True)


def _named(named: Named) -> NamedRecord:
    one = named.naming
    return NamedRecord(
        cable=named.cable,
        para=one.para,
        start=one.start,
        end=one.end,
        text=one.text,
        source=named.source,
        date=named.date,
        name=one.name,
        full=one.full,
        offices=one.held,
        because=named.because,
        statements=named.statements,
        addressed=named.addressed,
        meetings=named.meetings,
    )
