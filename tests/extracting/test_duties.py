"""What somebody has to do, by what was said."""

import pytest

from reftel.extracting.duties import bidden, duty_of, needed_of
from reftel.extracting.parser import load, parse
from reftel.extracting.predicates import Place
from reftel.extracting.readings import Reading, read


def reading(text: str) -> Reading:
    """A whole sentence as what was said."""
    found = parse([(text, ((0, 0),))], load())[0]
    assert found is not None
    return read(text, Place(found, 0, len(found), 0))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ostrel should sign the pact.", "request"),
        ("Ostrel must not sign the pact.", "reject"),
        ("The government needed to show the plan.", "request"),
        ("The pact must be old.", None),
        ("The government needs to be able to sign.", "request"),
        ("The government needs to be large.", None),
        ("We need to sign the pact.", "request"),
        ("He needs to sign the pact.", None),
        ("Ostrel does not need to sign the pact.", None),
        ("Ostrel signed the pact.", None),
    ],
)
def test_duties(text: str, act: str | None) -> None:
    found = duty_of(reading(text))
    assert (found[0] if found else None) == act


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It was essential for Ostrel to sign the pact.", True),
        ("It is important for the government to act at once.", True),
        ("It was essential to sign the pact.", False),
        ("It was not necessary for Ostrel to sign the pact.", False),
        ("The pact was essential for Ostrel.", False),
        ("It is important for rain to fall.", False),
    ],
)
def test_what_is_needed_of_somebody(text: str, *, asked: bool) -> None:
    assert (needed_of(reading(text)) is not None) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The vote should lead to more calm.", False),
        ("The uncertainty should also lead to capital flight.", False),
        ("The report should address the dam.", True),
        ("The Minister should lead the talks.", True),
        ("The vote must lead to more calm.", True),
    ],
)
def test_what_is_expected_of_a_thing_is_asked_of_nobody(text: str, *, asked: bool) -> None:
    assert (duty_of(reading(text)) is not None) is asked


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("the ferry be towed to the port", "request"),
        ("the dam not be closed before May", "reject"),
        ("the ferry is towed to the port", None),
        ("the ferry would be towed to the port", None),
        ("the ferry may be old", None),
    ],
)
def test_the_subjunctive_bids(text: str, act: str | None) -> None:
    sentence = f"Marin insisted that {text}."
    found = parse([(sentence, ((0, 0),))], load())[0]
    assert found is not None
    told = bidden(read(text, Place(found, 3, len(found) - 1, found.starts[3])))
    assert (told[0] if told else None) == act
