"""The paragraphs of a cable as one text."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.model.cable import Head, Paragraph, Run
from reftel.reading.blocks import blocks_of, may_be_noted, texts_of
from reftel.reading.redactions import redactions_of
from reftel.reading.signs import in_small, lowered, places_of, whole_of

WORDS = st.sampled_from(
    [
        "He left.",
        "(",
        ")",
        "[",
        "]",
        " ",
        "\n\n",
        "Comment:",
        "COMMENT",
        "note:",
        "(Embassy Note:",
        "End note.",
        "Begin text:",
        "begin quote",
        "Start of letter",
        "Regina",
        "End text.",
        "UNQUOTE",
        "QUOTE",
        "XXXXXXXXXXXX",
        "xxxx",
        "names removed",
        "line not declassified",
        "Omitted here",
        "denied",
        "B1",
        "(b) (1)",
        "b(6)",
        "1.4 (d)",
        "25X1",
        "page withheld",
        "██",
        "é",
    ]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)


def test_what_stands_in_the_whole_and_in_brackets() -> None:
    whole = whole_of(["He came (SIC) and [Names Removed (2)] left.", "Not (closed"])
    assert whole.text == "\n\nHe came (SIC) and [Names Removed (2)] left.\n\nNot (closed"
    assert whole.has("absent", "names removed")
    assert not whole.has("absent")
    assert all(whole.encloses(sign) for sign in ("sic", "names removed", "closed"))
    assert not whole.encloses("came", "left")


def test_places_of_words_are_in_order() -> None:
    assert places_of("End, END and ending", ("END", "End", "end")) == [0, 5, 13]
    assert places_of("none", ("END",)) == []


@given(TEXTS)
def test_what_the_whole_denies_no_paragraph_has(texts: list[str]) -> None:
    paragraphs = [_paragraph(text) for text in texts]
    whole = whole_of(texts)
    each = [redactions_of(Head(), (), [one], "") for one in paragraphs]
    alone = [(at, one.kind, one.span) for at, found in enumerate(each) for one in found]
    assert [(one.para, one.kind, one.span) for one in redactions_of(Head(), (), paragraphs, "", whole)] == alone
    assert may_be_noted(whole) or all(list(blocks_of(text)) == list(blocks_of(text, noted=False)) for text in texts)
    assert texts_of(paragraphs, (), whole) == texts_of(paragraphs, ())


def _paragraph(text: str) -> Paragraph:
    runs = (Run(0, len(text), 0, len(text)),)
    told = {"number": None, "mark": None, "heading": None, "role": "body", "start": 0, "text_start": 0}
    return Paragraph(**told, end=len(text), raw=text, text=text, runs=runs)  # type: ignore[arg-type]


def test_ascii_letters_become_small_and_no_others() -> None:
    assert in_small("ABC É\u0130\u212a\ud83d") == "abc É\u0130\u212a\ud83d"
    assert in_small("SESTRIN") == "sestrin"


def test_what_becomes_an_ascii_letter_becomes_one() -> None:
    assert lowered("NOTE É") == "note É"
    assert "mark" in lowered("MAR\u212a")  # the sign for kelvin
