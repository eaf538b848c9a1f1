"""Tables with names of columns."""

import pytest

from reftel.reading import read
from reftel.reading.formats.table import split, suits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doc_id,classification,authored,title,body\n", True),
        ('\ufeff"doc_id";"classification";"body"\r\n', True),
        ("doc_id\tauthored\tbody\tfrom_field\n", True),
        ("name,version,body\n", False),
        ("doc_id,a,b,c,d,e,body\n", False),
        ("To, the ambassador, body and soul\n", False),
        ("", False),
        ("x," * 30_000, False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_a_passage_for_each_row_and_a_finding_for_a_damaged_one() -> None:
    text = 'doc_id,classification,body\n04HALIFA36,SECRET,"1. A, ""B"".\n2. C."\n04HALIFA37,SECRET\n04HALIFA38,SECRET,x,y\n'  # noqa: E501
    first, second, third = split(text)
    assert first.mapped.text == '1. A, "B".\n2. C.'
    assert (first.publisher, first.findings) == ({"mrn": "04HALIFA36", "classification": "SECRET"}, ())
    assert [finding.code for finding in (*second.findings, *third.findings)] == ["record-damaged", "record-damaged"]
    reading = read(text)
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    assert [cable.completeness for cable in reading.cables] == ["whole", "stub", "whole"]
    assert [str(cable.mrn) for cable in reading.cables] == ["04HALIFA36", "04HALIFA37", "04HALIFA38"]


def test_a_table_without_rows_is_empty() -> None:
    reading = read("doc_id,classification,body\n")
    assert (reading.cables, [finding.code for finding in reading.findings]) == ((), ["part-unread"])
