"""The index against the record, both ways, and its files against their checksums."""

from pathlib import Path

import apsw
import pytest

from made_readings import some_readings, statement_of
from reftel.archive import Archive, indexed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(9))
        for cable in list(archive.cables())[:4]:
            archive.add_statements("1", [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
    return tmp_path / "a"


def told(path: Path) -> list[str]:
    with Archive(path, read_only=True) as archive:
        archive.search("quota")
        return list(indexed.problems(archive._connection, archive._upkeep.index))


@pytest.mark.parametrize("step", [1, 4, 20_000])
def test_all_is_there_however_much_is_compared_at_a_time(
    path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "_CABLES", step)
    assert told(path) == []


def test_a_number_that_is_damaged_costs_no_more_than_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexed, "_CABLES", 2)
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.execute("UPDATE cables SET id = 1 << 50 WHERE id = 4; DELETE FROM cables WHERE id = 5")
    assert list(indexed._begins(connection)) == [0, 2, 6, 8, 1 << 50]
    connection.close()
    with Archive(path, read_only=True) as archive:
        archive.refresh()
        problems = list(indexed.problems(archive._connection, archive._upkeep.index))
    assert any("has 7 cables where the record has 8" in one for one in problems), problems
    assert any("paragraphs of cables that are not there" in one for one in problems), problems


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM cables WHERE id = 9", "paragraphs of cables that are not there"),
        ("DELETE FROM cables WHERE id = 3", "has 9 cables where the record has 8"),
        ("UPDATE cables SET paragraphs = paragraphs + 1 WHERE id = 2", "paragraphs where the record has"),
        ("DELETE FROM statements", "has 4 statements where the record has 0"),
        ("UPDATE statements SET id = id + 10", "has 4 statements where the record has 4, or has others"),
    ],
)
def test_what_one_has_and_the_other_has_not(path: Path, sql: str, said: str) -> None:
    connection = apsw.Connection(str(path / "archive.sqlite"))
    connection.execute(sql)
    connection.close()
    assert any(said in one for one in told(path)), told(path)


def test_a_flipped_bit_in_any_file_of_the_index(path: Path) -> None:
    used = (path / "index" / "meta.json").read_text().replace("-", "")
    files = [one for one in (path / "index").iterdir() if one.name[:32] in used and len(one.name) > 32]
    assert len(files) > 5
    assert list(indexed.damaged(path / "index")) == []
    for file in files:
        data = file.read_bytes()
        for place in {0, len(data) // 2, len(data) - 9, len(data) - 1}:
            harmed = bytearray(data)
            harmed[place] ^= 4
            file.write_bytes(harmed)
            assert list(indexed.damaged(path / "index")) == [file.name], (file.name, place)
        file.write_bytes(data[:3])
        assert list(indexed.damaged(path / "index")) == [file.name]
        file.write_bytes(data)
    (path / "index" / "meta.json").write_bytes(b"{}")
    assert list(indexed.damaged(path / "index")) == ["meta.json"]


def test_what_a_killed_run_left_half_written_is_no_part_of_the_index(path: Path) -> None:
    some = min((path / "index").glob("*.idx"))
    for name in (".tmp12", f"{'0' * 32}.idx", f"{some.stem}.99.del"):
        (path / "index" / name).write_bytes(b"half")
    assert list(indexed.damaged(path / "index")) == []
