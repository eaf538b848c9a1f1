"""Paragraphs: marks, clean text, what is joined and what is not."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftel.model.cable import Cable
from reftel.reading import read
from reftel.reading.body import _artefacts
from reftel.reading.drafts import Draft
from reftel.reading.lines import cut
from reftel.reading.mapped import plain
from reftel.reading.sheet import Sheet

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def only(body: str) -> Cable:
    (cable,) = read(HEAD + body).cables
    return cable


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in only(body).paragraphs]


@pytest.mark.parametrize(
    ("start", "number", "mark"),
    [
        ("1. (C) ", 1, "C"),
        ("¶1. (S//NF) ", 1, "S//NF"),
        ("¶1.  (C/NF)  ", 1, "C/NF"),
        ("1.(SBU) ", 1, "SBU"),
        ("1. ( C) ", 1, "C"),
        ("1. (C ) ", 1, "C"),
        ("1. C) ", 1, "C"),
        ("1. (C The", 1, "C"),
        ("1 (U) ", 1, "U"),
        ("1) (U) ", 1, "U"),
        ("(C) 1. ", 1, "C"),
        ("1. (S - ENTIRE TEXT) ", 1, "S-ENTIRE TEXT"),
        ("1. (S REL UZBEKISTAN) ", 1, "S REL UZBEKISTAN"),
        ("1. (c) ", 1, "C"),
        ("1. ", 1, None),
        ("(C) ", None, "C"),
        ("11. (C) ", 1, "C"),
    ],
)
def test_numbers_and_marks(start: str, number: int, mark: str | None) -> None:
    (paragraph,) = only(f"{start}The lamp is lit.").paragraphs
    assert (paragraph.number, paragraph.mark) == (number, mark)
    assert paragraph.text.endswith("lamp is lit.")
    assert paragraph.raw.startswith(start.strip()[:2])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("1. (C) One\nline  and   more.", "One line and more."),
        ("1. (C) One &amp; two.", "One & two."),
        ("1. (C) A two-\nyear plan.", "A two-year plan."),
        ("1. (C) One goes\n\non here.", "One goes on here."),
        ("1. (C) The Executive Secretariat of the Commonwealth of the\n\nStraits spoke.",
         "The Executive Secretariat of the Commonwealth of the Straits spoke."),
        ("1. (C) One goes\n\nSIPDIS\n\nOn here.", "One goes On here."),
        ("1. (C) One goes\n\nSESTRIN 00000214  002 OF 002\n\nOn here.", "One goes On here."),
        ("1. (C) One ends.\n\nTwo begins.", "One ends.\n\nTwo begins."),
        ("1. (C) Three:\n-- one;\n-- two; and\n-- three.", "Three:\n\n-- one;\n\n-- two; and\n\n-- three."),
        ("1. (C) He spoke\n-- at last -- of it.", "He spoke -- at last -- of it."),
        ("1. (C) Those:\n-- Ada Askew\n-- Nora Halloran", "Those:\n\n-- Ada Askew\n\n-- Nora Halloran"),
        ("1. (C) Table:\nEmployment   2005   2006\nTotal   1   2", "Table:\n\nEmployment 2005 2006\n\nTotal 1 2"),
        ("1. (C) See:\n¶A. One.", "See:\n\nA. One."),
        ("1. (C) " + "word " * 25 + "end.\nNext sentence here.", "word " * 25 + "end.\n\nNext sentence here."),
    ],
)  # fmt: skip
def test_clean_text(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_unnumbered_blocks_are_paragraphs_of_their_own() -> None:
    assert texts("One.\n\nTwo goes\non.\n\n(U) Three.") == ["One.", "Two goes on.", "Three."]


def test_a_paragraph_in_mid_line_is_found() -> None:
    cable = only("1. (C) One. 2. (C) Two.\n\n3. (C) Three. 4. (C) Four.")
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2, 3, 4]
    assert [paragraph.text for paragraph in cable.paragraphs] == ["One.", "Two.", "Three.", "Four."]
    assert [finding.code for finding in cable.findings].count("number-in-line") == 2
    unmarked = only("1. One.\n\n2. Two. 3. Three.\n\n4. Four.")
    assert [paragraph.text for paragraph in unmarked.paragraphs] == ["One.", "Two.", "Three.", "Four."]


def test_a_paragraph_in_mid_line_is_found_by_a_mark_in_small_letters() -> None:
    """Where the marks are in small letters, or a later paragraph shows that one is missing."""
    cable = only("1. (c) Marin saw the lamps. 2. (c) comment: Bly did not.")
    assert [(one.number, one.mark) for one in cable.paragraphs] == [(1, "C"), (2, "C")]
    assert [finding.code for finding in cable.findings].count("number-in-line") == 1
    between = only("1. (C) Marin saw the lamps. 2. (c) Bly did not.\n\n3. (C) Gormer slept.")
    assert [one.number for one in between.paragraphs] == [1, 2, 3]
    listed = only("1. (C) Marin named two rules. 2. (c) of the harbour act is one of them.")
    assert [one.number for one in listed.paragraphs] == [1]


TWO_COLUMNS = """1. FOR THE SECOND CONFERENCE OF PORTS ON OCTOBER 9 AT
2. THE PORTS MADE THE FOLLOWING POINTS:
1. THE FERRIES ARE LATE IN ALL THE STRAITS, AND THE TRAWLERS-
2. THE STRAITS FERRY AND TRAWLER COMPANY IS THE INTERNATIONAL
    3. QUEVI RE THE REACTION TO THE TALK OF THE PORTS
    4. DESPITE ATTEMPTS TO CONFINE THE DISCUSSION
