"""Record to row and back, and nothing else.

A record is kept whole, as MessagePack under zstd (that of a cable condensed: ``condensing``); the columns beside it are
what is filtered by. The name of a source is not in its records: it is kept apart, so that the same bytes under another
name are the same record.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal

import msgspec

from reftel.archive.condensing import Notes, condensed, condensed_notes, restored, restored_notes
from reftel.archive.squeezing import squeeze, squeeze_record, unsqueeze
from reftel.model.actor import Naming
from reftel.model.cable import Cable, Reading
from reftel.model.finding import UNREAD, Finding
from reftel.model.meeting import Meeting
from reftel.model.source import Node, SourceRef
from reftel.model.statement import Statement

_WHOLENESS = {"whole": 0, "missing_sections": 1, "partial": 2, "stub": 3}


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source, its nodes and findings; ``data`` and ``text`` are compressed."""

    sha256: str
    name: str
    format: str
    encoding: str
    size: int
    characters: int
    cables: int
    findings: int
    unread: bool
    container: str | None
    data: bytes | None
    text: bytes | None
    record: bytes


class CableRow(msgspec.Struct, frozen=True, kw_only=True):
    """A cable and what it is filtered by."""

    sha256: str
    start: int
    mrn: str
    year: int | None
    station: str | None
    serial: int | None
    date: str | None
    origin: str | None
    level: str | None
    caveats: str
    tags: str
    refs: str
    subject: str | None
    kind: str
    release: str
    completeness: str
    wholeness: int
    paragraphs: int
    characters: int
    record: bytes


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement and what it is filtered by."""

    place: int
    paragraph: int
    speaker: str
    holder: str
    addressees: str
    act: str
    said_on: str | None
    record: bytes


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """A source and what was read from it, ready to be stored."""

    source: SourceRow
    cables: tuple[CableRow, ...]


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of one cable, its namings and meetings, ready to be stored; ``problem`` says why there are none.

    ``namings`` and ``meetings`` are pairs of what is looked for (a name; the names of those who met, one a line) and
    the record. ``to_check`` counts statements of low rank, ``echoes`` those that repeat another, ``dropped`` claims
    that quoted nothing. ``put_off``: a service did not answer (away) or refused, so nothing is to be recorded.
    """

    sha256: str
    start: int
    statements: tuple[StatementRow, ...]
    problem: str | None = None
    to_check: int = 0
    echoes: int = 0
    namings: tuple[tuple[str, bytes], ...] = ()
    meetings: tuple[tuple[str, bytes], ...] = ()
    dropped: int = 0
    put_off: Literal["away", "refused"] | None = None

    @property
    def key(self) -> str:
        """The cable, as the ledger names it."""
        return f"{self.sha256}@{self.start}"


def pack_notes(nodes: tuple[Node, ...], findings: tuple[Finding, ...]) -> bytes:
    """What is kept of a reading beside its cables, for the row of its source."""
    return squeeze_record(condensed_notes(nodes, findings))


def load_notes(record: bytes) -> Notes:
    """What is kept of a reading beside its cables, from the row of its source.

    Raises:
        ValueError: if the bytes are damaged.
    """
    return restored_notes(unsqueeze(record))


def decoded(data: bytes, encoding: str) -> str | None:
    """The characters of bytes, or None where they are no plain text in that encoding."""
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, UnicodeError):
        return None


def pack(reading: Reading, data: bytes, *, container: str | None = None) -> tuple[Packed, ...]:
    """A reading and its members as rows; the bytes of a member are those of its container."""
    source = reading.source
    alone = container is None
    kept_text = None
    if not alone or decoded(data, source.encoding) != source.text:
        kept_text = squeeze(source.text.encode("utf-8", "surrogatepass"))
    row = SourceRow(
        sha256=source.sha256,
        name=source.name,
        format=source.format,
        encoding=source.encoding,
        size=len(data) if alone else 0,
        characters=len(source.text),
        cables=len(reading.cables),
        findings=len(reading.findings) + sum(len(cable.findings) for cable in reading.cables),
        unread=any(finding.code in UNREAD for finding in reading.findings),
        container=container,
        data=squeeze(data) if alone else None,
        text=kept_text,
        record=pack_notes(reading.nodes, reading.findings),
    )
    packed = [Packed(source=row, cables=tuple(cable_row(cable) for cable in reading.cables))]
    for member in reading.members:
        packed += pack(member, data, container=source.sha256)
    return tuple(packed)


def cable_row(cable: Cable) -> CableRow:
    """A cable as a row."""
    nameless = msgspec.structs.replace(cable, source=_nameless(cable.source))
    return CableRow(**columns_of(cable), record=squeeze_record(condensed(nameless)))


