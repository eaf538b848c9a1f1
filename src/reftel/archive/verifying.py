"""Whether an archive is whole, and the hash by which two archives are compared."""

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import apsw
import msgspec

from reftel.archive import originals, purging, reviewing
from reftel.archive.condensing import canonical, canonical_notes
from reftel.archive.index import PARAGRAPHS, Index, Progress
from reftel.archive.rows import decoded, load_cable, load_notes, load_statement
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError, InputError
from reftel.model.cable import Cable
from reftel.model.report import VerifyReport
from reftel.model.source import Field, Node, Source
from reftel.model.statement import Statement

_SHOWN = 100  # problems of one kind that are named; a broken archive has thousands


def text_of(encoding: str, text: bytes | None, data: Callable[[], bytes]) -> str:
    """The decoded text of a source: as kept, else as its bytes say.

    Raises:
        ArchiveError: if neither gives it.
    """
    try:
        if text is not None:
            return unsqueeze(text).decode("utf-8", "surrogatepass")
        found = decoded(data(), encoding)
    except ValueError as error:
        raise ArchiveError(f"The text of a source is damaged: {error}.") from None
    if found is None:
        raise ArchiveError(f"The text of a source cannot be decoded as {encoding or 'anything'}.")
    return found


def encoded(source: Source) -> bytes | None:
    """The bytes of a source, if they follow from its text; None if not."""
    try:
        data = source.text.encode(source.encoding or "utf-8")
    except (LookupError, UnicodeError):
        return None
    return data if hashlib.sha256(data).hexdigest() == source.sha256 else None


def bytes_of(source: Source, given: Mapping[str, bytes]) -> bytes:
    """The bytes of a source: as given by its hash, else as they follow from its text.

    Raises:
        InputError: if they are not given and do not follow.
    """
    data = given.get(source.sha256)
    if data is None:
        data = encoded(source)
    if data is None:
        raise InputError(f"The bytes of {source.name} do not follow from its text: hand them over too.")
    return data


def digest(connection: apsw.Connection) -> str:
    """A hash of all records in canonical order: no times, no row ids, no names, and nothing of the order of adding."""
    total = hashlib.sha256()

    def note(*parts: str | bytes) -> None:
        for part in parts:
            data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            total.update(len(data).to_bytes(8, "big") + data)

    for sha256, form, encoding, record in connection.execute(
        "SELECT sha256, format, encoding, record FROM sources ORDER BY sha256"
    ):
        note("source", sha256, form, encoding, canonical_notes(unsqueeze(record)))
    for sha256, start, record in connection.execute("SELECT sha256, start, record FROM cables ORDER BY sha256, start"):
        note("cable", sha256, str(start), canonical(unsqueeze(record)))
    told = "SELECT sha256, status, authority, date, source, note FROM provenance ORDER BY 1, 2, 3, 4, 5, 6"
    for row in connection.execute(told):
        note("provenance", *map(str, row))
    sql = (
        "SELECT sha256, start, statements.record FROM statements JOIN cables ON cables.id = cable"
        " WHERE canonical ORDER BY sha256, start, place"
    )
    for sha256, start, record in connection.execute(sql):
        note("statement", sha256, str(start), record)
    for table, order in (("namings", "name"), ("meetings", "place")):
        sql = (
            f"SELECT sha256, start, {table}.record FROM {table} JOIN cables ON cables.id = cable"  # noqa: S608 - our own words
            f" WHERE canonical ORDER BY sha256, start, {order}"
        )
        for sha256, start, record in connection.execute(sql):
            note(table, sha256, str(start), record)
    # Who ruled, when, and what was taken back is no part of it: undoing restores the digest too.
    for row in connection.execute("SELECT kind, namings, reason FROM rulings WHERE NOT undone ORDER BY number"):
        note("ruling", *map(str, row))
    for parts in reviewing.noted(connection):
        note(*parts)
    return total.hexdigest()


def verify(connection: apsw.Connection, folder: Path, index: Index, progress: Progress | None = None) -> VerifyReport:
    """Go through everything and say what is wrong."""
    problems: list[str] = []
    for kind in (
        _database(connection),
        _sources(connection, folder, progress),
        _statements(connection),
        _choice(connection),
        reviewing.check(connection),
        purging.check(connection),
        _strangers(connection, folder),
        _index(connection, index),
    ):
        found = list(itertools.islice(kind, _SHOWN + 1))
        problems += found[:_SHOWN] + (["… and more of that kind."] if len(found) > _SHOWN else [])
    sources, cables, statements = (
        next(connection.execute(f"SELECT count(*) FROM {table}"))[0]  # noqa: S608 - three of our own tables
        for table in ("sources", "cables", "statements")
    )
    try:
        hashed = digest(connection)
    except (ValueError, msgspec.MsgspecError):
        hashed = ""  # a damaged record has no hash; it is named above
    return VerifyReport(sources=sources, cables=cables, statements=statements, digest=hashed, problems=tuple(problems))


