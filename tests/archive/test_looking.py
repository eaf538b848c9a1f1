"""Looking around in an archive, without opening its cables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HOME
from made_readings import reading_of, some_readings
from made_reviews import MRN, READING, SAILS, reviewed_archive
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.looking import Looking
from reftel.archive.purging import Rest, Rewritten
from reftel.fields.mrn import Mrn
from reftel.model.review import Patch


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    path = tmp_path_factory.mktemp("looking") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"])
    with Archive(path, read_only=True) as opened:
        opened.refresh()
        yield opened.looking()


def test_the_nodes_of_a_source_are_its_characters(looking: Looking) -> None:
    (card,) = looking.cards(["04SESTRIN214"])
    assert (card.cable, card.station, card.level, card.date) == ("04SESTRIN214", "SESTRIN", "C", "2004-03-11")
    assert looking.nodes("0" * 64) == ()


def test_cards_of_more_than_are_asked_for_at_once(looking: Looking) -> None:
    wanted = [f"04NOWHERE{number}" for number in range(1, 1201)]
    assert [card.cable for card in looking.cards([*wanted, "03VELLOS77"])] == ["03VELLOS77"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ta", "tag:"),
        ("trawlers -ta", "trawlers -tag:"),
        ("from:ses", "from:sestrin "),
        ("trawlers (tag:ew", "trawlers (tag:ewwt "),
        ("tra", "trawlers "),
        ("kind:mem", "kind:memcon "),
        ("date:200", "date:2003 "),
    ],
)
def test_the_last_word_is_completed(looking: Looking, typed: str, found: str) -> None:
    assert found in [one.query for one in looking.completions(typed, looking.catalogue())]


@pytest.mark.parametrize("typed", ["", "trawlers ", "x", "nosuch:a", "from:zzz", "two-words-here", '"no end'])
def test_what_cannot_be_completed_is_left_alone(looking: Looking, typed: str) -> None:
    assert looking.completions(typed, looking.catalogue()) == ()


def test_the_cables_of_a_source(looking: Looking) -> None:
    counted = looking.with_statements(looking.catalogue())
    assert (counted.holdings().cables, counted.holdings().statements) == (14, 0)
    assert list(looking.cards_in("0" * 64)) == []


def test_what_was_extracted_is_found_by_its_key(looking: Looking) -> None:
    asked: list[str] = []
    connection = looking._connection

    def note(_cursor: object, sql: str, _values: object) -> bool:
        asked.append(sql)
        return True

    connection.set_exec_trace(note)
    list(looking.met())
    connection.set_exec_trace(None)
    (sql,) = [one for one in asked if "ledger" in one]
    plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "ledger_by_key (key=?" in plan


def test_what_a_query_may_have_meant_is_in_the_archive(looking: Looking) -> None:
    counted = looking.catalogue()
    assert {one.query for one in looking.near("trawlars", counted)} >= {"trawlers"}
    assert [one.shown for one in looking.near("from:sestrim", counted)] == ["from:sestrin"]
    assert looking.near("trawlers from:sestrin", counted) == ()


def test_reviews_leave_the_state_of_the_cables_and_whatever_else_changes_them_does_not(tmp_path: Path) -> None:
    path = reviewed_archive(tmp_path / "a")
    with Archive(path) as archive:
        archive.add([reading_of(Mrn(2031, "VESSIA", 9), ["She agreed."], salt=salt) for salt in ("", "one")])

        def state() -> tuple[object, ...]:
            return archive.looking().cables(), archive.looking().extracted()

        before = state()
        archive.reviewing().add(MRN, SAILS.id, coder="Ann", verdict="accept", patch=Patch())
        archive.reviewing().add(MRN, SAILS.id, coder="Ann", verdict="reject", patch=Patch())
        archive.reviewing().undo(2, coder="Ann")
        assert state() == before
        seen = [before]
        archive.add([reading_of(Mrn(2031, "VESSIA", 8), ["He refused."])])
        seen.append(state())
        added = archive.cable("31VESSIA8")
        assert added
        archive.add_statements("1", [(added, ())])
        seen.append(state())
        archive.record().execute("UPDATE cables SET canonical = 1 - canonical WHERE mrn = '31VESSIA9'")
        archive.mend()
        seen.append(state())
        archive.purging().take_out([Rest(sha256=READING.source.sha256)], Rewritten(reviews={1: None, 2: None}))
        seen.append(state())
        assert len(set(seen)) == len(seen)
        assert archive.looking().share() == (1, 2)


def test_the_state_of_the_cables_takes_as_long_whatever_their_number(tmp_path: Path) -> None:
    def steps(count: int) -> int:
        with Archive(tmp_path / str(count), create=True) as archive:
            archive.add(some_readings(count))
            archive.add_statements("1", [(cable, ()) for cable in archive.cables()])
            taken: list[int] = []

            def step() -> bool:
                taken.append(1)
                return False

            archive.record().set_progress_handler(step, 1)
            archive.looking().cables()
            archive.looking().extracted()
            archive.record().set_progress_handler(None)
            return len(taken)

    assert steps(100) <= steps(5)
