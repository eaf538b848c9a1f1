"""Words with a use."""

from reftel.facts.words import page_words, words


def test_words() -> None:
    assert "MARCH" in words("no-station")
    assert "SEE" in words("before-station")
    assert "COMMENT" in words("no-signature")
    assert words("nothing") == frozenset()


def test_page_words() -> None:
    assert "Show Headers" in page_words("plusd", "line")
    assert all(words.startswith("Help") for words in page_words("plusd", "foot"))
    assert page_words("plusd", "nothing") == ()
