"""What follows from the rest is made again, and nothing else is touched."""

from pathlib import Path

import apsw
import pytest

from made_readings import reading_of, some_readings, statement_of
from reftel.archive import Archive
from reftel.fields.mrn import Mrn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(5))
        archive.add([reading_of(Mrn(2031, "VESSIA", 7), ["She agreed."], salt=salt) for salt in ("", "one")])
        cable = next(archive.cables())
        archive.add_statements("1", [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
    return tmp_path / "a"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE cables SET canonical = 0 WHERE id = 1", "0 count instead of one"),
        ("UPDATE cables SET canonical = 1 - canonical WHERE mrn = '31VESSIA7'", "another one counts than should"),
        ("DELETE FROM links", "is linked to what it does not refer to"),
        ("INSERT INTO links VALUES (1, '31VESSIA9')", "is linked to what it does not refer to"),
    ],
)
def test_what_is_derived_is_made_again(path: Path, sql: str, said: str) -> None:
    with Archive(path, read_only=True) as archive:
        digest = archive.digest()
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.execute(sql)
    connection.close()
    with Archive(path) as archive:
        assert any(said in one for one in archive.verify().problems)
        archive.mend()
        report = archive.verify()
    assert report.problems == ()
    assert report.digest == digest


def test_a_damaged_index_and_who_is_who_are_made_again(path: Path) -> None:
    with Archive(path) as archive:
        assert archive.actors().count() == 0
    (path / "actors.sqlite").write_bytes(b"no database")
    for file in list((path / "index").glob("*.pos")):
        file.unlink()  # a file of its own: threads of the index that was just closed may still have this one mapped
        file.write_bytes(b"x")
    with Archive(path) as archive:
        archive.mend()
        assert not (path / "actors.sqlite").exists()
        assert archive.verify().problems == ()
        assert archive.search("agreed")
