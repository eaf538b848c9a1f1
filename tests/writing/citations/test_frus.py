"""In the manner of Foreign Relations of the United States."""

import msgspec

import made_up
from reftel.model.release import Release
from reftel.writing.citations.citation import number_of
from reftel.writing.citations.frus import write


def test_the_heading_and_the_source_note() -> None:
    assert write(made_up.cable(), 2) == (
        "Telegram 214 From Embassy Sestrin to FORMIN Port Aurel, March 17, 2004, 0905Z.\n"
        "Subject: VARDANIA WOULD TAKE THE LATER DATE. 04SESTRIN214, paragraph 2. Confidential; Priority; SIPDIS;"
        " NOFORN. Released, FOIA, January 2, 2020."
    )


def test_a_document_of_a_volume_has_its_number_and_the_title_of_the_volume_and_no_stop_twice() -> None:
    bare = made_up.bare_cable()
    printed = msgspec.structs.replace(
        bare,
        release=Release("published", "frus1894Nicaragua"),
        publisher={"document": "d40", "number": "40", "title": "No. 40. Mr. Quill to Mr. Tarn."},
    )
    assert write(printed, None) == (
        "Document, n.d.\nSubject: No. 40. Mr. Quill to Mr. Tarn. Document 40."
        " Published, Foreign Relations of the United States, 1894, Nicaragua."
    )
    assert number_of(bare) == "source:000000000000@0"


def test_a_document_that_says_nothing() -> None:
    assert write(made_up.bare_cable(), None) == "Document, n.d.\nsource:000000000000@0."
