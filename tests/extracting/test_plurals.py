"""They: which people of the same sentence are meant."""

import pytest

from made_speech import pairs


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Despite signals from Ostrel officials that they seek a truce, the army fights.", "Ostrel officials"),
        # several may be meant, and nobody is guessed
        ("Mayors told officials that they seek a truce.", None),
        ("The dams leak, and they seek a truce.", None),
    ],
)
def test_whom_they_means(text: str, speaker: str | None) -> None:
    told = [name for name, content in pairs(text) if content == "a truce"]
    assert told == ([speaker] if speaker else [])
