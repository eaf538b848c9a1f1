"""Where a finding stands, in words."""

import pytest

import made_lines
from reftel.linting.places import where
from reftel.model.finding import Finding

TEXT = made_lines.text(page="SESTRIN 00000214  002 OF 002")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("VZCZC", "format lines"),
        ("170905Z", "date-time group"),
        ("AMEMBASSY", "FM"),
        ("FORMIN", "TO"),
        ("STRAITS", "INFO"),
        ("SESTRIN 000214", "classification line"),
        ("DECL", "E.O. line"),
        ("PREL", "TAGS"),
        ("LATER DATE", "SUBJECT"),
        ("PORT AUREL 77", "REF"),
        ("Ada Quill", "Classified By"),
        ("told", "¶1"),
        ("00000214", "between paragraphs"),
        ("thanked", "¶2"),
        ("HALLORAN", "signature"),
        ("NNNN", "behind the text"),
    ],
)
def test_the_smallest_thing_that_it_stands_in(words: str, place: str) -> None:
    at = TEXT.index(words)
    cable = made_lines.cable(page="SESTRIN 00000214  002 OF 002")
    assert where(cable, Finding("x", "info", "m", at, at + len(words))) == place


def test_the_whole_cable_has_no_place() -> None:
    assert where(made_lines.cable(), Finding("x", "info", "m", 0, 0)) is None
