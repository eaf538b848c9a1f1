"""Whose words go on unmarked."""

import pytest

from made_speech import pairs

OLD = "The plan is old. In May President Orvane Marin stated that the dam leaked. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (OLD + "All of the towns were warned.", None),
        (OLD + "A second dam could break.", "post"),  # a judgement in the writer's own account
        (OLD.replace("stated", "told us") + "All of the towns were warned.", "Marin"),
        (OLD.replace("The plan is old. ", "") + "All of the towns were warned.", "Marin"),  # begins with him
        ("The plan is old. XXXXXXXXXXXX stated that it leaked. All of the towns were warned.", "XXXXXXXXXXXX"),
    ],
)
def test_who_talks_with_nobody_is_only_quoted(text: str, speaker: str | None) -> None:
    last = text.rstrip(".").rpartition(". ")[2]
    assert [name for name, content in pairs(text) if content == last] == ([speaker] if speaker else [])


@pytest.mark.parametrize("told", ["Mayor Tarn Bly told the media", "The MFA confirmed"])
def test_nothing_goes_on_from_what_a_house_or_the_press_is_told(told: str) -> None:
    assert len(pairs(f"{told} that the dam leaked. The funds were transferred in May.")) == 1


def test_who_meets_somebody_elsewhere_in_the_cable_speaks_on() -> None:
    talk = "The Ambassador met President Orvane Marin."
    assert ("Marin", "All of the towns were warned") in pairs(OLD + "All of the towns were warned.", talk)
