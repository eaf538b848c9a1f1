"""Sub-items: labels, depth, marks."""

import pytest

from reftel.reading.items import items_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Four:\n\nA. One\n\nB. Two", [("A.", 1, "A. One"), ("B.", 1, "B. Two")]),
        (
            "Do:\n\n(1) One\n\n-- of it\n\n-- of them\n\n(2) Two",
            [
                ("(1)", 1, "(1) One\n\n-- of it\n\n-- of them"),
                ("--", 2, "-- of it"),
                ("--", 2, "-- of them"),
                ("(2)", 1, "(2) Two"),
            ],
        ),
        ("i) one\n\nii) two\n\n* a", [("i)", 1, "i) one"), ("ii)", 1, "ii) two\n\n* a"), ("*", 2, "* a")]),
        (
            "The delegation: -- Should speak. -- Should not sign; -- May leave.",
            [("--", 1, "-- Should speak."), ("--", 1, "-- Should not sign;"), ("--", 1, "-- May leave.")],
        ),
        ("-- One only.", [("--", 1, "-- One only.")]),
        ("A. Askew spoke.", []),
        ("He spoke -- at last -- of it.", []),
        ("No items.", []),
    ],
)
def test_items(text: str, items: list[tuple[str, int, str]]) -> None:
    assert [(item.label, item.level, text[item.start : item.end]) for item in items_of(text)] == items


def test_marks() -> None:
    text = "Points:\n\n--(S/NF) One\n\n-- (U) Two\n\n-- Three"
    assert [item.mark for item in items_of(text)] == ["S/NF", "U", None]
    assert [item.mark for item in items_of("C. (SBU) Summary: One.")] == ["SBU"]
