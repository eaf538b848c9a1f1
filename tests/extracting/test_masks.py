"""One mask that stands for several people."""

import pytest

from made_speech import said

X = "XXXXXXXXXXXX"
ROWS = [
    (  # introduced anew: somebody else, of whom nobody knows to whom he said it, nor when
        (
            f"{X} told Poloff on March 2 that the dam leaked. He said it was old.",
            f"Political analyst {X} argued that it would hold.",
        ),
        [(X, "Poloff"), (X, "Poloff"), (X, "")],
    ),
    (  # two descriptions in one paragraph
        (f"Engineer {X} told Poloff that the dam leaked. Dredger {X} argued that it would hold.",),
        [(X, "Poloff"), (X, "")],
    ),
    (  # the same description, or none: the same one, as far as anybody can tell
        (f"Engineer {X} told Poloff that the dam leaked. {X} added that it would fall. Engineer {X} said it was old.",),
        [(X, "Poloff")] * 3,
    ),
]


@pytest.mark.parametrize(("texts", "expected"), ROWS)
def test_a_mask_that_is_introduced_anew_takes_over_nobodys_talk(
    texts: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert [(one.speaker, ", ".join(one.addressees)) for one in said(*texts)] == expected


def test_nor_does_it_take_over_the_day() -> None:
    first, second = said(
        f"{X} told Poloff on March 2 that the dam leaked.", f"Political analyst {X} argued that it would hold."
    )
    assert first.said_on is not None
    assert second.said_on is None
