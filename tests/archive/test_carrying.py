"""What is carried from several archives follows from what they hold, and never from their order."""

import itertools
from pathlib import Path

import msgspec
import pytest

from made_readings import reading_of, some_readings, statement_of
from reftel.archive import Archive, pack
from reftel.archive.carrying import Carrying, Given
from reftel.fields.mrn import Mrn
from reftel.model.copying import Carried
from reftel.model.release import Release
from reftel.model.review import Patch

READINGS = some_readings(9)


def made(
    path: Path, numbers: range, *, version: str = "x/2", coder: str = "", verdict: str = "reject", at: str = ""
) -> Path:
    """An archive of some of the readings, its cables extracted, the first statement reviewed."""
    with Archive(path, create=True) as archive:
        archive.add([READINGS[number] for number in numbers])
        for cable in archive.cables():
            archive.add_statements(version, [(cable, [statement_of(cable, 1, cable.paragraphs[0].text)])])
        if coder:
            one = next(archive.statements())
            archive.reviewing().add(one.cable, one.id, coder=coder, verdict=verdict, patch=Patch(), at=at)  # type: ignore[arg-type]
    return path


def carried(into: Path, *paths: Path, wanted: frozenset[str] | None = None) -> Carried:
    opened = [Archive(path, read_only=True) for path in paths]
    with Archive(into, create=True) as target:
        told = Carrying([Given(one) for one in opened], target).run(lambda top: wanted is None or top in wanted)
        assert target.verify().problems == ()
    for one in opened:
        one.close()
    return told


def digest_of(path: Path) -> str:
    with Archive(path, read_only=True) as archive:
        return archive.digest()


def test_a_merge_is_what_reading_all_into_one_would_be(tmp_path: Path) -> None:
    whole = made(tmp_path / "whole", range(9))
    parts = [made(tmp_path / f"p{number}", range(first, first + 5)) for number, first in enumerate((0, 2, 4))]
    for number, order in enumerate(itertools.permutations(parts)):
        told = carried(tmp_path / f"m{number}", *order)
        assert told.digest == digest_of(whole)
        assert (told.sources, told.cables, told.statements, told.conflicts) == (9, 9, 9, ())
    twice = carried(tmp_path / "m0", *parts)  # again, into the same
    assert twice.digest == digest_of(whole)


def test_what_was_split_is_merged_again(tmp_path: Path) -> None:
    whole = made(tmp_path / "whole", range(9), coder="Ravn")
    with Archive(whole) as archive:
        hashes = [held.sha256 for held in archive.sources()]
        archive.add_names([(hashes[0], "another name.txt")])
        archive.add_provenance([(hashes[1], Release(status="released", authority="NARA"))])
    some = frozenset(hashes[::2])
    first = carried(tmp_path / "one", whole, wanted=some)
    second = carried(tmp_path / "two", whole, wanted=frozenset(hashes) - some)
    assert (first.sources, second.sources) == (5, 4)
    assert carried(tmp_path / "again", tmp_path / "two", tmp_path / "one").digest == digest_of(whole)
    with Archive(tmp_path / "one", read_only=True) as archive:
        assert "another name.txt" in next(archive.sources(hashes[0])).names


def test_containers_stay_with_their_members(tmp_path: Path) -> None:
    outer, inner = (reading_of(Mrn(2031, "VESSIA", number), ["She agreed."]) for number in (1, 2))
    outer = msgspec.structs.replace(outer, members=(inner,))
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add_packed(pack(outer, outer.source.text.encode()))
        archive.add(READINGS[:2])
    with Archive(tmp_path / "a", read_only=True) as archive:
        tops = Given(archive).tops()
    assert tops[inner.source.sha256] == outer.source.sha256
    told = carried(tmp_path / "b", tmp_path / "a", wanted=frozenset({outer.source.sha256}))
    assert told.sources == 2


def test_of_two_extractions_the_later_release_stands_whoever_came_first(tmp_path: Path) -> None:
    old, new = made(tmp_path / "old", range(3), version="x/9"), made(tmp_path / "new", range(2), version="x/10")
    for number, order in enumerate(((old, new), (new, old))):
        told = carried(tmp_path / f"m{number}", *order)
        assert len(told.conflicts) == 0 or all("stands" in one for one in told.conflicts)
        with Archive(tmp_path / f"m{number}", read_only=True) as archive:
            assert len(archive.pending("x/10")) == 1
    assert digest_of(tmp_path / "m0") == digest_of(tmp_path / "m1")


def test_of_two_reviews_by_one_coder_the_later_stands_and_it_is_said(tmp_path: Path) -> None:
    one = made(tmp_path / "one", range(3), coder="Ravn", verdict="accept", at="2031-06-01T08:00Z")
    two = made(tmp_path / "two", range(3), coder="Ravn", verdict="reject", at="2031-06-02T08:00Z")
    three = made(tmp_path / "three", range(3), coder="Orm", verdict="accept", at="2031-06-03T08:00Z")
    digests = set()
    for number, order in enumerate(itertools.permutations((one, two, three))):
        told = carried(tmp_path / f"m{number}", *order)
        digests.add(told.digest)
        assert told.reviews == 2
        assert [conflict for conflict in told.conflicts if "Ravn said two things" in conflict]
        with Archive(tmp_path / f"m{number}", read_only=True) as archive:
            verdicts = {review.coder: review.verdict for review in archive.reviewing().reviews()}
        assert verdicts == {"Ravn": "reject", "Orm": "accept"}
    assert len(digests) == 1


def test_rulings_are_carried_once_in_their_order(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one", range(3)), made(tmp_path / "two", range(2, 5))
    for path, reasons in ((one, "ab"), (two, "ba")):
        with Archive(path) as archive:
            sql = "INSERT INTO rulings (kind, namings, reason) VALUES ('split', '[]', ?)"
            archive.record().executemany(sql, [(reason,) for reason in reasons])
    assert carried(tmp_path / "m", one, two).rulings == 2
    assert digest_of(tmp_path / "m") == carried(tmp_path / "n", two, one).digest


def test_what_one_has_purged_stays_out(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one", range(3)), made(tmp_path / "two", range(3))
    gone = READINGS[0].source.sha256
    with Archive(one) as archive:
        record = archive.record()
        record.execute("INSERT INTO purged VALUES (?, 0, 1)", (gone,))
    told = carried(tmp_path / "m", two, one)
    assert told.sources == 2
    with Archive(tmp_path / "m", read_only=True) as archive:
        assert archive.purging().tombstones() == {gone: False}


@pytest.mark.parametrize(("lower", "higher"), [("x/9", "x/10"), ("a/1", "b/1"), ("x/1.2", "x/1.10")])
def test_releases_are_ordered_by_what_their_numbers_count(lower: str, higher: str) -> None:
    from reftel.archive.carrying import _version  # noqa: PLC0415 - for this alone

    assert _version(lower) < _version(higher)
