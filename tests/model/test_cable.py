"""The record of a cable: plain properties over fields with their places, and clean text that leads back."""

import msgspec
import pytest

from reftel.fields.mrn import Mrn
from reftel.model.cable import Block, Cable, CableDate, Head, Paragraph, Run
from reftel.model.source import Field, SourceRef, Span

#          0123456789012345678901234567
RAW = "1. (C) Dravic &amp; Sorel\nsaid no."
CLEAN = "Dravic & Sorel said no."
PARAGRAPH = Paragraph(
    number=1,
    mark="C",
    role="body",
    heading=None,
    start=0,
    text_start=7,
    end=34,
    raw=RAW,
    text=CLEAN,
    # "Dravic " as it stands, the entity as a whole, and the rest as it stands.
    runs=(Run(0, 7, 7, 14), Run(7, 8, 14, 19), Run(8, 23, 19, 34)),
    blocks=(Block("summary", 0, 23, 7, 34), Block("note", 9, 14, 20, 25)),
)
EMPTY = Cable(
    source=SourceRef("a.txt", "0123456789abcdef", "telegram"),
    span=Span(0, 34),
    kind="telegram",
    head=Head(),
    paragraphs=(),
)
FULL = msgspec.structs.replace(
    EMPTY,
    paragraphs=(PARAGRAPH,),
    head=Head(
        mrn=Field(Mrn(2004, "SESTRIN", 214), "SESTRIN 000214", Span(0, 14)),
        date=Field(CableDate("2004-03-11", "dtg"), "110910Z MAR 04", Span(0, 14)),
        subject=Field("A SUBJECT", "A SUBJECT", Span(0, 9)),
        captions=Field(("SIPDIS", "NOFORN"), "SIPDIS NOFORN", Span(0, 13)),
    ),
)


@pytest.mark.parametrize(
    ("words", "characters"),
    [
        ("Dravic", "Dravic"),
        ("&", "&amp;"),
        ("Dravic & Sorel", "Dravic &amp; Sorel"),
        ("Sorel said", "Sorel\nsaid"),
        ("no.", "no."),
    ],
)
def test_clean_text_leads_back_to_its_characters(words: str, characters: str) -> None:
    start = CLEAN.index(words)
    assert PARAGRAPH.source_span(start, start + len(words)).of(RAW) == characters


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 24)])
def test_a_range_outside_the_clean_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such range"):
        PARAGRAPH.source_span(start, end)


def test_the_innermost_block_gives_the_role() -> None:
    assert PARAGRAPH.role_at(CLEAN.index("Sorel")) == "note"
    assert PARAGRAPH.role_at(0) == "summary"
    assert msgspec.structs.replace(PARAGRAPH, blocks=()).role_at(0) == "body"


def test_a_paragraph_has_its_place() -> None:
    assert PARAGRAPH.span.of(RAW) == RAW


def test_what_a_cable_does_not_say_is_none_or_empty() -> None:
    for name in (
        "mrn",
        "date",
        "date_basis",
        "dtg",
        "transmission",
        "origin",
        "classification",
        "eo",
        "declassify_on",
        "subject",
    ):
        assert getattr(EMPTY, name) is None
    for name in (
        "precedence", "action", "info", "passing", "captions", "classified_by", "reasons", "drafted_by", "cleared_by",
        "tags", "references", "signature",
    ):  # fmt: skip
        assert getattr(EMPTY, name) == ()


def test_plain_properties_are_the_values_of_fields() -> None:
    assert FULL.mrn == Mrn(2004, "SESTRIN", 214)
    assert (FULL.date, FULL.date_basis) == ("2004-03-11", "dtg")
    assert FULL.captions == ("SIPDIS", "NOFORN")
    assert FULL.subject == "A SUBJECT"


def test_a_field_has_its_characters_and_an_unknown_name_is_refused() -> None:
    field = FULL.field("subject")
    assert field is not None
    assert field.span == Span(0, 9)
    assert EMPTY.field("subject") is None
    with pytest.raises(AttributeError):
        FULL.field("topic")


def test_a_cable_without_number_is_cited_by_its_source() -> None:
    assert FULL.citation == "04SESTRIN214"
    assert EMPTY.citation == "source:0123456789ab@0"
