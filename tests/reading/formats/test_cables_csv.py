"""The rows of cables.csv."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading import read
from reftel.reading.formats import cables_csv
from reftel.reading.formats.cables_csv import split, suits

ROW = '"7","12/28/1966 18:48","66SESTRIN2481","Embassy Sestrin","UNCLASSIFIED","66STATE106206|66HALIFA3","FM EMBASSY SESTRIN","{}"\n'  # noqa: E501


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROW.format("UNCLAS"), True),
        ("\ufeff\n" + ROW.format("UNCLAS"), True),
        ('7,12/28/1966,66SESTRIN2481,"Embassy"', True),
        ('"7","Ordway","12"\n', False),
        ("doc_id,body\n", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_columns() -> None:
    text = ROW.format('UNCLAS SESTRIN 2481\n\n1. He said \\"no\\", and ""yes"".')
    (passage,) = split(text)
    assert passage.mapped.text == 'FM EMBASSY SESTRIN\nUNCLAS SESTRIN 2481\n\n1. He said "no", and "yes".'
    assert passage.publisher == {
        "row": "7",
        "created": "1966-12-28 18:48",
        "mrn": "66SESTRIN2481",
        "origin": "Embassy Sestrin",
        "classification": "UNCLASSIFIED",
        "references": "66STATE106206|66HALIFA3",
    }
    assert passage.places["created"].of(text) == "12/28/1966 18:48"


@pytest.mark.parametrize("body", ['a "bare" mark', 'he said "no", and left', "it never closes", 'x","y","z'])
def test_a_damaged_row_costs_no_other(body: str) -> None:
    text = ROW.format(body).rstrip('"\n') + "\n" + ROW.format("UNCLAS SESTRIN 2482\n\n1. Next.")
    first, second = split(text)
    assert first.mapped.text.splitlines()[1].startswith(body[:3])
    assert second.mapped.text.endswith("1. Next.")
    assert not second.findings
    reading = read(text)
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    assert len(reading.cables) == 2


def test_a_row_that_was_cut_off_is_told() -> None:
    (cable,) = read(ROW.format("x").split('"UNCLASSIFIED"')[0]).cables
    assert (str(cable.mrn), cable.completeness) == ("66SESTRIN2481", "stub")
    assert "record-damaged" in [finding.code for finding in cable.findings]


@given(st.text('1"/,0\nA :', max_size=30))
def test_rows_begin_where_their_pattern_is(between: str) -> None:
    text = f'1,1/1/2001,"01A{between}\n"12345678","12/12/2001 10:10","01A\n{between}'
    assert list(cables_csv._starts(text)) == [found.start() for found in cables_csv.ROW.finditer(text)]
