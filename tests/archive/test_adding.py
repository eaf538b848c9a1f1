"""Taking a unit in, step by step; what units are together is tested with the archive."""

from pathlib import Path

import apsw
import pytest

from made_readings import reading_of, statement_of, unread
from reftel.archive import adding, originals, store
from reftel.archive.rows import pack, pack_statements
from reftel.errors import ArchiveError
from reftel.fields.mrn import Mrn

READING = reading_of(Mrn(2031, "VESSIA", 1), ["She agreed."])
PACKED = pack(READING, READING.source.text.encode())[0]


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    return store.connect(tmp_path / "archive.sqlite", write=True)


def test_bytes_are_kept_before_anything_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    member = pack(unread(), b"\x00\x01\xff", container="0" * 64)
    adding.keep(tmp_path / "sources", [PACKED, *member])
    assert list(originals.kept(tmp_path / "sources")) == [READING.source.sha256]


def test_a_source_is_added_once(connection: apsw.Connection) -> None:
    assert adding.add(connection, PACKED, 1) == 1
    assert adding.add(connection, PACKED, 2) is None
    assert store.one(connection, "SELECT count(*) FROM cables WHERE canonical") == 1
    assert connection.execute("SELECT act, key, seq FROM ledger").fetchall() == [("read", READING.source.sha256, 1)]


def test_statements_take_the_place_of_others(connection: apsw.Connection) -> None:
    (cable,) = READING.cables
    first = pack_statements(cable, [statement_of(cable, 1, "She"), statement_of(cable, 1, "agreed")])
    with pytest.raises(ArchiveError, match="add its source first"):
        adding.add_extracted(connection, "1", first, 1)
    adding.add(connection, PACKED, 1)
    assert adding.add_extracted(connection, "1", first, 2) == 2
    assert adding.add_extracted(connection, "2", pack_statements(cable, [statement_of(cable, 1, "agreed")]), 3) == 1
    assert store.one(connection, "SELECT count(*) FROM statements") == 1
    assert connection.execute("SELECT version FROM ledger WHERE act = 'extract'").fetchall() == [("2",)]
