"""What verbs of report take in few words."""

import pytest

from made_speech import said

TABLE = [
    (
        "Minister Marin wants the old dam mended before the rains of May.",
        "request",
        "the old dam mended before the rains of May",
    ),
    ("The clerk said nothing, and Minister Marin inquired which dam.", "ask", "which dam"),
    (
        "MINISTER MARIN ASKED ME CONVEY TO THE MAYOR HIS THANKS FOR THE REPAIR OF THE DAM.",
        "request",
        "CONVEY TO THE MAYOR",
    ),
    (
        "Minister Marin made known his readiness to mend the dam before the rains.",
        "commit",
        "mend the dam before the rains",
    ),
    ("Minister Marin noted with regret that the dam had been closed.", "criticize", "the dam had been closed"),
    ("Minister Marin noted with satisfaction that the dam had been mended.", "support", "the dam had been mended"),
    ("Two of the three judges endorsed the sentence of the court in May.", "support", "the sentence of the court"),
    ("We would welcome a full translation of the verdict of the court.", "request", "translation of the verdict"),
    (
        "Embassy officers have asked to visit the prisoners in the old fort.",
        "request",
        "to visit the prisoners in the old fort",
    ),
    ("Farmers fear losing their land to the builders of the dam.", "criticize", "losing their land"),
]


@pytest.mark.parametrize(("text", "act", "content"), TABLE)
def test_contents(text: str, act: str, content: str) -> None:
    assert [(row.act, True) for row in said(text) if content in row.content] == [(act, True)]


def test_some_of_a_group_go_by_their_own_words() -> None:
    assert [row.speaker for row in said("Several of the farmers said that the dam leaked in spring.")] == [
        "Several of the farmers"
    ]


def test_a_day_expects_nothing() -> None:
    assert [row.speaker for row in said("A decision of the court is expected by Friday.")] in ([], ["post"])


def test_nothing_that_is_said_is_no_statement() -> None:
    assert said("His doctors say nothing.") == []
