"""Clean text with a map back: entities, tags, regions."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.model.source import Span
from reftel.reading.mapped import marked_up, plain


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


def test_stretches_are_cut_to_a_range() -> None:
    text = "one &amp; two"
    mapped = marked_up(text, [Span(0, len(text))])
    found = list(mapped.stretches_of(2, 7))
    assert [(each.clean, each.clean_end) for each in found] == [(2, 4), (4, 5), (5, 7)]
    assert [text[each.start : each.end] for each in found] == ["e ", "&amp;", " t"]


@given(st.text(alphabet="ab<>&;#x0A/ \n"))
def test_places_rise_with_the_text(text: str) -> None:
    mapped = marked_up(text, [Span(0, len(text))])
    places = [mapped.start_of(at) for at in range(len(mapped.text))]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
