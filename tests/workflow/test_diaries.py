"""Who took part in which meetings, by actor, and what is kept of that."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from made_meetings import made
from reftel.archive import Archive
from reftel.archive.meets import Meets
from reftel.model.browsing import Asking, MeetingsAsked
from reftel.workflow import diaries
from reftel.workflow.reader import Reader


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("met"))


@pytest.fixture
def reader(archive: Path, tmp_path: Path) -> Iterator[Reader]:
    one = Reader(Path(shutil.copytree(archive, tmp_path / "archive")))
    yield one
    one.close()


def cables(reader: Reader, **asked: object) -> list[str]:
    wanted = MeetingsAsked(asked=Asking(**asked), status="any")  # type: ignore[arg-type]
    return [one.cable[-3:] for one in reader.meetings(wanted, 50).meetings]


def test_one_alone_or_two_who_met_whoever_called_on_the_other(reader: Reader) -> None:
    assert cables(reader, by=("Oyen",)) == cables(reader, to=("Oyen",)) == ["302", "305", "304", "399"]
    assert cables(reader, by=("Oyen",), to=("Halloran",)) == ["302", "305", "399"]
    assert cables(reader, by=("Halloran",), to=("Oyen",)) == ["302", "305", "399"]
    assert cables(reader, by=("Oyen",), to=("Orvane",)) == ["304"], "who came to the same lunch did not meet him there"
    assert cables(reader, by=("Oyen", "Orvane"), to=("Halloran",)) == ["302", "305", "301", "303", "399"]
    assert cables(reader, by=("Nobody",)) == []
    assert cables(reader, by=("Oyen",), to=("Oyen",)) == []


def test_by_the_ids_of_actors_and_by_names_at_once(reader: Reader) -> None:
    every = reader.meetings(MeetingsAsked(status="any"), 50)
    assert every.people
    for one in every.people:
        alone = reader.meetings(MeetingsAsked(asked=Asking(actor=one.query), status="any"), 50)
        assert alone.found == one.count
        assert one.count == next(told.count for told in alone.people or () if told.query == one.query)
        assert len(cables(reader, actor=one.query, by=(one.name,))) == one.count
        assert cables(reader, actor=one.query, by=("Nobody",)) == []
        assert cables(reader, actor=one.query, to_actor=one.query) == [], "he has not met himself"


def test_as_many_as_the_edge_of_the_network_counts(reader: Reader) -> None:
    edges = reader.network(Asking()).meets
    assert len(edges) > 3
    for edge in edges:
        there = MeetingsAsked(asked=Asking(actor=edge.one, to_actor=edge.other))
        assert reader.meetings(there, 50).found == edge.meetings
        assert reader.network(there.asked).told == reader.meetings(there, 50).meetings


def test_a_page_of_them(reader: Reader) -> None:
    first, then = (reader.meetings(MeetingsAsked(status="any"), 4, skip) for skip in (0, 4))
    assert (len(first.meetings), len(then.meetings), first.found, then.found) == (4, 2, 6, 6)
    assert [one.cable[-3:] for one in (*first.meetings, *then.meetings)] == cables(reader)


def test_who_they_are_is_looked_up_again_only_when_it_may_be_another(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_again = []
    people_of = diaries.people_of

    def counting(opened: Archive, meets: Meets) -> diaries.People:
        made_again.append(meets)
        return people_of(opened, meets)

    monkeypatch.setattr(diaries, "people_of", counting)
    reader.meetings(MeetingsAsked(), 50)
    reader.meetings(MeetingsAsked(asked=Asking(by=("Oyen",))), 50)
    assert len(made_again) == 1
    (one, other, *_) = reader.actors("Oyen").actors
    before = len(cables(reader, actor=one.id))
    met = len(cables(reader, actor=other.id))
    reader.merge(one.id, other.id, "he is the same")
    assert len(cables(reader, actor=reader.actors("Oyen").actors[0].id)) == before + met
    assert len(made_again) == 2
