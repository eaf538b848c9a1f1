"""What an executive order line instructs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.eo import parse_eo
from reftel.fields.instruction import Instruction, parse_instruction

VALUES = [
    ("E.O. 11652: GDS", Instruction("schedule", schedule="GDS")),
    ("E.O. 11652: NGDS", Instruction("schedule", schedule="GDS")),
    ("E.O. 11652: XGDS-3", Instruction("schedule", schedule="XGDS", codes=("XGDS-3",))),
    ("E.O. 11652: XGDS - 1", Instruction("schedule", schedule="XGDS", codes=("XGDS-1",))),
    ("E.O. 11652 XGDS", Instruction("schedule", schedule="XGDS")),
    ("E.O. 11652: ADS, DECLAS 12/31/82", Instruction("schedule", "1982-12-31", "ADS")),
    ("E.O. 11652: N/A", Instruction("none")),
    ("E.O.12065:NA", Instruction("none")),
    (
        "E.O. 12065: GDS 8/12/85 (ROE, JANE L.) OR-P",
        Instruction("schedule", "1985-08-12", "GDS", classifier="ROE, JANE L.", office="OR-P"),
    ),
    (
        "E.O. 12065: RDS-3 3/14/99 (ROE, JANE) OR-M",
        Instruction("schedule", "1999-03-14", "RDS", ("RDS-3",), classifier="ROE, JANE", office="OR-M"),
    ),
    ("E.O. 12065: GDS 8/12/85 OR-P", Instruction("schedule", "1985-08-12", "GDS", office="OR-P")),
    ("E.O. 12065: GDS (ROE) OR-E", Instruction("schedule", schedule="GDS", classifier="ROE", office="OR-E")),
    ("Executive Order: GS 19850808 ROE, JANE", Instruction("schedule", "1985-08-08", "GDS", classifier="ROE, JANE")),
    ("E.O. 12356: DECL:OADR", Instruction("oadr")),
    ("E.O. 12356: DECL: OAOR", Instruction("oadr")),
    ("E.O. 12356: DECL: UPON DEPARTURE OF SHIP", Instruction("event", event="UPON DEPARTURE OF SHIP")),
    ("E.O. 12958: DECL: 10/23/2015", Instruction("date", "2015-10-23")),
    ("E.O. 12958: DECL: X1, X6", Instruction("exemption", codes=("X1", "X6"))),
    ("E.O. 12958: 1.6X1", Instruction("exemption", codes=("X1",))),
    ("E.O. 12958: DECL: 1.6 (X5)", Instruction("exemption", codes=("X5",))),
    ("E.O. 12958: DECL: 25X1- HUMAN", Instruction("exemption", codes=("25X1-HUM",))),
    ("E.O. 13526: DECL: 50X2-WMD", Instruction("exemption", codes=("50X2-WMD",))),
    ("E.O. 12958: DECL: MR", Instruction("review")),
    (
        "E.O. 12958: DECL: TEN YEARS AFTER THE LAMP IS LIT",
        Instruction("event", event="TEN YEARS AFTER THE LAMP IS LIT"),
    ),
    ("E.O. 12958: DECL: TWENTY YEARS", Instruction("span", years=20)),
    ("E.O. 12958: DECL: 10 YEARS FROM DATE OF ORIGIN", Instruction("span", years=10)),
    ("E.O. 12958: DECL: CLOSURE OF EMBASSY SESTRIN", Instruction("event", event="CLOSURE OF EMBASSY SESTRIN")),
    (
        "E.O. 12958: DNG: CO 10/24/2009 DECL: 10/24/2014",
        Instruction("date", "2014-10-24", downgrade=("C", "10/24/2009")),
    ),
    ("E.O. 12958: DECL: 10/24/2014 DOWNGRADE TO SECRET", Instruction("date", "2014-10-24", downgrade=("S", None))),
    ("E.O. 12958: DECL", Instruction("unsaid")),
    ("E.O. 12958: AS AMENDED; DECLASSIFIED MAY 9, 2005", Instruction("declassified", "2005-05-09")),
    ("GP-3", Instruction("group", schedule="GROUP-3")),
    ("GROUP 4 Downgraded at 3-year intervals", Instruction("group", schedule="GROUP-4")),
]


@pytest.mark.parametrize(("text", "instruction"), VALUES)
def test_values(text: str, instruction: Instruction) -> None:
    eo = parse_eo(text)
    assert eo is not None
    assert eo.instruction == instruction


@given(st.text(alphabet="XGDSNA/ 0123456789().,-OR25YEARSUPONDECL:", max_size=500))
def test_never_raises(text: str) -> None:
    parse_instruction(text)
    parse_instruction(text, "2015-10-23")


def test_of_nothing() -> None:
    assert parse_instruction("") == Instruction("unsaid")


@pytest.mark.parametrize("text", ["DECL: 10YRS", "DECL: 10 YEARS", "DECL: TEN YRS"])
def test_years_are_written_short_too(text: str) -> None:
    told = parse_instruction(text)
    assert (told.kind, told.years) == ("span", 10)
