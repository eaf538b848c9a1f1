"""Records that are not compressed are sealed, whoever writes them, and an archive of before is sealed as it stands."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from made_columns import alterations, filled
from made_readings import some_readings, statement_of
from reftel.archive import Archive, store, verifying
from reftel.archive.sealing import SEALED, altered, begin, broken, seal

ORDER = "in which unit of work it came: the search index learns from it what is new, and is compared with the record"
ROW = "a number that nothing refers to"
NOT_TOLD = {
    "cables.seq": ORDER,
    "ledger.seq": ORDER,
    "sources.seq": ORDER,
    "meetings.id": ROW,
    "statements.id": ROW,
}
"""The columns that may be altered unseen, and why that does no harm."""


@pytest.mark.slow
def test_an_altered_value_is_told_whatever_column_it_is_in(tmp_path: Path) -> None:
    folder = filled(tmp_path / "a")
    told: dict[str, list[str]] = {}
    with closing(apsw.Connection(str(folder / "archive.sqlite"))) as connection:
        connection.pragma("ignore_check_constraints", True)  # as a flipped bit does
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = [f"{table}.{row[1]}" for table in tables for row in connection.execute(f"PRAGMA table_info({table})")]
        assert verifying.verify(connection, folder / "sources", lambda: ((), False)).ok
        for one in alterations(connection):
            found = verifying.verify(connection, folder / "sources", lambda: ((), False)).problems
            told.setdefault(f"{one.table}.{one.column}", []).append(found[0] if found else f"{one} is not told")
    assert sorted(told) == sorted(columns)
    unseen = {column: lines for column, lines in told.items() if any("is not told" in line for line in lines)}
    assert unseen.keys() == NOT_TOLD.keys(), [lines for column, lines in unseen.items() if column not in NOT_TOLD]


def test_a_row_that_is_gone_or_new_breaks_the_seal_of_its_table(tmp_path: Path) -> None:
    with closing(apsw.Connection(str(filled(tmp_path / "a") / "archive.sqlite"))) as connection:
        assert list(altered(connection)) == []
        connection.execute("DELETE FROM names WHERE name = 'blob.bin'")
        connection.execute("INSERT INTO shelved SELECT sha256, '{}' FROM sources")
        assert list(altered(connection)) == ["names", "shelved"]
        connection.execute("DELETE FROM counters WHERE name LIKE 'seal %'")
        assert list(altered(connection)) == []


def test_a_writer_that_is_stopped_between_two_seals_has_set_none(tmp_path: Path) -> None:
    with closing(store.connect(filled(tmp_path / "a") / "archive.sqlite", write=True)) as connection:
        for table in [name for (name,) in connection.execute("SELECT name FROM temp.sqlite_schema")]:
            connection.execute(f"DROP TRIGGER {table}")
        connection.execute("DELETE FROM counters WHERE name LIKE 'seal %'")
        connection.exec_trace = lambda _, sql, __: "'seal shelved'" not in sql
        with pytest.raises(apsw.ExecTraceAbort):
            begin(connection)
        assert list(altered(connection)) == []
        assert not list(connection.execute("SELECT name FROM counters WHERE name LIKE 'seal %'"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(2))
        for cable in archive.cables():
            archive.add_statements("1", [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
    return tmp_path / "a"


def test_a_changed_record_breaks_its_seal(path: Path) -> None:
    connection = apsw.Connection(str(path / "archive.sqlite"))
    assert list(broken(connection)) == []
    connection.execute("UPDATE statements SET record = CAST(record || x'00' AS BLOB) WHERE cable = 2")
    assert list(broken(connection)) == [("statements", 2)]
    connection.execute("UPDATE statements SET seal = NULL WHERE cable = 1")
    assert list(broken(connection)) == [("statements", 2), ("statements", 1)]
    connection.close()


def test_an_archive_of_before_is_sealed_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    old = apsw.Connection(str(file))
    for number, step in enumerate(store.migrations()[:6], 1):
        old.execute(step)
        old.pragma("user_version", number)
    old.pragma("application_id", store.APPLICATION)
    old.pragma("foreign_keys", False)
    old.execute("INSERT INTO statements VALUES (1, 1, 0, 1, 'x', 'x', '', 'state', NULL, x'80')")
    old.execute("INSERT INTO namings VALUES (1, 'x', x'81')")
    old.execute("INSERT INTO meetings VALUES (1, 1, 0, 'x', x'82')")
    old.execute("INSERT INTO extracted VALUES (1, 0, 1, x'83')")
    old.close()
    new = store.connect(file, write=True)
    found = {table: store.one(new, f"SELECT seal FROM {table}") for table in SEALED}  # noqa: S608 - ours
    assert found == {
        "statements": seal(b"\x80"),
        "namings": seal(b"\x81"),
        "meetings": seal(b"\x82"),
        "extracted": seal(b"\x83"),
    }
    assert list(altered(new)) == []
    new.execute("UPDATE meetings SET names = 'y'")
    assert list(altered(new)) == []
    new.execute("UPDATE counters SET value = value + 1 WHERE name = 'seal meetings'")
    assert list(altered(new)) == ["meetings"]
    new.close()
