"""Open archives that threads share."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import apsw
import pytest

from conftest import HOME
from made_reviews import MRN, REJECTS, reviewed_archive
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.counting import Catalogue
from reftel.archive.looking import Looking
from reftel.archive.pool import KEPT, Pool
from reftel.errors import ArchiveError, QueryError
from reftel.model.review import Patch

CABLES = HOME / "examples" / "cables"


def test_many_threads_search_at_once(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [CABLES])
    pool = Pool(tmp_path / "a")

    def found(_: int) -> int:
        with pool.archive() as opened:
            return len(opened.search("trawlers", 5))

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(found, range(60))) == {5}
    pool.close()


def test_what_is_added_meanwhile_is_seen(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [CABLES / "03VELLOS77.txt"])
    pool = Pool(tmp_path / "a")
    with pool.archive() as opened:
        assert not opened.search("trawlers")
    assert pool.catalogue().holdings().cables == 1
    workflow.read_into(tmp_path / "a", [CABLES / "04SESTRIN214.txt"])
    with pool.archive() as opened:
        assert opened.search("trawlers")
    pool.close()


def test_of_those_that_many_needed_at_once_only_some_stay_open_the_last_used(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [CABLES / "03VELLOS77.txt"])
    pool = Pool(tmp_path / "a")
    with ExitStack() as stack:
        opened = [stack.enter_context(pool.archive()) for _ in range(KEPT + 3)]
    # The stack gave back the last first, so the first is the last that was used.
    with ExitStack() as stack:
        again = [stack.enter_context(pool.archive()) for _ in range(KEPT)]
        assert again == opened[:KEPT]
        with pytest.raises(apsw.ConnectionClosedError):
            opened[-1].record().execute("SELECT 1")
    pool.close()


def test_a_query_that_cannot_be_read_costs_no_archive(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [CABLES / "03VELLOS77.txt"])
    pool = Pool(tmp_path / "a")
    with pool.archive() as first:
        pass
    with pytest.raises(QueryError), pool.archive() as opened:
        opened.search("tag:")
    with pool.archive() as again:
        assert again is first
    with pytest.raises(ZeroDivisionError), pool.archive():
        raise ZeroDivisionError
    with pool.archive() as other:
        assert other is not first
    pool.close()


def test_no_archive_no_pool(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no archive"):
        Pool(tmp_path)


def test_pages_do_without_the_statements_until_those_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow.read_into(tmp_path / "a", [CABLES / "04SESTRIN214.txt"], extract=True)
    go_on = threading.Event()
    count = Looking.with_statements

    def slowly(self: Looking, counted: Catalogue) -> Catalogue:
        go_on.wait(20)
        return count(self, counted)

    monkeypatch.setattr(Looking, "with_statements", slowly)
    pool = Pool(tmp_path / "a")
    early = pool.catalogue(0.05)
    assert early.said is None
    assert early.holdings().cables == 1
    assert not early.facets(early.among(early.cables)).counted
    go_on.set()
    late = pool.catalogue(20)
    assert late.said is not None
    assert late.facets(late.among(late.cables)).counted
    assert late.facets(late.among(late.cables)).speakers
    pool.close()


def test_what_is_given_back_behind_the_end_is_closed(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [CABLES / "03VELLOS77.txt"])
    pool = Pool(tmp_path / "a")
    with pool.archive():
        pool.close()
    assert not pool._free


def test_what_a_person_changed_is_counted_at_once(tmp_path: Path) -> None:
    path = reviewed_archive(tmp_path / "a")
    pool = Pool(path)
    assert pool.catalogue(10).holdings().statements == 2
    with Archive(path) as opened:
        opened.reviewing().add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
    assert pool.catalogue(10).holdings().statements == 1
    with Archive(path) as opened:
        opened.reviewing().undo(1, coder="Ann")
    assert pool.catalogue(10).holdings().statements == 2
    pool.close()


def test_an_archive_that_is_open_finds_what_was_added_and_is_kept(tmp_path: Path) -> None:
    path = reviewed_archive(tmp_path / "a")
    pool = Pool(path)
    with pool.archive() as first:
        assert len(first.search("act:reject")) == 1
    with Archive(path) as opened:
        opened.reviewing().add(MRN, REJECTS.id, coder="Ann", verdict="reject", patch=Patch())
    with pool.archive() as again:
        assert again is first
        assert not again.search("act:reject")
        assert again.verify().problems == ()
    pool.close()
