"""What a later sentence reports of a promise, of whom, and which."""

import pytest

from reftel.extracting.following.outcomes import Outcome, outcome_of


# EXERCISE: made-up people and places.
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Norway has kept its pledge to dredge it", Outcome("kept", "Norway", " its pledge to dredge it")),
        ("he had kept his word about the wrecks", Outcome("kept", None, " his word about the wrecks")),
        (
            "the offer to dredge the lagoon was withdrawn in May",
            Outcome("withdrawn", None, "the offer to dredge the lagoon was "),
        ),
        ("Norway would no longer dredge the lagoon", Outcome("withdrawn", "Norway", " dredge the lagoon")),
        ("Norway had not abandoned hope of dredging the lagoon", None),
        ("Norway cannot withdraw the rights of the pilots", None),
        ("if Norway failed to dredge the lagoon, the pilots would strike", None),
        ("the number of pilots who failed to pass was small", None),
        ("Norway would dredge the lagoon", None),
    ],
)
def test_an_outcome_is_what_is_told_as_done(text: str, outcome: Outcome | None) -> None:
    assert outcome_of(text) == outcome
