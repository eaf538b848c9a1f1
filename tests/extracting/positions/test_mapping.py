"""The mapping is read once, and every list in it says something."""

import pytest

from reftel.extracting.positions.mapping import mapping, roles, words


@pytest.mark.parametrize("name", sorted(mapping()["words"]))
def test_word_lists(name: str) -> None:
    assert words(name)
    assert all(word == word.lower().strip() for word in words(name))


@pytest.mark.parametrize("name", sorted(mapping()["roles"]))
def test_roles(name: str) -> None:
    assert roles(name)


def test_every_row_and_act_has_an_example() -> None:
    assert all(len(row["example"]) == 2 for row in mapping()["row"])
    assert all(len(act["example"]) == 2 for act in mapping()["act"].values())
    assert mapping() is mapping()
