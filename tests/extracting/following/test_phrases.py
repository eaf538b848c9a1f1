"""Phrases of the lexicon in words: every row is found in its own example."""

from reftel.extracting.following.phrases import MOST, find, first, names_in, rows_of, words
from reftel.extracting.lexicon.load import table

LISTS = [(section, name) for section, lists in table("following.toml").items() if section != "lists" for name in lists]
ROWS = [(section, name, row) for section, name in LISTS for row in rows_of(section, name)]


def test_every_row_is_found_in_its_example() -> None:
    missed = []
    for section, name, row in ROWS:
        found = find(section, name, row[1])
        longer = any(len(hit.row.words) > len(row[0]) and hit.row.more[:1] == row[2:3] for hit in found)
        if row[0] not in {hit.row.words for hit in found} and not longer:
            missed.append((section, name, row))
    assert ROWS
    assert not missed


def test_gaps_stems_and_any_ing() -> None:
    assert first("findings", "positive", "Maravel made good progress") is not None
    assert first("subjects", "democratic reform", "the democratisation of Maravel") is not None
    assert first("parts", "limits", "without harming fishing") is not None
    assert first("parts", "limits", "without a king") is None


def test_a_gap_stops_at_a_stop_and_quotation_marks_part_nothing() -> None:
    assert first("findings", "comparative", "below, it was said, the average") is None
    hit = first("kinds", "plan", 'he "intended to" go')
    assert hit is not None
    assert (hit.start, hit.end) == (4, 15)


def test_a_text_of_nothing() -> None:
    assert find("hedges", "rows", "") == ()


def test_of_many_the_first_are_enough() -> None:
    assert len(find("hedges", "rows", "perhaps " * 20_000)) == MOST


def test_a_month_is_no_hedge() -> None:
    assert first("hedges", "rows", "Elections on May 4") is None
    assert first("hedges", "rows", "ELECTIONS IN MAY 2004") is None
    assert first("hedges", "rows", "Elections may come") is not None


def test_lists_and_sections() -> None:
    assert "respond" in words("answers")
    assert "elections" in names_in("subjects")
