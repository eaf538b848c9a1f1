"""Looking around in an archive, without opening its cables."""

from collections.abc import Iterator

import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.looking import Looking


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
