"""Text that is safe to show, and numbered notes."""

import json

from reftel.model import showing
from reftel.model.board import Evidence
from reftel.model.showing import Notes, inert, plain


def test_what_could_move_a_cursor_or_turn_the_writing_is_made_visible() -> None:
    assert plain("a\x1b[2Jb\u202ec\ud800") == "a\ufffd[2Jb\ufffdc\ufffd"
    assert plain("a\tb\r\nc") == "a b\nc"


def test_what_is_printable_is_none_of_them() -> None:
    unsafe = [sign for sign in map(chr, range(0x110000)) if showing._UNSAFE.match(sign)]
    assert len(unsafe) > 2_000
    assert not any(sign.isprintable() for sign in unsafe)
    assert {plain(sign) for sign in unsafe} == {"\N{REPLACEMENT CHARACTER}"}


def test_json_is_the_same_data_without_what_a_terminal_obeys() -> None:
    told = {"a": "\x1b[2J\x9b31m\x7f\u202eé"}
    line = json.dumps(told, ensure_ascii=False)
    assert json.loads(inert(line)) == told
    assert inert(line).isprintable()
    assert inert('{"a": "é"}') == '{"a": "é"}'


def test_a_sentence_and_a_source_have_one_number_each_however_often_they_are_cited() -> None:
    notes = Notes()
    first = Evidence("04SESTRIN214", 2, 10, 20, "he would not", "ab")
    again = Evidence("04SESTRIN214", 2, 10, 20, "he would not", "ab", stance="reject")
    other = Evidence("04SESTRIN214", 2, 10, 20, "he would not", "cd")
    assert [notes.number(entry) for entry in (first, "Minutes of 3 May", again, other, "Minutes of 3 May")] == [
        *(1, 2, 1, 3, 2)
    ]
    assert notes.entries == [first, "Minutes of 3 May", other]
