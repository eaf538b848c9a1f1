"""What stands behind a colon, and whose words it is."""

import pytest

from made_speech import pairs

TABLE = [
    (
        "Minister Marin was blunt: the dam would not hold another winter.",
        "Marin",
        "the dam would not hold another winter",
    ),
    ("Minister Marin's answer was simple: nobody would mend the dam.", "Marin", "nobody would mend the dam"),
    (
        "Not so, Minister Marin shot back: the water had come from the other bank.",
        "Marin",
        "the water had come from the other bank",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "content"), TABLE)
def test_behind_the_colon(text: str, speaker: str, content: str) -> None:
    assert pairs(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam was old: it leaked at three places in the spring.",
        "Minister Marin brought three things: a map, a lamp and a key.",
        "Minister Marin was not blunt: the dam would be looked at again.",
    ],
)
def test_not_every_colon_opens_what_somebody_says(text: str) -> None:
    assert all(speaker != "Marin" for speaker, _ in pairs(text))
