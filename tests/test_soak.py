"""Readers, coders and an import at once, for some seconds; the hour is in the long run."""

import msgspec
import pytest

import made_reviews
import soak


@pytest.mark.slow
def test_nothing_fails_and_no_correction_is_lost() -> None:
    ok, line = soak.run(0.2, 120)
    assert ok, line
    assert " 0 errors, 0 of " in line
    assert "0 of 0 corrections" not in line
    assert " 0 sources read" not in line
    for kind in ("page", "search", "suggestions"):
        assert f"{kind} p50" in line


def test_memory_that_grows_is_told() -> None:
    one = soak.Soak.__new__(soak.Soak)
    one.memory = [(float(at), 100.0 + at) for at in range(90)]
    growth = one.slope()
    assert growth is not None
    assert growth > soak.GROWTH
    one.memory = [(float(at), 100.0 + at % 3) for at in range(90)]
    growth = one.slope()
    assert growth is not None
    assert growth < soak.GROWTH
    one.memory = []
    assert one.slope() is None


def test_what_became_of_a_correction_is_told() -> None:
    review = made_reviews.review(made_reviews.SAILS)
    later = msgspec.structs.replace(review, number=2, replaces=1)
    assert soak.fate([], 1) == "gone"
    assert soak.fate([review], 1) == f"{review.coder} on {review.statement}"
    assert soak.fate([msgspec.structs.replace(review, undone=True)], 1).endswith(", undone")
    assert soak.fate([review, later], 1).endswith(f", then 2 of {review.coder} on {review.statement}")
