"""Readers, coders and an import at once, for some seconds; the hour is in the long run."""

from pathlib import Path

import msgspec
import pytest

import made_reviews
import soak
from reftel.archive import Archive
from reftel.model.review import Patch, Review


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


KEY = ("Ann", made_reviews.MRN, made_reviews.SAILS.id)


def told(*reviews: Review) -> str:
    """What is wrong with the first correction among some."""
    return soak.fate(reviews, 1, KEY, "accept")


def test_a_correction_that_is_lost_is_told() -> None:
    mine = made_reviews.review(made_reviews.SAILS)
    assert told(mine) == ""
    assert told() == "gone"
    assert told(msgspec.structs.replace(mine, undone=True)) == "undone"
    assert told(made_reviews.review(made_reviews.SAILS, "reject")).startswith("it says reject")
    of_another = made_reviews.review(made_reviews.SAILS, coder="Ben", number=2)
    assert told(mine, msgspec.structs.replace(of_another, replaces=1)).startswith("in its place is 2, of Ben")
    of_other_words = made_reviews.review(made_reviews.REJECTS, number=2)
    assert told(mine, msgspec.structs.replace(of_other_words, replaces=1)).startswith("in its place is 2, of Ann")


def test_what_a_coder_says_of_the_same_words_extracted_anew_is_no_loss(tmp_path: Path) -> None:
    archive = made_reviews.reviewed_archive(tmp_path / "archive")
    anew = msgspec.structs.replace(made_reviews.SAILS, id=f"{made_reviews.SAILS.id}-anew", speaker="Minister Oyen")
    one = soak.Soak(archive, tmp_path, 0, 1)
    with Archive(archive) as opened:
        enter = opened.reviewing().add
        first = enter(made_reviews.MRN, made_reviews.SAILS.id, coder="Ann", verdict="accept", patch=Patch())
        one.kept[KEY] = "accept", first, -1.0
        opened.add_statements("2", [(made_reviews.CABLE, [anew])])
        second = enter(made_reviews.MRN, anew.id, coder="Ann", verdict="reject", patch=Patch())
        one.kept["Ann", made_reviews.MRN, anew.id] = "reject", second, -0.5
    assert one.lost() == []
    one.kept["Ann", made_reviews.MRN, "another"] = "accept", second + 1, -0.1
    assert [line.rpartition(": ")[2] for line in one.lost()] == ["gone"]
