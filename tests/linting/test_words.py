"""The characters of a record as the rules look at them."""

import msgspec

import made_lines
from reftel.linting.words import (
    day_of,
    has_format_lines,
    has_labels,
    in_source,
    is_mixed,
    lines_of,
    sentences_of,
    text_of,
)
from reftel.model.source import Field, Span


def test_the_lines_of_a_page_are_decoded_and_keep_their_places() -> None:
    raw = "RR A&#x000A;<a href='#'>B</a> &amp; C"
    field = Field("x", raw, Span(10, 10 + len(raw)))
    assert lines_of(field) == [("RR A", Span(10, 14)), ("B & C", Span(22, 10 + len(raw)))]
    assert text_of(field) == "RR A B & C"
    assert lines_of(None) == []


def test_the_lines_of_a_value_in_several_places() -> None:
    field = Field("x", "A then B", Span(0, 8), (Span(0, 1), Span(7, 8)))
    assert [line for line, _ in lines_of(field)] == ["A", "B"]


def test_what_can_be_asked_of_a_head() -> None:
    cable = made_lines.cable()
    assert has_format_lines(cable)
    assert has_labels(cable)
    assert has_labels(made_lines.cable(tags=""), "tags")
    assert not has_labels(made_lines.cable(tags=""))
    assert day_of(cable) == "2004-03-17"


def test_what_stands_before_a_cable_is_no_element_of_its_head() -> None:
    cable = made_lines.cable()
    first = min(field.span.start for name in ("eo", "tags", "subject") if (field := cable.field(name)))
    assert has_labels(msgspec.structs.replace(cable, span=Span(first, cable.span.end)))
    assert not has_labels(msgspec.structs.replace(cable, span=Span(first + 1, cable.span.end)))


def test_sentences_and_their_places() -> None:
    paragraph = made_lines.cable(body='1. (C) Orvane said "no." He left the U.S. Embassy.\n\n2. (C) So.').paragraphs[0]
    sentences = [paragraph.text[start:end] for start, end in sentences_of(paragraph)]
    assert sentences == ['Orvane said "no." ', "He left the U.S. Embassy."]
    assert in_source(paragraph, 0, 7) == paragraph.source_span(0, 6)
    assert in_source(paragraph, 3, 3) == paragraph.span


def test_letters() -> None:
    assert is_mixed("Orvane met us")
    assert not is_mixed("ORVANE MET us")
