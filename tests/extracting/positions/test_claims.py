"""What a speaker says of the stance of others."""

import pytest

from made_question import question, say, taken_apart
from reftel.extracting.positions import positions
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
        # what is told of others than the one whose statement it is
        ("Calderra opposes the Vardanian bid", ("vardania-2005", "Calderra", "reject", False)),
        ("Calderra and Ostrel reject the Vardanian bid", ("vardania-2005", "Calderra", "reject", False)),
        ("Calderra, Quentara and Ostrel oppose the Vardanian bid", ("vardania-2005", "Ostrel", "reject", False)),
        ("the Calderran delegation strongly opposes the Vardanian bid", ("vardania-2005", "Calderra", "reject", False)),
        ("the GOC would accept the 2005 chairmanship", ("vardania-2005", "Calderra", "accept", False)),
        ("Calderra's opposition to the Vardanian bid", ("vardania-2005", "Calderra", "reject", False)),
        ("Ostreli support for the Vardanian bid", ("vardania-2005", "Ostrel", "support", False)),
        ("Quentaran consent to the Vardanian bid", ("vardania-2005", "Quentara", "accept", False)),
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
        "they do not believe that the GOC will support the 2005 chairmanship",
        "did not expect that the GOC would back the 2005 chairmanship",
        "The choice was postponed",
        "The 2005 chairmanship matters",
        "The route is long",
        "Calderra's minister opposes the 2005 chairmanship",  # the minister, and not the state
        "the Calderran public opposes the 2005 chairmanship",
        "some of Calderra oppose the 2005 chairmanship",
        "four Calderran envoys oppose the 2005 chairmanship",
        "Calderra should oppose the 2005 chairmanship",  # what it should do is what the speaker wants
        "Calderra saw that Ostrel was for bread, and the 2005 chairmanship matters",
        "possible Calderran support for the 2005 chairmanship",
        "Calderra has no objection to the talks on boats",
        "Vardania cannot win back the boats and win the 2005 chairmanship",  # what a candidate can, not what it wants
    ],
)
def test_no_claims(content: str) -> None:
    assert found(content) == []


def test_what_somebody_does_not_believe_of_another_is_no_stance_of_his() -> None:
    content = "they do not believe that Ostrel will support the 2005 chairmanship"
    doubted = say(content, "Ostrel", speaker="Ministry staff", act="support", negated=True)
    assert positions(question(), [doubted]) == ()
    own = say("they do not support the 2005 chairmanship", "Ostrel", speaker="Ostrel", act="reject")
    assert [one.stance for one in positions(question(), [own])] == ["reject"]


def test_a_deed_with_its_own_subject_is_no_word_of_the_speaker() -> None:
    content = "Ostrel's motives for rejecting the Vardanian bid"
    [said], _, vocabulary = taken_apart(say(content, "GOC", act="criticize"))
    assert [(one.actor, one.stance) for one in claims(said, vocabulary) if one.because.startswith("deed:")] == [
        ("Ostrel", "inferred-against")
    ]
    told = positions(question(), [say(content, "GOC", act="criticize")])
    assert ("Calderra", "reject") not in {(one.actor, one.stance) for one in told}
    assert ("Ostrel", "inferred-against") in {(one.actor, one.stance) for one in told}
