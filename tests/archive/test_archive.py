"""The archive: everything once, in whatever order it came; and what belongs together together."""

import hashlib
import random
import threading
from pathlib import Path

import msgspec
import pytest

from made_readings import reading_of, some_readings, statement_of, unread
from reftel.archive import Archive, adding, is_archive, originals, pack, pack_statements, store
from reftel.errors import ArchiveError, InputError, NoSpaceError
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Reading
from reftel.model.statement import Statement

BLOB = b"\x00\x01\xff"
MRN = Mrn(2031, "VESSIA", 1)


def opened(path: Path) -> Archive:
    return Archive(path, create=True)


def said_by_all(archive: Archive) -> list[tuple[Cable, list[Statement]]]:
    return [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)]) for cable in archive.cables(versions=True)]


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    readings = [*some_readings(5), unread()]
    with opened(tmp_path / "a") as archive:
        added = archive.add(readings, {unread().source.sha256: BLOB})
        assert (added.sources, added.duplicates, added.cables) == (6, 0, 5)
        for reading in readings[:-1]:
            assert archive.source(reading.source.sha256) == reading.source
            assert archive.original(reading.source.sha256) == reading.source.text.encode()
            (cable,) = reading.cables
            assert archive.cable(cable.citation) == cable
        assert archive.original(unread().source.sha256) == BLOB
        assert archive.source(unread().source.sha256).text == ""
        found = list(archive.cables())
        assert found == sorted(
            (one for reading in readings for one in reading.cables), key=lambda one: (one.date, one.citation)
        )


def test_the_same_source_twice_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        archive.add(some_readings(5))
        before = archive.digest()
        added = archive.add(some_readings(5))
        assert (added.sources, added.duplicates, added.cables) == (0, 5, 0)
        again = [
            msgspec.structs.replace(one, source=msgspec.structs.replace(one.source, name="other"))
            for one in some_readings(5)
        ]
        archive.add(again)
        assert archive.digest() == before
        assert next(archive.sources()).names[-1] == "other"
        archive.add_names([(next(archive.sources()).sha256, "third")])
        assert next(archive.sources()).names[-1] == "third"
        assert archive.verify().ok


def test_the_order_of_adding_makes_no_difference(tmp_path: Path) -> None:
    readings = some_readings(12)
    readings += [
        reading_of(MRN, ["One."], completeness="partial", salt="p"),
        reading_of(MRN, ["One.", "Two."], salt="w"),
    ]
    digests = set()
    for seed in range(4):
        random.Random(seed).shuffle(readings)  # noqa: S311 - an order, no secret
        with opened(tmp_path / str(seed)) as archive:
            for one in readings:
                archive.add([one])
            archive.add_statements("1", said_by_all(archive))
            digests.add(archive.digest())
            assert archive.verify().ok
    assert len(digests) == 1


