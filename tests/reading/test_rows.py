"""Rows and their cells."""

import csv
import io
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading import rows as rows_module
from reftel.reading.cells import Quoting
from reftel.reading.rows import quoting_of, rows


def cells(text: str, separator: str = ",") -> list[list[str]]:
    quoting = quoting_of(text)
    return [[cell.said(text) for cell in row.cells] for row in rows(text, separator, quoting)]


@given(
    st.lists(st.lists(st.text('ab",\n \\', max_size=8), min_size=2, max_size=4), max_size=5),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_standard_library_writes_is_read_back(table: list[list[str]], newline: str) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=newline).writerows(table)
    text = written.getvalue()
    found = [[cell.said(text) for cell in row.cells] for row in rows(text, ",", "doubled")]
    # Only a cell that itself holds a mark before a separator cannot be told from one that ends there.
    if not any('"' in cell for row in table for cell in row):
        assert found == table


@given(st.text('a",\n \\', max_size=16), st.booleans(), st.integers(0, 2))
def test_a_cell_closes_where_a_pattern_of_the_same_would(text: str, escaped: bool, before_end: int) -> None:  # noqa: FBT001
    inside, escape = (r'[^"\\]', r"\\.|") if escaped else ('[^"]', "")
    whole = rf'{inside}*+(?:(?:{escape}"(?![ ]*+(?:,|[\r\n]|\Z))"?){inside}*+)*+"'
    limit = len(text) - before_end
    found = re.compile(whole, re.DOTALL).match(text, 0, limit)
    ends = rows_module._ENDS[","]
    assert rows_module._shut(text, 0, limit, ends, escaped=escaped) == (found.end() - 1 if found else -1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('1,"say ""no"", he",x\n2,,\n', [["1", 'say "no", he', "x"], ["2", "", ""]]),
        ('"a \\"b\\", c","d\\\\"\r\n"e","f"', [['a "b", c', "d\\"], ["e", "f"]]),
        ('"two\nlines",b\n\n\nc,d', [["two\nlines", "b"], ["c", "d"]]),
        ('"he said "no" and left",b\n', [['he said "no" and left', "b"]]),
        ('  "a" , b\n', [["a", " b"]]),
        ("", []),
    ],
)
def test_rows(text: str, expected: list[list[str]]) -> None:
    assert cells(text) == expected


def test_other_separators() -> None:
    assert cells('a\t"b\tc"\td', "\t") == [["a", "b\tc", "d"]]
    assert cells("a;b,c;d", ";") == [["a", "b,c", "d"]]


def test_a_cell_that_never_closes_ends_with_its_line() -> None:
    text = '1,"open\n2,b\n'
    first, second = rows(text, ",", "doubled")
    assert (first.whole, [cell.said(text) for cell in first.cells]) == (False, ["1", '"open'])
    assert (second.whole, second.start) == (True, 8)


@pytest.mark.parametrize(
    ("text", "quoting"), [('"a,\n' * 200_000 + '"', "doubled"), ('"' + "\\a" * 1_000_000 + '"\n', "escaped")]
)
def test_time_is_linear_in_quotation_marks_and_escapes(text: str, quoting: Quoting) -> None:
    began = time.process_time()
    assert sum(1 for _ in rows(text, ",", quoting)) > 0
    assert time.process_time() - began < 10
