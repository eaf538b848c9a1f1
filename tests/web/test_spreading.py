"""Where the nodes of a network are drawn."""

import math

from reftel.web.spreading import spread

NAMES = [f"n{number}" for number in range(60)]
TIES = [(f"n{number}", f"n{number * 7 % 60}", number + 1) for number in range(60)]


def test_the_same_ties_have_the_same_places_inside_the_picture() -> None:
    made = spread(NAMES, TIES, 800, 600)
    assert made == spread(NAMES, TIES, 800, 600)
    assert all(0 <= x <= 800 and 0 <= y <= 600 for x, y in made)
    assert len(set(made)) == len(NAMES)


def test_who_is_tied_is_nearer_than_who_is_not() -> None:
    a, b, c, d = spread(["a", "b", "c", "d"], [("a", "b", 9), ("c", "d", 9)], 800, 600)
    assert math.dist(a, b) < math.dist(a, c)
    assert math.dist(c, d) < math.dist(b, d)


def test_one_alone_and_nobody() -> None:
    assert spread(["a"], [("a", "a", 2)], 800, 600) == [(400, 300)]
    assert spread([], [], 800, 600) == []
