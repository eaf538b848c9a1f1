"""A text in pieces, and the way from a source to a clean text."""

from hypothesis import given
from hypothesis import strategies as st

from made_up import paragraph
from reftel.model.cable import Paragraph, Run
from reftel.web.pieces import STATEMENT, Marked, clean_place, pieces

marks = st.builds(
    Marked, st.integers(-3, 40), st.integers(-3, 40), st.sampled_from([STATEMENT, "doubt", "note"]), st.integers(0, 4)
)


@given(st.text(max_size=40), st.lists(marks, max_size=8))
def test_the_pieces_are_the_text_whatever_is_marked(text: str, given_marks: list[Marked]) -> None:
    found = pieces(text, given_marks)
    assert "".join(one.text for one in found) == text
    for one in found:
        assert set(one.begins) <= set(one.statements)


def test_marks_may_overlap() -> None:
    found = pieces("abcdef", [Marked(0, 4, STATEMENT, 1), Marked(2, 6, STATEMENT, 2), Marked(3, 4, "doubt")])
    assert [(one.text, one.kinds, one.statements, one.begins) for one in found] == [
        ("ab", (), (1,), (1,)),
        ("c", (), (1, 2), (2,)),
        ("d", ("doubt",), (1, 2), ()),
        ("ef", (), (2,), ()),
    ]


def test_the_shortest_statement_comes_first() -> None:
    assert pieces("abcdef", [Marked(0, 6, STATEMENT, 1), Marked(2, 4, STATEMENT, 2)])[1].statements == (2, 1)


def test_source_characters_become_clean_ones() -> None:
    one = paragraph(1, "Orvane would accept.", start=100)
    assert clean_place(one, 107, 113) == (0, 6)
    assert clean_place(one, 90, 110) == (0, 3)
    assert clean_place(one, 100, 107) is None
    assert clean_place(one, 500, 510) is None


def folded() -> Paragraph:
    r"""``a &amp;\\n b`` as ``a & b``: the entity and the line break map as wholes."""
    return Paragraph(
        number=1,
        mark=None,
        role="body",
        heading=None,
        start=0,
        text_start=0,
        end=10,
        raw="a &amp;\n b",
        text="a & b",
        runs=(Run(0, 2, 0, 2), Run(2, 3, 2, 7), Run(3, 4, 7, 9), Run(4, 5, 9, 10)),
    )


def test_what_maps_as_a_whole_is_taken_whole() -> None:
    one = folded()
    assert clean_place(one, 4, 5) == (2, 3)
    assert clean_place(one, 0, 8) == (0, 4)


@given(st.integers(0, 4), st.integers(1, 5))
def test_there_and_back(start: int, end: int) -> None:
    one = folded()
    if start < end:
        place = one.source_span(start, end)
        assert clean_place(one, place.start, place.end) == (start, end)
