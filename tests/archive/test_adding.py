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
    assert adding.add(connection, [PACKED], 1) == [1]
    assert adding.add(connection, [PACKED, PACKED], 2) == [None, None]
    assert store.one(connection, "SELECT count(*) FROM cables WHERE canonical") == 1
    assert connection.execute("SELECT act, key, seq FROM ledger").fetchall() == [("read", READING.source.sha256, 1)]


def test_many_versions_of_one_number_are_gone_through_once_a_unit(connection: apsw.Connection) -> None:
    """A pile in which a column of numbers was lost bears one number thousands of times."""
    readings = [reading_of(Mrn(2031, "VESSIA", 1), [f"Version {number} of it."]) for number in range(60)]
    versions = [packed for one in readings for packed in pack(one, one.source.text.encode())]
    told: list[str] = []

    def heard(_: object, sql: str, __: object) -> bool:
        told.append(sql)
        return True

    connection.exec_trace = heard
    for unit in range(1, 4):
        adding.add(connection, versions[20 * (unit - 1) : 20 * unit], unit)
        best = min(versions[: 20 * unit], key=lambda one: (-one.cables[0].characters, one.source.sha256))
        held = connection.execute("SELECT sha256 FROM cables WHERE canonical").fetchall()
        assert held == [(best.source.sha256,)]
        assert sum("UPDATE cables" in sql for sql in told) == unit


def test_statements_take_the_place_of_others(connection: apsw.Connection) -> None:
    (cable,) = READING.cables
    first = pack_statements(cable, [statement_of(cable, 1, "She"), statement_of(cable, 1, "agreed")])
    with pytest.raises(ArchiveError, match="add its source first"):
        adding.add_extracted(connection, "1", first, 1)
    adding.add(connection, [PACKED], 1)
    assert adding.add_extracted(connection, "1", first, 2) == 2
    assert adding.add_extracted(connection, "2", pack_statements(cable, [statement_of(cable, 1, "agreed")]), 3) == 1
    assert store.one(connection, "SELECT count(*) FROM statements") == 1
    assert connection.execute("SELECT version FROM ledger WHERE act = 'extract'").fetchall() == [("2",)]
