"""Lines of at most 69 characters that join to the text again."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.model.reemission import TIGHT, WIDTH
from reftel.writing.wrapping import escaped, wrap

WORDS = st.lists(
    st.text(st.sampled_from("abzAB019.,-()¶;&'\""), min_size=1, max_size=90) | st.just("--"), min_size=1, max_size=40
)


def joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = text[:-1] + line if text.endswith(TIGHT) else f"{text} {line.removeprefix(' ')}"
    return text


@given(WORDS.map(" ".join))
def test_lines_are_short_and_join_to_the_text(text: str) -> None:
    lines = wrap(text)
    assert all(len(line) <= WIDTH for line in lines)
    assert joined(lines) == text


def test_a_line_does_not_begin_like_something_else_and_does_not_end_in_a_joint() -> None:
    lines = wrap("The delegation of Ostrel asked on the second morning what was said in 4. of the draft, and left.")
    assert lines[1].startswith("in 4. of")
    text = "a" * 60 + " anti- war and after"
    assert wrap(text) == ["a" * 60, "anti- war and after"]


def test_a_word_longer_than_a_line_is_broken_with_a_backslash_and_never_inside_an_entity() -> None:
    lines = wrap(escaped("http://example.org/" + "q" * 45 + "&amp;" + "r" * 40))
    assert len(lines) == 2
    assert lines[0].endswith("q" + TIGHT)
    assert lines[1].startswith("&amp;amp;")


def test_only_what_would_be_decoded_is_escaped() -> None:
    assert escaped("R&D; A & B, &#39; and &lt;") == "R&amp;D; A & B, &amp;#39; and &amp;lt;"


def test_dashes_alone_on_a_line_do_not_underline_the_line_above() -> None:
    assert wrap("a" * 66 + " " + "-" * 60 + " " + "b" * 20)[1].startswith(" -")
