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


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Russian Envoy Orvane Marin", "Russia"),
        ("UK Political Officer Orvane Marin", "United Kingdom"),
        ("Oman's Sultan Orvane Marin", "Oman"),
        ("President of Georgia Orvane Marin", "Georgia"),
        ("MFA Russia unit director Orvane Marin", None),
        ("North American Affairs officer Orvane Marin", None),
        ("Ambassador to Russia Orvane Marin", None),
        ("Minister Orvane Marin", None),
    ],
)
def test_the_country_of_a_title_is_his_side(who: str, side: str | None) -> None:
    (found,) = meetings(cable_of(f"On March 3 the Ambassador met with {who}."))
    assert [one.side for one in found.whom] == [side]
    assert found.who[0].side is None


def test_a_side_told_elsewhere_in_the_cable() -> None:
    text = "On March 3 the Ambassador met with Marin. Russian Envoy Orvane Marin is old."
    (found,) = meetings(cable_of(text))
    assert [one.side for one in found.whom] == ["Russia"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ada Quill, Assistant to the President for Homeland Security and Canals, met with Minister Orvane Marin.",
            ["Quill", "Marin"],
        ),
        (
            "Minister Orvane Marin met with Envoy Ada Quill, Dam Security Advisor, and the Ambassador.",
            ["Marin", "Quill", "Ambassador"],
        ),
        ("Minister Orvane Marin met with Ada Quill, Head of Canals, and Poloff.", ["Marin", "Quill", "Poloff"]),
        ("Minister Orvane Marin met with Ada Quill, Head of Canals, and Tarn Bly.", ["Marin", "Quill", "Bly"]),
    ],
)
def test_a_title_behind_a_name_is_nobody_else(text: str, people: list[str]) -> None:
    (found,) = meetings(cable_of(f"On March 3 {text}"))
    assert [one.name for one in (*found.who, *found.whom)] == people


def test_what_one_says_in_quotation_marks_is_not_the_post() -> None:
    text = 'On March 3 Minister Orvane Marin recalled that "I met with Director Tarn Bly at the dam in May."'
    assert all(not one.of_post for found in meetings(cable_of(text)) for one in found.who)
