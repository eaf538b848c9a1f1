"""Tables: which lines are rows, and what stands in their cells."""

from reftel.model.cable import Cable
from reftel.reading import read
from reftel.reading.tables import is_column_rule, split_rows, table_rows

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def only(body: str) -> Cable:
    (cable,) = read(HEAD + body).cables
    return cable


def rows(text: str) -> list[int]:
    lines = text.split("\n")
    return sorted(table_rows(lines, ["text" if line.strip() else "blank" for line in lines], 0))


def test_rows() -> None:
    assert rows("Exports      2005    2006\nTotal          12      15\nOf which fish   3       4") == [0, 1, 2]
    assert rows("One\ta\nTwo\tb") == [0, 1]
    assert rows("| One | a |\n| Two | b |") == [0, 1]
    assert rows("Harbour Party          HP\nTrade Union Party      TUP\nFree Men               FM") == [0, 1, 2]
    assert rows("Exports      2005    2006\nOther goods and\nservices       12      15") == [0, 1, 2]
    assert rows("Exports      2005    2006\n\nTotal          12      15\n              (all)") == [0, 2, 3]


def test_no_rows() -> None:
    assert rows("the  minister   spoke   of it   and left\nthe    room     without a   word   of   thanks") == []
    assert rows("A line      alone") == []
    assert rows("One thing   and\nAnother one, which is much longer   so\nA third thing that   differs") == []
    assert rows("Exports      2005    2006\n\n\n\n\nTotal          12      15") == []


def test_cells() -> None:
    found = split_rows(
        ["Port       Mayor        Votes", "Sestrin    Ada Askew      410", "Hollen Bay Nora Reed      12"]
    )
    assert found == (("Port", "Mayor", "Votes"), ("Sestrin", "Ada Askew", "410"), ("Hollen Bay", "Nora Reed", "12"))
    assert split_rows(["| a | b |", "| c | d |"]) == (("a", "b"), ("c", "d"))
    ruled = split_rows(["Port Mayor", "----     -----", "Sestrin  Askew"])
    assert ruled == (("Port", "Mayor"), ("Sestrin", "Askew"))
    assert is_column_rule("----   ------  --")
    assert not is_column_rule("-------")


def test_a_table_in_its_paragraph() -> None:
    lines = "Port      Mayor      Votes\nSestrin   Askew        410\nHollen    Reed          12"
    text = f"1. (C) The ports:\n\n{lines}\n\nIt rained."
    reading = read(HEAD + text)
    (paragraph,) = reading.cables[0].paragraphs
    (table,) = paragraph.tables
    assert table.rows == (("Port", "Mayor", "Votes"), ("Sestrin", "Askew", "410"), ("Hollen", "Reed", "12"))
    assert paragraph.text[table.clean : table.clean_end] == "Port Mayor Votes\n\nSestrin Askew 410\n\nHollen Reed 12"
    assert reading.source.text[table.start : table.end].startswith("Port      Mayor")
    assert paragraph.text.endswith("\n\nIt rained.")
    assert only("1. (C) One.").paragraphs[0].tables == ()


def test_dots_between_an_item_and_its_figure() -> None:
    assert rows("Rent ........ 12,000\nFuel ........ 3,400") == [0, 1]
    assert rows("He paused ..... and then\nhe left ..... at last") == []
    assert split_rows(["Rent ........ 12,000", "Fuel ........ $3,400"]) == (("Rent", "12,000"), ("Fuel", "$3,400"))
    cable = only("1. (U) Costs:\n\nRent ........ 12,000\nFuel ........ 3,400\n\n2. (U) He paid.\n")
    assert [table.rows for table in cable.paragraphs[0].tables] == [(("Rent", "12,000"), ("Fuel", "3,400"))]
    assert cable.headings == ()
