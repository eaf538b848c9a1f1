"""In the manner of Foreign Relations of the United States."""

import made_up
from reftel.writing.citations.frus import write


def test_the_heading_and_the_source_note() -> None:
    assert write(made_up.cable(), 2) == (
        "Telegram 214 From Embassy Sestrin to FORMIN Port Aurel, March 17, 2004, 0905Z.\n"
        "Subject: VARDANIA WOULD TAKE THE LATER DATE. 04SESTRIN214, paragraph 2. Confidential; Priority; SIPDIS;"
        " NOFORN. Released, FOIA, 2020-01-02."
    )


def test_a_document_that_says_nothing() -> None:
    assert write(made_up.bare_cable(), None) == "Document, n.d.\nsource:000000000000@0."
