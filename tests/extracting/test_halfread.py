"""Reports that the parser reads by halves."""

import pytest

from made_speech import said


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            'Tarn Bly wrote in the Quentaran paper EL LAGO February 18, "The dam opens up a box of wounds."',
            "Bly",
            '"The dam opens up a box of wounds."',
        ),
        (
            'A February 20 op-ed in the Herald stated, "The town has set a very dangerous precedent."',
            "op-ed",
            '"The town has set a very dangerous precedent."',
        ),
        (
            '"The dam is old, but we love it even more," declared Ara Tolo at the close of the congress.',
            "Tolo",
            '"The dam is old, but we love it even more,"',
        ),
    ],
)
def test_a_quotation_is_what_was_said(text: str, speaker: str, content: str) -> None:
    assert [(row.speaker, row.content) for row in said(text)] == [(speaker, content)]


def test_who_is_told_is_not_who_acts() -> None:
    (row,) = said("Mayor Tarn Bly told us Alevis thus far are ambivalent toward the closure.")
    assert (row.addressees, row.content) == (("post",), "Alevis thus far are ambivalent toward the closure")


@pytest.mark.parametrize(
    "text", ['He keeps the book, "because I cannot trust anyone else."', 'The town lay still, "A dam for us all."']
)
def test_not_every_quotation_is_said(text: str) -> None:
    assert [one for one in said(text) if one.voice == "reported"] == []
