"""Cells: their characters, decoded, and where they stand."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from reftel.model.source import Span
from reftel.reading.cells import Cell, Record, escapes


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_a_string_of_json_reads_as_the_standard_library_reads_it(text: str, ascii_only: bool) -> None:  # noqa: FBT001
    written = json.dumps(text, ensure_ascii=ascii_only)
    mapped = Cell(1, len(written) - 1, "json").mapped(written)
    assert mapped.text == text
    for at in range(len(text)):
        piece = mapped.span(at, at + 1).of(written)
        assert json.loads(f'"{piece}"') == text[at]


def test_damaged_escapes_stay_or_read_as_unknown() -> None:
    assert Cell(0, 10, "json").said(r"a\ud83d b.") == "a\ufffd b."
    assert Cell(0, 6, "json").said(r"\u12 x") == r"\u12 x"
    assert Cell(0, 4, "json").said(r"\q\z") == "qz"


def test_quotation_marks_in_csv() -> None:
    assert Cell(0, 10, "doubled").said('a ""b"" \\c') == 'a "b" \\c'
    assert Cell(0, 10, "escaped").said('a \\"b\\" \\\\') == 'a "b" \\'
    assert Cell(0, 8, "either").said('""a\\" \\n') == '"a" \\n'
    assert Cell(2, 5).said("ab&amp;") == "&am"


@given(
    st.text('ab"\\\\u0', max_size=12),
    st.integers(0, 3),
    st.sampled_from(['""', r'\\["\\]', r'""|\\["\\]', r"\\u0|\\."]),
)
def test_escapes_are_found_by_their_signs_as_by_their_pattern(text: str, start: int, written: str) -> None:
    pattern, end = re.compile(written), len(text) - 1
    wanted = [found.span() for found in pattern.finditer(text, start, end)]
    assert [found.span() for found in escapes(text, start, end, pattern, '"\\')] == wanted


def test_a_record_has_its_place() -> None:
    assert Record(3, 9, {}).span == Span(3, 9)
