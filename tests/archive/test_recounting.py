"""Counting again what changed, against counting everything."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_readings import reading_of, statement_of
from reftel.archive import Archive, pack
from reftel.archive.counting import Catalogue
from reftel.archive.recounting import recounted, recounted_quickly
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch, Verdict

_SPEAKERS = ("Oyen", "Dravic", "Halloran", "Sutter", "post")


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - for a test


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a", create=True) as opened:
        for serial in range(1, 13):
            add(opened, serial)
        yield opened


def add(archive: Archive, serial: int, paragraphs: int = 3, salt: str = "") -> None:
    made = reading_of(Mrn(2031, "NORRPORT", serial), [f"Words {n}." for n in range(paragraphs)], salt=salt)
    archive.add_packed(list(pack(made, made.source.text.encode())))


def extract(archive: Archive, number: int, chance: random.Random) -> None:
    cable = archive.load(number)
    made = [
        msgspec.structs.replace(
            statement_of(cable, at, "Words", speaker=chance.choice(_SPEAKERS), to=chance.sample(_SPEAKERS[:3], at % 3)),
            said_on=chance.choice((None, "2031-05", "2031-05-02")),
            rank=chance.random(),
        )
        for at in range(1, len(cable.paragraphs) + 1)
        if chance.random() < 0.8
    ]
    archive.add_statements("1", [(cable, made)])


def told(counted: Catalogue) -> Any:
    """Everything by which cables and statements are counted, names in place of their numbers."""
    said, judged = counted.said, counted.reviewed
    assert said is not None
    assert judged is not None

    def names(column: Any) -> list[str | None]:
        return [None if code < 0 else column.names[code] for code in column.codes.tolist()]

    heard = sorted(zip(said.addressees.rows.tolist(), names(said.addressees), strict=True))
    return (
        *(counted.cables.tolist(), names(counted.posts), counted.sources, counted.unread, counted.statements),
        *(said.ids.tolist(), said.cables.tolist(), names(said.speakers), names(said.acts), heard),
        *(said.first.tolist(), said.last.tolist(), said.own.tolist(), said.reported.tolist(), said.ranks.tolist()),
        *(sorted(said.speakers.names), sorted(said.acts.names), sorted(said.addressees.names)),
        *(judged.cables.tolist(), judged.places.tolist(), judged.ranks.tolist(), judged.own.tolist()),
        *(names(judged.names), names(judged.acts), judged.disputed.tolist()),
        sorted(zip(judged.coders.rows.tolist(), names(judged.coders), strict=True)),
        counted.facets(counted.among(counted.cables)),
    )


def review(archive: Archive, chance: random.Random) -> None:
    """Enter a review, or take one back."""
    stands = archive.reviewing().last_of("Ann", 20)
    if stands and chance.random() < 0.2:
        archive.reviewing().undo(chance.choice(stands).number, coder="Ann")
        return
    one = chance.choice(list(archive.statements()) or [None])
    if one is not None:
        patch = Patch(speaker="Somebody else")
        verdict: Verdict = chance.choice(("accept", "reject", "correct"))
        patch = patch if verdict == "correct" else Patch()
        coder = chance.choice(("Ann", "Ben", "editor"))
        archive.reviewing().add(one.cable, one.id, coder=coder, verdict=verdict, patch=patch)


@pytest.mark.parametrize("seed", range(6))
def test_it_comes_to_what_counting_everything_does(archive: Archive, seed: int) -> None:
    chance = seeded(seed)
    numbers = archive.pending("1")
    for number in chance.sample(numbers, 6):
        extract(archive, number, chance)
    looking = archive.looking()
    before = looking.counted()
    for step in range(12):
        match chance.randrange(5):
            case 0:
                add(archive, 20 + step)
            case 1:  # another version, which may be the one that counts
                add(archive, chance.randrange(1, 13), chance.randrange(1, 6), salt=f"again {step}")
            case 2:
                extract(archive, chance.choice(archive.pending("2")), chance)
            case _:
                review(archive, chance)
        if chance.random() < 0.6:
            found = looking.recounted(before)
            assert found is not None
            whole = looking.counted()
            assert found[1:] == whole[1:]
            assert told(found.catalogue) == told(whole.catalogue)
            quick = looking.recounted(before, quick=True)
            if quick is not None and quick.seqs == whole.seqs:
                assert told(quick.catalogue) == told(whole.catalogue)
            before = found if chance.random() < 0.7 else looking.recounted(found, quick=True) or found


def test_a_review_costs_its_cable_whatever_came_beside(archive: Archive) -> None:
    chance = seeded(1)
    for number in archive.pending("1"):
        extract(archive, number, chance)
    looking = archive.looking()
    before = looking.counted()
    review(archive, chance)
    quick = looking.recounted(before, quick=True)
    assert quick is not None
    assert quick.catalogue.cables is before.catalogue.cables
    assert quick.cables == quick.statements > before.cables
    assert told(quick.catalogue) == told(looking.counted().catalogue)
    add(archive, 30)
    review(archive, chance)
    later = looking.recounted(quick, quick=True)
    assert later is not None
    assert (later.cables, later.statements) == (quick.cables, looking.seq())
    assert len(later.catalogue.cables) == 12
    whole = looking.recounted(later)
    assert whole is not None
    assert told(whole.catalogue) == told(looking.counted().catalogue)
    assert recounted(archive.record(), before, most=0) is None
    assert recounted_quickly(archive.record(), before, most=0) is None


def test_what_does_not_follow_is_counted_anew(archive: Archive) -> None:
    chance = seeded(1)
    for number in archive.pending("1"):
        extract(archive, number, chance)
    looking = archive.looking()
    before = looking.counted()
    review(archive, chance)
    archive.record().execute("DELETE FROM statements WHERE id = (SELECT max(id) FROM statements)")
    assert looking.recounted(before) is None
    assert looking.recounted(before, quick=True) is None
    before = looking.counted()
    archive.record().execute("UPDATE cables SET canonical = 0 WHERE id = 1")
    archive.record().execute("INSERT OR REPLACE INTO counters VALUES ('mended', 1000)")  # who does so says so
    review(archive, chance)
    assert looking.recounted(before) is None
    assert looking.recounted(before, quick=True) is None
    early = before._replace(catalogue=msgspec.structs.replace(before.catalogue, said=None))
    assert looking.recounted(early) is None
    assert looking.recounted(early, quick=True) is None


def test_a_name_that_was_taken_out_is_not_kept(archive: Archive) -> None:
    extract(archive, archive.pending("1")[0], seeded(3))
    looking = archive.looking()
    before = looking.counted()
    (cable,) = {one.cable for one in archive.statements()}
    opened = archive.cable(cable)
    assert opened is not None
    archive.add_statements("2", [(opened, [statement_of(opened, 1, "Words", speaker="Nobody")])])
    found = looking.recounted(before)
    assert found is not None
    assert found.catalogue.said is not None
    assert found.catalogue.said.speakers.names == ("Nobody",)
    assert found.catalogue.said.addressees.names == ()
