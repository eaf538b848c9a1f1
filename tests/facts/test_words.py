"""Words with a use."""

from reftel.facts.words import words


def test_words() -> None:
    assert "MARCH" in words("no-station")
    assert "SEE" in words("before-station")
    assert "COMMENT" in words("no-signature")
    assert words("nothing") == frozenset()