3. MR. OYEN WAS AND MAY STILL BE THE GENERAL MANAGER
    5. IN TALKS WITH GROUPS OF CAPTAINS
"""


def test_numbers_of_two_columns_run_into_each_other_are_read() -> None:
    """Nothing but spaces stands before a paragraph that is found when the others are numbered."""
    cable = only(TWO_COLUMNS)
    assert [one.number for one in cable.paragraphs] == [1, 2, 4, 5]
    assert "QUEVI" in " ".join(heading.text for heading in cable.headings)


def test_gaps_and_restarts_are_findings() -> None:
    codes = [finding.code for finding in only("2. (C) Two.\n\n5. (C) Five.\n\n1. (C) One.").findings]
    assert codes[1:] == ["numbering-gap", "numbering-gap", "numbering-restart"]


def test_a_heading_without_paragraphs_has_none() -> None:
    (first, last) = only("1. (C) One.\n\nA HEADING\n---------\n\nANOTHER\n-------\n\n2. (C) Two.").headings
    assert (first.first, first.last) == (1, 1)
    assert (last.first, last.last) == (1, 2)


@given(st.text(alphabet="ab .\n-1(C)¶&;", max_size=120))
@example("1 ) 1")
def test_clean_text_maps_back(body: str) -> None:
    reading = read(HEAD + "1. (C) " + body)
    for cable in reading.cables:
        for paragraph in cable.paragraphs:
            # What was mended is another sign than stands there: a bracket behind a blank was a dash.
            mended = {at: one for one in paragraph.repairs for at in range(one.clean, one.clean_end)}
            for at, sign in enumerate(paragraph.text):
                if not sign.isspace():
                    span = paragraph.source_span(at, at + 1)
                    assert span.of(reading.source.text) == (mended[at].raw if at in mended else sign)


def test_whether_a_line_begins_a_block_is_asked_of_many_at_once() -> None:
    text = "-- item\n\n" * 20_000
    lines = cut(text)
    sheet = Sheet(text, lines, ["text" if line.text else "blank" for line in lines], {}, {}, 0)
    items = [at for at, line in enumerate(lines) if line.text]
    draft = Draft(1, None, 0, 0, items, list(range(1, len(items))))
    began = time.process_time()
    assert _artefacts(sheet, plain(text, 0, len(text)), [draft]) == []
    assert time.process_time() - began < 1
