"""The list of English words."""

from reftel.facts.english import english


def test_common_words_and_their_forms_are_known_and_names_and_debris_are_not() -> None:
    assert {"obsession", "speculation", "governments", "agreed", "himself"} <= english()
    assert english().isdisjoint({"tarsis", "specula", "ession", "centuryold", "Obsession", "the"})
    assert len(english()) > 50_000
