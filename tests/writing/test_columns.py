"""A column of a table."""

from reftel.writing.columns import Column, yes


def test_a_column_gives_its_cell() -> None:
    column = Column("size", "How long", 6, len)
    assert column.value("four") == len("four")
    assert (yes(True), yes(False), yes(None)) == ("yes", "no", "no")
