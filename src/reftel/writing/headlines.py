"""The shapes of what a head says of its own way: relay, operating signals, captions, readers, service notes."""

from typing import Literal

import msgspec


class SignalRecord(msgspec.Struct, frozen=True):
    """One operating signal: its code, the words behind it, the station and serial they name, kind and meaning."""

    code: str
    operands: str | None
    station: str | None
    serial: int | None
    kind: str
    meaning: str | None


class DeliveryRecord(msgspec.Struct, frozen=True):
    """One indicator of line 2: its station, and whether an address, a collective or nothing known explains it."""

    routing: str
    station: str | None
    reason: Literal["addressee", "collective", "unknown"]


class RelayRecord(msgspec.Struct, frozen=True):
    """Format lines 1 to 5 as the relay left them: channel, digraph, indicators routed to, line 3, line 4, signals."""

    channel: str | None
    prosign: str | None
    routed_to: tuple[str, ...]
    station: str | None
    serial: int | None
    page: int | None
    julian: tuple[int, str] | None
    security: str | None
    release_code: str | None
    tail: str | None
    media: str | None
    content: str | None
    operating: tuple[SignalRecord, ...]
    deliveries: tuple[DeliveryRecord, ...]


class AttentionRecord(msgspec.Struct, frozen=True):
    """One reader of a passing line: an office, a person with rank or title, or both."""

    office: str | None
    person: str | None
    title: str | None


class LegRecord(msgspec.Struct, frozen=True):
    """One step of a passing line: by way of whom, ``for`` readers there or to ``pass`` on, for whom, from whom."""

    via: str | None
    kind: Literal["for", "pass"]
    readers: tuple[AttentionRecord, ...]
    sender: str | None


class HandlingRecord(msgspec.Struct, frozen=True):
    """One caption with its kind and meaning, and whom it names: readers or countries."""

    caption: str
    kind: str
    meaning: str
    names: tuple[str, ...]


class ServiceRecord(msgspec.Struct, frozen=True):
    """A service note: its kind, the cable it speaks of (null: its own), the reason, its text and place."""

    kind: str
    cable: str | None
    reason: str | None
    text: str
    start: int
    end: int
