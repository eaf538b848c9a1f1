"""Where the text of a released scan breaks off before the next paragraph."""

import pytest

from reftel.reading import read

SCAN = """\
TEXT OF TELEGRAM 86SESTRI 005204

   SECRET

PAGE 01        SESTRI   05204  151208Z
R 151208Z OCT 86
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC 7126

S E C R E T SESTRIN 05204

E.O. 12356: DECL: OADR
SUBJECT: THE STRAITS

{}
   SECRET
NNNN
                                                       PAGE NO.    1
"""


def told(*paragraphs: str) -> list[str]:
    (cable,) = (reading := read(SCAN.format("\n\n".join(paragraphs)))).cables
    found = [one for one in cable.findings if one.code == "text-blank"]
    assert all(one.start < one.end <= len(reading.source.text) for one in found)
    return [one.message.partition(" ")[0] for one in found]


@pytest.mark.parametrize(
    "end",
    [
        "DRAVIC THANKED OYEN FOR THE SURVEY. HE SAID THAT",
        "DRAVIC ASKED OYEN TO TELL THE COUNCIL",
        "PRESIDENT DRAVIC SAID [",
        "OYEN STATED THAT 1--",
    ],
)
def test_a_paragraph_that_ends_in_mid_sentence_before_the_next(end: str) -> None:
    assert told("1. SECRET - ENTIRE TEXT", f"2. {end}", "3. WE AGREED.", "4. THE COUNCIL MET.") == ["¶2"]


@pytest.mark.parametrize(
    "whole",
    [
        "DRAVIC THANKED OYEN.",
        "DID OYEN AGREE?",
        'THE COUNCIL SAID "NO ICE."',
        "ACTION REQUESTED",  # a heading, and no sentence
        "THE POINTS WERE:",
        "(C-ENTIRE TEXT)",
        "OYEN WENT TO SEE THE SURVEY,",  # as often as not the full stop, misread
    ],
)
def test_nothing_is_said_of_what_ends(whole: str) -> None:
    assert told("1. WE MET.", f"2. {whole}", "3. WE AGREED.", "4. THE COUNCIL MET.") == []


def test_of_other_telegrams_nothing_is_known_to_be_taken_out() -> None:
    text = "S E C R E T SESTRIN 05204\n\nSUBJECT: THE STRAITS\n\n1. OYEN WAS ASKED AND SAID THAT\n\n2. WE MET.\n"
    (cable,) = read(text).cables
    assert "text-blank" not in {one.code for one in cable.findings}
