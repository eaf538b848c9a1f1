"""Counting by columns."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from made_reviews import reviewed_archive
from reftel.archive.counting import Catalogue, Column, Ledger, named, quoted
from reftel.model.browsing import Count


def column(*names: str | None, rows: list[int] | None = None) -> Column:
    known = tuple(dict.fromkeys(name for name in names if name))
    codes = np.array([known.index(name) if name else -1 for name in names], dtype=np.int64)
    return Column(known, codes, None if rows is None else np.array(rows, dtype=np.int64))


def made() -> Catalogue:
    """Three cables of two posts; the third has no date and level; of the first two statements one repeats another."""
    return Catalogue(
        cables=np.array([3, 5, 9], dtype=np.int64),
        first=np.array([20040312, 20030101, 0], dtype=np.int64),
        last=np.array([20040312, 20031231, 0], dtype=np.int64),
        posts=column("SESTRIN", "VELLOS", "SESTRIN"),
        years=column("2004", "2003", None),
        tags=column("PREL", "EWWT", "PREL", rows=[0, 0, 1]),
        levels=column("S", "C", None),
        said=Ledger(
            ids=np.array([11, 12, 13, 14]),
            cables=np.array([0, 0, 0, 2]),
            speakers=column("Dravic", "Foreign Minister Oyen", "Dravic", "Dravic"),
            acts=column("reject", "ask", "reject", "reject"),
            addressees=column("Halloran", rows=[0]),
            first=np.array([20040310, 0, 20040310, 0]),
            last=np.array([20040310, 0, 20040310, 0]),
            own=np.array([True, True, False, True]),
            reported=np.ones(4, dtype=bool),
            ranks=np.array([0.9, 0.4, 0.9, 0.5]),
        ),
        sources=4,
        unread=1,
    )


def test_only_what_was_found_is_counted_the_most_frequent_first() -> None:
    facets = made().facets(made().among(np.array([3, 9])))
    assert facets.posts == (Count("SESTRIN", 2, "from:sestrin"),)
    assert facets.years == (Count("2004", 1, "date:2004"),)
    assert [one.name for one in facets.tags] == ["EWWT", "PREL"]
    assert facets.levels == (Count("Secret", 1, "class:s"),)
    assert facets.speakers == (
        Count("Dravic", 2, "said-by:dravic"),
        Count("Foreign Minister Oyen", 1, 'said-by:"foreign minister oyen"'),
    )
    assert facets.acts[0] == Count("reject", 2, "act:reject")


def test_nothing_found_counts_nothing() -> None:
    facets = made().facets(made().among(np.array([], dtype=np.int64)))
    assert not any((facets.posts, facets.years, facets.tags, facets.levels, facets.speakers, facets.acts))


def test_levels_stand_in_their_order_and_years_in_theirs() -> None:
    facets = made().facets(made().among(np.array([3, 5, 9, 77])))
    assert [one.name for one in facets.levels] == ["Confidential", "Secret"]
    assert [one.name for one in facets.years] == ["2003", "2004"]


def test_what_there_is() -> None:
    held = made().holdings()
    assert (held.cables, held.statements, held.sources, held.unread) == (3, 3, 4, 1)
    assert (held.first, held.last) == ("2003", "2004")


def test_a_name_is_quoted_as_the_query_language_asks() -> None:
    assert quoted("OSCE") == "osce"
    assert quoted('Oyen "the Elder"') == '"oyen  the elder "'


def test_names_that_were_taken_out_are_no_speaker() -> None:
    assert list(named([("XXXXXXXXXXXX", 9), ("Xu", 2), ("xxx XX", 1)])) == [("Xu", 2)]


_FIRST = """
import sys
from reftel.archive import Archive
with Archive(sys.argv[1], read_only=True) as opened:
    assert "numpy.ma" not in sys.modules
    opened.looking().counted()
    assert "numpy.ma" in sys.modules
"""


def test_what_numpy_loads_late_is_there_when_statements_are_counted(tmp_path: Path) -> None:
    path = reviewed_archive(tmp_path / "a")
    done = subprocess.run([sys.executable, "-c", _FIRST, path], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
