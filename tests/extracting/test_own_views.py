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
