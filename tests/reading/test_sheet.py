"""The lines of one message with their kinds, and what a line may be wherever it stands."""

from reftel.reading.lines import cut
from reftel.reading.sheet import Sheet, exercise, is_rule, put


def test_a_line_of_the_head_joins_its_group() -> None:
    text = "FM AMEMBASSY SESTRIN\nTO RUZAPAA/SECSTATE\nRUZAPAB/HALIFA\n\nTO RUZAPAC/TARSIS\n"
    sheet = Sheet(text, [], [], {}, {}, 0)
    kinds = ("header:origin", "header:action", "header:action", "blank", "header:action")
    for line, kind, more in zip(cut(text), kinds, (False, False, True, False, False), strict=True):
        put(sheet, line, kind, more=more)
    assert sheet.kinds == list(kinds)
    assert sheet.groups == {"origin": [[0]], "action": [[1, 2], [4]]}


def test_banners_of_an_exercise() -> None:
    assert exercise("E X E R C I S E")
    assert not exercise("Exercise is healthy")


def test_rules() -> None:
    assert is_rule("- - - -")
    assert is_rule("======")
    assert not is_rule("--")
    assert not is_rule("- item")
