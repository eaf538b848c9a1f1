"""What the post itself thinks, in the body of a cable."""

import pytest

from made_speech import noted, pairs
from reftel.extracting.own_views import in_first_person, judges_it, weighs_now


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


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("Some evidence indicates that the dam is weak.", True),
        ("Some evidence indicated that the dam was weak.", False),
        ('Some evidence indicates that the dam is "weak."', False),
        ("The town must be warned of the dam in time.", False),
    ],
)
def test_who_weighs_what_is(text: str, *, weighs: bool) -> None:
    [sentence] = noted(text).sentences
    assert weighs_now(sentence) == weighs


EVIDENCE = "Some evidence indicates that the wall is weaker in the north than in the south."


@pytest.mark.parametrize("weighed", [EVIDENCE, "There is little doubt that the dam will break before the summer."])
def test_what_is_weighed_behind_words_of_the_past_is_not_the_speakers(weighed: str) -> None:
    told = "Mayor Tarn Bly told us on May 4 that the dam was weak and that the Board had no plan to mend it."
    assert pairs(f"{told} {weighed}")[-1] == ("post", weighed.rstrip("."))


def test_a_house_of_the_post_thinks_what_the_post_thinks() -> None:
    text = "Mayor Tarn Bly told us that the dam leaks. Moreover, Mission believes that it will break in the summer."
    assert [name for name, _ in pairs(text)] == ["Bly", "post"]


def test_i_in_a_quotation_is_not_the_post() -> None:
    (sentence,) = noted('"I cannot mend it," the chief of the board said.').sentences
    assert not in_first_person(sentence)
