"""Whose words go on unmarked: what stands between two sentences of one speaker, and behind whom there is a quote."""

import pytest

from made_speech import cable_of, pairs, said
from reftel.extracting.notes import Notes
from reftel.extracting.stages.implied import courses_of
from reftel.extracting.stages.parsing import read_sentences
from reftel.extracting.stages.speech import find_speech
from reftel.extracting.unmarked import Told, whose

FIRST = (
    "Minister Orvane Marin told Poloff that the old dam was weaker than the new one and should be closed before the "
    "spring."
)
LAST = 'He expressed the hope that the new one "would be spared" by the floods of the coming spring.'
OLD = (
    "The plan of the Board to raise the wall of the dam above Sestrin is nearly ten years old. In May 2003 President "
    "Orvane Marin stated in a speech that the dam leaked. "
)
TOLD_US = OLD.replace("stated in a speech", "told us")
WARNED = "All of the towns below it would have to be warned before the snow melted"
FACT = "All of the towns below it were warned of the danger by the mayors of the valley"
JUDGED = "A failure of the second dam is likely to be far more costly for the towns of the valley"


def told(*texts: str) -> list[tuple[str, Told]]:
    """The open sentences of a made-up cable, each with whose words it is."""
    notes = find_speech(read_sentences(Notes(cable=cable_of(*texts))))
    return [
        (one.sentence.text, answer)
        for course in courses_of(notes)
        for run in course.runs
        for one, answer in zip(run.open, whose(run, course.setting), strict=True)
    ]


def test_what_is_told_as_it_is_now_is_his_between_two_sentences_of_his() -> None:
    between = "The old one, by contrast, has few friends in the valley and no money left for repairs."
    rows = [row for row in said(f"{FIRST} {between} {LAST}") if row.content == between[:-1]]
    assert [(row.speaker, row.voice) for row in rows] == [("Marin", "reported")]


def test_what_seems_to_judge_between_two_sentences_of_his_is_his_too() -> None:
    between = "There is indeed a paralysis of the board in the capital, but not of the town below the dam."
    assert ("Marin", between[:-1]) in pairs(f"{FIRST} {between} {LAST}")


def test_not_what_the_post_calls_its_own() -> None:
    between = "We doubt that the board will follow his advice before the end of the year."
    rows = [row for row in said(f"{FIRST} {between} {LAST}") if "the board will follow" in row.content]
    assert {row.voice for row in rows} == {"post"}


def test_not_what_is_told_of_the_speaker() -> None:
    between = "Marin, 54, is an engineer of the old school and was born in the town below the dam."
    assert ("Marin", between[:-1]) not in pairs(f"{FIRST} {between} {LAST}")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (OLD + FACT, None),
        (OLD + JUDGED, "post"),  # a judgement in the writer's own account
        (TOLD_US + WARNED, "Marin"),
        (OLD.partition(". ")[2] + WARNED, "Marin"),  # begins with him
        (OLD.replace("President Orvane Marin", "XXXXXXXXXXXX") + WARNED, "XXXXXXXXXXXX"),
    ],
)
def test_who_talks_with_nobody_is_only_quoted(text: str, speaker: str | None) -> None:
    last = text.rpartition(". ")[2]
    assert [name for name, content in pairs(f"{text}.") if content == last] == ([speaker] if speaker else [])


@pytest.mark.parametrize("teller", ["Mayor Tarn Bly told the media", "The MFA confirmed"])
def test_nothing_goes_on_from_what_a_house_or_the_press_is_told(teller: str) -> None:
    text = (
        f"{teller} on May 4 that the old dam above the town had leaked all winter. The funds for its repair were "
        "transferred to the Board of Dams in the middle of May."
    )
    assert len(pairs(text)) == 1


def test_who_meets_somebody_elsewhere_in_the_cable_speaks_on() -> None:
    talk = "The Ambassador met President Orvane Marin at the residence on May 6 to discuss the new dam."
    assert ("Marin", WARNED) in pairs(f"{OLD}{WARNED}.", talk)


def test_each_open_sentence_is_told_with_how_sure_it_is() -> None:
    (text, answer), *more = told(f"{FIRST} {WARNED}.")
    assert (text, answer.answer, more) == (f"{WARNED}.", "his", [])
    assert 1 / 3 < answer.probability < 1


def test_who_speaks_next_makes_it_surer() -> None:
    ((_, before),) = told(f"{FIRST} {WARNED}.")
    ((_, between),) = told(f"{FIRST} {WARNED}. {LAST}")
    assert (before.answer, between.answer) == ("his", "his")
    assert between.probability > before.probability


def test_where_nobody_has_spoken_nothing_is_his() -> None:
    assert {answer.answer for _, answer in told(f"{FACT}. {JUDGED}. {WARNED}.")} <= {"post", "nobody"}


def test_how_sure_it_is_tells_the_rank() -> None:
    ((_, answer),) = told(f"{FIRST} {WARNED}.")
    (row,) = [row for row in said(f"{FIRST} {WARNED}.") if row.content == WARNED]
    assert row.to_check
    assert row.rank == pytest.approx(0.2 + 0.29 * answer.probability, abs=0.006)
