"""Where the nodes of a network are drawn."""

import math

import pytest

from reftel.web.spreading import apart, spread

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


@pytest.mark.parametrize("wide", [30, 190, 1100], ids=str)
def test_no_box_covers_another_and_all_are_in_a_picture_no_higher_than_it_must_be(wide: int) -> None:
    sizes = [(wide, 40 + number % 9) for number in range(len(NAMES))]
    made, height = apart(spread(NAMES, TIES, 1000, 600), sizes, 1000, 600)
    boxes = list(zip(made, sizes, strict=True))
    for at, ((x, y), (w, h)) in enumerate(boxes):
        assert all(
            abs(x - left) >= (w + other_w) / 2 or abs(y - top) >= (h + other_h) / 2
            for (left, top), (other_w, other_h) in boxes[:at]
        )
        assert h / 2 <= y <= height - h / 2
        assert w > 1000 or w / 2 <= x <= 1000 - w / 2
    assert (height == 600) == (wide == 30)


def test_boxes_in_one_place_are_moved_apart_and_one_alone_stays() -> None:
    (one, other), height = apart([(50, 50), (50, 50)], [(20, 10), (20, 10)], 100, 100)
    assert (abs(one[1] - other[1]) >= 10, height) == (True, 100)
    assert apart([(40, 30)], [(20, 10)], 100, 100) == ([(40, 30)], 100)
    assert apart([], [], 100, 100) == ([], 100)
