"""Cues that take no stance where they stand."""

import pytest

from made_speech import said


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Marin said that the Council will push for a vote.", "state"),
        ("Marin said that the Council pushed for a vote.", "request"),
        ("Marin said that it was doubtful that the Bank would agree.", "criticize"),
        ("Marin said that the clerk accepted a bribe.", "state"),
        ("Marin said that the Bank accepted the offer.", "support"),
    ],
)
def test_only_what_is_meant_counts(text: str, act: str) -> None:
    (one,) = said(text)
    assert (one.act == act) or (act == "state" and one.act in ("state", "commit"))
