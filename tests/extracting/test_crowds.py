"""Several people who are called by what they are."""

import pytest

from made_speech import said
from reftel.extracting.crowds import are_several

MINISTERS = (
    "Ministers Marin and Vega met the Ambassador on March 2. They told the Ambassador that it leaked. Both said it was "
    "old. Marin added that it would fall."
)
BOARD = "Two officials of the River Board told Econoff that the dam was safe. They rejected the claim."
MINISTRY = (
    "Three officials of the ministry told Poloff that it leaked. The three added that it was old. The officials left."
)
TWO_GROUPS = (
    "MFA officials told Poloff that the dam leaked. River Board officials told Econoff that it did not. The MFA "
    "officials added that it was old. The River Board officials said it was new."
)
MET = (
    "On March 2 the Ambassador met MFA officials. The officials said that the dam leaked. The Ambassador replied that "
    "it was old. They agreed to wait."
)
ROWS = [
    (MET, [("MFA officials", "Ambassador"), ("Ambassador", "MFA officials"), ("MFA officials", "Ambassador")]),
    (TWO_GROUPS, [("MFA officials", "Poloff"), ("River Board officials", "Econoff")] * 2),
    (BOARD, [("Two officials of the River Board", "Econoff")] * 2),
    (MINISTRY, [("Three officials of the ministry", "Poloff")] * 2),
    (
        "In a March 3 meeting with Poloff, officials of the Dam Ministry said that it leaked.",
        [("officials of the Dam Ministry", "Poloff")],
    ),
    ("Poloffs met with a group of students. The students said that it leaked.", [("students", "Poloffs")]),
    (MINISTERS, [("Marin and Vega", "Ambassador"), ("Marin and Vega", "Ambassador"), ("Marin", "Ambassador")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_of_several_talks_with_whom(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.speaker, ", ".join(one.addressees)) for one in said(text)] == expected


def test_of_two_groups_of_one_head_neither_is_meant() -> None:
    text = "Poloff met MFA officials and River Board officials. The officials said that it leaked."
    assert [one.speaker for one in said(text)] == ["officials"]


def test_a_group_is_of_its_paragraph() -> None:
    assert [one.speaker for one in said("Poloff met MFA officials.", "The officials said that it leaked.")] == [
        "officials"
    ]


@pytest.mark.parametrize(
    ("name", "are"),
    [
        ("two officials of the River Board", True),
        ("River Board", False),
        ("opposition parties", False),
        ("Marin", False),
    ],
)
def test_a_name_of_several(name: str, *, are: bool) -> None:
    assert are_several(name) is are
