"""Lines to drafts of paragraphs."""

from reftel.reading.drafts import Draft, candidates_of, drafts_of
from reftel.reading.headings import Found
from reftel.reading.lines import cut
from reftel.reading.numbering import number
from reftel.reading.sheet import Sheet


def _drafts(text: str, kinds: str) -> tuple[list[Draft], str]:
    """The drafts of lines whose kinds are given by a letter each, and the kinds that they leave."""
    names = {"t": "text", "b": "blank", "r": "rule", "p": "page-line", "h": "heading", "q": "paragraph"}
    sheet = Sheet(text, cut(text), ["text" if kind == "h" else names[kind] for kind in kinds], {}, {}, 0)
    starts = {start.line: start for start in number(candidates_of(sheet), has_head=True)}
    made = [names[kind] for kind in kinds]
    titles = [Found(at, at, sheet.lines[at].text) for at, kind in enumerate(kinds) if kind == "h"]
    drafts = drafts_of(sheet, {at: start for at, start in starts.items() if kinds[at] == "t"}, made, titles)
    letters = {name: letter for letter, name in names.items()}
    return drafts, "".join(letters[kind] for kind in made)


def test_candidates_have_number_and_mark() -> None:
    text = "1. (C) He came.\nHe left in\n12 hours.\n(2) no\n¶3. He stayed."
    sheet = Sheet(text, cut(text), ["text"] * 5, {}, {}, 0)
    told = [(each.line, each.number, each.marked, each.pilcrow) for each in candidates_of(sheet)]
    assert told == [(0, 1, True, False), (4, 3, False, True)]


def test_lines_go_on_with_the_last_number() -> None:
    drafts, kinds = _drafts("1. (C) He came\nand left.\n\nAt noon.\nTitle\n2. (SBU) He\nwrote.", "ttbthtt")
    assert [(draft.number, draft.mark, draft.lines, draft.news) for draft in drafts] == [
        (1, "C", [0, 1, 3], [2]),
        (2, "SBU", [5, 6], []),
    ]
    assert [draft.heading for draft in drafts] == [None, 0]
    assert kinds == "qqbqhqq"


def test_unnumbered_blocks_are_drafts_of_their_own_and_pages_do_not_part_them() -> None:
    drafts, _ = _drafts("He came\nand\nPAGE 02\nleft.\n\nShe stayed.", "ttptbt")
    assert [draft.lines for draft in drafts] == [[0, 1, 3], [5]]


def test_items_begin_blocks_and_dashes_in_a_sentence_do_not() -> None:
    drafts, _ = _drafts("1. (C) He has:\n- tea,\n- rice and\nsalt -\n- all of it.", "ttttt")
    assert [(draft.lines, draft.news) for draft in drafts] == [([0, 1, 2, 3, 4], [1, 2, 4])]
    drafts, _ = _drafts("1. (C) He had tea\n- and rice.", "tt")
    assert drafts[0].news == []


def test_a_rule_leaves_its_paragraph_as_it_is() -> None:
    drafts, kinds = _drafts("1. (C) He came\n-----\nand left.", "trt")
    assert [draft.lines for draft in drafts] == [[0, 2]]
    assert kinds == "qrq"


def test_the_day_of_a_month_begins_no_paragraph() -> None:
    for text, kinds in (("1. He comes by March\n2. She stays.", "tt"), ("1. IN MAY\nPAGE 02\n\n2. SO.", "tpbt")):
        drafts, _ = _drafts(text, kinds)
        assert [draft.number for draft in drafts] == [1]
    drafts, _ = _drafts("1. It is by March\n\n2. She stays.", "tbt")
    assert [draft.number for draft in drafts] == [1, 2]


def test_marks_spelled_out_and_with_a_full_stop() -> None:
    text = "1. (Confidential) He came.\n2. (SENSITIVE BUT UNCLASSIFIED) He left.\n3. (C - ENTIRE TEXT.) He stayed."
    drafts, _ = _drafts(text, "ttt")
    assert [draft.mark for draft in drafts] == ["CONFIDENTIAL", "SENSITIVE BUT UNCLASSIFIED", "C-ENTIRE TEXT"]
    assert [text[draft.text_start :][:3] for draft in drafts] == ["He "] * 3


def test_roman_numbers_before_marks() -> None:
    drafts, _ = _drafts("I. (U) He came.\n\nII. (C) He left.", "tbt")
    assert [(draft.number, draft.mark) for draft in drafts] == [(None, "U"), (None, "C")]
