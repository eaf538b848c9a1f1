"""The words of elements: what is theirs, folded, with a map that leads back."""

import reftel
from reftel.model.source import Source, Span
from reftel.reading.elements import Document
from reftel.reading.mapped import marked_up


def read(text: str) -> Document:
    source = Source("x", "0" * 64, "tei", "utf-8", text)
    return Document(source, marked_up(text, [Span(0, len(text))]))


def test_words_are_joined_as_they_are_printed_and_notes_are_left_out() -> None:
    document = read(
        "<div type='document'><p>A <hi>pi</hi>lot&amp;co<note>no</note>, it\n  is. <pb n='2'/>B<lb/>C</p></div>"
    )
    piece = document.piece(next(document.div.all("p")))
    assert piece.text == "A pilot&co, it is. B C"
    for run in piece.runs:
        if run.clean_end - run.clean == run.end - run.start and piece.text[run.clean : run.clean_end].isalpha():
            assert document.source.text[run.start : run.end] == piece.text[run.clean : run.clean_end]


def test_items_and_rows_are_blocks_and_cells_words() -> None:
    document = read(
        "<div type='document'><list><item>A</item><item>B</item></list>"
        "<table><row><cell>1</cell><cell>2</cell></row></table></div>"
    )
    assert document.piece(next(document.div.all("list"))).text == "A\n\nB"
    assert document.piece(next(document.div.all("table"))).text == "1 2"
    assert document.piece(next(document.div.all("list")), flat=True).text == "A B"


def test_an_element_without_words_stands_where_it_stands() -> None:
    document = read("<div type='document'><p> <note>no</note> </p></div>")
    piece = document.piece(next(document.div.all("p")))
    assert (piece.text, piece.start) == ("", document.source.text.index(" <note>"))
    assert reftel.read(document.source.text).cables[0].completeness == "stub"
