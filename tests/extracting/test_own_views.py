"""What the post itself thinks, in the body of a cable."""

import pytest

from made_speech import noted
from reftel.extracting.own_views import in_first_person, judges_it


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("We believe that the dam is weak.", ["ours", "judges"]),
        ("We met the mayor in the town.", []),
        ("The dam is likely to break before the summer.", ["judges"]),
        ("The dam was built by the town in two years.", []),
    ],
)
def test_who_judges(text: str, how: list[str]) -> None:
    [sentence] = noted(text).sentences
    assert ["ours"] * in_first_person(sentence) + ["judges"] * judges_it(sentence) == how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("The party has to reform the way in which it works.", ["judges"]),
        ("Ostrel has yet to see a payment from the bank.", []),
        ("We do not sense that the dam will break soon.", ["ours"]),
        ("We have met with the mayor on two more important occasions.", []),
        ("Assertive mayors do not sit well with everyone of importance, a clear problem.", ["judges"]),
    ],
)
def test_duties_senses_and_denials_judge_and_deeds_do_not(text: str, how: list[str]) -> None:
    [sentence] = noted(text).sentences
    assert ["ours"] * in_first_person(sentence) + ["judges"] * judges_it(sentence) == how
