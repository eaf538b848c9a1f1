"""The published records of actors: one with everything about it, a list of them, names found, rulings."""

from typing import Literal

import msgspec

from reftel.model.actor import (
    Found,
    Held,
    KnownOffice,
    Listed,
    Named,
    NamingKind,
    Near,
    Office,
    Profile,
    Ruling,
    Topic,
)
from reftel.writing.occasions import MeetingRecord, meeting_record
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


def listed_record(one: Listed) -> ListedRecord:
    """What is printed of an actor in a list."""
    return msgspec.convert(one, ListedRecord, from_attributes=True)


def found_record(one: Found) -> FoundRecord:
    """What is printed of a name that was asked for."""
    return msgspec.convert(one, FoundRecord, from_attributes=True)


def ruling_record(one: Ruling) -> RulingRecord:
    """What is printed of a ruling."""
    return msgspec.convert(one, RulingRecord, from_attributes=True)


def profile_record(one: Profile) -> ProfileRecord:
    """What is printed of one actor."""
    return ProfileRecord(
        actor=listed_record(one.actor),
        offices=one.offices,
        namings=tuple(_named(named) for named in one.namings),
        meetings=tuple(meeting_record(meeting) for meeting in one.meetings),
        topics=one.topics,
        statements=tuple(
            msgspec.convert(statement, StatementRecord, from_attributes=True) for statement in one.statements
        ),
        positions=tuple(msgspec.convert(position, PositionRecord, from_attributes=True) for position in one.positions),
        shifts=tuple(msgspec.convert(shift, ShiftRecord, from_attributes=True) for shift in one.shifts),
        near=one.near,
        rulings=tuple(ruling_record(ruling) for ruling in one.rulings),
        others=tuple(listed_record(other) for other in one.others),
        known=one.known,
    )


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
