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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Ostrel government let the sale die. They support the treaty.", "Ostrel government"),
        ("Several companies left the town. They support the treaty.", "Several companies"),
        ("The dam leaks. They support the treaty.", None),
        # in the words of somebody else they may be anybody, and he may tell of his own side
        ("Minister Marin said that it leaked. The company left. They support the treaty.", "Marin"),
    ],
)
def test_they_are_the_body_of_whose_deeds_the_paragraph_tells(text: str, speaker: str | None) -> None:
    told = [name for name, content in pairs(text) if content == "the treaty"]
    assert told == ([speaker] if speaker else [])
