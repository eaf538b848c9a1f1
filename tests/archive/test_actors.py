"""The actors of an archive: found, listed, ruled over, undone; kept beside it and made again when it has grown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_namings import Told, archive_of, fill, naming
from reftel.archive import Archive
from reftel.archive.actors import Actors
from reftel.errors import ArchiveError, InputError
from reftel.fields.mrn import Mrn

FM, SPEAKER = ("Foreign Minister", None), ("Speaker", None)
CABLES: tuple[Told, ...] = (
    (Mrn(2004, "ASTANA", 1), "2004-01-01", [naming("Orvane", "Lio Orvane", FM)], [("Orvane", "Halloran")]),
    (Mrn(2005, "ASTANA", 2), "2005-01-01", [naming("Orvane", "", FM), naming("Halloran")], [("Halloran", "Orvane")]),
    (Mrn(2006, "ASTANA", 3), "2006-01-01", [naming("Orvane", "Serk Orvane", SPEAKER)], [("Orvane", "Tarn")] * 2),
    (Mrn(2007, "ASTANA", 4), "2007-01-01", [naming("Ermekbayev", "", FM)], [("Ermekbayev", "GOK")]),
    (Mrn(2008, "ASTANA", 5), "2008-01-01", [naming("XXXXXXXXXX", kind="redacted")], [("XXXXXXXXXX", "post")]),
    (Mrn(2009, "ASTANA", 6), "2009-01-01", [naming("a senior official", kind="unnamed")], []),
    (Mrn(2009, "ASTANA", 7), "2009-02-01", [naming("GOK", kind="state", state="KZ")], [("GOK", "post")]),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with archive_of(tmp_path / "a", CABLES) as opened:
        yield opened


def state_of(actors: Actors) -> list[Any]:
    """Everything that can be asked of the actors."""
    listed = actors.all(limit=1000) + tuple(
        one for kind in ("redacted", "unnamed", "group", "role") for one in actors.all(kind=kind)
    )
    return [(one, actors.namings(one.id), actors.near(one.id), actors.offices(one.id)) for one in listed]


def test_a_list_of_actors(archive: Archive) -> None:
    actors = archive.actors()
    found = {one.id: one for one in actors.all()}
    assert set(found) == {"orvane", "orvane.2", "halloran", "ermekbayev", "kazakhstan"}
    assert actors.count() == 5
    assert actors.count("redacted") == 1
    lio = found["orvane"]
    assert (lio.name, lio.kind, lio.names) == ("Lio Orvane", "person", ("Lio Orvane", "Orvane"))
    assert (lio.statements, lio.addressed, lio.meetings, lio.cables) == (1, 1, 2, 2)
    assert (lio.first, lio.last) == ("2004-01-01", "2005-01-01")
    assert [one.id for one in actors.all(limit=2, start=1)] == [one.id for one in actors.all()][1:3]
    assert [one.id for one in actors.all(kind="state")] == ["kazakhstan"]
    assert [one.id for one in actors.all(name="orvane", kind="person")] == ["orvane.2", "orvane"]


def test_found_under_any_known_spelling_by_full_and_short_name(archive: Archive) -> None:
    actors = archive.actors()
    for name in ("Ermekbaev", "YERMEKBAYEV"):
        assert [one.id for one in actors.find(name)] == ["ermekbayev"]
    assert [one.id for one in actors.find("lio orvane")] == ["orvane"]
    assert actors.find("Frob") == []
    assert actors.find("–") == []
    assert actors.bearers("Lio Orvane") == {("04ASTANA1", "Orvane"), ("05ASTANA2", "Orvane")}


def test_one_actor_with_what_says_so(archive: Archive) -> None:
    actors = archive.actors()
    assert actors.get("frob") is None
    assert [(one.cable, one.because) for one in actors.namings("orvane")] == [
        ("04ASTANA1", "single"),
        ("05ASTANA2", "same-office"),
    ]
    (held,) = actors.offices("orvane")
    assert (held.title, held.first, held.last) == ("foreign minister", "2004-01-01", "2005-01-01")
    assert [(one.cable, one.para) for one in held.evidence] == [("04ASTANA1", 1), ("05ASTANA2", 1)]
    assert [one.cable for one in actors.statements("orvane")] == ["04ASTANA1"]
    assert len(actors.statements("orvane.2", limit=1)) == 1
    assert len(actors.statements("orvane.2", limit=5, start=1)) == 1
    assert [one.cable for one in actors.meetings("orvane")] == ["04ASTANA1", "05ASTANA2"]
    (near,) = actors.near("orvane")
    assert (near.id, near.because, near.why) == ("orvane.2", "other-given-name", "another given name")


def test_a_merge_wins_and_is_undone_wholly(archive: Archive) -> None:
    actors = archive.actors()
    before, digest = state_of(actors), archive.digest()
    number = actors.merge("orvane", "orvane.2", reason="the same man, by his memoirs", by="reader, today")
    merged = actors.get("orvane")
    assert merged is not None
    assert (merged.cables, merged.statements) == (3, 3)
    assert actors.get("orvane.2") is None
    assert {one.because for one in actors.namings("orvane")} == {"ruled-one"}
    assert archive.digest() != digest
    actors.undo(number)
    assert state_of(actors) == before
    assert archive.digest() == digest
    (ruling,) = actors.rulings()
    assert (ruling.kind, ruling.undone, ruling.reason) == ("merge", True, "the same man, by his memoirs")


def test_who_ruled_and_when_is_no_part_of_the_digest(tmp_path: Path) -> None:
    digests = set()
    for by in ("one", "other"):
        with archive_of(tmp_path / by, CABLES) as opened:
            opened.actors().merge("orvane", "orvane.2", reason="r", by=by)
            digests.add(opened.digest())
    assert len(digests) == 1


def test_a_split_wins_and_is_undone_wholly(archive: Archive) -> None:
    actors = archive.actors()
    before = state_of(actors)
    number = actors.split([("05ASTANA2", "Orvane")], reason="another")
    apart = actors.get(f"orvane~{number}")
    assert apart is not None
    assert apart.cables == 1
    assert next(one.because for one in actors.near("orvane") if one.id == apart.id) == "ruled-apart"
    actors.undo(number)
    assert state_of(actors) == before


def test_rulings_are_shown_where_they_gave_and_where_they_took(archive: Archive) -> None:
    actors = archive.actors()
    assert actors.rulings_on("orvane") == ()
    one = actors.merge("orvane", "orvane.2", reason="one man", by="me 2020")
    two = actors.split([("06ASTANA3", "Orvane")], reason="his brother")
    assert [each.number for each in actors.rulings_on("orvane")] == [one, two]
    assert two in [each.number for each in actors.rulings_on(f"orvane~{two}")]
    assert actors.rulings_on("halloran") == ()
    assert actors.rulings_on("orvane")[0].by == "me 2020"
    actors.undo(two)
    assert [each.undone for each in actors.rulings_on("orvane")] == [False, True]
    actors.undo(one)


def test_namings_by_the_row_of_their_cable_and_names_by_their_actor(archive: Archive) -> None:
    actors = archive.actors()
    places = actors.places(["orvane", "halloran", "nobody"])
    assert {name for _, name in places} == {"Orvane", "Halloran"}
    assert len(places) == 3
    called = {("05ASTANA2", "Orvane"): "orvane", ("05ASTANA2", "Halloran"): "halloran"}
    assert actors.called(["05ASTANA2", "99NOWHERE1", "05ASTANA2"]) == called
    assert actors.called(["99NOWHERE1"]) == actors.called([]) == {}
    meant = actors.meant({*places, *((row, "Nobody") for row in range(2_000))})  # of very many cables
    assert meant.keys() == places
    assert {one.id for one in meant.values()} == {"orvane", "halloran"}


def test_rulings_hold_when_the_archive_grows_and_when_the_actors_are_made_again(archive: Archive) -> None:
    actors = archive.actors()
    actors.merge("orvane", "ermekbayev", reason="r")
    more: Told = (Mrn(2003, "ASTANA", 9), "2003-01-01", [naming("Orvane", "Lio Orvane", FM)], [])
    fill(archive, [more])
    merged = next(one for one in actors.all() if "Ermekbayev" in one.names)
    assert merged.cables == 4
    kept = state_of(actors)
    actors.close()
    (archive.path / "actors.sqlite").unlink()
    assert state_of(actors) == kept


def test_what_cannot_be_ruled(archive: Archive) -> None:
    actors = archive.actors()
    redacted = actors.all(kind="redacted")[0].id
    unnamed = actors.all(kind="unnamed")[0].id
    for one, other in (("orvane", "frob"), ("orvane", "orvane"), ("orvane", redacted), (unnamed, "orvane")):
        with pytest.raises(InputError):
            actors.merge(one, other, reason="r")
    with pytest.raises(InputError, match="Say why"):
        actors.merge("orvane", "orvane.2", reason=" ")
    with pytest.raises(InputError, match="Nobody is named"):
        actors.split([("04ASTANA1", "Frob")], reason="r")
    with pytest.raises(InputError, match="Name the cables"):
        actors.split([], reason="r")
    with pytest.raises(InputError, match="no ruling 7"):
        actors.undo(7)
    assert actors.rulings() == ()


def test_readers_use_what_is_kept_and_rule_nothing(archive: Archive) -> None:
    before = state_of(archive.actors())
    with Archive(archive.path, read_only=True) as reader:
        assert state_of(reader.actors()) == before
        with pytest.raises(ArchiveError):
            reader.actors().merge("orvane", "orvane.2", reason="r")
    assert (archive.path / "actors.sqlite").is_file()


def test_a_reader_beside_a_writer_makes_them_for_itself(archive: Archive) -> None:
    assert not (archive.path / "actors.sqlite").exists()
    with Archive(archive.path, read_only=True) as reader:
        assert reader.actors().count() == 5
    assert not (archive.path / "actors.sqlite").exists()


def test_a_damaged_file_is_made_again(archive: Archive) -> None:
    before = state_of(archive.actors())
    archive.actors().close()
    (archive.path / "actors.sqlite").write_bytes(b"no database" * 1000)
    assert state_of(archive.actors()) == before
    archive.actors().close()
    connection = apsw.Connection(str(archive.path / "actors.sqlite"))
    connection.execute("DELETE FROM mark")
    connection.close()
    assert state_of(archive.actors()) == before


@pytest.mark.slow
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4), st.data())
@settings(max_examples=25)
def test_any_rulings_all_undone_leave_nothing_behind(
    tmp_path_factory: pytest.TempPathFactory, ruled: list[tuple[bool, int, int]], data: st.DataObject
) -> None:
    with archive_of(tmp_path_factory.mktemp("ruled") / "a", CABLES) as opened:
        actors = opened.actors()
        before, digest = state_of(actors), opened.digest()
        numbers = []
        for merges, first, second in ruled:
            ids = [one.id for one in actors.all()]
            one, other = ids[first % len(ids)], ids[second % len(ids)]
            try:
                if merges:
                    numbers.append(actors.merge(one, other, reason="r"))
                else:
                    named = actors.namings(one)[0]
                    numbers.append(actors.split([(named.cable, named.naming.name)], reason="r"))
            except InputError:
                continue
            kept = state_of(actors)
            actors.close()
            (opened.path / "actors.sqlite").unlink()
            assert state_of(actors) == kept  # step by step, or all at once
        for number in data.draw(st.permutations(numbers)):
            actors.undo(number)
        assert state_of(actors) == before
        assert opened.digest() == digest


def test_the_offices_of_each_who_was_not_taken_for_an_actor_are_asked_for_once_however_often_he_is_named(
    tmp_path: Path,
) -> None:
    def asked(times: int) -> list[str]:
        titles = ("Foreign Minister", "Speaker", "Defense Minister", "Finance Minister", "Prime Minister")
        told: list[Told] = [
            (Mrn(2004, "ASTANA", 10 * times + at), f"2004-01-{at + 1:02d}", [naming("Orvane", full, (title, None))], [])
            for time in range(times)
            for at, (full, title) in enumerate(zip(("Lio Orvane", "", "", "", ""), titles, strict=True), 5 * time)
        ]
        with archive_of(tmp_path / str(times), told) as opened:
            actors, sqls = opened.actors(), list[str]()
            assert actors.all()

            def note(_cursor: object, sql: str, _values: object) -> bool:
                sqls.append(sql)
                return True

            opened.record().set_exec_trace(note)
            near = actors.near("orvane")
            opened.record().set_exec_trace(None)
            assert {one.because for one in near} == {"other-office"}
            assert len(near) == 4
            return [sql for sql in sqls if "namings" in sql]

    assert len(asked(1)) == len(asked(3)) == 5
