"""Lists of participants: names, offices, glosses."""

import pytest

from made_speech import cable_of
from reftel.extracting.meetings import meetings


def whom(text: str) -> list[tuple[str, str | None, str | None]]:
    (found,) = meetings(cable_of(text))
    return [(one.name, one.role, one.gloss) for one in found.whom]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poloff met with Deputy Speaker of the Dam Chamber (lower house) Bly.",
         [("Bly", "Deputy Speaker of the Dam Chamber", "lower house")]),
        ("Poloff met with Minister Orvane Marin, head of the Dam Board, on March 3.", [("Marin", "Minister", None)]),
        ("Poloff met with a junior staffer, Orvane Bly, on March 3.", [("Bly", "junior staffer", None)]),
        ("Poloff met with Ministers Marin and Bly.", [("Marin", "Minister", None), ("Bly", "Minister", None)]),
    ],
)  # fmt: skip
def test_whom(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert whom(text) == expected


def test_what_follows_the_last_and_is_not_of_the_list() -> None:
    text = "In a March 3 meeting with Minister Orvane Marin, Ambassador Halloran said that the dam leaked."
    assert [name for name, _, _ in whom(text)] == ["Marin"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On May 2, Pol/Econ Chief called on Mayor Tarn Marin.", {"Pol/Econ Chief", "Marin"}),
        ("On May 2 P/E Chief met Mayor Marin.", {"P/E Chief", "Marin"}),
        ("Mayor Marin met with Pol/Econ chief and Poloff on May 3.", {"Marin", "Pol/Econ Chief", "Poloff"}),
    ],
)
def test_an_office_with_a_slash_is_whole(text: str, names: set[str]) -> None:
    (found,) = meetings(cable_of(text))
    assert {one.name for one in (*found.who, *found.whom)} == names
