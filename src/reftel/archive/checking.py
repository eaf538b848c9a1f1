"""Every record against its source: the bytes by their hash, every place by its characters, every column by its record.

Sources are checked in stretches of their hashes, so that several processes can share the work; nothing is written.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import msgspec

from reftel.archive import originals, provenance, purging, store
from reftel.archive.decoding import text_of
from reftel.archive.rows import columns_of, load_cable, load_notes, load_statement, paragraph_at, statement_row
from reftel.errors import ArchiveError
from reftel.model.cable import Cable
from reftel.model.release import Release, filled
from reftel.model.source import Field, Node
from reftel.model.statement import Statement

CABLES = 500
"""A stretch is ended when it has so many cables."""
_AGAIN = "restore it from a backup, or read the source again into a new archive"

Stretch = tuple[str, str, int]
"""From one hash to another, both in it, and how many sources that are."""


def stretches(connection: apsw.Connection) -> list[Stretch]:
    """All sources by hash, in stretches of about as much work."""
    found: list[Stretch] = []
    first, count, cables = "", 0, 0
    last = ""
    for last, held in connection.execute("SELECT sha256, cables FROM sources ORDER BY sha256"):
        first, count, cables = first or last, count + 1, cables + held + 1
        if cables >= CABLES:
            found.append((first, last, count))
            first, count, cables = "", 0, 0
    return [*found, (first, last, count)] if count else found


def check(folder: Path, stretch: Stretch) -> tuple[str, ...]:
    """One sentence for each thing that is wrong with the sources of a stretch, in an archive that lies in a folder."""
    with closing(store.connect(folder / store.DATABASE, write=False)) as connection:
        return tuple(problems(connection, folder / "sources", stretch))


def problems(connection: apsw.Connection, folder: Path, stretch: Stretch) -> Iterator[str]:
    """The same, of an open record and the folder of its sources."""
    cut = purging.cut(connection)
    sql = (
        "SELECT sha256, encoding, container, text, record, cables, size, characters, findings FROM sources"
        " WHERE sha256 BETWEEN ? AND ? ORDER BY sha256"
    )
    for sha256, encoding, container, text, record, *told in connection.execute(sql, stretch[:2]):
        try:
            data = originals.data_of(folder, sha256) if container is None and sha256 not in cut else None
            whole = text_of(encoding, text, lambda kept=data: kept or b"")  # type: ignore[misc]
            yield from _source(connection, sha256, whole, record, (None if data is None else len(data), *told))
        except (ArchiveError, ValueError, msgspec.MsgspecError) as error:
            yield f"Source {sha256}: {str(error).rstrip('.')}: {_AGAIN}."


def _source(
    connection: apsw.Connection, sha256: str, text: str, record: bytes, told: tuple[int | None, ...]
) -> Iterator[str]:
    length, cables, size, characters, findings = told
    notes = load_notes(record)
    if not _parted(notes.nodes, len(text)):
        yield f"The nodes of the source {sha256} do not give its text back: {_AGAIN}."
    told_of = provenance.of_source(connection, sha256)
    held = found = 0
    damaged = False
    for row in connection.execute("SELECT * FROM cables WHERE sha256 = ? ORDER BY start", (sha256,)):
        columns = dict(zip(_CABLE_COLUMNS, row, strict=True))
        held += 1
        try:
            cable = load_cable(columns["record"], "")
        except (ValueError, msgspec.MsgspecError) as error:
            yield f"The record of the cable {columns['mrn']} of the source {sha256} is damaged ({error}): {_AGAIN}."
            damaged = True
            continue
        found += len(cable.findings)
        yield from _cable(connection, cable, columns, text, told_of)
    if held != cables:
        yield f"Of the {cables} cables of the source {sha256}, {held} are there: {_AGAIN}."
    elif (length is not None and length != size) or (length is not None and len(text) != characters):
        yield f"What the record says of the size of the source {sha256} is not so: {_AGAIN}."
    elif not damaged and length is not None and found + len(notes.findings) != findings:
        yield f"The source {sha256} has {found + len(notes.findings)} findings and not {findings}: {_AGAIN}."


_CABLE_COLUMNS = (
    *("id", "sha256", "start", "mrn", "year", "station", "serial", "date", "origin", "level", "caveats", "tags"),
    *("refs", "subject", "kind", "release", "completeness", "wholeness", "paragraphs", "characters", "canonical"),
    *("record", "seq"),
)


def _cable(
    connection: apsw.Connection, cable: Cable, columns: dict[str, Any], text: str, told: Release | None
) -> Iterator[str]:
    """``told`` is what collections say of the release of its source."""
    sha256 = columns["sha256"]
    named = f"The cable {cable.citation} of the source {sha256}"
    if cable.source.sha256 != sha256 or not _faithful(cable, text):
        yield f"{named} names characters that are not there: {_AGAIN}."
    wanted = columns_of(cable)
    wanted["release"] = filled(cable.release, told).status
    wrong = sorted(name for name, value in wanted.items() if columns[name] != value)
    if wrong:
        yield f"{named} is filed under what its record does not say ({', '.join(wrong)}): {_AGAIN}."
    links = {target for (target,) in connection.execute("SELECT target FROM links WHERE cable = ?", (columns["id"],))}
    if links != set(str(columns["refs"]).split()):
        yield f"{named} is linked to what it does not refer to, or not to what it does: run `reftel verify --repair`."
    yield from _statements(connection, cable, columns["id"], text)


def _statements(connection: apsw.Connection, cable: Cable, number: int, text: str) -> Iterator[str]:
    """What is wrong with the statements of a cable, those that stand and those that were extracted."""
    named = f"The cable {cable.citation} of the source {cable.source.sha256}"
    damaged = f"{named} has a statement that is damaged ({{}}): extract it again, or restore it from a backup."
    paragraphs: dict[int, int] = {}
    made = "SELECT place, paragraph, record FROM extracted WHERE cable = ? ORDER BY place"
    for place, paragraph, packed in connection.execute(made, (number,)):
        paragraphs[place] = paragraph
        try:
            statement = load_statement(packed)
        except (ValueError, msgspec.MsgspecError) as error:
            yield damaged.format(error)
            continue
        if paragraph != paragraph_at(cable, statement.start):
            yield f"The statement {statement.id} of {cable.citation} is filed under what it does not say: {_AGAIN}."
    sql = (
        "SELECT place, paragraph, speaker, holder, addressees, act, said_on, record FROM statements"
        " WHERE cable = ? ORDER BY place"
    )
    for place, *filed, packed in connection.execute(sql, (number,)):
        try:
            statement = load_statement(packed)
        except (ValueError, msgspec.MsgspecError) as error:
            yield damaged.format(error)
            continue
        # A review moves no statement to another paragraph.
        within = paragraphs[place] if place in paragraphs else paragraph_at(cable, statement.start)
        row = statement_row(statement, place, within)
        if filed != [row.paragraph, row.speaker, row.holder, row.addressees, row.act, row.said_on]:
            yield f"The statement {statement.id} of {cable.citation} is filed under what it does not say: {_AGAIN}."
        if not _evidenced(statement, text):
            yield f"The statement {statement.id} of the cable {statement.cable} has no evidence in its source."


def _parted(nodes: tuple[Node, ...], length: int) -> bool:
    """Whether the nodes, in order, cover the text without a gap (law 2)."""
    at = 0
    for node in nodes:
        if node.start != at or node.end < at:
            return False
        at = node.end
    return at == length


def _faithful(cable: Cable, text: str) -> bool:
    """Whether what the cable says it read stands where it says (law 3)."""
    fields = [field for field in msgspec.structs.astuple(cable.head) if isinstance(field, Field)]
    return (
        0 <= cable.span.start <= cable.span.end <= len(text)
        and all(field.span.of(text) == field.text for field in fields)
        and all(paragraph.span.of(text) == paragraph.raw for paragraph in cable.paragraphs)
    )


def _evidenced(statement: Statement, text: str) -> bool:
    """Whether the statement has characters behind it (law 6)."""
    quotes = all(0 <= span.start < span.end <= len(text) for span in statement.quote_spans)
    return 0 <= statement.start < statement.end <= len(text) and statement.sentence_span.end <= len(text) and quotes
