"""Lines: where they end, and where one line holds what were several."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading import lines
from reftel.reading.lines import cut, cut_head, cut_page, inner_number, label_of, page_line, page_of, paragraph_number


@given(st.text(alphabet="ab \\\r\n\f\u2028"))
def test_lines_joined_are_the_text(text: str) -> None:
    lines = cut(text)
    edges = [(line.start, line.next) for line in lines]
    assert "".join(text[low:high] for low, high in edges) == text


def test_an_escaped_line_break_is_no_text() -> None:
    assert [line.text for line in cut("one \\\ntwo\\\n")] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("E.O. 12958: N/A", "eo"),
        ("EO 12958 DECL: 01/02/2014", "eo"),
        ("TAGS PARM, PINR", "tags"),
        ("SUBJ: LIGHTHOUSE", "subject"),
        ("SUBJECI: LIGHTHOUSE", "subject"),
        ("SUBIEC1: LIGHTHOUSE", "subject"),
        ("TACS: PREL", "tags"),
        ("REFS: (A) MINSK 0638", "references"),
        ("REF A. STATE 1234", "references"),
        ("REF AMEMBASSY BUENOS AIRES 11", "references"),
        ("RE: AMCONSULATE RIO DE JANEIRO 11", "references"),
        ("(U) Classified by Consul Askew", "classified_by"),
        ("REASON: 1.4 (b)", "reasons"),
        ("DERIVED FROM: DSCG 05-1", "derived"),
        ("DRAFTED BY EUR/SOV:JDOE", "drafted_by"),
        ("CLEARED BY: POL", "cleared_by"),
    ],
)
def test_labels(text: str, name: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label[0] == name


@pytest.mark.parametrize("text", ["Tagsore", "Reform is slow", "Refugees", "SUBJECTIVE", "The E.O. room"])
def test_words_that_are_no_labels(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ASTANA 00000280 002 OF 002",
        "RIO DE JA 00000760  002.4 OF 003",
        "Kinshasa 00000189 002 of 002",
        "PAGE 02 OF 04 HALIFA 00036",
        "PAGE 02        STATE   015113  182333Z",
    ],
)
def test_page_lines(text: str) -> None:
    assert page_line(text) is not None


def test_a_head_on_one_line_is_cut_at_its_labels() -> None:
    text = "UNCLAS SESTRIN 000214 SIPDIS FORMIN FOR SEA E.O. 12958: N/A TAGS: PREL SUBJECT: X REF: Y 1 ¶1. (C) Z ¶1. W"
    (line,) = cut(text)
    assert [each.text for each in cut_head(line, text)] == [
        "UNCLAS SESTRIN 000214", "SIPDIS", "FORMIN FOR SEA", "E.O. 12958: N/A", "TAGS: PREL", "SUBJECT: X", "REF: Y 1",
        "¶1. (C) Z ¶1. W",
    ]  # fmt: skip


def test_a_label_in_its_own_element_is_no_new_one() -> None:
    text = "REF: A. REF: KATHMANDU 2282"
    (line,) = cut(text)
    assert cut_head(line, text) == [line]


def test_a_page_line_in_a_text_line_is_cut_out() -> None:
    for text, parts in (
        ("PAGE 02  SESTRI 00214 01 OF 02 101420Z LANTERN", ["PAGE 02  SESTRI 00214 01 OF 02 101420Z", "LANTERN"]),
        ("A HEADING SESTRIN 00000214 007.2 OF 010", ["A HEADING", "SESTRIN 00000214 007.2 OF 010"]),
        ("VEGLIO      CONFIDENTIAL", ["VEGLIO", "CONFIDENTIAL"]),
        ("SESTRIN 00000214  002 OF 002", ["SESTRIN 00000214  002 OF 002"]),
        ("two OF them", ["two OF them"]),
        ("ONE OF THE 2", ["ONE OF THE 2"]),
    ):
        (line,) = cut(text)
        assert [each.text for each in cut_page(line, text, page_of("SESTRIN"))] == parts
    (line,) = cut("A HEADING SESTRIN 00000214 007.2 OF 010")
    assert len(cut_page(line, line.text, None)) == 1


def test_lines_that_end_in_line_feeds_alone_are_cut_as_all_others() -> None:
    for text in ("", "\n", "a", " a \n\n b", "a\nb \n", "a\x85b\nc"):
        like = cut(text)
        unlike = cut(text.replace("\n", "\r\n"))
        assert [line.text for line in like] == [line.text for line in unlike]
        assert "".join(text[line.start : line.next] for line in like) == text
        assert all(text[line.start : line.end].strip() == line.text for line in like)


def test_what_may_begin_a_number_begins_one() -> None:
    for text in ("1. Text", "¶2. Text", "(C) 3. Text", "(SBU) ¶4. Text", "5) (U) Text"):
        assert paragraph_number(text), text
    assert paragraph_number("Text 1. more") is None
    assert paragraph_number("") is None


def test_a_number_in_mid_line() -> None:
    text = "He agreed. 3. (C) She did not, in 3. (C) terms."
    assert inner_number(text, 3, 0, len(text), marked=True) == text.index("3.")
    assert inner_number("see para 3 (C)", 3, 0, 14, marked=True) is None
    assert inner_number("He agreed. 3. She did not.", 3, 0, 26, marked=False) == 11
    assert inner_number("in 2003. She", 3, 0, 12, marked=False) is None
    small = "He agreed, see 3 (c) there. 3. (c) she did not."
    assert inner_number(small, 3, 0, len(small), marked=True) is None
    assert inner_number(small, 3, 0, len(small), marked=True, small=True) == small.index("3. (c)")


@given(
    st.text("12¶. (C", max_size=14),
    st.sampled_from([r"¶\s?1\.(?![0-9])|(?<![0-9A-Za-z(.,])1\.", r"(?<![0-9(])¶?1\s?[.,)]?"]),
)
def test_a_number_is_found_where_its_pattern_is(text: str, told: str) -> None:
    pattern = re.compile(told)
    wanted = [found.span() for found in pattern.finditer(text, 1, len(text))]
    assert [found.span() for found in lines._by_number(pattern, "1", text, 1, len(text))] == wanted


def test_the_page_line_of_a_station_whose_name_a_relay_cut_is_cut_out_of_a_line_too() -> None:
    text = 'He said, "some USUN NEW Y 00000721 002 OF 002 leaders are an obstacle."'
    (line,) = cut(text)
    assert [each.text for each in cut_page(line, text, page_of("USUN NEW YORK"))] == [
        'He said, "some',
        "USUN NEW Y 00000721 002 OF 002",
        'leaders are an obstacle."',
    ]
    assert cut_page(line, text, page_of("USUN VIENNA")) == [line]


def test_the_label_of_a_level() -> None:
    assert lines.level_label("Classification: TOP SECRET//NOFORN") == ("classification", 16)
    assert lines.level_label("Classification: see below") is None
    assert lines.level_label("CONFIDENTIAL") is None
