"""Numbers by their sequence: garbled pilcrows, lists inside, gaps, embedded texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.numbering import Candidate, Numbered, levels_of, number


def candidates(text: str) -> list[Candidate]:
    """``11C`` is a marked 11, ``¶3`` one with its pilcrow, ``4`` neither."""
    return [
        Candidate(line, int(word.strip("C¶")), word.endswith("C"), word.startswith("¶"))
        for line, word in enumerate(text.split())
    ]


def numbers(text: str, *, has_head: bool = True) -> list[int]:
    return [each.number for each in number(candidates(text), has_head=has_head)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1C 2C 3C", [1, 2, 3]),
        ("11C 12C 13C 14C 15C 16C 17C 18C 19C 110C 111C", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        ("¶1C ¶2C ¶3C ¶4C 15C 16C 17C 18C", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("1C 2C 3C 4C 5C 6C 7C 8C 9C 10C 11C 12C", list(range(1, 13))),
        ("11 12 13 14", [1, 2, 3, 4]),
        ("¶11C ¶12C", [11, 12]),
        ("1C 1 2 3 2C 3C", [1, 2, 3]),
        ("1C 2C 1 2 3 3C 4C", [1, 2, 3, 4]),
        ("1C 2C 3 4C", [1, 2, 3, 4]),
        ("1C 2C 5C 6C", [1, 2, 5, 6]),
        ("1C 2C 2C 3C", [1, 2, 2, 3]),
        ("11C 12C 12C 13C 111C", [1, 2, 2, 3, 11]),
        ("1C 2C 3C 1C 2C", [1, 2, 3, 1, 2]),
        ("11C 12C 13C 11C 12C", [1, 2, 3, 1, 2]),
        ("1 2 3 4", [1, 2, 3, 4]),
        ("1 2 4 5", [1, 2, 4, 5]),
        ("1 2 7 3 4", [1, 2, 3, 4]),
        ("1 2 3 1 2", [1, 2, 3, 1, 2]),
        ("5 6 7", [5, 6, 7]),
        ("1 2 3 4 15 16", [1, 2, 3, 4, 5, 6]),
        ("110C", [10]),
        ("10C", [10]),
        ("", []),
    ],
)
def test_sequences(text: str, expected: list[int]) -> None:
    assert numbers(text) == expected


def test_without_a_head_eleven_is_eleven() -> None:
    assert numbers("11C 12C", has_head=False) == [11, 12]
    assert numbers("11C 19C 110C", has_head=False) == [1, 9, 10]


def test_what_starts_anew_is_marked() -> None:
    assert [each.restart for each in number(candidates("1 2 1 2"), has_head=True)] == [False, False, True, False]
    assert [each.garbled for each in number(candidates("1C 12C"), has_head=True)] == [False, True]


@given(st.lists(st.tuples(st.integers(0, 130), st.booleans(), st.booleans())), st.booleans())
def test_any_numbers_give_rising_lines(rows: list[tuple[int, bool, bool]], has_head: bool) -> None:  # noqa: FBT001
    found = number([Candidate(at, *row) for at, row in enumerate(rows)], has_head=has_head)
    lines = [each.line for each in found]
    assert lines == sorted(set(lines))
    assert all(each.number >= 0 for each in found)


def test_levels() -> None:
    def levels(*numbers: int) -> list[int]:
        return levels_of([Numbered(at, value) for at, value in enumerate(numbers)])

    assert levels(1, 2, 3) == [0, 0, 0]
    assert levels(1, 2, 1, 2, 3, 3, 4) == [0, 0, 1, 1, 1, 0, 0]
    assert levels(1, 2, 3, 1, 2, 4) == [0, 0, 0, 1, 1, 0]
    assert levels(1, 2, 2, 3) == [0, 0, 0, 0]
    assert levels(1, 2, 1, 2, 1, 2) == [0, 0, 1, 1, 1, 1]


def test_a_list_that_counts_up_to_the_next_number_is_passed_over() -> None:
    listed = [Candidate(at, value, marked=False, pilcrow=False) for at, value in enumerate([1, 2, 3, 1, 2, 3, 4, 4, 5])]
    assert [(start.line, start.number) for start in number(listed, has_head=True)] == [
        (0, 1), (1, 2), (2, 3), (7, 4), (8, 5),
    ]  # fmt: skip
