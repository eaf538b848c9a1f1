"""Statements that came after the search index: found beside it, as it would find them itself."""

import random
import shutil
from pathlib import Path
from typing import Any

import apsw
import msgspec
import pytest

from made_readings import some_readings, statement_of
from reftel.archive import Archive, index
from reftel.archive.index import PARTS
from reftel.archive.later import MOST, Later
from reftel.archive.pool import Pool
from reftel.archive.purging import Rest, Rewritten
from reftel.model.browsing import Asking
from reftel.model.report import Hit
from reftel.model.review import EDITOR, Patch
from reftel.workflow.reviews import Reviews

SPEAKERS = ("Halvorsen", "Oyen", "Dravic")
QUERIES = (
    *(f"said-by:{name.lower()}" for name in (*SPEAKERS, "Sorel")),
    *("said-to:oyen", "said-to:sorel", "act:state", "act:reject", "act:reject said-by:sorel", "about:veto"),
    *("veto said-by:oyen", "harbour -said-by:halvorsen", "said-by:oyen OR said-by:sorel"),
)
ASKED = (
    *(Asking(by=(name,)) for name in (*SPEAKERS, "Sorel")),
    *(Asking(to=("Sorel",)), Asking(acts=("reject",)), Asking(about="veto"), Asking(by=("Sorel",), acts=("reject",))),
)
Told = tuple[list[Hit], list[set[int]], list[tuple[str, ...]], list[frozenset[tuple[str, str]]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of more cables with statements than may be behind."""
    chance = random.Random(3)  # noqa: S311 - for made-up names
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(some_readings(MOST + 20))
        unit = [
            (cable, [statement_of(cable, at, one.text, speaker=chance.choice(SPEAKERS), to=("Oyen",))])
            for cable in archive.cables()
            for at, one in list(enumerate(cable.paragraphs, 1))[:1]
        ]
        archive.add_statements("1", unit)
    return tmp_path / "a"


def told(opened: Archive) -> Told:
    """What is found by statements in every way there is."""
    looking = opened.looking()
    counted = looking.with_statements(looking.catalogue())
    # How much there is in the index has a say in the scores of words.
    hits = [msgspec.structs.replace(hit, score=0) for query in QUERIES for hit in opened.search(query, 50)]
    cables = [opened.answering(query) for query in QUERIES]
    ledgers = [
        tuple(one.id for group in looking.said(counted, asked, "day", 100, 0).groups for one in group.statements)
        for asked in ASKED
    ]
    addressed = [frozenset((by, to) for _, by, to, *_ in looking.addressed(counted, asked)) for asked in ASKED]
    return hits, cables, ledgers, addressed


def parts(path: Path) -> bytes:
    return (path / "index" / PARTS).read_bytes()


def entered(reviews: Reviews, count: int, chance: random.Random) -> None:
    """Reviews of so many statements, drawn: some accept, some reject, some correct speaker, addressees and act."""
    queue = reviews.queue(Asking(), EDITOR, limit=1000).shown
    for one in chance.sample(queue, count):
        statement = one.statement
        patch = Patch(speaker="Sorel", addressees=("Sorel", "Oyen"), act=chance.choice(("reject", "state")))
        verdict = chance.choice(("accept", "reject", "correct"))
        given = patch if verdict == "correct" else Patch()
        reviews.enter(statement.cable, statement.id, EDITOR, verdict, given)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_what_is_behind_is_found_as_if_it_were_in_the_index(path: Path, seed: int) -> None:
    pool, before = Pool(path), parts(path)
    with pool.archive() as opened:
        told(opened)  # the index as it was is open
    entered(Reviews(path, pool, None), MOST - seed * 5, random.Random(seed))  # noqa: S311 - as above
    with pool.archive() as opened:
        found = told(opened)
    assert parts(path) == before  # nobody has written to it
    with Archive(path, read_only=True) as whole:
        whole.refresh()
        assert told(whole) == found
        assert any("Sorel" in pair for pairs in found[3] for pair in pairs)
    assert parts(path) != before
    pool.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_any_reviews_and_undos_all_see_what_a_fresh_archive_shows(path: Path, tmp_path: Path, seed: int) -> None:
    chance, pool = random.Random(seed), Pool(path)  # noqa: S311 - as above
    reviews = Reviews(path, pool, None)
    for step in range(8):
        entered(reviews, chance.randrange(1, 4), chance)
        mine = reviews.of(EDITOR, 40)
        if mine and chance.random() < 0.5:
            reviews.undo(chance.choice(mine).number, EDITOR)
        fresh = shutil.copytree(path, tmp_path / f"fresh {step}")
        with Archive(fresh, read_only=True) as whole, pool.archive() as one, pool.archive() as other:
            whole.refresh()
            assert told(one) == told(whole)
            assert told(other) == told(whole)
    pool.close()


def test_what_a_review_changed_is_looked_up_once_for_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    look_up = index._said_in

    def counted(connection: apsw.Connection, key: str) -> tuple[int, list[dict[str, Any]]] | None:
        looked_up.append(key)
        return look_up(connection, key)

    monkeypatch.setattr(index, "_said_in", counted)
    pool, chance = Pool(path), random.Random(4)  # noqa: S311 - as above
    reviews = Reviews(path, pool, None)
    for so_far in range(1, 6):
        entered(reviews, 1, chance)
        with pool.archive() as one, pool.archive() as other:
            for opened in (one, other):
                opened.search("said-by:oyen OR act:reject", 5)
        assert len(looked_up) == so_far
    pool.close()


def test_while_the_index_is_brought_up_to_date_what_came_since_is_seen(path: Path) -> None:
    pool, chance = Pool(path), random.Random(5)  # noqa: S311 - as above
    with Archive(path, later=Later()) as writer:  # it holds the right to write
        with pool.archive() as opened:
            queue = [one.statement for one in Reviews(path, pool, None).queue(Asking(), EDITOR, limit=1000).shown]
        for one in chance.sample(queue, MOST + 5):
            patch = Patch(speaker="Sorel")
            writer.reviewing().add(one.cable, one.id, coder=EDITOR, verdict="correct", patch=patch)
        with pool.archive() as opened:
            assert opened.is_behind()
            assert len(opened.search("said-by:sorel", 100)) == MOST + 5
    pool.close()


def test_more_than_a_few_are_committed(path: Path) -> None:
    pool, before = Pool(path), parts(path)
    reviews, chance = Reviews(path, pool, None), random.Random(1)  # noqa: S311 - as above
    entered(reviews, MOST, chance)
    assert parts(path) == before
    entered(reviews, 1, chance)
    after = parts(path)
    assert after != before
    with pool.archive() as opened:
        found = told(opened)
    with Archive(path, read_only=True) as whole:
        assert told(whole) == found
    assert parts(path) == after
    pool.close()


def test_nothing_is_lost_where_the_room_is_killed_with_some_behind(path: Path) -> None:
    pool = Pool(path)
    entered(Reviews(path, pool, None), 7, random.Random(2))  # noqa: S311 - as above
    with pool.archive() as opened:
        found = told(opened)
    # Nothing of it has ended: what there is now is what a process leaves that is killed.
    with Archive(path, read_only=True) as whole:
        report = whole.verify()
        assert (report.problems, told(whole)) == ((), found)


def test_a_new_cable_brings_all_that_is_behind_into_the_index(path: Path) -> None:
    pool = Pool(path)
    entered(Reviews(path, pool, None), 5, random.Random(2))  # noqa: S311 - as above
    before = parts(path)
    with Archive(path, later=Later()) as writer:
        writer.add(some_readings(1, seed=9))
    assert parts(path) != before
    with pool.archive() as opened:
        assert not opened.is_behind()
        assert opened.verify().problems == ()
    pool.close()


def test_what_is_purged_is_not_found_beside_the_index(path: Path) -> None:
    pool = Pool(path)
    entered(Reviews(path, pool, None), MOST, random.Random(5))  # noqa: S311 - as above
    with pool.archive() as opened:
        (hit, *_) = opened.search("said-by:sorel", 5)
    with Archive(path, later=Later()) as opened:
        gone = opened.cable(hit.cable)
        assert gone
        _purge(opened, gone.source.sha256)
        assert gone.citation not in {one.cable for one in opened.search("said-by:sorel", 50)}
    key = f"{gone.source.sha256}@{gone.span.start}"
    assert key in pool._later._kept  # who had it in hand lets go of it when he asks again
    with pool.archive() as opened:
        assert gone.citation not in {one.cable for one in opened.search("said-by:sorel", 50)}
    assert key not in pool._later._kept
    pool.close()


def _purge(opened: Archive, sha256: str) -> None:
    numbers = [number for number, source, _ in (one[:3] for one in opened.purging().reviews()) if source == sha256]
    opened.purging().take_out([Rest(sha256=sha256)], Rewritten(reviews=dict.fromkeys(numbers)))
