"""Which words tell a matter, and when two texts are of one."""

import pytest

from reftel.extracting.following.matter import is_one, is_taken_over, telling_of

# EXERCISE: made-up people and places.
LIST = "publish the list of harbour wrecks by June"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LIST, "put the list of wrecks in the northern harbour before the council", True),
        (LIST, "discuss the details further and report back to Marin's government", False),
        ("discuss the details of the decision further", "discuss further details before a decision is made", False),
        ("continue close cooperation with Norway in this area", "seek cooperation with Norway in these areas", False),
        ("work with Norway on the wrecks in the harbour", "dredge harbour, canal, locks, quays, lagoon, wrecks", True),
        (LIST, "train pilots, divers, welders, miners, nurses, clerks and masons for harbour and wrecks", False),
    ],
)
def test_two_promises_are_of_one_matter_by_words_that_tell_it(one: str, other: str, *, same: bool) -> None:
    assert is_one(telling_of(one), telling_of(other)) is same


def test_neither_everyday_words_nor_states_tell_a_matter() -> None:
    assert telling_of("Norwegian officials would discuss the lagoon further with Sweden") == frozenset(["lagoon"])


def test_what_has_ten_words_in_the_same_order_is_taken_over() -> None:
    text = "publish a complete inventory of all canals, locks, pumps and old mills"
    assert is_taken_over(text, f"Norway would {text} in the north")
    assert not is_taken_over("publish an inventory of canals", "Norway would publish an inventory of canals")
