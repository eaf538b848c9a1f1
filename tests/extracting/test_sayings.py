"""Ways of telling what somebody said: how many of those that were thought of are found, with speaker and act.

The shares are what was reached; a rule that loses a way lowers them. What is missed is printed where one falls short.
"""

from collections.abc import Iterator
from pathlib import Path

from made_speech import said

SAYINGS = Path(__file__).with_suffix(".tsv").with_name("sayings.tsv")
MET = "The Ambassador met Minister Marlow on May 1."
OURS = {"ambassador", "dcm", "emboff", "poloff", "embassy officer", "post"}
FOUND, RIGHT = 0.86, 0.77  # of the ways, and of those with the right act too


def ways() -> Iterator[tuple[str, str, str]]:
    """Sentence, speaker and act of each."""
    for line in SAYINGS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sentence, speaker, act = line.split("\t")
            yield sentence, speaker, act


def told(sentence: str) -> list[tuple[str, str]]:
    """Speaker and act of what is found of a sentence."""
    first = MET.upper() if sentence.isupper() else MET
    return [(row.speaker.lower(), row.act) for row in said(first, sentence) if row.content in sentence]


def acts(sentence: str, speaker: str) -> set[str]:
    """The acts of what the right one says in it."""
    wanted = speaker.lower()
    ours = wanted in OURS
    return {act for name, act in told(sentence) if wanted in name or (ours and name in OURS)}


def test_most_ways_are_found() -> None:
    rows = list(ways())
    found = right = 0
    missed = []
    for sentence, speaker, act in rows:
        met = set() if act == "none" else acts(sentence, speaker)
        none = act == "none" and not told(sentence)
        found += bool(met) or none
        right += act in met or none
        if not met and not none:
            missed.append(sentence)
    assert len(rows) > 400
    assert found / len(rows) >= FOUND, (found, len(rows), missed)
    assert right / len(rows) >= RIGHT, (right, len(rows))
