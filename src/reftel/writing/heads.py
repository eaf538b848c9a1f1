"""The shape of what is told of a cable's head beside its lines: typed tags, signers, declassification, mentions."""

from typing import Literal

import msgspec

from reftel.fields.level import Level


class TagRecord(msgspec.Struct, frozen=True):
    """A tag: code, kind (subject, program, geo, organisation, person, unknown) and meaning, where it is known."""

    code: str
    kind: str
    meaning: str | None


class SignerRecord(msgspec.Struct, frozen=True):
    """Whom a name at the end means: as written, full name and role where they are known, and on what that rests."""

    written: str
    name: str | None
    role: str | None
    basis: Literal["chief", "principal", "signer", "unknown"]


class ParticipantRecord(msgspec.Struct, frozen=True):
    """Who took part in a conversation: name as written, title or office, side, and role (``note taker``)."""

    name: str
    title: str | None
    side: str | None
    role: str | None


class DowngradeRecord(msgspec.Struct, frozen=True):
    """A step down before declassification: to which level, on which day (ISO)."""

    level: Level
    date: str


class DeclassificationRecord(msgspec.Struct, frozen=True):
    """When the cable is declassified by its own line and order, computed; what was done may differ.

    ``rule`` is the kind of instruction, ``review`` the day of a review, ``automatic`` the day of the 25-year rule.
    """

    rule: str
    date: str | None
    reason: str
    authority: str | None
    steps: tuple[DowngradeRecord, ...]
    review: str | None
    automatic: str | None
    exemptions: tuple[str, ...]


class MentionRecord(msgspec.Struct, frozen=True):
    """A reference in the text: its kind, its letter (``ref A``) or MRN, its words, paragraph and place."""

    kind: str
    enumerator: str | None
    mrn: str | None
    text: str
    para: int | None
    start: int
    end: int
