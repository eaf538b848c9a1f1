"""Telegrams with the marks of annotators."""

import pytest

from reftel.reading import read
from reftel.reading.formats.annotated import split, suits

TEXT = '\ufeff1. TESSEL    PER.IND\n2. VARDANIA   GPE.NATION\n\n@@@\n\n1. [[MINISTER OF [[VARDANIA || 2]] || 1 ]] SAID "NO".\n[[HALLORAN||3]]\n'  # noqa: E501


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, True),
        (TEXT.replace("@@@", "@@@@"), True),
        (TEXT.replace("@@@", "---"), False),
        ("@@@\n[[A || 1]]", False),
        ("1. (C) One.\n@@@\nTwo.", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_marks_are_taken_out_and_what_is_left_leads_back() -> None:
    (passage,) = split(TEXT)
    assert passage.mapped.text.strip() == '1. MINISTER OF VARDANIA SAID "NO".\nHALLORAN'
    at = passage.mapped.text.index("VARDANIA SAID")
    assert passage.mapped.span(at, at + 13).of(TEXT) == "VARDANIA || 2]] || 1 ]] SAID"
    assert [finding.code for finding in passage.findings] == ["marks-removed"]


def test_several_in_one_text() -> None:
    text = TEXT + "\n" + TEXT.replace("TESSEL", "ORDWAY")
    reading = read(text)
    assert [len(cable.paragraphs) for cable in reading.cables] == [1, 1]
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    assert [node.kind for node in reading.nodes if node.kind == "annotation"] == ["annotation", "annotation"]


def test_a_text_without_a_head_is_part_of_a_telegram() -> None:
    (cable,) = read(TEXT).cables
    assert (cable.kind, cable.completeness, cable.mrn) == ("telegram", "partial", None)


@pytest.mark.parametrize(
    "slip", ["[[HE || 8] ] SAID", "[[HE||8] SAID", "[[HE |8]] | SAID", "[[ HE || 8 SAID", "HE || 8,9 ]] SAID"]
)
def test_slips_of_the_annotators(slip: str) -> None:
    (passage,) = split(TEXT + slip)
    assert passage.mapped.text.splitlines()[-1].split() == ["HE", "SAID"]
