"""They: which people of the same sentence are meant."""

import msgspec
import pytest

from made_speech import cable_of, pairs
from reftel.extracting import extract


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


def of_several(*headings: str | None) -> list[str]:
    """Who *they* of the second and the third paragraph are, under some headings, where officials speak in the first."""
    texts = ["Ostrel officials said that the dam leaked.", "They said that it broke.", "They said that it fell."]
    cable = cable_of(*texts)
    told = [
        msgspec.structs.replace(one, heading=heading) for one, heading in zip(cable.paragraphs, headings, strict=True)
    ]
    return [row.speaker for row in extract(msgspec.structs.replace(cable, paragraphs=tuple(told)))][1:]


def test_they_reaches_into_the_next_paragraph_and_over_no_heading() -> None:
    assert of_several(None, None, None) == ["Ostrel officials", "Ostrel officials"]
    assert of_several("Dams", "Dams", "Lakes") == ["Ostrel officials"]
    assert of_several("Dams", "Lakes", "Lakes") == []
    assert pairs("Ostrel officials said that it leaked.", "The lake is deep.", "They said that it fell.")[1:] == []


def test_what_they_want_is_told_by_who_spoke_in_the_paragraph() -> None:
    assert pairs("Mayor Tarn Bly said that it leaked.", "The boats left as they sought to close the dam.")[1:] == []


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The traders met. Like oil officials, they are worried, asking how they can sell.", "traders"),
        ("The traders met. Unlike the officials, they are calm, asking how they can sell.", "traders"),
    ],
)
def test_they_are_not_those_whom_they_are_like(text: str, speaker: str) -> None:
    assert [name for name, content in pairs(text) if content == "how they can sell"] == [speaker]
