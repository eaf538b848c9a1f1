"""Judgements by construction: too much of something, little trust, what is done by wishing to say it."""

import pytest

from made_speech import said
from reftel.extracting.blame import act_behind
from reftel.extracting.cues import tokens_of


def acts(text: str) -> list[str]:
    return [one.act for one in said(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Marin said that Bly is a good leader worthy of the office.", "support"),
        ("Marin said that Ostrel has been a reliable partner.", "support"),
        ("Marin said they fight for the rights of their poor people.", "state"),
        ("Marin said a case for crimes such as fraud would take a year.", "state"),
        ("Marin said that the count was taking too long.", "criticize"),
        ("Marin said the relief came too slowly for the villages.", "criticize"),
        ("Marin said that the dam was not too slow.", "state"),
        ("Marin said that Sestrin will make everything harder.", "criticize"),
        ("Marin said that a full amnesty would be offered to the rebels.", "commit"),
        ("Marin said that prices would not be raised.", "reject"),
        ("Marin said that an amnesty would be offered by the Dam Board.", "state"),
        ("Marin said that partners will have to abandon their fears.", "request"),
        ("Marin said the Bank wanted to thank the crew.", "support"),
        ("Marin said that the numbers have yet to be established.", "state"),
        ("Marin said the Speaker had refused to sign.", "reject"),
        ("Marin said that the FARC refused to sign.", "reject"),
    ],
)
def test_the_construction_tells(text: str, act: str) -> None:
    assert acts(text) == [act]


def test_what_one_wants_to_do_is_asked_of_nobody() -> None:
    (one,) = said("Marin said that the party wants to appeal to voters.")
    assert one.act == "commit"


def test_little_trust_is_no_praise() -> None:
    (one,) = said("Vardanian officials have little optimism that these efforts will bear fruit.")
    assert (one.act, one.because) == ("criticize", "nominal:have; distrust:have")
    (two,) = said("Vardanian officials have great hope that these efforts will bear fruit.")
    assert two.act != "criticize"


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("to note the date", "state"),
        ("to publicly thank Marin", "support"),
        ("to ask a question", "request"),
        ("to go", None),
    ],
)
def test_acts_behind_a_wish(words: str, act: str | None) -> None:
    assert act_behind(tokens_of(words), 1) == act
