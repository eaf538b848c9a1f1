"""What was X-ed out."""

import pytest

from reftel.facts.xing import is_all_xed, is_xed


@pytest.mark.parametrize(
    ("text", "holds", "whole"),
    [
        ("XXXXXXXXXXXX", True, True),
        ("xxxx", True, True),
        ("\u0425\u0425\u0425\u0425", True, True),  # Cyrillic
        ("XXXX XXXX", True, True),
        ("Mayor XXXXXXXXXXXX's", True, False),
        ("XXX", False, True),
        ("Orvane XIII", False, False),
        ("Exxon", False, False),
        ("", False, False),
    ],
)
def test_what_was_x_ed_out(text: str, holds: bool, whole: bool) -> None:  # noqa: FBT001 - a table of rows
    assert (is_xed(text), is_all_xed(text)) == (holds, whole)
