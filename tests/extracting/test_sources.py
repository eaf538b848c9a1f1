"""Sources that are named beside what they say."""

import pytest

from made_speech import pairs

CLOSED = "The old dam in the hills will be closed next year"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{CLOSED} according to Minister Orvane Marin.", [("Marin", CLOSED)]),
        (f"{CLOSED} per Gormer.", [("Gormer", CLOSED)]),
        ("In Gormer's view the dam will hold.", [("Gormer", "the dam will hold")]),
        (
            "We hear more and more from farmers in the hills that the mayor took money for the dam.",
            [("farmers", "the mayor took money for the dam")],
        ),
    ],
)
def test_a_source_needs_no_comma(text: str, told: list[tuple[str, str]]) -> None:
    assert pairs(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The Board mends its dams in the hills according to its national interests.",
        "The town in the valley uses ten thousand tons of water per year.",
        "The Board met with the mayor and the farmers of the valley on May 3 per reftel.",
        "We have not heard from the mayor that the dam in the hills leaked.",
        "We heard from the mayor about the dam in the hills.",
    ],
)
def test_measures_and_files_are_no_sources(text: str) -> None:
    assert [speaker for speaker, _ in pairs(text) if speaker != "post"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We received a request from the Ostrel Ministry of Dams for support for their candidate.",
            [("Ostrel Ministry of Dams", "support for their candidate")],
        ),
        (
            "Post has received complaints from farmers about the state of the dam.",
            [("farmers", "the state of the dam")],
        ),
        ("We have not received a request from the mayor for help with the dam.", []),
        ("The town received water from the hills for its mills.", []),
    ],
)
def test_who_sends_a_request_asks(text: str, told: list[tuple[str, str]]) -> None:
    assert pairs(text) == told
