"""Conversations with labels, as on a stage."""

from made_speech import said
from reftel.extracting.labels import labelled

TALK = 'Marin: The dam will be mended in May. Ambassador: Which May? Marin: "That depends on the rain."'


def test_whoever_stands_before_the_colon_says_it() -> None:
    assert [(row.speaker, row.addressees) for row in said(TALK)] == [
        ("Marin", ("Ambassador",)),
        ("Ambassador", ("Marin",)),
        ("Marin", ("Ambassador",)),
    ]


def test_one_label_may_be_a_heading() -> None:
    text = "Dams: The old dam was built of stone and timber by prisoners."
    assert labelled(text, 0, len(text)) is None


def test_headings_are_nobody() -> None:
    text = "Background: The dam was built in May. Objective: To find out who sold it. Source: The mayor knew it."
    assert labelled(text, 0, len(text)) is None
    assert all(row.speaker not in ("Background", "Objective", "Source") for row in said(text))


def test_of_three_each_may_be_told() -> None:
    text = "Marin: It leaks. Bly: It holds. Gormer: It does both."
    found = labelled(text, 0, 16)
    assert found is not None
    assert (found.speaker.text, found.addressee) == ("Marin", None)
