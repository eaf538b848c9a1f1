"""Names told by their letters."""

import pytest

from made_speech import pairs
from reftel.extracting.unknownnames import is_unknown_name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Hadrik", True),
        ("Tessel", True),
        ("Farmers", False),
        ("Paris", False),
        ("Minister", False),
        ("GOQ", False),
        ("Bly", False),
    ],
)
def test_words(word: str, *, name: bool) -> None:
    assert is_unknown_name(word) is name


def test_a_name_at_the_head_of_a_sentence_speaks() -> None:
    assert pairs("Tessel says they were sold in the spring.") == [("Tessel", "they were sold in the spring")]
    assert pairs("Plovik, with a gesture toward the window, said the real power was across the street.") == [
        ("Plovik", "the real power was across the street")
    ]


def test_he_is_who_acted_before_by_his_name() -> None:
    text = "Wexlar welcomed the pledge. Hadrik took this with good grace. Deeds were being prepared, he said."
    assert pairs(text)[-1] == ("Hadrik", "Deeds were being prepared")
