"""Drafts to clean text."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.cleaning import clean_of
from reftel.reading.drafts import Draft
from reftel.reading.lines import cut
from reftel.reading.mapped import plain
from reftel.reading.sheet import Sheet

WORDS = st.text(alphabet="abAB.", min_size=1, max_size=6)
BLANKS = st.sampled_from([" ", " ", "  ", "\t", "   ", "\x1f", "\u00a0"])


def _clean(text: str, news: list[int] | None = None) -> tuple[str, list[str]]:
    """The clean text of a draft that takes all lines, and what stands in the source behind each of its runs."""
    lines = cut(text)
    sheet = Sheet(text, lines, ["text"] * len(lines), {}, {}, 0)
    lead = len(text) - len(text.lstrip())
    clean, runs = clean_of(
        sheet, plain(text, 0, len(text)), Draft(None, None, lead, lead, list(range(len(lines))), news or [])
    )
    assert "".join(clean[run.clean : run.clean_end] for run in runs) == clean
    return clean, [text[run.start : run.end] for run in runs]


def test_lines_are_joined_and_white_space_is_folded() -> None:
    assert _clean("He came  late.\n He left.") == (
        "He came late. He left.",
        ["He came", "  ", "late.", "\n ", "He left."],
    )


def test_blocks_stand_apart() -> None:
    assert _clean("Two:\n- tea\n- rice", [1, 2])[0] == "Two:\n\n- tea\n\n- rice"


def test_a_hyphen_at_the_end_of_a_line_joins_without_a_blank() -> None:
    assert _clean("the well-\nknown straits -\nand 5-\n6") == (
        "the well-known straits - and 5- 6",
        ["the well-", "known straits -", "\n", "and 5-", "\n", "6"],
    )


def test_pilcrows_of_a_publisher_are_left_out() -> None:
    assert _clean("¶ He came\n¶and left.")[0] == "He came and left."


def test_a_line_of_nothing_but_a_pilcrow_is_left_out_with_the_block_that_it_would_begin() -> None:
    assert _clean("He came\n¶\n  ¶ and the well-\n¶ known one left.\n¶¶ twice", [1]) == (
        "He came and the well-known one left. ¶ twice",
        ["He came", "\n¶\n  ¶ ", "and the well-", "known one left.", "\n¶", "¶ twice"],
    )
    assert _clean("¶\n¶") == ("", [])


@given(st.lists(st.lists(st.tuples(WORDS, BLANKS), min_size=1, max_size=5), min_size=1, max_size=5))
def test_a_clean_text_is_its_words(lines: list[list[tuple[str, str]]]) -> None:
    text = "\n".join("".join(word + blank for word, blank in line) for line in lines)
    clean, places = _clean(text)
    assert clean == " ".join(text.split())
    assert "".join(places) == text.strip()
