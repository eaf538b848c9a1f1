"""By what shape a bare assertion judges."""

import pytest

from made_speech import noted, pairs, said
from reftel.extracting.judging import judges

JUDGING = [
    # a quality in a degree, or one of praise or blame
    "The dam is far weaker than its builders claim.",
    "Mayor Gormer is an extremely stubborn negotiator of the old school.",
    "She is the ablest manager in the whole of the Board.",
    "The repair of the dam is far from complete.",
    "The last speech of the mayor was a disaster.",
    "The plan of the Board was short-sighted and costly.",
    "Economics: one secret of the town has been very cheap stone.",
    # what a thing or a deed does to others
    "Closing the dam puts the whole valley at risk.",
    "The fact that the vote is over gives the mayor some breathing space.",
    "The by-election has left the whole party reeling.",
    "This spells the end of the plan of the mayor.",
    "The course of the Board is driven by a fear of floods.",
    "The dam is plagued by leaks of all kinds.",
    # how it is seen, what is looked for, what is not there
    "The mayor is widely seen as a friend of the port.",
    "The budget of the Board is expected to shrink further over the next two quarters.",
    "There is little appetite for a new dam in the valley.",
    "The Board does not have the ability to mend it.",
    # an adverb that judges the whole
    "Ironically, the town below it gained most from the flood.",
    "Not surprisingly, the miners left the valley for the coast as soon as the last of the pits was closed.",
]
TELLING = [
    "The dam was built of stone by the miners of the town.",
    "The second largest dam of the coast is in the north.",
    "The new dam is older than the port and more than 50 feet high.",
    "What follows is a list of the dams of the coast.",
    "Spokesmen of the miners have put the figure at 40,000.",
    "The Ambassador has met the mayor in the town on two occasions.",
    "The Board has the papers of the mayor in its keep.",
    "Mayor Gormer was seen at the port in May.",
]


@pytest.mark.parametrize("text", JUDGING)
def test_what_judges(text: str) -> None:
    [sentence] = noted(text).sentences
    assert judges(sentence)
    assert pairs(text) == [("post", text.rstrip("."))]


@pytest.mark.parametrize("text", TELLING)
def test_what_only_tells(text: str) -> None:
    [sentence] = noted(text).sentences
    assert not judges(sentence)
    assert [speaker for speaker, _ in pairs(text)] == []


def test_a_body_or_a_wish_before_does_not_keep_the_post_from_judging() -> None:
    rows = pairs("The Board said that the dam leaked. The plan is very risky for the town below.")
    assert rows == [("Board", "the dam leaked"), ("post", "The plan is very risky for the town below")]
    rows = pairs("Minister Orvane Marin said that the dam leaked. The plan was very risky for the town below.")
    assert rows[-1][0] == "Marin"


def test_what_somebody_means_to_do_is_not_the_posts_too() -> None:
    assert "post" in [one.speaker for one in said("The Board must consider steps against the leaks.")]
    assert [one.speaker for one in said("The Board also expects to close the most important dam this year.")] == [
        "Board"
    ]
