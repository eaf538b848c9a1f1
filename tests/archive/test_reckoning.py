"""Counts of actors in line with reviews, against actors that are made anew."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from made_namings import archive_of, naming
from reftel.archive import Archive, kept
from reftel.archive.gathering import Row, rows_of
from reftel.archive.kept import FILE
from reftel.archive.reckoning import changed
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch, Verdict

_NAMES = ("Orvane", "Halloran", "Tarn", "Ermekbayev")
FM = ("Foreign Minister", None)


def filled(path: Path) -> Archive:
    cables = [
        (
            Mrn(2004, "ASTANA", number),
            f"2004-0{number}-01",
            [*(naming(one) for one in _NAMES[1:]), naming("Orvane", "Lio Orvane" if number % 2 else "Orvane", FM)],
            [(_NAMES[number % 4], _NAMES[(number + 1) % 4]), (_NAMES[number % 3], _NAMES[3])],
        )
        for number in range(1, 8)
    ]
    return archive_of(path, cables)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with filled(tmp_path / "a") as opened:
        yield opened


def everything(file: Path) -> list[Any]:
    connection = apsw.Connection(str(file))
    tables = ("actors", "members", "keys", "bases", "mark")
    found = [sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in tables]  # noqa: S608
    connection.close()
    return found


def made_anew(archive: Archive, made: list[int]) -> list[Any]:
    archive.actors().close()
    (archive.path / FILE).unlink()
    archive.actors().count()
    made.clear()
    return everything(archive.path / FILE)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often all was made."""
    times: list[int] = []

    def counting(record: apsw.Connection) -> list[Row]:
        times.append(1)
        return rows_of(record)

    monkeypatch.setattr(kept, "rows_of", counting)
    return times


@pytest.mark.parametrize("seed", range(4))
def test_they_are_what_making_all_anew_comes_to(archive: Archive, made: list[int], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for a test
    actors = archive.actors()
    one, other = actors.find("Tarn")[0].id, actors.find("Halloran")[0].id
    if seed % 2:
        actors.merge(one, other, reason="r")
    quick = 0
    for _ in range(10):
        said = chance.choice(list(archive.statements(rejected=True)))
        verdict: Verdict = chance.choice(("accept", "reject", "correct"))
        patch = Patch(speaker=chance.choice(_NAMES)) if verdict == "correct" else Patch()
        if verdict == "correct" and patch.speaker == said.speaker:
            continue
        archive.reviewing().add(said.cable, said.id, coder=chance.choice("AB"), verdict=verdict, patch=patch)
        made.clear()
        actors.count()
        quick += not made
        assert everything(archive.path / FILE) == made_anew(archive, made)
    assert quick > 3


def test_a_reader_brings_them_in_line_and_another_sees_it(tmp_path: Path, made: list[int]) -> None:
    path = tmp_path / "a"
    archive = filled(path)
    before = {one.id: one.statements for one in archive.actors().all()}
    said = next(one for one in archive.statements() if one.speaker == "Halloran")
    archive.reviewing().add(said.cable, said.id, coder="A", verdict="reject", patch=Patch())
    archive.close()
    with Archive(path, read_only=True) as reader, Archive(path, read_only=True) as other:
        made.clear()
        for one in (reader, other):
            told = {each.id: each.statements for each in one.actors().all()}
            assert told == before | {"halloran": before["halloran"] - 1}
        assert not made


def test_while_somebody_reads_in_they_have_the_counts_of_before(archive: Archive, made: list[int]) -> None:
    before = {one.id: one.statements for one in archive.actors().all()}
    said = next(one for one in archive.statements() if one.speaker == "Halloran")
    archive.reviewing().add(said.cable, said.id, coder="A", verdict="reject", patch=Patch())
    made.clear()
    with Archive(archive.path, read_only=True) as reader:
        assert {one.id: one.statements for one in reader.actors().all()} == before
        archive.actors().count()
        told = reader.actors().get("halloran")
        assert told == archive.actors().get("halloran")
        assert told is not None
        assert told.statements == before["halloran"] - 1
    assert not made


def test_cables_that_name_nobody_change_nothing_and_new_namings_all(archive: Archive, made: list[int]) -> None:
    from made_readings import reading_of  # noqa: PLC0415 - only here
    from reftel.archive import pack, pack_statements  # noqa: PLC0415 - as above

    actors = archive.actors()
    actors.count()
    for serial, again in ((90, False), (1, True)):
        read = reading_of(Mrn(2004, "ASTANA", serial), ["Words."], salt=str(serial))
        made.clear()
        archive.add_packed(list(pack(read, read.source.text.encode())))
        actors.count()
        assert bool(made) is again
    (cable, *_) = archive.cables()
    archive.add_extracted("2", [pack_statements(cable, (), namings=[naming("Somebody")])])
    made.clear()
    assert actors.find("Somebody")
    assert made
    with apsw.Connection(str(archive.path / FILE)) as opened:
        assert changed(archive.record(), opened, archive.looking().seq()) is not None
