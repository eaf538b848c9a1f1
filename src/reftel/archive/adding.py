"""Taking a unit in: the sources as files, and in the record what was read from them. Each once."""

from collections.abc import Iterable
from pathlib import Path

import apsw
import msgspec

from reftel.archive import originals, reviewing
from reftel.archive.rows import CableRow, Extracted, Packed
from reftel.archive.store import one as value_of
from reftel.errors import ArchiveError

_CABLE = f"INSERT INTO cables VALUES (NULL{', ?' * (len(CableRow.__struct_fields__) + 2)})"  # noqa: S608 - our own words
READER = "1"  # of the ledger: reading is done once for a source
# Canonical is a function of what is held, never of the order in which it came.
_BEST = (
    "SELECT id FROM cables WHERE mrn = ? ORDER BY wholeness, paragraphs DESC, characters DESC, sha256, start LIMIT 1"
)
_CHOOSE = "UPDATE cables SET canonical = (id = ?2) WHERE mrn = ?1 AND canonical IS NOT (id = ?2)"


def keep(folder: Path, unit: Iterable[Packed]) -> None:
    """Keep the bytes of all sources of a unit, on the disk before the record speaks of them."""
    sources = (packed.source for packed in unit)
    originals.keep_all(folder, {source.sha256: source.data for source in sources if source.data is not None})


def add(connection: apsw.Connection, unit: Iterable[Packed], seq: int) -> list[int | None]:
    """Add sources; of each the number of its cables, or None where it was there.

    Which versions count is said at the end, once for each number: a pile in which thousands bear the same would else be
    gone through for each of them.
    """
    several: dict[str, None] = {}
    counts = [_add_source(connection, packed, seq, several) for packed in unit]
    for mrn in several:
        choose(connection, mrn)
    return counts


def _add_source(connection: apsw.Connection, packed: Packed, seq: int, several: dict[str, None]) -> int | None:
    source, execute = packed.source, connection.execute
    held = next(execute("SELECT container FROM sources WHERE sha256 = ?", (source.sha256,)), None)
    if held is None:
        execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(source.sha256, source.format, source.encoding, source.size, source.characters, source.cables),
                *(source.findings, source.unread, source.container, source.text, source.record, seq),
            ),
        )
        execute("INSERT OR IGNORE INTO ledger VALUES ('read', ?, ?, NULL, ?)", (READER, source.sha256, seq))
        for cable in packed.cables:
            if not _add_cable(connection, cable, seq):
                several[cable.mrn] = None
    elif held[0] is not None and (source.container is None or source.container < held[0]):
        # By itself goes before in a container, and of two containers the smaller hash: no matter which came first.
        execute(
            "UPDATE sources SET container = ?, size = ?, text = ? WHERE sha256 = ?",
            (source.container, source.size, source.text, source.sha256),
        )
    execute("INSERT OR IGNORE INTO names VALUES (?, ?)", (source.sha256, source.name))
    return len(packed.cables) if held is None else None


def _add_cable(connection: apsw.Connection, cable: CableRow, seq: int) -> bool:
    """Add one, and say whether it is alone under its number."""
    alone = value_of(connection, "SELECT 1 FROM cables WHERE mrn = ? LIMIT 1", cable.mrn) is None
    connection.execute(_CABLE, (*msgspec.structs.astuple(cable)[:-1], alone, cable.record, seq))
    number = connection.last_insert_rowid()
    link(connection, number, cable.refs)
    return alone


def link(connection: apsw.Connection, cable: int, refs: str) -> None:
    """Note to which numbers a cable refers, each once; what was noted before has to be taken away first."""
    rows = [(cable, target) for target in dict.fromkeys(refs.split())]
    connection.executemany("INSERT INTO links VALUES (?, ?)", rows)


def choose(connection: apsw.Connection, mrn: object) -> None:
    """Say anew which of the versions of a cable counts."""
    connection.execute(_CHOOSE, (str(mrn), value_of(connection, _BEST, str(mrn))))


def add_extracted(connection: apsw.Connection, version: str, extracted: Extracted, seq: int) -> int:
    """Put the statements, namings and meetings of one cable in the place of those that were there; how many they are.

    The one way in which statements are replaced, whatever extractor made them: what people said of a statement hangs on
    its id, which follows from place, speaker and act, and is carried over here.

    Raises:
        ArchiveError: if the cable is not there.
    """
    execute = connection.execute
    sql = "SELECT id FROM cables WHERE sha256 = ? AND start = ?"
    cable = value_of(connection, sql, extracted.sha256, extracted.start)
    if cable is None:
        raise ArchiveError(f"The cable {extracted.key} is not in this archive: add its source first.")
    for table in ("statements", "extracted", "namings", "meetings"):
        execute(f"DELETE FROM {table} WHERE cable = ?", (cable,))  # noqa: S608 - four of our own tables
    execute("DELETE FROM ledger WHERE act = 'extract' AND key = ?", (extracted.key,))
    execute("INSERT INTO ledger VALUES ('extract', ?, ?, ?, ?)", (version, extracted.key, extracted.problem, seq))
    rows = [(cable, *msgspec.structs.astuple(statement)) for statement in extracted.statements]
    connection.executemany("INSERT INTO statements VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, seal(?9))", rows)
    named = [(cable, name, record) for name, record in extracted.namings]
    connection.executemany("INSERT INTO namings VALUES (?1, ?2, ?3, seal(?3))", named)
    met = [(cable, place, names, record) for place, (names, record) in enumerate(extracted.meetings)]
    connection.executemany("INSERT INTO meetings VALUES (NULL, ?1, ?2, ?3, ?4, seal(?4))", met)
    reviewing.apply_again(connection, cable, seq)
    return len(rows)
