"""The signs of a sentence that tells of nobody saying it."""

import pytest

from made_speech import cable_of
from reftel.extracting.notes import Notes
from reftel.extracting.stages.implied import courses_of
from reftel.extracting.stages.parsing import read_sentences
from reftel.extracting.stages.speech import find_speech
from reftel.extracting.unmarked import signs_in

SPOKE = "Minister Orvane Marin told Poloff on March 4 that the old dam above the town had leaked all winter."
OPEN = "The towns below it would have to be warned before the snow melted in the hills."


def signs(*texts: str) -> dict[str, set[str]]:
    """The open sentences of a made-up cable, each with its signs."""
    notes = find_speech(read_sentences(Notes(cable=cable_of(*texts))))
    return {
        one.sentence.text: set(found)
        for course in courses_of(notes)
        for run in course.runs
        for one, found in zip(run.open, signs_in(run, course.setting), strict=True)
    }


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The towns below it would have to be warned before the snow melted in the hills.", "would"),
        ("The towns below it must be warned before the snow melts in the hills this spring.", "should"),
        ("The Board will close the old dam above the town before the end of the year.", "will"),
        ("The Board had closed the old dam above the town before the end of the year.", "had"),
        ("The Board has closed the old dam above the town for the rest of the year.", "has"),
        ("The towns below it were warned by the mayors of the valley in the spring.", "was"),
        ("The miners of the valley walked to the port of Sestrin in three days.", "VBD"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    found = signs(text)[text]
    assert {sign for sign in found if sign.startswith("tense=") and "|" not in sign and "&" not in sign} == {
        f"tense={tense}"
    }


def test_who_spoke_before() -> None:
    told = signs(f"{SPOKE} {OPEN}")[OPEN]
    assert {"single", "told-somebody", "shifted", "frame=that", "verb=tell", "since=0", "speaker=name"} <= told
    assert {"tense=would|somebody", "tense=would|shifted", "before=told", "before=told&0"} <= told
    assert "nobody" not in told


def test_nobody_spoke() -> None:
    told = signs(OPEN)[OPEN]
    assert {"nobody", "alone", "first", "last", "before=start", "tense=would|nobody", "paragraph-silent"} <= told
    assert not {sign for sign in told if sign.startswith(("frame=", "verb=", "speaker=", "since="))}


@pytest.mark.parametrize(
    ("then", "after"),
    [
        ("He added that the Board would meet again before the summer.", "he"),
        ("Marin added that the Board would meet again before the summer.", "same"),
        ("Mayor Tarn Bly added that the Board would meet again before the summer.", "other"),
        ("", "none"),
    ],
)
def test_who_speaks_next(then: str, after: str) -> None:
    told = signs(f"{SPOKE} {OPEN} {then}".strip())[OPEN]
    assert {sign for sign in told if sign.startswith("after=") and "&" not in sign} == {f"after={after}"}
    assert {f"after={after}&0", f"after={after}&somebody", f"tense=would&after={after}"} <= told


def test_who_spoke_in_the_paragraph_before_is_carried() -> None:
    assert "carried" not in signs(f"{SPOKE} {OPEN}")[OPEN]
    told = signs(SPOKE, OPEN)[OPEN]
    assert {"carried", "single", "before=start"} <= told
    assert not {"goes-on", "nobody"} & told


def test_of_whom_a_sentence_is_told() -> None:
    his = "Marin has a large house by the river and two sons who work for the Board."
    assert {"names-him", "of-him", "subject=name"} <= signs(f"{SPOKE} {his}")[his]
    pronoun = "He has a large house by the river and two sons who work for the Board."
    assert {"he", "subject=he", "tense&subject=VBZ&he"} <= signs(f"{SPOKE} {pronoun}")[pronoun]


def test_the_signs_of_a_neighbour() -> None:
    second = "The town was poor and had neither the money nor the men to mend the wall."
    told = signs(f"{SPOKE} {OPEN} {second}")
    assert {"right:tense=VBD", "right:subject=noun"} <= told[OPEN]
    assert {"left:tense=would", "since=1", "before=told&1"} <= told[second]
    assert not {sign for sign in told[OPEN] if sign.startswith("left:")}


def test_no_word_of_content_is_a_sign() -> None:
    told = signs(f"{SPOKE} {OPEN}")[OPEN]
    assert not [sign for sign in told if any(word in sign for word in ("town", "snow", "hill", "warn", "marin"))]
