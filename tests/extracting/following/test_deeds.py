"""What a deed is called, and whether it was done."""

import pytest

from reftel.extracting.dates import find_dates
from reftel.extracting.following.deeds import called, fine, happened
from reftel.extracting.following.phrases import find


def names(text: str) -> list[str]:
    """What the deeds of a text are called; those that were not done are left out."""
    dates = find_dates(text, "2004-03-17")
    return [called(text, hit, dates) for hit in find("events", "deeds", text) if happened(text, hit)]


# EXERCISE: made-up people and places.
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On March 3, the Dam Board signed a lease with Quentara.", "Dam Board signed a lease"),
        ("Tarn Bly, 57, was arrested on March 3.", "Tarn Bly was arrested"),
        ("The strike which began on March 3 is over.", "strike began"),
        ("They say the council resigned on March 3.", "They say the council resigned"),
        ("March 3 resigned the whole council", "resigned the whole council"),
        (f"{'the old and the new council of the dam ' * 6}resigned on March 3.", "resigned"),
        (f"{'the old and the new council of the dam ' * 2}resigned on March 3.", "resigned"),
        (f"{'the council, ' * 20}it is told, was dissolved on March 3.", "dissolved"),
        ("The lease was signed", "lease was signed"),
        ("The council signed an old, grey lease", "council signed an old"),
        ("Bly signed a very dull and long and grey and the lease", "Bly signed a very dull and long and grey"),
        ("The dam is due to be opened", "dam is due to be opened"),
        ("The council signed a lease. It rained.", "council signed a lease"),
        ("The lease was signed last March", "lease was signed"),
        ("The council announced that it was late", "council announced"),
    ],
)
def test_what_it_is_called(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "to sign it",
        "in order to be opened",
        "did not sign it",
        "would have signed it",
        "the release of the list",
        "held talks in Sestrin",
        "the court held that",
    ],
)
def test_what_was_not_done(text: str) -> None:
    assert names(text) == []


def test_a_year_is_not_fine() -> None:
    assert fine("2004-03")
    assert not fine("2004")
    assert not fine(None)
