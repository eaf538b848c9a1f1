"""What a document is called."""

import msgspec

import made_up
from reftel.model.heading import heading_of, number_in_series


def test_the_subject_then_the_editors_heading() -> None:
    told = {"document": "d40", "title": "No. 40. Mr. Quill to Mr. Tarn."}
    assert heading_of(msgspec.structs.replace(made_up.cable(), publisher=told)) == "VARDANIA WOULD TAKE THE LATER DATE"
    assert heading_of(msgspec.structs.replace(made_up.bare_cable(), publisher=told)) == (
        "d40 No. 40. Mr. Quill to Mr. Tarn."
    )
    assert heading_of(made_up.bare_cable()) is None


def test_a_document_in_a_volume_is_told_by_its_number_there() -> None:
    printed = made_up.printed_document()
    assert number_in_series(printed) == "FRUS 1894, Nicaragua, doc. 40"
    assert heading_of(printed) == "No. 40. Mr. Quill to Mr. Tarn."
    for other in (made_up.cable(), made_up.bare_cable()):
        assert number_in_series(other) is None
