"""Chicago notes."""

import made_up
from reftel.writing.citations.chicago import write


def test_a_note_of_a_paragraph() -> None:
    assert write(made_up.cable(), 2) == (
        'Embassy Sestrin to FORMIN Port Aurel, "VARDANIA WOULD TAKE THE LATER DATE," telegram 04SESTRIN214, '
        "March 17, 2004, para. 2, released, FOIA, January 2, 2020."
    )


def test_a_document_that_says_nothing() -> None:
    assert write(made_up.bare_cable(), None) == "Document source:000000000000@0, n.d."


def test_a_document_of_a_volume_is_cited_by_it() -> None:
    assert write(made_up.printed_document(), None) == (
        '"No. 40. Mr. Quill to Mr. Tarn," letter, n.d., Foreign Relations of the United States, 1894, Nicaragua,'
        " document 40."
    )
