"""What stands between two sentences of one speaker."""

from made_speech import pairs, said

FIRST = "Minister Orvane Marin told Poloff that the old dam was weaker than the new one."
LAST = 'He expressed the hope that the new one "would be spared."'


def test_what_is_told_as_it_is_now_is_his() -> None:
    between = "The old one, by contrast, has few friends and no money."
    rows = [row for row in said(f"{FIRST} {between} {LAST}") if row.content == between[:-1]]
    assert [(row.speaker, row.voice) for row in rows] == [("Marin", "reported")]


def test_what_seems_to_judge_is_his_too() -> None:
    between = "There is indeed a paralysis of the board, but not of the town."
    assert ("Marin", between[:-1]) in pairs(f"{FIRST} {between} {LAST}")


def test_not_what_the_post_calls_its_own() -> None:
    between = "We doubt that the board will follow."
    rows = [row for row in said(f"{FIRST} {between} {LAST}") if "the board will follow" in row.content]
    assert {row.voice for row in rows} == {"post"}


def test_not_what_is_told_of_the_speaker() -> None:
    between = "Marin is an engineer of the old school."
    assert ("Marin", between[:-1]) not in pairs(f"{FIRST} {between} {LAST}")
