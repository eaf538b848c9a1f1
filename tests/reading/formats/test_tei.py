"""What is a volume, what a document, and where each document stands."""

from conftest import HOME
from reftel.reading.formats import FORMATS
from reftel.reading.formats.tei import TEI, documents, is_volume, suits

VOLUME = (HOME / "tests" / "reading" / "volume.xml").read_text(encoding="utf-8")


def test_a_volume_and_a_document_suit_and_a_page_does_not() -> None:
    assert suits(VOLUME)
    assert suits("\ufeff\n<div type=\"document\" xml:id='d1'><p>A</p></div>")
    assert not suits("<html><body><div class='document'></div></body></html>")
    assert not suits("UNCLAS VELLOS 000017 <TEI>")
    assert TEI in FORMATS


def test_only_a_volume_has_documents_in_it() -> None:
    assert is_volume(VOLUME)
    assert not is_volume("<div type='document'></div>")
    assert not is_volume("<TEI><text><p>A</p></text></TEI>")


def test_documents_with_parts_of_their_own_and_one_that_is_not_closed() -> None:
    text = "<TEI><div type='document' xml:id='d1'><div>x</div></div><div type='document'><p>y"
    assert [(own, span.of(text)) for own, span in documents(text)] == [
        ("d1", "<div type='document' xml:id='d1'><div>x</div></div>"),
        ("document-2", "<div type='document'><p>y"),
    ]
