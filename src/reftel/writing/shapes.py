"""The shape of each command's JSON: one frozen Struct a line of output, published as JSON Schemas in docs/schema.

A record that points to a cable calls it ``cable`` (the MRN as printed), and a place is ``para``, ``start``, ``end``,
everywhere; offsets are code points of the decoded source. Null or empty where the cable does not say.
"""

from typing import Literal

import msgspec

from reftel.fields.level import Level
from reftel.model.cable import Completeness, DateBasis, Kind
from reftel.model.finding import Severity
from reftel.model.position import Stance, Veto
from reftel.model.statement import Act, DayBasis, Reviewed, Voice, VoiceDetail
from reftel.writing.bodies import (
    HeadingRecord,
    ParagraphRecord,
    ProtectionRecord,
    RedactionRecord,
    SpanRecord,
    StretchRecord,
)
from reftel.writing.headlines import HandlingRecord, LegRecord, RelayRecord, ServiceRecord
from reftel.writing.heads import DeclassificationRecord, MentionRecord, ParticipantRecord, SignerRecord, TagRecord
from reftel.writing.printed import DistributionRecord, FilingRecord

SCHEMA_VERSION = 1


class SourceRecord(msgspec.Struct, frozen=True):
    """Which source a record came from: its name as given, the SHA-256 of its bytes, and the format it was read as."""

    name: str
    sha256: str
    format: str


class AddresseeRecord(msgspec.Struct, frozen=True):
    """One addressee, with its routing indicator, precedence and number, and the posts that it excludes."""

    name: str
    routing: str | None
    precedence: str | None
    number: str | None
    excluded: tuple[str, ...]


class ClassificationRecord(msgspec.Struct, frozen=True):
    """Level (U, LOU, C, S, TS), caveats, and whether it is marked SENSITIVE."""

    level: Level
    caveats: tuple[str, ...]
    sensitive: bool


class EoRecord(msgspec.Struct, frozen=True):
    """The executive order line: order, day of declassification (ISO), and the text behind the order."""

    order: str | None
    declassify: str | None
    text: str


class PersonRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person, by name and title as far as the cable gives them; office and note (``SUBS``) of a drafting block."""

    name: str | None
    title: str | None
    office: str | None = None
    note: str | None = None


class ReleaseRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the document came to be open; authority, date and current classification where they are known.

    ``part`` where only a part was released, ``withheld`` by which exemptions the rest was not; ``source`` and ``note``
    are of the collection's provenance file.
    """

    status: Literal["released", "published", "leaked", "private", "unknown"]
    authority: str | None = None
    date: str | None = None
    classification: str | None = None
    part: bool = False
    withheld: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None


class ReferenceRecord(msgspec.Struct, frozen=True):
    """One reftel: its letter, its kind, its MRN as printed if it is a cable, and its text."""

    enumerator: str | None
    kind: str
    mrn: str | None
    text: str


class NoticeRecord(msgspec.Struct, frozen=True):
    """A line about the message and not of it: ``partial-extract``, ``service``, ``end-of-message`` …"""

    kind: str
    text: str
    start: int
    end: int


class FindingRecord(msgspec.Struct, frozen=True):
    """What is wrong or doubtful, with its readable code, rule number where it has one, and place."""

    code: str
    rule: str | None
    severity: Severity
    message: str
    start: int
    end: int


class CableRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A cable, as ``reftel show --json`` prints it."""

    mrn: str | None
    source: SourceRecord
    completeness: Completeness
    date: str | None
    date_basis: DateBasis | None
    dtg: str | None
    precedence: tuple[str, ...]
    origin: str | None
    action: tuple[AddresseeRecord, ...]
    info: tuple[AddresseeRecord, ...]
    transmission: str | None
    signals: tuple[str, ...]
    passing: tuple[str, ...]
    classification: ClassificationRecord | None
    captions: tuple[str, ...]
    eo: EoRecord | None
    classified_by: tuple[PersonRecord, ...]
    reasons: tuple[str, ...]
    kind: Kind
    release: ReleaseRecord
    distribution: DistributionRecord | None
    filing: FilingRecord | None
    drafted_by: tuple[PersonRecord, ...]
    approved_by: tuple[PersonRecord, ...]
    cleared_by: tuple[PersonRecord, ...]
    tags: tuple[str, ...]
    subject: str | None
    references: tuple[ReferenceRecord, ...]
    paragraphs: tuple[ParagraphRecord, ...]
    signature: tuple[str, ...]
    reasons_section: str | None
    participants: tuple[ParticipantRecord, ...]
    place: str | None
    number: str | None
    relay: RelayRecord | None
    attention: tuple[LegRecord, ...]
    handling: tuple[HandlingRecord, ...]
    service: tuple[ServiceRecord, ...]
    notices: tuple[NoticeRecord, ...]
    findings: tuple[FindingRecord, ...]
    headings: tuple[HeadingRecord, ...]
    blocks: tuple[StretchRecord, ...]
    redactions: tuple[RedactionRecord, ...]
    protections: tuple[ProtectionRecord, ...]
    capitals: bool
    sections: tuple[int, int] | None
    publisher: dict[str, str]
    versions: tuple[SourceRecord, ...]
    mentions: tuple[MentionRecord, ...]
    declassification: DeclassificationRecord | None
    typed_tags: tuple[TagRecord, ...]
    subject_mark: str | None
    signers: tuple[SignerRecord, ...]
    start: int
    end: int
    schema_version: int = SCHEMA_VERSION


class ConditionRecord(msgspec.Struct, frozen=True):
    """On what condition it was said, verbatim, and its place."""

    start: int
    end: int
    text: str


class AccountRecord(msgspec.Struct, frozen=True):
    """Whose account it is: post, drafter, signer, clearers, and whether speaker and signer were there."""

    post: str | None
    drafter: str | None
    signer: str | None
    cleared_by: tuple[str, ...]
    speaker_present: bool | None
    signer_present: bool | None


class StatementRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, as ``reftel said --json`` prints it; ``sentence`` is the text around ``content``."""

    id: str
    cable: str
    para: int | None
    start: int
    end: int
    speaker: str
    addressees: tuple[str, ...]
    holder: str
    act: Act
    content: str
    quotes: tuple[str, ...]
    said_on: str | None
    said_on_basis: DayBasis | None
    voice: Voice
    voice_detail: VoiceDetail
    verb: str | None
    negated: bool
    condition: ConditionRecord | None
    chain: tuple[str, ...]
    echo_of: str | None
    topic: str | None
    because: str
    rank: float
    account: AccountRecord
    source: str
    sentence: str
    sentence_span: SpanRecord
    quote_spans: tuple[SpanRecord, ...]
    heading: str | None
    in_summary: bool
    cable_date: str | None
    extractor: str
    reviewed: Reviewed | None
    reviewed_by: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


class HitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A hit, as ``reftel search --json`` prints it; ``marks`` are ranges of the snippet, ``kind`` that of the cable."""

    cable: str
    para: int | None
    date: str | None
    subject: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int
    source: str
    kind: Kind
    schema_version: int = SCHEMA_VERSION


class PositionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A position, as ``reftel positions --json`` prints it."""

    question: str
    option: str
    actor: str
    stance: Stance
    condition: str | None
    on: str | None
    claimed_by: str | None
    cable: str
    para: int | None
    start: int
    end: int
    text: str
    to_check: bool
    because: str
    statement: str
    source: str
    veto: Veto | None
    objection: bool
    sentence: str
    schema_version: int = SCHEMA_VERSION


class UnreadableRecord(msgspec.Struct, frozen=True):
    """A file that could not be opened, and why."""

    name: str
    reason: str


class ReadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel read --json`` prints: counts of sources and cables, what could not be read, and the time taken."""

    sources: int
    cables: int
    new: int
    duplicates: int
    unread: int
    findings: int
    seconds: float
    stubs: int
    partial: int
    versions: int
    kinds: dict[str, int]
    statements: int
    to_check: int
    unread_formats: dict[str, int]
    unread_names: tuple[tuple[str, str], ...]
    unreadable: tuple[UnreadableRecord, ...]
    purged: int
    damaged: tuple[UnreadableRecord, ...]
    schema_version: int = SCHEMA_VERSION


class ExtractRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel extract --json`` prints: cables done now, statements made, cables to do, cables that failed."""

    cables: int
    statements: int
    left: int
    failed: int
    to_check: int
    dropped: int
    extractor: str
    seconds: float
    schema_version: int = SCHEMA_VERSION


class VerifyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel verify --json`` prints: whether all is well, what is wrong, what was made again, and the digest of
    the records.
    """

    ok: bool
    sources: int
    cables: int
    statements: int
    digest: str
    problems: tuple[str, ...]
    mended: tuple[str, ...] = ()
    schema_version: int = SCHEMA_VERSION


class LintRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel lint --json`` prints of a finding: the cable, code and rule, severity, what is wrong, and where."""

    cable: str
    code: str
    rule: str | None
    severity: Severity
    message: str
    start: int
    end: int
    schema_version: int = SCHEMA_VERSION


class HeldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel show ARCHIVE --sources --json`` prints of a source: names, format, what was read."""

    sha256: str
    names: tuple[str, ...]
    format: str
    size: int
    cables: int
    findings: int
    unread: bool
    container: str | None
    schema_version: int = SCHEMA_VERSION
