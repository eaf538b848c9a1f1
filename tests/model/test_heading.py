"""What a document is called."""

import msgspec

import made_up
from reftel.model.heading import heading_of


def test_the_subject_then_the_editors_heading() -> None:
    told = {"document": "d40", "title": "No. 40. Mr. Quill to Mr. Tarn."}
    assert heading_of(msgspec.structs.replace(made_up.cable(), publisher=told)) == "VARDANIA WOULD TAKE THE LATER DATE"
    assert heading_of(msgspec.structs.replace(made_up.bare_cable(), publisher=told)) == (
        "d40 No. 40. Mr. Quill to Mr. Tarn."
    )
    assert heading_of(made_up.bare_cable()) is None
