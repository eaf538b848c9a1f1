"""Statements that came after the search index: found beside it, as it would find them itself."""

import random
from pathlib import Path

import msgspec
import pytest

from made_readings import some_readings, statement_of
from reftel.archive import Archive
from reftel.archive.index import PARTS
from reftel.archive.later import MOST
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
    with Archive(path, later=True) as writer:
        writer.add(some_readings(1, seed=9))
    assert parts(path) != before
    with pool.archive() as opened:
        assert not opened.is_behind()
        assert opened.verify().problems == ()
    pool.close()


def test_what_is_purged_is_not_found_beside_the_index(path: Path) -> None:
    pool = Pool(path)
    entered(Reviews(path, pool, None), MOST, random.Random(5))  # noqa: S311 - as above
    with Archive(path, later=True) as opened:
        (hit, *_) = opened.search("said-by:sorel", 5)
        gone = opened.cable(hit.cable)
        assert gone
        _purge(opened, gone.source.sha256)
        assert gone.citation not in {one.cable for one in opened.search("said-by:sorel", 50)}
    pool.close()


def _purge(opened: Archive, sha256: str) -> None:
    numbers = [number for number, source, _ in (one[:3] for one in opened.purging().reviews()) if source == sha256]
    opened.purging().take_out([Rest(sha256=sha256)], Rewritten(reviews=dict.fromkeys(numbers)))