def columns_of(cable: Cable) -> dict[str, Any]:
    """What a cable is filed under: the columns of its row but for the record."""
    mrn, classification = cable.mrn, cable.classification
    return {
        "sha256": cable.source.sha256,
        "start": cable.span.start,
        "mrn": cable.citation,
        "year": mrn.year if mrn else None,
        "station": mrn.station if mrn else None,
        "serial": mrn.serial if mrn else None,
        "date": cable.date,
        "origin": cable.origin,
        "level": classification.level if classification else None,
        "caveats": _listed(classification.caveats if classification else ()),
        "tags": _listed(tag.code for tag in cable.tags),
        "refs": _listed(str(reference.mrn) for reference in cable.references if reference.mrn),
        "subject": cable.subject,
        "kind": cable.kind,
        "release": cable.release.status,
        "completeness": cable.completeness,
        "wholeness": _WHOLENESS[cable.completeness],
        "paragraphs": len(cable.paragraphs),
        "characters": sum(len(paragraph.text) for paragraph in cable.paragraphs),
    }


def preference(cable: Cable) -> tuple[int, int, int, str, int]:
    """Which of several versions counts: the smallest. The archive asks its rows the same."""
    characters = sum(len(paragraph.text) for paragraph in cable.paragraphs)
    wholeness = _WHOLENESS[cable.completeness]
    return wholeness, -len(cable.paragraphs), -characters, cable.source.sha256, cable.span.start


def load_words(record: bytes) -> Cable:
    """A cable from its row for its words and head alone: nameless, its clean texts without their places."""
    return restored(unsqueeze(record), places=False)


def load_cable(record: bytes, name: str, others: Iterable[SourceRef] = ()) -> Cable:
    """A cable from its row, with the name of its source and the sources of its other versions."""
    cable = restored(unsqueeze(record))
    source = SourceRef(name, cable.source.sha256, cable.source.format)
    versions = (*cable.versions, *(other for other in others if other.sha256 != source.sha256))
    return msgspec.structs.replace(cable, source=source, versions=versions)


def _nameless(source: SourceRef) -> SourceRef:
    return SourceRef("", source.sha256, source.format)


def _listed(values: Iterable[str]) -> str:
    return " ".join(values)


def pack_statements(
    cable: Cable,
    statements: Iterable[Statement],
    problem: str | None = None,
    *,
    namings: Iterable[Naming] = (),
    meetings: Iterable[Meeting] = (),
) -> Extracted:
    """The statements of a cable as rows, each with the paragraph that it stands in; its namings and meetings."""
    statements = tuple(statements)
    rows = tuple(
        statement_row(statement, place, paragraph_at(cable, statement.start))
        for place, statement in enumerate(statements)
    )
    return Extracted(
        sha256=cable.source.sha256,
        start=cable.span.start,
        statements=rows,
        problem=problem,
        to_check=sum(statement.to_check for statement in statements),
        echoes=sum(statement.echo_of is not None for statement in statements),
        namings=tuple((naming.name, msgspec.msgpack.encode(naming)) for naming in namings),
        meetings=tuple(
            (
                "\n".join(dict.fromkeys(one.name for one in (*meeting.who, *meeting.whom))),
                msgspec.msgpack.encode(meeting),
            )
            for meeting in meetings
        ),
    )


def statement_row(statement: Statement, place: int, paragraph: int) -> StatementRow:
    """A statement as a row: its place among those of its cable, and the paragraph that it stands in."""
    return StatementRow(
        place=place,
        paragraph=paragraph,
        speaker=statement.speaker,
        holder=statement.holder,
        addressees="; ".join(statement.addressees),
        act=statement.act,
        said_on=statement.said_on,
        record=msgspec.msgpack.encode(statement),
    )


def load_statement(record: bytes) -> Statement:
    """A statement from its row."""
    return msgspec.msgpack.decode(record, type=Statement)


def load_naming(record: bytes) -> Naming:
    """A naming from its row."""
    return msgspec.msgpack.decode(record, type=Naming)


def load_meeting(record: bytes) -> Meeting:
    """A meeting from its row."""
    return msgspec.msgpack.decode(record, type=Meeting)


def paragraph_at(cable: Cable, start: int) -> int:
    """Which paragraph of a cable, from 1, a place in its source stands in; 0 where it stands in none."""
    for number, paragraph in enumerate(cable.paragraphs, 1):
        if paragraph.start <= start < paragraph.end:
            return number
    return 0


_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@lru_cache(maxsize=4096)  # asked three times of each cable, and many cables are of one day
def days(edtf: str | None) -> tuple[int, int] | None:
    """First and last day of a date in EDTF, as numbers: ``2005-05~`` gives ``(20050501, 20050531)``."""
    found = list(_days(edtf or ""))
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None


def _days(edtf: str) -> Iterator[tuple[int, int]]:
    for match in _DAY.finditer(edtf[:100]):
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        yield year * 10000 + (month or 1) * 100 + (day or 1), year * 10000 + (month or 12) * 100 + (day or 31)
