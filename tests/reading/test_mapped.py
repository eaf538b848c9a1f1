"""Clean text with a map back: entities, tags, regions."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.source import Span
from reftel.reading.mapped import Mapped, marked_up, pieced, plain


def test_entities_are_decoded_and_mapped_as_a_whole() -> None:
    text = "A &amp; B&#x000A;<a href='x'>C</a>"
    mapped = marked_up(text, [Span(0, len(text))])
    assert mapped.text == "A & B\nC"
    assert mapped.span(2, 3).of(text) == "&amp;"
    assert mapped.span(0, 5).of(text) == "A &amp; B"
    assert mapped.span(6, 7).of(text) == "C"


def test_a_backslash_before_a_quotation_mark_is_a_converters() -> None:
    assert marked_up("France\\'s", [Span(0, 9)]).text == "France's"


def test_regions_are_one_text() -> None:
    text = "<pre>head</pre> <pre>body</pre>"
    mapped = marked_up(text, [Span(5, 9), Span(21, 25)])
    assert mapped.text == "head\nbody"
    assert mapped.span(4, 5).of(text) == "</pre> <pre>"
    assert (mapped.start, mapped.end) == (5, 25)


def test_plain_text_stands_as_it_is_but_for_entities() -> None:
    assert plain("a <b> &amp; c", 0, 13).text == "a <b> & c"
    assert plain("abcdef", 2, 4).text == "cd"
    assert plain("abcdef", 2, 4).span(0, 2) == Span(2, 4)


def test_empty_places() -> None:
    mapped = plain("ab", 1, 1)
    assert (mapped.text, mapped.start_of(0), mapped.end_of(0)) == ("", 1, 1)
    assert marked_up("ab", []).text == ""
    assert plain("ab", 0, 2).span(1, 1) == Span(1, 1)
    assert plain("ab", 0, 2).start_of(5) == 2
    assert marked_up("&amp;", [Span(0, 5)]).end_of(1) == 5


def test_the_map_of_a_range_is_cut_to_it() -> None:
    text = "one &amp; two"
    mapped = marked_up(text, [Span(0, len(text))])
    found = mapped.joined([2], [7], [0])
    assert [(each.clean, each.clean_end) for each in found] == [(0, 2), (2, 3), (3, 5)]
    assert [text[each.start : each.end] for each in found] == ["e ", "&amp;", " t"]


def test_the_map_of_joined_ranges_covers_what_lies_between_them() -> None:
    text = "one&#x000A;<b>  two&#x000A;three</b>"
    mapped = marked_up(text, [Span(0, len(text))])
    assert mapped.text == "one\n  two\nthree"
    found = mapped.joined([0, 6, 10], [3, 9, 15], [0, 1, 2])
    assert [(each.clean, each.clean_end) for each in found] == [(0, 3), (3, 4), (4, 7), (7, 9), (9, 14)]
    assert [text[each.start : each.end] for each in found] == ["one", "&#x000A;<b>  ", "two", "&#x000A;", "three"]


def test_ranges_that_touch_or_fall_back_are_joined_too() -> None:
    mapped = plain("sections two, one", 0, 17)
    found = mapped.joined([9, 12, 0], [12, 13, 8], [0, 1, 1])
    assert [(each.clean, each.clean_end, each.start, each.end) for each in found] == [
        (0, 3, 9, 12),
        (3, 4, 12, 12),
        (4, 5, 12, 13),
        (5, 6, 13, 13),
        (6, 14, 0, 8),
    ]


@given(st.text(alphabet="ab&;#x0A/<> \n"), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=6))
def test_the_map_of_joined_ranges_says_what_each_place_says_by_itself(text: str, cuts: list[tuple[int, int]]) -> None:
    mapped = marked_up(text, [Span(0, len(text))])
    ranges = [(at, min(at + size, len(mapped.text))) for at, size in cuts if at < len(mapped.text)]
    ranges = [(low, high) for low, high in ranges if high > low]
    runs = mapped.joined(
        [low for low, _ in ranges], [high for _, high in ranges], [int(place > 0) for place in range(len(ranges))]
    )
    size = 0
    for place, (low, high) in enumerate(ranges):
        if place:
            gap = next(run for run in runs if run.clean == size)
            assert (gap.start, gap.end) == msgspec.structs.astuple(mapped.span(ranges[place - 1][1], low))
            size += 1
        for at in range(low, high):
            run = next(run for run in runs if run.clean <= size < run.clean_end)
            even = run.clean_end - run.clean == run.end - run.start
            own = run.start + size - run.clean if even else run.start
            assert own == mapped.start_of(at)
            size += 1
    assert size == (runs[-1].clean_end if runs else 0)


@given(st.text(alphabet="ab<>&;#x0A/ \n"))
def test_places_rise_with_the_text(text: str) -> None:
    mapped = marked_up(text, [Span(0, len(text))])
    places = [mapped.start_of(at) for at in range(len(mapped.text))]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_a_range_in_one_stretch_maps_like_any_other() -> None:
    text = "the &amp; lamp<b>s</b>&#x000A;were lit"
    mapped = marked_up(text, [Span(0, len(text))])
    size = len(mapped.text)
    for low in range(size):
        for high in range(low + 1, size + 1):
            assert mapped.span(low, high) == Span(mapped.start_of(low), mapped.end_of(high))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(0, 2)), min_size=1, max_size=6),
    st.integers(1, 40),
)
def test_ranges_in_one_stretch_are_joined_like_those_in_several(steps: list[tuple[int, int, int]], cut: int) -> None:
    text = "abcdefghij" * 5
    lows: list[int] = []
    highs: list[int] = []
    glues: list[int] = []
    at = 0
    for gap, size, glue in steps:
        lows.append(at + gap)
        highs.append(at + gap + size)
        glues.append(glue if glues else 0)
        at += gap + size
    one = pieced([(text, 7, 57)], 7, 57)
    two = pieced([(text[:cut], 7, 7 + cut), (text[cut:], 7 + cut, 57)], 7, 57)
    assert places(one, lows, highs, glues) == places(two, lows, highs, glues)


def places(mapped: Mapped, lows: list[int], highs: list[int], glues: list[int]) -> list[int]:
    """Where each character of what is joined stands, whatever runs it is told by."""
    return [run.start + at for run in mapped.joined(lows, highs, glues) for at in range(run.clean_end - run.clean)]
