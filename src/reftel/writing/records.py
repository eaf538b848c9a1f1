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
from reftel.writing.actors import FoundRecord, ListedRecord, RulingRecord, profile_record
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
from reftel.writing.copies import BackupRecord, CarriedRecord, CompactedRecord
from reftel.writing.drafts import DraftRecord
from reftel.writing.followed import SHAPES
from reftel.writing.forecasts import OutlookRecord, ScoredRecord
from reftel.writing.headlines import HandlingRecord, LegRecord, RelayRecord, ServiceRecord
from reftel.writing.heads import DeclassificationRecord, MentionRecord, ParticipantRecord, SignerRecord, TagRecord
from reftel.writing.leaving import PreflightRecord, PublicationRecord, PurgeRecord
from reftel.writing.linked import LinksRecord, MissingRecord, SeriesRecord, VersionsRecord
from reftel.writing.occasions import MeetingRecord
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

R = TypeVar("R")


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
        release=_same(cable.release, ReleaseRecord),
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
        attention=tuple(_same(leg, LegRecord) for line in cable.passing for leg in line.legs),
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
        else _same(declassified, DeclassificationRecord),
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
    return _same(told, RelayRecord)


def _service(note: Field[Service]) -> ServiceRecord:
    told = note.value
    return ServiceRecord(told.kind, _printed(told.refers_to), told.reason, told.text, note.span.start, note.span.end)


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


def _same(record: object, kind: type[R]) -> R:
    """A record of the model as one of the output that has the same names."""
    return msgspec.convert(record, kind, from_attributes=True)


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


def record_of(thing: msgspec.Struct) -> msgspec.Struct:
    """The JSON record of anything that a command prints.

    Raises:
        TypeError: if it is nothing that a command prints.
    """
    for model, made in RECORDS:
        if isinstance(thing, model):
            return _same(thing, made) if isinstance(made, type) else made(thing)
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


RECORDS: tuple[tuple[type[msgspec.Struct], type[msgspec.Struct] | Callable[[Any], msgspec.Struct]], ...] = (
    (Cable, cable_record),
    (Statement, StatementRecord),
    (Hit, HitRecord),
    (Position, PositionRecord),
    (Meeting, MeetingRecord),
    *SHAPES.items(),
    (Profile, profile_record),
    (Listed, ListedRecord),
    (Found, FoundRecord),
    (Ruling, RulingRecord),
    (Draft, DraftRecord),
    (Board, board_record),
    (Outlook, OutlookRecord),
    (Scored, ScoredRecord),
    (ReadReport, ReadRecord),
    (ExtractReport, ExtractRecord),
    (VerifyReport, VerifyRecord),
    (Held, HeldRecord),
    (Linted, lint_record),
    (Versions, VersionsRecord),
    (Links, LinksRecord),
    (Missing, MissingRecord),
    (Series, SeriesRecord),
    (Bench, BenchRecord),
    (Purge, PurgeRecord),
    (Backup, BackupRecord),
    (Carried, CarriedRecord),
    (Compacted, CompactedRecord),
    (Account, AccountRecord),
    (Entry, EntryRecord),
    (Preflight, PreflightRecord),
    (Publication, PublicationRecord),
)
"""What is printed of each: a record that has the same names, or what makes one of it."""
