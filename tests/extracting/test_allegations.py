"""Sentences that tie somebody who is named to a wrong."""

import pytest

import reftel
from reftel.extracting.allegations import SUBJECT, allegations
from reftel.extracting.lexicon.load import table
from reftel.model.cable import Cable

ROWS = [(str(word), str(example)) for word, example in table("allegations.toml")["words"]]


def cable_of(*paragraphs: str, subject: str = "THE FERRIES") -> Cable:
    body = "\n\n".join(f"{number}. (U) {text}" for number, text in enumerate(paragraphs, 1))
    text = f"UNCLAS SESTRIN 000777\n\nSUBJECT: {subject}\n\n{body}\n\nHALLORAN\n"
    (cable,) = reftel.read(text).cables
    return cable


def test_every_row_finds_its_example() -> None:
    """All examples as sentences of one cable each would cost a registry each; five at a time are told apart."""
    for begin in range(0, len(ROWS), 5):
        some = ROWS[begin : begin + 5]
        found = list(allegations(cable_of(*(example for _, example in some))))
        assert [one.para for one in found] == list(range(len(some))), [word for word, _ in some]


@pytest.mark.parametrize(
    "text",
    [
        "The ferries would sail on March 3.",
        "Minister Oyen said that the ferries would sail.",
        "He feared that corruption was a problem.",
        "The police found that bribes had been paid.",
        "Minister Dravic of Crimea spoke of robust ties, made with conviction, over a couple of years with Robert.",
    ],
)
def test_without_a_name_or_a_wrong_there_is_none(text: str) -> None:
    assert list(allegations(cable_of(text))) == []


def test_it_carries_who_says_so_and_whose_report_it_is() -> None:
    cable = cable_of(
        "Minister Oyen told Halloran that Mayor Dravic took bribes. The weather was fine.",
        "Colonel Karsh runs a racket.",
        "Minister Oyen told Halloran that corruption was a problem.",
        subject="MAYOR DRAVIC AND HIS BRIBES",
    )
    found = list(allegations(cable, reftel.extract(cable)))
    assert [(one.para, one.speaker, one.post) for one in found] == [
        (SUBJECT, "post", "SESTRIN"),
        (0, "Oyen", "SESTRIN"),
        (1, "post", "SESTRIN"),
    ]
    assert found[1].text == "Minister Oyen told Halloran that Mayor Dravic took bribes."
    assert cable.paragraphs[0].text[found[1].start : found[1].end] == found[1].text
    assert len({one.key for one in found}) == 3


def test_telegrams_in_capitals_are_read_too() -> None:
    text = "FOREIGN MINISTER OYEN SAID THAT MAYOR DRAVIC TOOK BRIBES FROM THE HARBOR BOARD AND WOULD NOT STOP."
    assert [one.cue for one in allegations(cable_of(text, text.replace("OYEN", "TARN")))][:1] == ["bribes"]
