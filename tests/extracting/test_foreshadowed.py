"""A pronoun before its name."""

import pytest

from made_speech import pairs


@pytest.mark.parametrize(
    "text",
    [
        "Though he praised the plan in public, Marin called it a dream in private.",
        "Minister Bly spoke first. While he welcomed the plan, Marin called it a dream.",
    ],
)
def test_the_name_that_follows_is_his(text: str) -> None:
    assert {speaker for speaker, _ in pairs(text)} == {"Marin"}


def test_a_pronoun_behind_its_name_looks_back() -> None:
    text = "Minister Bly said that the dam leaked. Marin left because he thought that the dam would break."
    assert ("Bly", "the dam leaked") in pairs(text)
    assert all(speaker in ("Bly", "Marin") for speaker, _ in pairs(text))


def test_by_his_own_account_is_by_that_of_who_follows() -> None:
    assert pairs("By his own account, Minister Marin mended the dam before the rains.") == [
        ("Marin", "Minister Marin mended the dam before the rains")
    ]
