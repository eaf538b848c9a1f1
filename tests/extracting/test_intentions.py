"""What somebody means to do, and what only happens to him."""

import pytest

from made_speech import said


@pytest.mark.parametrize(
    ("text", "act", "holder"),
    [
        ("Minister Orvane Marin said that the Cabinet would publish the list.", "commit", "Cabinet"),
        ("Minister Orvane Marin said that the Cabinet would inherit the debt.", "state", "Marin"),
        ("Minister Orvane Marin said that the firm would experience delays.", "state", "Marin"),
        ("Minister Orvane Marin wants to publish the list.", "commit", "Marin"),
        ("Minister Orvane Marin wants to see the list.", "support", "Marin"),
        ("Minister Orvane Marin proposed to publish the list.", "commit", "Marin"),
        ("Minister Orvane Marin wants to avoid a vote.", "reject", "Marin"),
        ("Minister Orvane Marin said that Ostrel wanted to avoid a vote.", "reject", "Ostrel"),
        ("Minister Orvane Marin said that the party was convinced that Bly could appeal to voters.", "state", "party"),
        ("Minister Orvane Marin said that he was told that Bly had planned to publish it.", "state", "Marin"),
        (
            "Minister Orvane Marin said that the Bishop hoped that others might bring their influence to bear.",
            "request",
            "others",
        ),
        ("Minister Orvane Marin said that participants found the talks very useful.", "support", "participants"),
        ("Minister Orvane Marin said that Bly was cautiously optimistic that Ostrel would find him.", "state", "Bly"),
        ("Minister Orvane Marin said that the dam could be important for the economy.", "state", "Marin"),
        ("Minister Orvane Marin said that it was not against Ostrel (it does not oppose the dam).", "state", "Marin"),
        ("Minister Orvane Marin suggested that certain firms might know of a quarrel.", "state", "certain firms"),
        ("Considering the charges, Minister Orvane Marin said, we expect a trial.", "state", "Marin"),
    ],
)
def test_whose_it_is_and_what_it_does(text: str, act: str, holder: str) -> None:
    rows = said(text)
    assert [(row.act, row.holder) for row in rows if row.speaker == "Marin"][:1] == [(act, holder)]


def test_what_is_asked_of_the_reader_is_nobody_elses() -> None:
    rows = said("Comment: Please note the list is secret. Posts are asked to consider the cost. End comment.")
    assert [(row.act, row.holder) for row in rows] == [("request", "post"), ("request", "post")]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Marin spoke of the pilots who lost in court. They want to appeal the ruling in May, he said.",
        'Minister Orvane Marin told us about the two pilots. "They want to appeal the ruling," Marin said.',
        'Minister Orvane Marin told us about the dismissed pilot. "He will publish the whole list," Marin said.',
    ],
)
def test_what_others_mean_to_do_is_told_by_one_man_and_no_promise_of_his(text: str) -> None:
    row = said(text)[-1]
    assert (row.speaker, row.act) == ("Marin", "state")
    assert row.because.endswith("; of others")


def test_of_what_is_reported_he_and_they_may_be_who_speaks() -> None:
    one = said("Minister Orvane Marin said that he would publish the whole list of wrecks.")[-1]
    two = said("Orvane Marin and Tarn Bly said that they would publish the whole list of wrecks.")[-1]
    assert (one.act, two.act) == ("commit", "commit")
