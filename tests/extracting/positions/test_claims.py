"""What a speaker says of the stance of others."""

import pytest

from made_question import say, taken_apart
from reftel.extracting.positions.claims import claims


def found(content: str, holder: str = "GOV") -> list[tuple[str, str, str, bool]]:
    [said], _, vocabulary = taken_apart(say(content, holder))
    return [(c.option, c.actor, c.stance, c.hearsay) for c in claims(said, vocabulary)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            'The Vardanian bid had the backing of a "majority" of members',
            ("vardania-2005", "majority of members", "support", False),
        ),
        ("The Vardanian bid enjoys the backing of Ostrel", ("vardania-2005", "Ostrel", "support", False)),
        ("The Vardanian bid is supported by the GOC", ("vardania-2005", "Calderra", "support", False)),
        ("The GOV had heard of the Ostreli candidacy", ("ostrel-2005", "Ostrel", "undecided", True)),
        ("Ostrel's possible candidacy is talked about", ("ostrel-2005", "Ostrel", "undecided", True)),
        ("Ostrel's candidacy is new", ("ostrel-2005", "Ostrel", "support", False)),
    ],
)
def test_claims(content: str, expected: tuple[str, str, str, bool]) -> None:
    assert expected in found(content)


@pytest.mark.parametrize(
    "content",
    [
        "The 2005 chairmanship is not supported by Ostrel",
        "If the 2005 chairmanship is supported by Ostrel",
        "The 2005 chairmanship is supported by",
        "The choice was postponed",
        "The 2005 chairmanship matters",
        "The route is long",
    ],
)
def test_no_claims(content: str) -> None:
    assert found(content) == []
