"""Redactions: kind, place, extent."""

import pytest

from reftel.model.structure import Redaction
from reftel.reading import read

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: {subject}\n\n"


def found(text: str, subject: str = "X") -> list[tuple[str, Redaction]]:
    reading = read(HEAD.format(subject=subject) + text)
    return [(each.span.of(reading.source.text), each) for each in reading.cables[0].redactions]


@pytest.mark.parametrize(
    ("text", "words", "kind", "extent"),
    [
        ("XXXXXXXXXXXX came.", "XXXXXXXXXXXX", "publisher-x", None),
        ("He saw xxxxxxxxxxxx,s boat.", "xxxxxxxxxxxx", "publisher-x", None),
        ("He came (names removed).", "(names removed)", "words", None),
        ("He saw [NAME REDACTED].", "[NAME REDACTED]", "words", None),
        ("He came. [1 line not declassified] He left.", "[1 line not declassified]", "not-declassified", "1 line"),
        ("[less than 1 line not declassified]", "[less than 1 line not declassified]", "not-declassified",
         "less than 1 line"),
        ("[2 paragraphs (14 lines) not declassified]", "[2 paragraphs (14 lines) not declassified]",
         "not-declassified", "2 paragraphs"),
        ("He came. [EXCISED]", "[EXCISED]", "excised", None),
        ("He met (b)(1) there.", "(b)(1)", "code", None),
        ("He left.\n\nB1, 1.4(D)\n\nHe came.", "B1, 1.4(D)", "code", None),
        ("He met ████ ███ there.", "████ ███", "bar", None),
        ("[3 lines withheld]", "[3 lines withheld]", "withheld", "3 lines"),
        ("Paragraph withheld in full.", "Paragraph withheld in full", "withheld", None),
        ("[Omitted here is discussion of fish.]", "[Omitted here is discussion of fish.]", "omitted", None),
    ],
)  # fmt: skip
def test_kinds(text: str, words: str, kind: str, extent: str | None) -> None:
    ((raw, redaction),) = found(f"1. (C) {text}")
    assert (raw, redaction.kind, redaction.extent) == (words, kind, extent)
    assert (redaction.where, redaction.para, redaction.field) == ("paragraph", 0, None)


RELEASED = "RELEASED IN PART\nB1, 1.4(D)\n"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Marin told us that the boats          B1\nwere sold to Bly.", "B1", "code"),
        ("Marin told us that\n                    B1, 1.4(D)\nwere sold to Bly.", "B1, 1.4(D)", "code"),
        ("Marin told us that\nB6\nwere sold to Bly.", "B6", "code"),
        ("Marin told us that\nEXCISED\nwere sold to Bly.", "EXCISED", "excised"),
    ],
)
def test_what_stands_at_the_margin_of_a_release_says_that_something_was_taken_out(
    text: str, words: str, kind: str
) -> None:
    reading = read(RELEASED + HEAD.format(subject="X") + f"1. (C) {text}")
    ((raw, one),) = [(each.span.of(reading.source.text), each) for each in reading.cables[0].redactions]
    assert (raw, one.kind, one.para) == (words, kind, 0)
    # In what nobody released it may be a visa.
    assert not found(f"1. (C) {text}")


def test_places() -> None:
    told = found("XXXXXXX AND THE LAMPS\n---------------------\n\n1. (C) One.", subject="XXXXXXXXX ON LAMPS")
    assert [(raw, each.where, each.field) for raw, each in told] == [
        ("XXXXXXXXX", "head", "subject"),
        ("XXXXXXX", "heading", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He was removed (the board said so) and the law was omitted.",
        "See section 1.4 (b) and (d) of the order; vitamin B1 is dear, and B2 too.",
        "The text (not the letter) was withheld by them.",
        "The ship left on the XXX bis line.",
    ],
)
def test_no_redaction(text: str) -> None:
    assert found(f"1. (C) {text}") == []


def test_a_word_of_excision_alone_where_text_stood() -> None:
    assert [(text, each.kind) for text, each in found("1. (C) He came.\n\nEXCISED\n\n2. (C) EXCISED\n")] == [
        ("EXCISED", "excised"),
        ("EXCISED", "excised"),
    ]
    assert found("1. (C) The word soon was DELETED\n") == []