def _database(connection: apsw.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The database is damaged: {line}."
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"The database is damaged: a row of {row[0]} belongs to nothing."


def _sources(connection: apsw.Connection, folder: Path, progress: Progress | None) -> Iterator[str]:
    total = next(connection.execute("SELECT count(*) FROM sources"))[0]
    rows = connection.execute("SELECT sha256, encoding, container, text, record, cables FROM sources ORDER BY sha256")
    cut = purging.cut(connection)
    for done, (sha256, encoding, container, text, record, cables) in enumerate(rows, 1):
        try:
            data = originals.data_of(folder, sha256) if container is None and sha256 not in cut else b""
            yield from _source(connection, sha256, text_of(encoding, text, lambda kept=data: kept), record)  # type: ignore[misc]
            held = next(connection.execute("SELECT count(*) FROM cables WHERE sha256 = ?", (sha256,)))[0]
            if held != cables:
                yield f"Of the {cables} cables of the source {sha256}, {held} are there."
        except (ArchiveError, ValueError, msgspec.MsgspecError) as error:
            yield f"Source {sha256}: {error}"
        if progress:
            progress(done, total)


def _source(connection: apsw.Connection, sha256: str, text: str, record: bytes) -> Iterator[str]:
    if not _parted(load_notes(record).nodes, len(text)):
        yield f"The nodes of the source {sha256} do not give its text back."
    for (packed,) in connection.execute("SELECT record FROM cables WHERE sha256 = ? ORDER BY start", (sha256,)):
        cable = load_cable(packed, "")
        if not _faithful(cable, text):
            yield f"The cable {cable.citation} of the source {sha256} names characters that are not there."
    sql = (
        "SELECT statements.record FROM statements JOIN cables ON cables.id = cable"
        " WHERE sha256 = ? ORDER BY start, place"
    )
    for (packed,) in connection.execute(sql, (sha256,)):
        statement = load_statement(packed)
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


def _statements(connection: apsw.Connection) -> Iterator[str]:
    held = {f"{sha256}@{start}" for sha256, start in connection.execute("SELECT sha256, start FROM cables")}
    done = {key for (key,) in connection.execute("SELECT key FROM ledger WHERE act = 'extract'")}
    for key in sorted(done - held):
        yield f"The ledger says that {key} is extracted, but there is no such cable."
    rows = connection.execute(
        "SELECT DISTINCT sha256, start, mrn FROM cables JOIN statements ON cable = cables.id ORDER BY mrn"
    )
    for sha256, start, mrn in rows:
        if f"{sha256}@{start}" not in done:
            yield f"The cable {mrn} has statements, but the ledger does not say who made them."


def _choice(connection: apsw.Connection) -> Iterator[str]:
    for mrn, count in connection.execute(
        "SELECT mrn, sum(canonical) FROM cables GROUP BY mrn HAVING sum(canonical) <> 1"
    ):
        yield f"Of the versions of {mrn}, {count} count instead of one."


def _strangers(connection: apsw.Connection, folder: Path) -> Iterator[str]:
    """Sources that no record knows. One that a killed run has just kept is known as soon as the run is repeated."""
    held = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM sources")}
    for sha256 in originals.kept(folder):
        if sha256 not in held:
            yield f"The source {sha256} is kept, but not recorded: read it again, or take the file away."


def _index(connection: apsw.Connection, index: Index) -> Iterator[str]:
    whole: list[tuple[int, int]] = []
    parts: list[tuple[int, int]] = []
    said: list[tuple[int, int]] = []
    rows: Iterator[tuple[Any, ...]] = connection.execute("SELECT id, paragraphs FROM cables ORDER BY id")
    for number, count in rows:
        whole.append((number * PARAGRAPHS, 0))
        parts += [(number * PARAGRAPHS + place, 0) for place in range(min(count, PARAGRAPHS - 1) + 1)]
    rows = connection.execute("SELECT id, cable, paragraph FROM statements")
    for number, cable, paragraph in rows:
        said.append((cable * PARAGRAPHS + min(paragraph, PARAGRAPHS - 1), number))
    for unit, name, wanted in (("c", "cables", whole), ("p", "paragraphs", parts), ("s", "statements", sorted(said))):
        found = index.places(unit)
        if found != wanted:
            yield f"The search index has {len(found)} {name} where the record has {len(wanted)}, or has others."
