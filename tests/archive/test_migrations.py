"""Archives of every schema there was are brought up to date, and nothing that was in them is lost."""

from pathlib import Path
from typing import Any

import apsw
import msgspec
import pytest

from made_readings import reading_of, statement_of
from reftel.archive import Archive, store
from reftel.archive.rows import Packed, pack
from reftel.archive.squeezing import squeeze
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn
from reftel.model.actor import Naming
from reftel.model.cable import Cable

REFERS = reading_of(
    Mrn(2031, "VESSIA", 1), ["She agreed to the quota.", "He did not."], references=[Mrn(2030, "ARVONA", 7)]
)
HELD = reading_of(Mrn(2030, "ARVONA", 7), ["The ferry waits."], day="2030-02-03", origin="AMEMBASSY ARVONA")
(CABLE,) = REFERS.cables
SAID = statement_of(CABLE, 1, "agreed to the quota")
NAMED = Naming(
    name="Halvorsen",
    kind="person",
    full="Halvorsen",
    para=1,
    start=SAID.start,
    end=SAID.end,
    text="agreed to the quota",
)
LAST = len(store.migrations())

# What the rows of a table were in the schema of a number: only what that has is put in.


def old_records(packed: Packed, cable: Cable) -> tuple[bytes, bytes]:
    """The records of a source and of its cable as the first release wrote them: plain MessagePack, compressed."""
    nodes = {"nodes": packed_nodes(packed), "findings": ()}
    nameless = msgspec.structs.replace(cable, source=msgspec.structs.replace(cable.source, name=""))
    return squeeze(msgspec.msgpack.encode(nodes)), squeeze(msgspec.msgpack.encode(nameless))


def packed_nodes(packed: Packed) -> Any:
    reading = next(one for one in (REFERS, HELD) if one.source.sha256 == packed.source.sha256)
    return reading.nodes


def archive_of(path: Path, schema: int) -> Path:
    """An archive as a release of that schema left it, with rows in every table that it had."""
    (path / "sources").mkdir(parents=True)
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.pragma("journal_mode", "wal")
    connection.create_scalar_function("seal", lambda *values: __import__("zlib").crc32(values[0]), 1)
    for number, step in enumerate(store.migrations()[:schema], 1):
        connection.execute(step)
        connection.pragma("user_version", number)
    connection.pragma("application_id", store.APPLICATION)
    execute = connection.execute
    for seq, reading in enumerate((REFERS, HELD), 1):
        (packed,) = pack(reading, reading.source.text.encode())
        source, (row,) = packed.source, packed.cables
        notes, record = old_records(packed, reading.cables[0])
        place = path / "sources" / source.sha256[:2] / f"{source.sha256}.zst"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(source.data or b"")
        execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)",
            (
                *(source.sha256, source.format, source.encoding, source.size, source.characters, source.cables),
                *(source.findings, source.unread, notes, seq),
            ),
        )
        execute("INSERT INTO names VALUES (?, 'one.txt')", (source.sha256,))
        execute("INSERT INTO ledger VALUES ('read', '1', ?, NULL, ?)", (source.sha256, seq))
        values = (*msgspec.structs.astuple(row)[:-1], 1, record, seq)
        execute(f"INSERT INTO cables VALUES (NULL{', ?' * len(values)})", values)  # noqa: S608 - question marks
        if schema >= 2:
            execute("INSERT INTO links SELECT id, refs FROM cables WHERE refs <> '' AND sha256 = ?", (source.sha256,))
    _extracted(connection, schema)
    execute("UPDATE counters SET value = 3 WHERE name = 'seq'")
    if schema >= 3:
        execute("INSERT INTO provenance VALUES (?, 'released', 'NARA', '', '', '')", (HELD.source.sha256,))
        execute("UPDATE cables SET release = 'released' WHERE id = 2")
    if schema >= 6:
        execute("INSERT INTO purged VALUES (?, 0, 1)", ("0" * 64,))
    connection.close()
    return path


