"""From the records of the model to those of the output: what each command prints with ``--json``."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from reftel.fields.address import Addressee
from reftel.fields.classification import ClassifiedBy
from reftel.fields.distribution import Distribution, Office
from reftel.fields.mrn import Mrn
from reftel.fields.service import Service
from reftel.model.account import Account, Entry
from reftel.model.actor import Found, Listed, Profile, Ruling
from reftel.model.board import Board, Package
from reftel.model.cable import Block, Cable, Clearance, Heading, Mentioned, Paragraph, Transmission
from reftel.model.copying import Backup, Carried, Compacted
from reftel.model.delivery import deliveries
from reftel.model.draft import Draft
from reftel.model.finding import Finding
from reftel.model.forecast import Outlook, Scored
from reftel.model.links import Links, Missing, Series
from reftel.model.meeting import Meeting
from reftel.model.position import Position
from reftel.model.publication import Preflight, Publication
from reftel.model.purge import Purge
from reftel.model.report import ExtractReport, Held, Hit, Linted, ReadReport, VerifyReport
from reftel.model.score import Bench
from reftel.model.source import Field, SourceRef
from reftel.model.statement import Statement
from reftel.model.structure import Foreign, Item, Repair
from reftel.model.versions import Versions
from reftel.writing.accounts import AccountRecord, EntryRecord
from reftel.writing.actors import found_record, listed_record, profile_record, ruling_record
from reftel.writing.benches import BenchRecord
from reftel.writing.boards import (
    BoardRecord,
    ChangeRecord,
    CoverageRecord,
    DecisionRecord,
    MoveRecord,
    PackageCountsRecord,
    PackageRecord,
    WaitingRecord,
)
from reftel.writing.bodies import (
    BlockRecord,
    ForeignRecord,
    HeadingRecord,
    ItemRecord,
    ParagraphRecord,
    ProtectionRecord,
    RedactionRecord,
    RepairRecord,
    SpanRecord,
    StretchRecord,
    TableRecord,
)
from reftel.writing.copies import backup_record, carried_record, compacted_record
from reftel.writing.drafts import draft_record
from reftel.writing.followed import SHAPES, followed_record
from reftel.writing.forecasts import OutlookRecord, ScoredRecord
from reftel.writing.headlines import HandlingRecord, LegRecord, RelayRecord, ServiceRecord
from reftel.writing.heads import DeclassificationRecord, MentionRecord, ParticipantRecord, SignerRecord, TagRecord
from reftel.writing.leaving import preflight_record, publication_record, purge_record
from reftel.writing.linked import LinksRecord, MissingRecord, SeriesRecord, VersionsRecord
from reftel.writing.occasions import meeting_record
from reftel.writing.printed import DistributionRecord, FilingRecord, OfficeRecord
from reftel.writing.shapes import (
    AddresseeRecord,
    CableRecord,
    ClassificationRecord,
    EoRecord,
    ExtractRecord,
    FindingRecord,
    HeldRecord,
    HitRecord,
    LintRecord,
    NoticeRecord,
    PersonRecord,
    PositionRecord,
    ReadRecord,
    ReferenceRecord,
    ReleaseRecord,
    SourceRecord,
    StatementRecord,
    VerifyRecord,
)


def cable_record(cable: Cable) -> CableRecord:
    """What ``reftel show --json`` prints of a cable."""
    transmission, eo, classification = cable.transmission, cable.eo, cable.classification
    sections = cable.head.sections
    return CableRecord(
        mrn=None if cable.mrn is None else str(cable.mrn),
        source=_source(cable.source),
        completeness=cable.completeness,
        date=cable.date,
        date_basis=cable.date_basis,
        dtg=None if cable.dtg is None else f"{cable.dtg.at:%Y-%m-%dT%H:%M}Z",
        precedence=cable.precedence,
        origin=cable.origin,
        action=_addressees(cable.action),
        info=_addressees(cable.info),
        transmission=transmission.channel if transmission else None,
        signals=transmission.signals if transmission else (),
        passing=tuple(line.text for line in cable.passing),
        classification=None
        if classification is None
        else ClassificationRecord(classification.level, classification.caveats, classification.sensitive),
        captions=cable.captions,
        eo=None if eo is None else EoRecord(eo.order, eo.declassify, eo.text),
        classified_by=_persons(cable.classified_by),
        reasons=cable.reasons,
        kind=cable.kind,
        release=msgspec.convert(cable.release, ReleaseRecord, from_attributes=True),
        distribution=_distribution(cable.distribution),
        filing=None if cable.filing is None else FilingRecord(cable.filing.log, cable.filing.time, cable.filing.lane),
        drafted_by=_persons(cable.drafted_by),
        approved_by=_persons(cable.approved_by),
        cleared_by=_persons(cable.cleared_by),
        tags=tuple(tag.code for tag in cable.tags),
        subject=cable.subject,
        references=tuple(
            ReferenceRecord(ref.enumerator, ref.kind, _printed(ref.mrn), ref.text) for ref in cable.references
        ),
        paragraphs=tuple(_paragraph(paragraph) for paragraph in cable.paragraphs),
        signature=cable.signature,
        reasons_section=_told(cable.head.reasons_section),
        participants=tuple(ParticipantRecord(one.name, one.title, one.side, one.role) for one in cable.participants),
        place=_told(cable.head.place),
        number=_told(cable.head.number),
        notices=tuple(NoticeRecord(note.kind, note.text, note.span.start, note.span.end) for note in cable.notices),
        relay=None if transmission is None else _relay(cable, transmission),
        attention=tuple(
            msgspec.convert(leg, LegRecord, from_attributes=True) for line in cable.passing for leg in line.legs
        ),
        handling=tuple(HandlingRecord(one.caption, one.kind, one.meaning, one.names) for one in cable.handling),
        service=tuple(_service(note) for note in cable.service),
        findings=tuple(_finding(finding) for finding in cable.findings),
        headings=tuple(_heading(heading, cable.paragraphs) for heading in cable.headings),
        blocks=tuple(_stretches(cable)),
        redactions=tuple(_redactions(cable)),
        protections=tuple(_protections(cable)),
        capitals=cable.capitals,
        sections=sections.value if sections else None,
        publisher=cable.publisher,
        versions=tuple(_source(source) for source in cable.versions),
        mentions=tuple(_mention(mentioned) for mentioned in cable.mentions),
        declassification=None
        if (declassified := cable.declassification) is None
        else msgspec.convert(declassified, DeclassificationRecord, from_attributes=True),
        typed_tags=tuple(TagRecord(tag.code, tag.kind, tag.meaning) for tag in cable.tags),
        subject_mark=cable.subject_mark,
        signers=tuple(SignerRecord(one.written, one.name, one.role, one.basis) for one in cable.signers),
        start=cable.span.start,
        end=cable.span.end,
    )


def _told(field: Field[str] | None) -> str | None:
    return None if field is None else field.value


def _relay(cable: Cable, transmission: Transmission) -> RelayRecord:
    told = msgspec.structs.asdict(transmission) | {"deliveries": deliveries(cable)}
    return msgspec.convert(told, RelayRecord, from_attributes=True)


def _service(note: Field[Service]) -> ServiceRecord:
    told = note.value
    return ServiceRecord(told.kind, _printed(told.refers_to), told.reason, told.text, note.span.start, note.span.end)


def statement_record(statement: Statement) -> StatementRecord:
    """What ``reftel said --json`` prints of a statement."""
    return msgspec.convert(statement, StatementRecord, from_attributes=True)


def hit_record(hit: Hit) -> HitRecord:
    """What ``reftel search --json`` prints of a hit."""
    return msgspec.convert(hit, HitRecord, from_attributes=True)


def position_record(position: Position) -> PositionRecord:
    """What ``reftel positions --json`` prints of a position."""
    return msgspec.convert(position, PositionRecord, from_attributes=True)


def board_record(board: Board) -> BoardRecord:
    """What ``reftel decide --json`` prints."""
    found = board.packages
    return BoardRecord(
        question=board.question,
        title=board.title,
        on=board.on,
        rule=board.rule,
        members=board.members,
        coverage=_same(board.coverage, CoverageRecord),
        decisions=tuple(_same(decision, DecisionRecord) for decision in board.decisions),
        moves=tuple(_same(move, MoveRecord) for move in board.moves),
        packages=tuple(_package(package) for package in found.packages) if found else (),
        package_counts=_same(found, PackageCountsRecord) if found else None,
        waiting=_same(board.waiting, WaitingRecord) if board.waiting else None,
        changes=tuple(_same(change, ChangeRecord) for change in board.changes),
        since=board.since,
    )


def _package(package: Package) -> PackageRecord:
    return PackageRecord(
        parts=tuple(str(part) for part in package.parts),
        outcome=package.outcome,
        assumes=package.assumes,
        doubts=package.doubts,
        conditions=package.conditions,
        assumed=package.assumed,
    )


def bench_record(told: Bench) -> BenchRecord:
    """What ``reftel bench said --json`` prints."""
    return _same(told, BenchRecord)


R = TypeVar("R")


def account_record(account: Account) -> AccountRecord:
    """What ``reftel account list --json`` prints of an account."""
    return _same(account, AccountRecord)


def entry_record(entry: Entry) -> EntryRecord:
    """What ``reftel account trail --json`` prints of an entry."""
    return _same(entry, EntryRecord)


def _same(record: object, kind: type[R]) -> R:
    """A record of the model as one of the output that has the same names."""
    return msgspec.convert(record, kind, from_attributes=True)


def read_record(report: ReadReport) -> ReadRecord:
    """What ``reftel read --json`` prints."""
    return msgspec.convert(report, ReadRecord, from_attributes=True)


def extract_record(report: ExtractReport) -> ExtractRecord:
    """What ``reftel extract --json`` prints."""
    return msgspec.convert(report, ExtractRecord, from_attributes=True)


def verify_record(report: VerifyReport) -> VerifyRecord:
    """What ``reftel verify --json`` prints."""
    return msgspec.convert(report, VerifyRecord, from_attributes=True)


def lint_record(told: Linted) -> LintRecord:
    """What ``reftel lint --json`` prints of a finding."""
    finding = told.finding
    return LintRecord(
        cable=told.cable,
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        start=finding.start,
        end=finding.end,
    )


def versions_record(versions: Versions) -> VersionsRecord:
    """What ``reftel show --diff --json`` prints of the versions of a cable."""
    return msgspec.convert(versions, VersionsRecord, from_attributes=True)


def links_record(links: Links) -> LinksRecord:
    """What ``reftel links --json`` prints of a cable."""
    return msgspec.convert(links, LinksRecord, from_attributes=True)


def missing_record(missing: Missing) -> MissingRecord:
    """What ``reftel links --missing --json`` prints."""
    return msgspec.convert(missing, MissingRecord, from_attributes=True)


def series_record(series: Series) -> SeriesRecord:
    """What ``reftel links --gaps --json`` prints."""
    return msgspec.convert(series, SeriesRecord, from_attributes=True)


def held_record(held: Held) -> HeldRecord:
    """What ``reftel show --sources --json`` prints of a source."""
    return msgspec.convert(held, HeldRecord, from_attributes=True)


def outlook_record(outlook: Outlook) -> OutlookRecord:
    """What ``reftel forecast --json`` prints, and what ``--record`` keeps."""
    return _same(outlook, OutlookRecord)


def scored_record(scored: Scored) -> ScoredRecord:
    """What ``reftel forecast --score … --json`` prints of a recording."""
    return _same(scored, ScoredRecord)


def record_of(thing: msgspec.Struct) -> msgspec.Struct:
    """The JSON record of anything that a command prints.

    Raises:
        TypeError: if it is nothing that a command prints.
    """
    for model, make in RECORDS:
        if isinstance(thing, model):
            return make(thing)
    raise TypeError(f"no command prints a {type(thing).__name__}")


def as_json(thing: msgspec.Struct) -> bytes:
    """One line of JSON, in UTF-8; what UTF-8 cannot hold (half of a surrogate pair, from a file name) becomes ``?``."""
    record = record_of(thing)
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(record)))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_encodable(key): _encodable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(inner) for inner in value]
    return value


def _printed(mrn: Mrn | None) -> str | None:
    return None if mrn is None else str(mrn)


def _source(source: SourceRef) -> SourceRecord:
    return SourceRecord(source.name, source.sha256, source.format)


def _mention(mentioned: Mentioned) -> MentionRecord:
    told, span = mentioned.mention, mentioned.span
    return MentionRecord(
        told.kind, told.enumerator, _printed(told.mrn), told.text, mentioned.para, span.start, span.end
    )


def _addressees(addressees: Iterable[Addressee]) -> tuple[AddresseeRecord, ...]:
    return tuple(AddresseeRecord(one.name, one.routing, one.precedence, one.number, one.excluded) for one in addressees)


def _persons(persons: Iterable[ClassifiedBy | Clearance]) -> tuple[PersonRecord, ...]:
    return tuple(
        PersonRecord(person.name, person.title, person.office, person.note)
        if isinstance(person, Clearance)
        else PersonRecord(person.name, person.title)
        for person in persons
    )


def _distribution(told: Distribution | None) -> DistributionRecord | None:
    if told is None:
        return None
    return DistributionRecord(_offices(told.action), _offices(told.info), _offices(told.origin), told.total)


def _offices(offices: Iterable[Office]) -> tuple[OfficeRecord, ...]:
    return tuple(OfficeRecord(one.name, one.copies) for one in offices)


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(finding.code, finding.rule, finding.severity, finding.message, finding.start, finding.end)


def _paragraph(paragraph: Paragraph) -> ParagraphRecord:
    def text(part: Block | Item | Repair | Foreign) -> str:
        return paragraph.text[part.clean : part.clean_end]

    return ParagraphRecord(
        number=paragraph.number,
        mark=paragraph.mark,
        role=paragraph.role,
        heading=paragraph.heading,
        text=paragraph.text,
        start=paragraph.start,
        text_start=paragraph.text_start,
        end=paragraph.end,
        blocks=tuple(
            BlockRecord(each.role, text(each), each.start, each.end, each.kind, each.speaker, each.closed)
            for each in paragraph.blocks
        ),
        level=paragraph.level,
        items=tuple(
            ItemRecord(each.label, each.level, each.mark, text(each), each.start, each.end) for each in paragraph.items
        ),
        tables=tuple(TableRecord(table.rows, table.start, table.end) for table in paragraph.tables),
        repairs=tuple(
            RepairRecord(each.kind, each.raw, text(each), each.start, each.end) for each in paragraph.repairs
        ),
        foreign=tuple(ForeignRecord(each.language, text(each), each.start, each.end) for each in paragraph.foreign),
        capitals=paragraph.capitals,
    )


def _numbers(paragraphs: tuple[Paragraph, ...], first: int, last: int) -> tuple[int, ...]:
    return tuple(each.number for each in paragraphs[first:last] if each.number is not None)


def _number(paragraphs: tuple[Paragraph, ...], para: int | None) -> int | None:
    return None if para is None else paragraphs[para].number


def _stretches(cable: Cable) -> Iterator[StretchRecord]:
    for each in cable.blocks:
        numbers = _numbers(cable.paragraphs, each.first, each.last)
        place = (each.span.start, each.span.end)
        yield StretchRecord(each.kind, each.role, each.speaker, each.title, numbers, each.closed, *place)


def _redactions(cable: Cable) -> Iterator[RedactionRecord]:
    for each in cable.redactions:
        para = _number(cable.paragraphs, each.para)
        place = (each.span.start, each.span.end)
        yield RedactionRecord(each.kind, each.where, para, each.field, each.extent, *place)


def _protections(cable: Cable) -> Iterator[ProtectionRecord]:
    for each in cable.protections:
        para = _number(cable.paragraphs, each.para)
        span = None if each.protected is None else SpanRecord(each.protected.start, each.protected.end)
        yield ProtectionRecord(each.strict, para, each.marker.start, each.marker.end, span)


def _heading(heading: Heading, paragraphs: tuple[Paragraph, ...]) -> HeadingRecord:
    numbers = _numbers(paragraphs, heading.first, heading.last)
    return HeadingRecord(heading.text, heading.span.start, heading.span.end, numbers)


RECORDS: tuple[tuple[type[msgspec.Struct], Callable[[Any], msgspec.Struct]], ...] = (
    (Cable, cable_record),
    (Statement, statement_record),
    (Hit, hit_record),
    (Position, position_record),
    (Meeting, meeting_record),
    *((kind, followed_record) for kind in SHAPES),
    (Profile, profile_record),
    (Listed, listed_record),
    (Found, found_record),
    (Ruling, ruling_record),
    (Draft, draft_record),
    (Board, board_record),
    (Outlook, outlook_record),
    (Scored, scored_record),
    (ReadReport, read_record),
    (ExtractReport, extract_record),
    (VerifyReport, verify_record),
    (Held, held_record),
    (Linted, lint_record),
    (Versions, versions_record),
    (Links, links_record),
    (Missing, missing_record),
    (Series, series_record),
    (Bench, bench_record),
    (Purge, purge_record),
    (Backup, backup_record),
    (Carried, carried_record),
    (Compacted, compacted_record),
    (Account, account_record),
    (Entry, entry_record),
    (Preflight, preflight_record),
    (Publication, publication_record),
)
