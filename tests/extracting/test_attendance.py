"""Who else was at a meeting, told in a sentence behind it."""

import pytest

from made_speech import cable_of
from reftel.extracting.meetings import meetings

MET = "On March 3 the Ambassador met with Ostrelian Minister Orvane Marin."


def sides(*texts: str) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    """Those of either side of the one meeting, with whom each came with."""
    (found,) = meetings(cable_of(*texts))
    return tuple([(one.name, one.accompanies) for one in side] for side in (found.who, found.whom))  # type: ignore[return-value]


# EXERCISE: made-up people and places.
@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Also present were Deputy Minister Tarn Bly and Director Ada Quill.", [], ["Bly", "Quill"]),
        (
            "Also in the meeting for the Ministry were the Chief of Dams, Tarn Bly, and officer Ada Quill.",
            [],
            ["Bly", "Quill"],
        ),
        ("Acting DCM and Econoff attended the meeting.", ["DCM", "Econoff"], []),
        ("The DCM and Econoff joined the Ambassador.", ["DCM", "Econoff"], []),
        ("With the Minister were Deputy Minister Tarn Bly and Director Ada Quill.", [], ["Bly", "Quill"]),
        ("With the Ambassador was Poloff.", ["Poloff"], []),
        ("With Marin were Deputy Minister Tarn Bly and Director Ada Quill.", [], ["Bly", "Quill"]),
        ("Poloff and Econoff also attended.", ["Poloff", "Econoff"], []),
        ("The DCM sat in on the meeting.", ["DCM"], []),
        ("DCM accompanied the Ambassador.", ["DCM"], []),
        ("Deputy Minister Tarn Bly accompanied Marin to the meeting.", [], ["Bly"]),
        ("Assistant Secretary Tarn Bly and DCM rounded out the U.S. side.", ["Bly", "DCM"], []),
        ("Additionally, Poloff -- attended.", ["Poloff"], []),
        ("Accompanying the Ambassador in the meeting was Poloff.", ["Poloff"], []),
        ("MEETING WAS ALSO ATTENDED BY A/DCM AND POLOFF.", ["A/DCM", "Poloff"], []),
        ("The meeting was also attended by Deputy Minister Tarn Bly and DCM.", ["DCM"], ["Bly"]),
        ("The talk that followed was also attended by ForMin Tarn Bly and DCM (notetaker).", ["DCM"], ["Bly"]),
        ("It was attended by Director Ada Quill, Deputy Minister Tarn Bly and Poloff.", ["Poloff"], ["Quill", "Bly"]),
        ("Also attended by Director Ada Quill and Poloff.", ["Poloff"], ["Quill"]),
        ("A/DCM AND POLOFF WERE ALSO PRESENT.", ["A/DCM", "Poloff"], []),
    ],
)
def test_who_else_was_there(text: str, ours: list[str], theirs: list[str]) -> None:
    assert sides(f"{MET} {text}") == (
        [("Ambassador", None), *((name, "Ambassador") for name in ours)],
        [("Marin", None), *((name, "Marin") for name in theirs)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "After he had left, the old dam was present.",
        "Also present was a fear of floods.",
        "The Ambassador and Marin were also present.",
        "Also present was nobody.",
        "The wedding of his daughter was attended by Deputy Minister Tarn Bly.",
        "The meeting was attended by three hundred angry farmers from the hills.",
        "Many of them attended.",
        "Poloff accompanied Senator Quill.",
        "Were present.",
        "Also present were:",
        "Also present were",
    ],
)
def test_nobody_else(text: str) -> None:
    assert sides(f"{MET} {text}") == ([("Ambassador", None)], [("Marin", None)])


def test_not_far_behind_nor_of_a_meeting_to_come() -> None:
    far = ("The dam leaked.", "The dam was old.", "Poloff also attended.")
    assert sides(MET, *far) == ([("Ambassador", None)], [("Marin", None)])
    (found,) = meetings(cable_of(f"{MET.replace('met', 'will meet').replace('3', '20')} Poloff also attended."))
    assert [one.name for one in found.who] == ["Ambassador"]


def test_beside_a_foreigner_who_came_sits_the_other_side() -> None:
    text = "On March 3 French Minister Orvane Marin called on Senator Tarn Bly. Poloff also attended."
    (found,) = meetings(cable_of(text))
    assert [one.name for one in found.whom] == ["Bly", "Poloff"]
    assert [one.side for one in found.who] == ["France"]