def test_other_content_is_another_digest(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        archive.add(some_readings(3))
        found = [archive.digest()]
        archive.add([reading_of(MRN, ["One."])])
        found.append(archive.digest())
        archive.add_statements("1", said_by_all(archive)[:1])
        found.append(archive.digest())
    assert len(set(found)) == 3


def test_of_several_versions_the_most_complete_counts(tmp_path: Path) -> None:
    partial = reading_of(MRN, ["The bid."], completeness="partial", salt="p", name="p.txt")
    whole = reading_of(MRN, ["The bid."], salt="w", name="w.txt")
    with opened(tmp_path / "a") as archive:
        archive.add([partial])
        archive.add_statements("1", said_by_all(archive))
        (before,) = archive.statements()
        archive.add([whole])
        assert list(archive.statements()) == []
        assert len(archive.pending("1")) == 1
        archive.add_statements("1", said_by_all(archive))
        (after,) = archive.statements()
        assert (before.source, after.source) == (partial.source.sha256, whole.source.sha256)
        (cable,) = archive.cables()
        assert cable.source.name == "w.txt"
        assert [version.name for version in cable.versions] == ["p.txt"]
        assert len(list(archive.cables(versions=True))) == 2
        assert [one.completeness for one in archive.cables(completeness="partial", versions=True)] == ["partial"]


def test_a_cable_is_found_however_its_number_is_written(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        archive.add(
            [
                reading_of(Mrn(2031, "VESSIA", 12), ["a"]),
                reading_of(Mrn(None, "ARVONA", 7), ["b"]),
                reading_of(Mrn(2030, "NORRPORT", 5), ["c"]),
                reading_of(Mrn(2031, "NORRPORT", 5), ["d"]),
                reading_of(None, ["e"]),
            ]
        )
        for text in ("31VESSIA12", "31 vessia 00012", "2031VESSIA00012", "VESSIA 12"):
            found = archive.cable(text)
            assert found is not None
            assert found.citation == "31VESSIA12"
        (nameless,) = [cable.citation for cable in archive.cables() if not cable.mrn]
        for text, citation in (("ARVONA7", "ARVONA7"), (nameless, nameless)):
            found = archive.cable(text)
            assert found is not None
            assert found.citation == citation
        for text in ("NORRPORT5", "31VESSIA99", "VESSIA99", "nonsense", ""):
            assert archive.cable(text) is None


def test_members_of_a_container(tmp_path: Path) -> None:
    member = reading_of(MRN, ["Inside."], name="inside.txt")
    data = b"box one"
    box = msgspec.structs.replace(unread(data, "box.zip"), members=(member,))
    other = msgspec.structs.replace(unread(b"box two", "two.zip"), members=(member,))
    alone = pack(member, member.source.text.encode())
    one, two = pack(box, data), pack(other, b"box two")
    digests = set()
    for number, order in enumerate(([one, two, alone], [alone, two, one])):
        with opened(tmp_path / str(number)) as archive:
            archive.add_packed(order[0])
            assert archive.cable("31VESSIA1") is not None
            assert archive.source(member.source.sha256).text == member.source.text
            if number == 0:
                assert archive.original(member.source.sha256) == data
                assert not archive.holds(member.source.sha256)
                tally = archive.tally([box.source.sha256])
                assert (tally.cables, tally.unread, tally.unread_formats) == (1, 1, {"unknown": 1})
            archive.add_packed(order[1])
            archive.add_packed(order[2])
            assert archive.holds(member.source.sha256)
            assert archive.original(member.source.sha256) == member.source.text.encode()
            assert archive.verify().ok
            digests.add(archive.digest())
    assert len(digests) == 1


def test_tally(tmp_path: Path) -> None:
    readings = [
        reading_of(MRN, ["One."], completeness="stub", salt="s"),
        reading_of(MRN, ["One."], completeness="partial", salt="p"),
        reading_of(MRN, ["One."], salt="w"),
        unread(),
    ]
    with opened(tmp_path / "a") as archive:
        archive.add(readings, {unread().source.sha256: BLOB})
        tally = archive.tally(one.source.sha256 for one in readings)
        assert (tally.cables, tally.findings, tally.unread, tally.stubs, tally.partial, tally.versions) == (
            3,
            4,
            1,
            1,
            1,
            2,
        )
        assert (tally.unread_formats, tally.unread_names) == ({"unknown": 1}, (("blob.bin", "unknown"),))
        assert archive.tally([]) == archive.tally(["0" * 64])


def test_units_are_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = some_readings(6)
    with opened(tmp_path / "a") as archive:
        archive.add(readings[:3])
        before = archive.digest()
        real, count = adding._add_cable, [0]

        def fails(*args: object) -> None:
            count[0] += 1
            if count[0] == 2:
                raise KeyboardInterrupt
            real(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(adding, "_add_cable", fails)
        with pytest.raises(KeyboardInterrupt):
            archive.add(readings)
        assert archive.digest() == before
        assert [problem for problem in archive.verify().problems if "not recorded" not in problem] == []
        archive.add(readings)
        assert archive.verify().ok


def test_bytes_that_do_not_follow_from_the_text_must_be_given(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive, pytest.raises(InputError, match="hand them over"):
        archive.add([unread()])


def test_extracting_is_known_by_version(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        archive.add(some_readings(4))
        assert archive.coverage("1") == (4, 0)
        numbers = archive.pending("1")
        assert [archive.load(number) for number in numbers] == list(archive.cables())
        unit = said_by_all(archive)
        assert archive.add_statements("1", unit[:3]) == 3
        assert archive.pending("1") == numbers[3:]
        assert archive.coverage("1") == (4, 3)
        before = archive.digest()
        assert archive.add_statements("1", unit[:3]) == 3
        assert archive.digest() == before
        assert archive.pending("2") == numbers
        assert (archive.coverage("2"), archive.outdated("2"), archive.outdated("1")) == ((4, 0), 3, 0)
        archive.add_statements("2", [(unit[0][0], [])])
        assert archive.pending("2") == numbers[1:]
        assert len(list(archive.statements())) == 2
        archive.add_extracted("2", [pack_statements(unit[1][0], (), "it failed")])
        assert [problem for _, problem in archive.failures("2")] == ["it failed"]
        assert archive.verify().ok


def test_coverage_of_what_speaks_of_something(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        archive.add(
            [
                reading_of(Mrn(2031, "VESSIA", n), [text])
                for n, text in enumerate(("ferry bid", "bid ferry", "a Ferry, bid"))
            ]
        )
        archive.add_statements("1", said_by_all(archive)[:1])
        assert archive.coverage("1", ["ferry bid"]) == (2, 1)
        assert archive.coverage("1", ["nothing"]) == (0, 0)
        assert archive.coverage("1", ["nothing"], ["31VESSIA1"]) == (1, 0)
        assert archive.coverage("1", ["ferry bid"], ["31VESSIA1", "99NOWHERE1"]) == (3, 1)
        assert archive.numbers(["ferry bid"]) == [Mrn(2031, "VESSIA", 0), Mrn(2031, "VESSIA", 2)]
        assert len(archive.numbers()) == 3


def test_statements_of_a_cable_not_there_are_refused(tmp_path: Path) -> None:
    (cable,) = reading_of(MRN, ["One."]).cables
    with opened(tmp_path / "a") as archive, pytest.raises(ArchiveError, match="add its source first"):
        archive.add_statements("1", [(cable, [])])


def test_statements_by_cable_speaker_and_act(tmp_path: Path) -> None:
    readings = some_readings(3)
    with opened(tmp_path / "a") as archive:
        archive.add(readings)
        cable = next(archive.cables())
        text = cable.paragraphs[0].text
        said = [
            statement_of(cable, 1, text, speaker="Håkon Ravn", act="ask"),
            statement_of(cable, 1, text, speaker="Ortega"),
        ]
        archive.add_statements("1", [(cable, said)])
        assert list(archive.statements()) == said
        assert list(archive.statements(cable.citation.lower())) == said
        assert list(archive.statements("99NOWHERE1")) == []
        assert list(archive.statements(speaker="ravn")) == said[:1]
        assert list(archive.statements(act="state")) == said[1:]


# Opening.


def test_one_writer_many_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with opened(tmp_path / "a") as archive:
        archive.add(some_readings(3))
        with pytest.raises(ArchiveError, match="Somebody else is writing"):
            Archive(tmp_path / "a")
        with Archive(tmp_path / "a", read_only=True) as one, Archive(tmp_path / "a", read_only=True) as two:
            assert len(list(one.cables())) == len(list(two.cables())) == 3
            archive.add(some_readings(2, seed=2))
            assert len(list(one.cables())) == 5
    with Archive(tmp_path / "a") as archive:
        assert len(list(archive.cables())) == 5


def test_who_holds_it_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    opened(tmp_path / "a").close()
    with Archive(tmp_path / "a") as first:
        timer = threading.Timer(0.2, first._lock.release)
        timer.start()
        Archive(tmp_path / "a").close()
        timer.join()


def test_where_there_is_no_archive(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        for read_only in (True, False):
            with pytest.raises(ArchiveError, match="There is no archive"):
                Archive(path, read_only=read_only)
    with pytest.raises(ArchiveError, match="There is no archive"):
        Archive(tmp_path, create=True, read_only=True)
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="not an empty folder"):
        Archive(tmp_path, create=True)
    with pytest.raises(ArchiveError, match="not an empty folder"):
        Archive(tmp_path / "letter.txt", create=True)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["letter.txt"]


def test_a_beginning_that_was_stopped_can_be_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "a"
    (path / "sources").mkdir(parents=True)
    (path / "writer.lock").touch()
    (path / "archive.part").write_bytes(b"half")
    (path / "archive.part-wal").write_bytes(b"half")
    assert not is_archive(path)
    opened(path).close()
    assert is_archive(path)
    assert sorted(entry.name for entry in path.iterdir() if "part" in entry.name) == []


def test_a_database_that_cannot_be_opened_lets_the_lock_go(tmp_path: Path) -> None:
    opened(tmp_path / "a").close()
    (tmp_path / "a" / "archive.sqlite").write_bytes(b"no database" * 1000)
    for _ in range(2):
        with pytest.raises(ArchiveError, match="cannot be used"):
            Archive(tmp_path / "a")


def test_where_no_archive_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ArchiveError, match="Permission denied"):
        opened(tmp_path / "a")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as archive:
        with pytest.raises(ArchiveError, match="There is no source"):
            archive.source("0" * 64)
        with pytest.raises(ArchiveError, match="is not in"):
            archive.original("0" * 64)


# No space.


def test_a_full_disk_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = some_readings(6)
    archive = opened(tmp_path / "a")
    archive.add(readings[:3])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(originals, "keep", full)
        with pytest.raises(NoSpaceError, match="what was done so far is kept"):
            archive.add(readings)
    archive.close()
    with Archive(tmp_path / "a", read_only=True) as again:
        assert len(list(again.cables())) == 3
        assert again.verify().ok


def test_a_full_database(tmp_path: Path) -> None:
    archive = opened(tmp_path / "a")
    archive.add(some_readings(3))
    connection = archive._connection
    connection.pragma("max_page_count", connection.pragma("page_count") + 1)
    with pytest.raises(NoSpaceError):
        archive.add(some_readings(200, seed=2))
    connection.pragma("max_page_count", 1 << 30)
    assert len(list(archive.cables())) == 3
    archive.add(some_readings(200, seed=2))
    archive.close()


def test_hashes_are_of_the_bytes() -> None:
    reading: Reading = reading_of(MRN, ["One."])
    assert reading.source.sha256 == hashlib.sha256(reading.source.text.encode()).hexdigest()
