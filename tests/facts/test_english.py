"""The list of English words."""

from reftel.facts.english import english, known_share


def test_common_words_and_their_forms_are_known_and_names_and_debris_are_not() -> None:
    assert {"obsession", "speculation", "governments", "agreed", "himself"} <= english()
    assert english().isdisjoint({"tarsis", "specula", "ession", "centuryold", "Obsession", "the"})
    assert len(english()) > 50_000


def test_the_measure() -> None:
    assert known_share(["The minister, he said, xqzv."]) == (2 / 3, 3)
    assert known_share([""]) == (0, 0)
