"""The sentences of cables, cited by paragraph, number and place."""

import reftel
from reftel.extracting.drafting.sentences import offices, told_in

TEXT = "UNCLAS SESTRIN 000215\n\nSUBJECT: TWO\n\n1. (U) One came. Ostrel's bid\nfor 2005 came.\n\n2. (U) None.\n"


def test_each_sentence_is_cited_by_its_place() -> None:
    reading = reftel.read(TEXT)
    found = told_in(reading.cables)
    assert [(one.cited.para, one.cited.sentence, one.text) for one in found] == [
        (1, 1, "One came."),
        (1, 2, "Ostrel's bid for 2005 came."),
        (2, 1, "None."),
    ]
    second = found[1].cited
    assert reading.source.text[second.start : second.end] == "Ostrel's bid\nfor 2005 came."
    assert second.source == reading.source.sha256
    assert [one.who for one in found[1].namings] == ["Ostrel"]


def test_the_words_of_known_bodies_for_their_chair() -> None:
    assert "cio" in offices()
