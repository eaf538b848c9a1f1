"""Records that are not compressed are sealed, whoever writes them, and an archive of before is sealed as it stands."""

from pathlib import Path

import apsw
import pytest

from made_readings import some_readings, statement_of
from reftel.archive import Archive, store
from reftel.archive.sealing import SEALED, broken, seal


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
    new.close()
