"""The lines of a page set by their places: rows, gaps, empty lines, columns, layers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.pages import MAX_BITS, Bit, layers, page_text


def bit(text: str, left: float, row: float, *, wide: float = 5.0) -> Bit:
    """A piece of text at a column and a row of a page with lines of 12."""
    return Bit(text, left, row * 12, left + wide * len(text), row * 12 + 9)


def test_what_stands_on_one_height_is_one_line() -> None:
    drawn = [
        bit("ACTION ARA-15", 36, 0),
        bit("INFO OCT-01", 36, 1),
        bit("NSAE-00", 61, 2),
        bit("COPY-01", 121, 1),
        bit("S/S-20 /061 W", 121, 2.1),
        bit("P 021405Z MAR 79", 36, 4),
    ]
    assert page_text(drawn) == (
        "ACTION ARA-15\nINFO OCT-01      COPY-01\n     NSAE-00     S/S-20 /061 W\n\nP 021405Z MAR 79"
    )
    assert page_text(drawn[::-1]) == page_text(drawn)


def test_an_empty_line_is_kept_and_only_one() -> None:
    assert page_text([bit("A LINE OF TEXT", 36, row) for row in (0, 1, 2, 4, 5, 11)]).count("\n\n") == 2
    assert not page_text([])
    assert page_text([bit("ALONE", 36, 3)]) == "ALONE"


def test_columns_of_running_text_stay_in_the_order_drawn() -> None:
    left = [bit(f"LEFT COLUMN {row:02}", 36, row) for row in range(14)]
    right = [bit(f"RIGHT COLUMN {row:02}", 320, row) for row in range(14)]
    assert page_text([*left, *right]).split("\n") == [one.text for one in [*left, *right]]
    # A table is drawn row by row, and stays so.
    rows = [one for pair in zip(left, right, strict=True) for one in pair]
    assert page_text(rows).split("\n")[0].split("   ")[0] == "LEFT COLUMN 00"
    assert len(page_text(rows).split("\n")) == 14


def test_two_text_layers_are_told_apart_and_a_stamp_is_none() -> None:
    first = [bit(f"LINE {row} AS ONE READER SAW IT", 36, row) for row in range(9)]
    second = [bit(f"L1NE {row} AS ONE READER 5AW IT", 36.5, row + 0.05) for row in range(9)]
    assert layers([*first, *second]) == [first, second]
    assert layers([*first, bit("RELEASED", 60, 4)]) == [[*first, bit("RELEASED", 60, 4)]]
    assert layers([]) == []
    many = [bit("X", 36, 0)] * (MAX_BITS + 1)
    assert layers(many) == [many]
    assert page_text(many).count("X") == MAX_BITS + 1


@pytest.mark.parametrize("wild", [float("1e300"), -1e300, 1e-300])
def test_wild_places_do_no_harm(wild: float) -> None:
    assert sorted(page_text([Bit("ONE", wild, wild, wild, wild), bit("TWO", 36, 1)]).split()) == ["ONE", "TWO"]


@given(
    st.lists(st.tuples(st.text("AB -", min_size=1, max_size=12), st.integers(0, 600), st.integers(0, 60)), max_size=30)
)
def test_nothing_is_lost(drawn: list[tuple[str, int, int]]) -> None:
    bits = [bit(text, left, row) for text, left, row in drawn if text.strip()]
    whole = "".join(sorted("".join(one.text for one in bits).replace(" ", "")))
    assert "".join(sorted(page_text(bits).replace(" ", "").replace("\n", ""))) == whole
    assert sum(map(len, layers(bits))) == len(bits)
