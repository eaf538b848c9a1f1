"""A report that only repeats another of the same speaker."""

import pytest

from made_speech import pairs, said


def test_a_report_of_ones_own_words_is_not_doubled() -> None:
    rows = said("On the dam, Minister Orvane Marin reported to the Ambassador, he had told Mayor Bly that it leaked.")
    assert [(row.speaker, row.addressees) for row in rows] == [("Marin", ("Bly",))]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Minister Orvane Marin mentioned that Mayor Tarn Bly had told him that the old dam leaked.",
            [("Bly", "the old dam leaked")],
        ),
        (
            "Minister Orvane Marin asked for help with the ships, which he said were held.",
            [("Marin", "help with the ships, which he said were held"), ("Marin", "were held")],
        ),
    ],
)
def test_what_is_repeated_and_what_is_more(text: str, contents: list[tuple[str, str]]) -> None:
    assert pairs(text) == contents