def _extracted(connection: apsw.Connection, schema: int) -> None:
    execute = connection.execute
    execute("INSERT INTO ledger VALUES ('extract', 'x/1', ?, NULL, 3)", (f"{CABLE.source.sha256}@0",))
    record, sealed = msgspec.msgpack.encode(SAID), ", seal(?1)" if schema >= 7 else ""
    said = f"INSERT INTO statements VALUES (1, 1, 0, 1, 'Halvorsen', 'Halvorsen', '', 'state', NULL, ?1{sealed})"  # noqa: S608 - ours
    execute(said, (record,))
    if schema >= 4:
        naming = msgspec.msgpack.encode(NAMED)
        execute(f"INSERT INTO namings VALUES (1, 'Halvorsen', ?1{sealed})", (naming,))  # noqa: S608 - ours
        ruled = '[["31VESSIA1", "Halvorsen"]]'
        execute("INSERT INTO rulings (kind, namings, reason) VALUES ('split', ?, 'another')", (ruled,))


def test_there_is_a_fixture_for_every_schema() -> None:
    assert LAST >= 8


@pytest.mark.parametrize("schema", range(1, LAST + 1))
def test_nothing_is_lost(tmp_path: Path, schema: int) -> None:
    path = archive_of(tmp_path / "a", schema)
    with Archive(path) as archive:
        assert archive.record().pragma("user_version") == LAST
        assert archive.verify().problems == ()
        found = list(archive.cables())
        assert [cable.citation for cable in found] == ["30ARVONA7", "31VESSIA1"]
        assert found[1].paragraphs == CABLE.paragraphs
        assert archive.source(CABLE.source.sha256).text == REFERS.source.text
        assert archive.original(HELD.source.sha256) == HELD.source.text.encode()
        assert [statement.content for statement in archive.statements()] == ["agreed to the quota"]
        assert [hit.cable for hit in archive.search("said-by:halvorsen")] == ["31VESSIA1"]
        links = archive.linking().links("31VESSIA1")
        assert links is not None
        assert "30ARVONA7" in str(links)
        assert found[0].release.status == ("released" if schema >= 3 else "unknown")
        if schema >= 4:
            assert [ruling.reason for ruling in archive.actors().rulings()] == ["another"]
        if schema >= 6:
            assert list(archive.purging().tombstones()) == ["0" * 64]
        archive.reviewing().add("31VESSIA1", SAID.id, coder="Ravn", verdict="accept", patch=_nothing())
        assert archive.verify().problems == ()


def test_the_digest_does_not_tell_which_release_wrote_a_record(tmp_path: Path) -> None:
    with Archive(archive_of(tmp_path / "old", 2)) as old, Archive(tmp_path / "new", create=True) as new:
        new.add([HELD, REFERS])
        new.add_statements("x/1", [(CABLE, [SAID])])
        assert old.digest() == new.digest()


@pytest.mark.parametrize("schema", range(1, LAST))
def test_who_only_reads_is_told_how_to_bring_it_up_to_date(tmp_path: Path, schema: int) -> None:
    path = archive_of(tmp_path / "a", schema)
    before = (path / "archive.sqlite").read_bytes()
    with pytest.raises(ArchiveError, match="made by an older reftel"):
        Archive(path, read_only=True)
    assert (path / "archive.sqlite").read_bytes() == before


def test_an_archive_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a", LAST)
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.pragma("user_version", LAST + 1)
    connection.close()
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="made by a newer reftel: update reftel"):
            Archive(path, read_only=read_only)


def test_a_step_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive_of(tmp_path / "a", 3)
    steps = store.migrations()
    monkeypatch.setattr(store, "migrations", lambda: [*steps[:4], "CREATE TABLE half (x); SELECT nothing FROM nowhere"])
    with pytest.raises(ArchiveError, match="cannot be used"):
        Archive(path)
    monkeypatch.undo()
    connection = apsw.Connection(str(path / "archive.sqlite"))
    assert connection.pragma("user_version") == 4  # what was done before it is done
    assert store.one(connection, "SELECT 1 FROM sqlite_master WHERE name = 'half'") is None
    connection.close()
    with Archive(path) as archive:
        assert archive.verify().problems == ()


def _nothing() -> Any:
    from reftel.model.review import Patch  # noqa: PLC0415 - for this alone

    return Patch()
