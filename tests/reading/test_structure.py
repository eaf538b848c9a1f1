"""What a paragraph's text shows of itself."""

from reftel.reading import read
from reftel.reading.structure import in_capitals

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def test_in_capitals() -> None:
    assert in_capitals("1. THE MINISTER SAID THAT THE STRAITS WOULD BE OPEN TO ALL SHIPS FROM MAY 1.")
    assert in_capitals("THE MINISTER SAID THAT THE STRAITS WOULD BE OPEN TO ALL SHIPs FROM MAY ONWARDS.")
    assert not in_capitals("The Minister of the GOS said that the STRAITS would be open to all ships from May 1.")
    assert not in_capitals("SHORT TITLE")


def test_a_cable_in_capitals() -> None:
    body = "1. THE MINISTER SAID THAT THE STRAITS WOULD BE OPEN TO ALL SHIPS FROM MAY 1.\n\n2. He left."
    (cable,) = read(HEAD + body).cables
    assert [paragraph.capitals for paragraph in cable.paragraphs] == [True, False]
    assert cable.capitals
    assert not read(HEAD + "1. He came, and he left.").cables[0].capitals


def test_items_stand_where_they_say() -> None:
    reading = read(HEAD + "1. (C) Do:\n-- (C) one;\n-- two.")
    (paragraph,) = reading.cables[0].paragraphs
    assert [reading.source.text[item.start : item.end] for item in paragraph.items] == ["-- (C) one;", "-- two."]
    assert [item.mark for item in paragraph.items] == ["C", None]
