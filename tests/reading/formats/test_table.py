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


def test_what_a_row_holds_does_not_say_what_the_table_is() -> None:
    body = "Message Text\n\nR 021405Z MAR 74\nFM AMEMBASSY SANTIAGO\n\nUNCLAS SANTIAGO 214\n\n1. HE LEFT.\n"
    behind = "Message Attributes\n\nDraft Date: 02 MAR 1974\nMarkings: n/a\nType: TE\nFilm Number: D740067-0123\n"
    row = f'1974SANTIA00214,UNCLASSIFIED,1974-03-02,"A ""B""","{body}{behind}"'
    text = f"doc_id,classification,authored,title,body\n{row}\n"
    reading = read(text)
    assert reading.source.format == "table"
    (cable,) = reading.cables
    assert [one.text for one in cable.paragraphs] == ["HE LEFT."]
    assert "film_number" not in cable.publisher
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text


def test_a_cut_name_of_a_station_is_made_whole_where_only_one_begins_so() -> None:
    text = "doc_id,classification,body\n1974SANTIA00214,SECRET,\n1974NEWDE00215,SECRET,\n1974PORTO00216,SECRET,\n"
    assert [str(cable.mrn) for cable in read(text).cables] == ["74SANTIAGO214", "74NEWDELHI215", "74PORTO216"]
