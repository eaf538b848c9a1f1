"""From the records of the model to those of the output: what each command prints with ``--json``."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from reftel.fields.address import Addressee
from reftel.fields.classification import ClassifiedBy
from reftel.fields.mrn import Mrn
from reftel.model.board import Board
from reftel.model.cable import Cable, Clearance, Heading, Mentioned, Paragraph
from reftel.model.finding import Finding
from reftel.model.position import Position
from reftel.model.report import ExtractReport, Held, Hit, ReadReport, VerifyReport
from reftel.model.source import SourceRef
from reftel.model.statement import Statement
from reftel.writing.shapes import (
    AddresseeRecord,
    BlockRecord,
    BoardRecord,
    CableRecord,
    ClassificationRecord,
    EoRecord,
    ExtractRecord,
    FindingRecord,
    HeadingRecord,
    HeldRecord,
    HitRecord,
    MentionRecord,
    NoticeRecord,
    ParagraphRecord,
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
    release, sections = cable.release, cable.head.sections
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
        release=ReleaseRecord(release.status, release.authority, release.date, release.classification),
        drafted_by=_persons(cable.drafted_by),
        cleared_by=_persons(cable.cleared_by),
        tags=tuple(tag.code for tag in cable.tags),
        subject=cable.subject,
        references=tuple(
            ReferenceRecord(ref.enumerator, ref.kind, _printed(ref.mrn), ref.text) for ref in cable.references
        ),
        paragraphs=tuple(_paragraph(paragraph) for paragraph in cable.paragraphs),
        signature=cable.signature,
        notices=tuple(NoticeRecord(note.kind, note.text, note.span.start, note.span.end) for note in cable.notices),
        findings=tuple(_finding(finding) for finding in cable.findings),
        headings=tuple(_heading(heading, cable.paragraphs) for heading in cable.headings),
        sections=sections.value if sections else None,
        publisher=cable.publisher,
        versions=tuple(_source(source) for source in cable.versions),
        mentions=tuple(_mention(mentioned) for mentioned in cable.mentions),
        start=cable.span.start,
        end=cable.span.end,
    )


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
    return msgspec.convert(board, BoardRecord, from_attributes=True)


def read_record(report: ReadReport) -> ReadRecord:
    """What ``reftel read --json`` prints."""
    return msgspec.convert(report, ReadRecord, from_attributes=True)


def extract_record(report: ExtractReport) -> ExtractRecord:
    """What ``reftel extract --json`` prints."""
    return msgspec.convert(report, ExtractRecord, from_attributes=True)


def verify_record(report: VerifyReport) -> VerifyRecord:
    """What ``reftel verify --json`` prints."""
    return msgspec.convert(report, VerifyRecord, from_attributes=True)


def held_record(held: Held) -> HeldRecord:
    """What ``reftel show --sources --json`` prints of a source."""
    return msgspec.convert(held, HeldRecord, from_attributes=True)


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
    return tuple(PersonRecord(person.name, person.title) for person in persons)


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(finding.code, finding.rule, finding.severity, finding.message, finding.start, finding.end)


def _paragraph(paragraph: Paragraph) -> ParagraphRecord:
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
            BlockRecord(block.role, paragraph.text[block.clean : block.clean_end], block.start, block.end)
            for block in paragraph.blocks
        ),
    )


def _heading(heading: Heading, paragraphs: tuple[Paragraph, ...]) -> HeadingRecord:
    under = (paragraph.number for paragraph in paragraphs[heading.first : heading.last])
    numbers = tuple(number for number in under if number is not None)
    return HeadingRecord(heading.text, heading.span.start, heading.span.end, numbers)


RECORDS: tuple[tuple[type[msgspec.Struct], Callable[[Any], msgspec.Struct]], ...] = (
    (Cable, cable_record),
    (Statement, statement_record),
    (Hit, hit_record),
    (Position, position_record),
    (Board, board_record),
    (ReadReport, read_record),
    (ExtractReport, extract_record),
    (VerifyReport, verify_record),
    (Held, held_record),
)
